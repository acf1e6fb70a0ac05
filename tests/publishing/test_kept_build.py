"""A site built on what was kept is the site built from nothing, whatever was edited, and little of it is written."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pledgebook.history.audit import Audit
from pledgebook.history.audited import AuditedHistory
from pledgebook.publishing.kept_build import NOTHING_KEPT, digest_of_index
from pledgebook.publishing.kept_file import read_kept
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.look import Look
from tests.built_site import site_in
from tests.made_up.country import TODAY, Size
from tests.publishing.kept_registers import PROSE, Edited, build, from_nothing, is_sealed_as_it_lies, made_up

Edit = Callable[[Edited, st.DataObject], Edited]

SMALL = Size(2, 2, seed=1)


def _one(edited: Edited, data: st.DataObject, start: str) -> str:
    paths = [path for path in edited.texts if path.startswith(start)]
    assume(paths)
    return data.draw(st.sampled_from(paths))


def _replaced(edited: Edited, path: str, before: str, after: str) -> Edited:
    assume(before in edited.texts[path])
    return edited.with_text(path, edited.texts[path].replace(before, after, 1))


def a_report_says_more(edited: Edited, data: st.DataObject) -> Edited:
    path = _one(edited, data, "followups/")
    return edited.with_text(path, f"{edited.texts[path].rstrip()}\n\nEn rad till, {data.draw(st.integers(1, 3))}.\n")


def a_verdict_is_another(edited: Edited, data: st.DataObject) -> Edited:
    return _replaced(edited, _one(edited, data, "followups/"), "in-progress", "partly-fulfilled")


def a_report_goes(edited: Edited, data: st.DataObject) -> Edited:
    return edited.without(_one(edited, data, "followups/").partition(".")[0])


def a_report_comes(edited: Edited, data: st.DataObject) -> Edited:
    agreement = data.draw(st.sampled_from(["elvlosa-2024", "elvlosa-2025", "gronsta-2024", "gronsta-2025"]))
    day = date(2026, 1, data.draw(st.integers(14, 28)))
    more = data.draw(st.sampled_from(["", "draft: true\n"]))
    head = f"agreement: {agreement}\nby: polisen\ndate: {day}\nincomplete: true\n{more}untranslated: [en]\n"
    said = "sources: [{title: Protokoll, publisher: polisen}]\npledges: {p1: not-fulfilled}\n"
    return edited.with_text(f"followups/{day}-polisen-{agreement}.md", f"---\n{head}{said}---\nIngen trafik.\n")


def a_report_is_corrected(edited: Edited, data: st.DataObject) -> Edited:
    path = _one(edited, data, "followups/")
    text, name = edited.texts[path], path.removeprefix("followups/").removesuffix(".md")
    assume("corrects:" not in text and "agreement:" in text)
    kept = [line for line in text.splitlines() if line.startswith(("agreement:", "by:"))]
    day = date(2026, 2, data.draw(st.integers(1, 28)))
    head = "\n".join(
        (*kept, f"date: {day}", f"corrects: {name}", "untranslated: [en]", "reason: {sv: Fel., en: Wrong.}")
    )
    return edited.with_text(
        f"followups/{day}-{name[11:]}.md", f"---\n{head}\npledges: {{p1: fulfilled}}\n---\nRättat.\n"
    )


def a_pledge_is_worded_otherwise(edited: Edited, data: st.DataObject) -> Edited:
    return _replaced(edited, _one(edited, data, "pledges/"), " ska ", " ska verkligen ")


def a_pledge_goes_on_from_another(edited: Edited, data: st.DataObject) -> Edited:
    pledge = data.draw(st.sampled_from(["elvlosa-2024/p2", "gronsta-2024/p3"]))
    return _replaced(edited, _one(edited, data, "pledges/"), "  p4:\n", f"  p4:\n    continues: {pledge}\n")


def an_agreement_was_elsewhere(edited: Edited, data: st.DataObject) -> Edited:
    path = _one(edited, data, "pledges/")
    return edited.with_text(path, f"aliases: [forr-{data.draw(st.integers(1, 9))}]\n{edited.texts[path]}")


def a_report_becomes_a_draft(edited: Edited, data: st.DataObject) -> Edited:
    return _replaced(edited, _one(edited, data, "followups/"), "---\nagreement:", "---\ndraft: true\nagreement:")


def an_agreement_becomes_a_draft(edited: Edited, data: st.DataObject) -> Edited:
    """One that nothing published points to."""
    path = _one(edited, data, "pledges/")
    name = path.removeprefix("pledges/").removesuffix(".yaml")
    reports = {one: text for one, text in edited.texts.items() if f"agreement: {name}\n" in text}
    later = edited.with_text(path, f"draft: true\n{edited.texts[path]}")
    for one, text in reports.items():
        later = later.with_text(one, text.replace("agreement:", "draft: true\nagreement:", 1))
    return later


def an_amendment_comes(edited: Edited, data: st.DataObject) -> Edited:
    day = data.draw(st.sampled_from(["2025-10-01", "2026-12-01"]))
    change = f"""amendments:
  - id: b1
    after: signed
    kind: extended
    from: {day}
    decided: {{date: 2025-09-30, by: [polisen], source: {{title: Protokoll, publisher: polisen}}}}
    reason: {{sv: Vi hann inte., en: We had no time.}}
    now: {{period: 2025 to {data.draw(st.integers(2027, 2029))}}}
