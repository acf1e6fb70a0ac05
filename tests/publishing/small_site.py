"""The site of one agreement, exempelby-2021, made of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import run
from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltSite, site_of_files
from tests.complaint_cases import BASE

TODAY = date(2026, 11, 22)
SETTINGS = Settings("https://example.org/")

AGREEMENT = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
signed: 2021-01-20
{more}
pledges:
  p1:
    by: polisen
    sv: Minst 20 fotpatruller i månaden.
    en: At least 20 foot patrols a month.
    {pledge}
"""


def site_of(*, more: str = "", pledge: str = "", attachments: Mapping[str, int] | None = None, **files: str) -> Site:
    """The site of one agreement, exempelby-2021. `files` are further files: `__` is `/`, `_md` and `_yaml` endings."""
    agreement = AGREEMENT.format(more=more, pledge=pledge.replace("\n", "\n    "))
    texts = {"pledges/exempelby-2021.yaml": agreement, **{_path(name): text for name, text in files.items()}}
    return _site(texts, attachments or {}, BASE.read_bytes(), None)


def hosted_site(files: Mapping[str, str], *, host: CodeHost | None = None, opened: str = "") -> Site:
    """The site of exempelby-2021 and these files, at a host; opened on a day, or not yet."""
    texts = {"pledges/exempelby-2021.yaml": AGREEMENT.format(more="", pledge=""), **files}
    return _site(texts, {}, BASE.read_bytes() + (f"opened: {opened}\n".encode() if opened else b""), host)


def site_with(register: str) -> Site:
    """The site of exempelby-2021, with these lines in the register's own file."""
    texts = {"pledges/exempelby-2021.yaml": AGREEMENT.format(more="", pledge="")}
    return _site(texts, {}, BASE.read_bytes() + register.encode(), None)


def _site(texts: Mapping[str, str], attachments: Mapping[str, int], register: bytes, host: CodeHost | None) -> Site:
    sources = [SourceFile(path, text.encode()) for path, text in texts.items()]
    records = RecordFolder((SourceFile(REGISTER_FILE, register), *sources), attachments, checksum=_no_checksum)
    return site_as(replace(SETTINGS, host=host), records)


def site_as(settings: Settings, records: RecordFolder | None = None) -> Site:
    """The site with these settings; of no agreement at all if no records are given."""
    outcome = run(records or RecordFolder((SourceFile(REGISTER_FILE, BASE.read_bytes()),)), TODAY, settings)
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    return outcome.site


def _no_checksum(path: str) -> str:
    """These attachments have a size and no content."""
    return "0" * 64


def _path(name: str) -> str:
    return (
        name.replace("__", "/")
        .replace("_en_md", ".en.md")
        .replace("_md", ".md")
        .replace("_yaml", ".yaml")
        .replace("_", "-")
    )


def built(site: Site) -> BuiltSite:
    return site_of_files(site.files())


def text_of(site: Site, address: str) -> str:
    return built(site).pages[address].visible_text
