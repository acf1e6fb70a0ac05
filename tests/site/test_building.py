"""Building: the same records give the same bytes, and an error never harms the site that is already there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import markdown

from pledgebook.publishing.no_raw_html import NoRawHtml
from tests.built_site import site_in
from tests.site_builds import DAY, build, copy_of_repository

BAD_FOLLOW_UP = """---
agreement: vara-2021
by: polisen
date: 2022-01-18
pledges:
  p9: fulfilled
---
"""


def test_two_builds_of_the_same_records_and_day_are_the_same_to_the_byte(vara_folder: Path, tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    assert build(folder, tmp_path / "again").returncode == 0
    first, second = site_in(vara_folder, "").files, site_in(tmp_path / "again", "").files
    assert {path: first[path] == second.get(path) for path in first} == dict.fromkeys(first, True)
    assert first.keys() == second.keys()


def test_properdocs_builds_the_same_site(vara_folder: Path, tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    done = build(folder, tmp_path / "properdocs", program="properdocs")
    assert done.returncode == 0, done.stderr
    ours, theirs = site_in(vara_folder, "").files, site_in(tmp_path / "properdocs", "").files
    assert [path for path in ours if ours[path] != theirs.get(path)] == []


def test_an_error_stops_the_build_with_one_message_and_leaves_the_old_site(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    site = tmp_path / "site"
    assert build(folder, site).returncode == 0
    before = site_in(site, "").files
    (folder / "followups" / "2022-01-18-polisen.md").write_text(BAD_FOLLOW_UP, "utf-8")
    done = build(folder, site)
    assert done.returncode == 1
    assert "followups/2022-01-18-polisen.md:6:3: fel[R301 unknown-reference]" in done.stderr
    assert "Traceback" not in done.stderr
    assert site_in(site, "").files == before


KEPT = {"PLEDGEBOOK_KEPT": "1"}


def test_a_build_on_what_was_kept_is_that_from_nothing_and_fails_without_a_trace(tmp_path: Path) -> None:
    folder, site = copy_of_repository(tmp_path), tmp_path / "site"
    assert build(folder, site, settings=KEPT).returncode == 0
    untouched = site / "vara-2021/p1/index.html"
    written = untouched.stat().st_mtime_ns
    report, prose = folder / "followups/2022-polisen.md", folder / "content/sv/om-medborgarloften.md"
    report.write_text(report.read_text("utf-8").replace("Badhusparken", "Stadsparken"), "utf-8")
    prose.write_text(f"{prose.read_text('utf-8').rstrip()}\n\nNya ord.\n", "utf-8")
    (site / "egen.html").write_text("Av någon annan.", "utf-8")
    assert build(folder, site, settings=KEPT).returncode == 0
    assert build(folder, tmp_path / "fresh").returncode == 0
    kept, fresh = site_in(site, "").files, site_in(tmp_path / "fresh", "").files
    assert [path for path in {**kept, **fresh} if kept.get(path) != fresh.get(path)] == []
    assert untouched.stat().st_mtime_ns == written
    # Nothing is edited: so the index of the search is taken over, but not once somebody has had a hand in it.
    for _ in ("taken over", "made anew"):
        assert build(folder, site, settings=KEPT).returncode == 0
        assert site_in(site, "").files == fresh
        (site / "pagefind/pagefind.js").write_text("// av någon annan", "utf-8")
    assert build(folder, site, settings=KEPT).returncode == 0
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_templates: [om.html]\n")
    (folder / "content/om.html").write_text("{{ what_is_not_there() }}", "utf-8")
    done = build(folder, site, settings=KEPT)
    assert done.returncode != 0
    assert site_in(site, "").files == fresh
    assert [path.name for path in tmp_path.glob("site.kept/*")] == ["kept.json.gz"]


DRAFT = """areas: vara
parties: [polisen, vara-kommun]
period: 2027
draft: true
untranslated: [en]
documents: {title: Förslaget, file: underlag/hemligt.txt}
pledges: {p1: {by: polisen, sv: Kvartersronder.}}
"""


def test_drafts_are_built_into_previews_only(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    for path, text in {"pledges/vara-2027.yaml": DRAFT, "content/underlag/hemligt.txt": "Kvartersronder."}.items():
        (folder / path).parent.mkdir()
        (folder / path).write_text(text, "utf-8")
    assert build(folder, tmp_path / "public").returncode == 0
    public = site_in(tmp_path / "public", "").files
    assert [path for path, content in public.items() if b"Kvartersronder" in content or "vara-2027" in path] == []
    assert build(folder, tmp_path / "preview", settings={"PLEDGEBOOK_DRAFTS": "1"}).returncode == 0
    preview = site_in(tmp_path / "preview", "").files
    assert "Utkast." in preview["vara-2027/p1/index.html"].decode()
    assert "underlag/hemligt.txt" in preview


def test_a_day_that_is_none_stops_the_build_with_one_sentence(tmp_path: Path) -> None:
    done = build(copy_of_repository(tmp_path), tmp_path / "site", day="i morgon")
    assert done.returncode == 1
    assert "i morgon" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_setting_leads_every_page_to_the_editor_of_the_host(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  repository: {branch: publicerat}\nrepo_url: https://codeberg.org/exempelby/loften\n")
    done = build(folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    pages = site_in(tmp_path / "site", "").pages
    editor = "https://codeberg.org/exempelby/loften/_edit/publicerat/"
    assert f"{editor}content/sv/om-medborgarloften.md" in pages["om-medborgarloften/"].html
    assert f"{editor}content/en/om-medborgarloften.md" in pages["en/om-medborgarloften/"].html
    assert f"{editor}pledges.yaml" in pages["vara-2021/p1/"].html


def test_a_host_that_nobody_knows_stops_the_build_with_one_sentence(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("repo_url: https://git.example.org/exempelby/loften\n")
    done = build(folder, tmp_path / "site")
    assert done.returncode == 1
    assert "vilken programvara git.example.org har" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_seal_from_before_that_is_not_there_stops_the_build_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLEDGEBOOK_PREVIOUS_SEAL", str(tmp_path / "none.json"))
    done = build(copy_of_repository(tmp_path), tmp_path / "site")
    assert done.returncode != 0
    assert "PLEDGEBOOK_PREVIOUS_SEAL" in done.stderr
    assert "Traceback" not in done.stderr


def test_raw_html_is_off_in_prose_even_if_it_came_past_the_rule() -> None:
    text = "<script>a</script>\n\nHej <b onclick=x>du</b>.\n\n<div>\n</div>\n"
    rendered = markdown(text, extensions=[NoRawHtml(), "fenced_code", "tables"])
    assert "&lt;script&gt;" in rendered
    assert not re.search("<(?:script|b|div)", rendered)


def test_what_mkdocs_says_is_what_check_says(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    (folder / "followups" / "2022-01-18-polisen.md").write_text(BAD_FOLLOW_UP, "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "pledgebook", "check", "--language", "sv", str(folder)],
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in checked.stdout.split("\n") if ": fel[" in line]
    assert checked.returncode == 1
    assert errors
    built = build(folder, tmp_path / "site").stderr
    assert [line for line in errors if line not in built] == []


def test_a_register_without_a_site_yet_makes_none(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    (folder / "pledges.yaml").write_text("languages: [sv\n", "utf-8")
    done = build(folder, tmp_path / "site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def with_look(folder: Path, *lines: str) -> Path:
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "".join(f"  {line}\n" for line in lines), "utf-8")
    return folder


def test_a_colour_and_a_logo_are_set_in_mkdocs_yml(tmp_path: Path) -> None:
    """`extra` stands last in the file."""
    folder = with_look(copy_of_repository(tmp_path), 'colour: "#7a1f3d"', "logo: bilder/logo.png")
    (folder / "content" / "bilder").mkdir(exist_ok=True)
    (folder / "content" / "bilder" / "logo.png").write_bytes(b"\x89PNG\r\n")
    assert build(folder, tmp_path / "site").returncode == 0
    files = site_in(tmp_path / "site", "").files
    assert b"--pb-accent:#7a1f3d" in files["assets/pledgebook.css"]
    assert b'src="../bilder/logo.png"' in files["om-medborgarloften/index.html"]
    assert "bilder/logo.png" in files


def test_a_colour_without_quotation_marks_stops_the_build_with_one_sentence(tmp_path: Path) -> None:
    done = build(with_look(copy_of_repository(tmp_path), "colour: #7a1f3d"), tmp_path / "site")
    assert done.returncode == 1
    assert "inom raka citattecken" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