"""
    path = _one(edited, data, "pledges/")
    return edited.with_text(path, f"{edited.texts[path].rstrip()}\n{change}")


def an_agreement_goes(edited: Edited, data: st.DataObject) -> Edited:
    path = _one(edited, data, "pledges/")
    name = path.removeprefix("pledges/").removesuffix(".yaml")
    reports = [one for one, text in edited.texts.items() if f"agreement: {name}\n" in text]
    return edited.without(path, *(one.partition(".")[0] for one in reports))


def an_agreement_comes(edited: Edited, data: st.DataObject) -> Edited:
    path = _one(edited, data, "pledges/")
    return edited.with_text(path.replace("-20", f"-{data.draw(st.sampled_from('ab'))}-20"), edited.texts[path])


def the_register_says_another_thing(edited: Edited, data: st.DataObject) -> Edited:
    named = ("Elvlösa kommun", "Polisen\n", "Medborgarlöften i", "report_within: 6", "Lokalpolisområde Elvlösa")
    before = data.draw(st.sampled_from(named))
    after = before.replace("6", "9") if "6" in before else f"Nya {before}"
    return _replaced(edited, "pledges.yaml", before, after)


def prose_is_another(edited: Edited, data: st.DataObject) -> Edited:
    text = edited.texts[PROSE]
    what = data.draw(st.sampled_from(("title: ", "\n---\n", "updated: ")))
    after = {"title: ": "title: Nytt ", "\n---\n": "\n---\nNya ord.\n\n", "updated: ": "updated: 2026-02-02 # "}[what]
    return edited.with_text(PROSE, text.replace(what, after, 1))


def an_attachment_is_larger(edited: Edited, data: st.DataObject) -> Edited:
    return replace(edited, attachment=edited.attachment + 100_000)


def days_go_by(edited: Edited, data: st.DataObject) -> Edited:
    return replace(edited, today=edited.today + timedelta(days=data.draw(st.sampled_from((1, 300, 900)))))


def the_settings_are_others(edited: Edited, data: st.DataObject) -> Edited:
    before = edited.settings
    audit = Audit("1" * 40, "2" * 40, "3" * 40, 4, (), frozenset(), (), ())
    seen = {"gronsta-2024": date(2026, 2, data.draw(st.integers(1, 28)))}
    others = (
        replace(before, site_url="https://annan.example/"),
        replace(before, look=Look("#7a1f3d")),
        replace(before, shows_drafts=not before.shows_drafts),
        replace(before, previous_seal="4" * 64),
        replace(before, history=AuditedHistory(audit, TODAY, seen, is_of_these_records=True)),
    )
    return replace(edited, settings=data.draw(st.sampled_from(others)))


# After these nothing holds, so that they come first: what was wrong before would be built anew.
FOR_ALL: tuple[Edit, ...] = (the_register_says_another_thing, prose_is_another, days_go_by, the_settings_are_others)
EDITS: tuple[Edit, ...] = (
    a_report_says_more,
    a_verdict_is_another,
    a_report_goes,
    a_report_comes,
    a_report_is_corrected,
    a_report_becomes_a_draft,
    a_pledge_is_worded_otherwise,
    a_pledge_goes_on_from_another,
    an_agreement_was_elsewhere,
    an_agreement_becomes_a_draft,
    an_amendment_comes,
    an_agreement_goes,
    an_agreement_comes,
    an_attachment_is_larger,
    prose_is_another,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(max_examples=1, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.data())
def test_after_each_kind_of_edit_the_site_is_as_if_built_from_nothing(edit: Edit, data: st.DataObject) -> None:
    with TemporaryDirectory() as scratch:
        edited = made_up(SMALL)
        _, kept = build(edited, Path(scratch) / "kept")
        later = edit(edited, data)
        assume(later.outcome().site is not None)
        build(later, Path(scratch) / "kept", kept)
        assert site_in(Path(scratch) / "kept", "").files == from_nothing(later, Path(scratch) / "fresh")


@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.data())
def test_whatever_was_edited_the_site_is_as_if_built_from_nothing(data: st.DataObject) -> None:
    with TemporaryDirectory() as scratch:
        kept_folder, fresh = Path(scratch) / "kept", Path(scratch) / "fresh"
        edited = made_up(SMALL)
        _, kept = build(edited, kept_folder)
        first = data.draw(st.lists(st.sampled_from(FOR_ALL), max_size=1))
        for edit in (*first, *data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3))):
            later = edit(edited, data)
            if later.outcome().site is None:
                continue
            edited = later
            building, kept = build(edited, kept_folder, kept)
        _tampered(kept_folder, data)
        building, _ = build(edited, kept_folder, kept)
        assert site_in(kept_folder, "").files == from_nothing(edited, fresh)
        assert len(building.to_write) < len(building.site.chapters)


def _tampered(folder: Path, data: st.DataObject) -> None:
    """Somebody has had a hand in the site."""
    page = data.draw(st.sampled_from(sorted(folder.rglob("*.html"))))
    page.write_text("Inte vad som skrevs.", "utf-8")
    (folder / "egen").mkdir()
    (folder / "egen/index.html").write_text("En egen sida.", "utf-8")
    shutil.rmtree(folder / data.draw(st.sampled_from(("uppfoljningar", "foresla", "en"))))


def written(edited: Edited, later: Edited, folder: Path) -> set[str]:
    """The chapters that are written for an edit."""
    _, kept = build(edited, folder)
    building, _ = build(later, folder, kept)
    return {name.removeprefix("sv:") for name in building.to_write if name.startswith("sv:")}


def a_verdict_changed(edited: Edited, agreement: str) -> Edited:
    for path, text in edited.texts.items():
        if f"agreement: {agreement}\n" in text and "verdict: in-progress" in text:
            return edited.with_text(path, text.replace("verdict: in-progress", "verdict: fulfilled", 1))
    raise AssertionError(agreement)


def test_what_asked_for_a_report_is_written_and_nothing_else(tmp_path: Path) -> None:
    edited = made_up(Size(2, 3, seed=1))
    chapters = written(edited, a_verdict_changed(edited, "elvlosa-2024"), tmp_path / "site")
    assert {"elvlosa-2024/", "omraden/elvlosa/", "loften/", "start", "uppfoljningar/"} <= chapters
    agreements = {name for name in chapters if "/" not in name.removesuffix("/") and "-20" in name}
    assert agreements == {"elvlosa-2024/"}
    assert not chapters & {"omraden/gronsta/", "aktorer/gronsta-kommun/", "loften/ar/2023/", "kontakter/", "ordlista/"}


def test_a_page_of_prose_is_no_chapter(tmp_path: Path) -> None:
    edited = made_up(SMALL)
    later = edited.with_text(PROSE, edited.texts[PROSE].replace("\n---\n", "\n---\nNya ord.\n\n", 1))
    assert len(written(edited, later, tmp_path / "site")) <= 1


def test_what_stands_on_every_page_has_every_page_written(tmp_path: Path) -> None:
    edited = made_up(SMALL)
    later = edited.with_text(PROSE, edited.texts[PROSE].replace("title: ", "title: Nytt ", 1))
    building, _ = build(edited, tmp_path / "site")
    of_pages = [name for name in building.site.chapters if not name.startswith("files:")]
    assert len(written(edited, later, tmp_path / "site")) * 2 == len(of_pages)


def test_twice_the_records_are_no_more_to_write(tmp_path: Path) -> None:
    """All that is more are parts of lists that grow: here there are none."""
    numbers = []
    for size in (Size(2, 2, seed=1), Size(2, 4, seed=1)):
        edited = made_up(size)
        folder = tmp_path / str(size.years)
        numbers.append(len(written(edited, a_verdict_changed(edited, "elvlosa-2025"), folder)))
    assert numbers[0] >= numbers[1] - 1  # a list of one more year


def test_an_unchanged_register_writes_nothing(tmp_path: Path) -> None:
    edited = made_up(SMALL)
    assert written(edited, edited, tmp_path / "site") == set()


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"[]", mtime=0), gzip.compress(b'{"for_all": "", "chapters": 1}', mtime=0)],
)
def test_a_file_that_tells_of_nothing_kept_is_no_trouble(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "kept.json.gz").write_bytes(content)
    assert read_kept(tmp_path / "kept.json.gz") == NOTHING_KEPT


def test_what_is_kept_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(made_up(SMALL), tmp_path / name)
    files = [KeptFolder(tmp_path / name).file.read_bytes() for name in ("one", "two")]
    assert files[0] == files[1]


def test_the_digests_are_those_of_the_files(tmp_path: Path) -> None:
    edited, site = made_up(SMALL), tmp_path / "site"
    _, kept = build(edited, site)
    later = a_verdict_changed(edited, "elvlosa-2024")
    _, kept = build(later, site, kept)
    known = {path: digest for one in kept.chapters.values() for path, digest in one.written.files.digests.items()}
    assert is_sealed_as_it_lies(site, known)


def test_a_build_that_fails_leaves_the_site_before(tmp_path: Path) -> None:
    place = KeptFolder(_site_in(tmp_path))
    assert place.set_aside()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/half.html").write_text("half", "utf-8")
    KeptFolder(tmp_path / "site").put_back()  # by the next build too, if this one was killed
    assert site_in(tmp_path / "site", "").files == {"index.html": b"whole", ".well-known/x": b"y"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    place.put_back()
    assert (tmp_path / "site/index.html").is_file()


def test_a_site_that_cannot_be_moved_is_built_anew(tmp_path: Path) -> None:
    assert not KeptFolder(tmp_path / "site").set_aside()
    assert list(tmp_path.iterdir()) == []


def test_what_is_hidden_at_the_top_of_the_site_stays(tmp_path: Path) -> None:
    place = KeptFolder(_site_in(tmp_path))
    assert place.set_aside()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/new.html").write_text("new", "utf-8")
    place.join([])
    assert site_in(tmp_path / "site", "").files == {"new.html": b"new", ".well-known/x": b"y"}
    place.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_index_of_the_site_before_lies_beside_until_the_new_one_is_made(tmp_path: Path) -> None:
    place = KeptFolder(_site_in(tmp_path))
    (tmp_path / "site/pagefind").mkdir()
    (tmp_path / "site/pagefind/x").write_text("x", "utf-8")
    digest = digest_of_index(tmp_path / "site/pagefind", 1)
    assert place.set_aside()
    (tmp_path / "site").mkdir()
    place.join(["index.html"])
    assert not (tmp_path / "site/pagefind").exists()
    assert digest_of_index(place.index, 1) == digest
    (place.index / "x").write_text("y", "utf-8")
    assert digest_of_index(place.index, 1) != digest


def _site_in(folder: Path) -> Path:
    (folder / "site/.well-known").mkdir(parents=True)
    (folder / "site/.well-known/x").write_text("y", "utf-8")
    (folder / "site/index.html").write_text("whole", "utf-8")
    return folder / "site"
