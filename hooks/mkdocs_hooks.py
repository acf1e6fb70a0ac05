"""MkDocs events and nothing else: the only file that knows MkDocs. What they ask for, the engine does.

Validation stands in `on_pre_build`: a failure there leaves the site of the last build untouched (measured on
MkDocs 1.6.1: later events come after `site/` has been emptied).
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

import click
from markdown import Extension, Markdown
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from pledgebook import publishing
from pledgebook.clock import day_of_build
from pledgebook.diagnostics.diagnostic import Severity, has_errors
from pledgebook.diagnostics.report_text import described, summary
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.audited import History, NotAudited
from pledgebook.past import history_of
from pledgebook.pipeline import run
from pledgebook.publishing.addresses import language_root
from pledgebook.publishing.building import Building, Keeping
from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.host_settings import WrongSetting, code_host
from pledgebook.publishing.kept_build import InMemory, Store
from pledgebook.publishing.kept_file import InFile
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.look import Look, UnfitLookError, read_look
from pledgebook.publishing.lying_files import LyingFiles
from pledgebook.publishing.pagefind_index import SearchIndexError
from pledgebook.publishing.search_index import WrittenIndex, html_pages, keep_search_index, write_search_index
from pledgebook.publishing.search_parts import search_parts
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_folder import FEWEST_FOR_SEVERAL
from pledgebook.publishing.site_seal import write_seal
from pledgebook.reading.folder import (
    AGREEMENT_FOLDER,
    FOLLOW_UP_FOLDER,
    PROSE_FOLDER,
    REGISTER_FILE,
    RecordFolder,
    read_folder,
)
from pledgebook.reading.watching import PromptObserver
from pledgebook.schema.memory import Memory

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pledgebook")

# The one template of ours that MkDocs uses: it gives the bare prose.
_THEME = Path(publishing.__file__).parent / "theme"

# Of the theme's files only the styles are used, and of them what our pages need (publishing/stylesheet.py).
_THEME_STYLES = "assets/stylesheets/main.*.min.css"


class _Build:
    """The site that is being built, a new one for each build; in a preview also the server, and what it built."""

    site: Site
    building: Building
    place: KeptFolder | None = None
    store: InMemory | None = None
    theme_styles: str
    is_served: bool = False
    memory: Memory | None = None
    server: LiveReloadServer | None = None
    watched: ClassVar[set[str]] = set()


# Set to 1, the site that is built is a preview with drafts. Under `mkdocs serve` it always is.
_DRAFTS = "PLEDGEBOOK_DRAFTS"

# Set to 1, a build keeps what the next one need not write again.
_KEPT = "PLEDGEBOOK_KEPT"


class NoRawHtml(Extension):
    """HTML in prose is shown as the text it is, should it ever come past the rule that refuses it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def on_startup(command: str, **_: object) -> None:
    # A build makes many objects that stay and little garbage. By default it would be looked for at every 700 of them.
    gc.set_threshold(50_000)
    _Build.is_served = command == "serve"
    if not _Build.is_served:
        gc.disable()
    # All is built again at each save. Who builds once has nothing to remember.
    _Build.memory = Memory() if _Build.is_served else None
    _Build.store = InMemory() if _Build.is_served else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _Build.theme_styles = _theme_styles(config)
    # Set here and not in mkdocs.yml, so that a register need not know where the engine is installed. In place of the
    # theme's own folders, for MkDocs would look at every one of their files, of which more than ten thousand are icons.
    config.theme.dirs[:] = [str(_THEME)]
    # The engine makes these pages itself, in every language.
    config.theme.static_templates.clear()
    config.markdown_extensions.append(NoRawHtml())  # type: ignore[arg-type]  # MkDocs takes names and extensions
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    _Build.server = server
    _watch_promptly(server, config)
    _watch_records(config)


def on_pre_build(config: MkDocsConfig) -> None:
    _watch_records(config)
    place = _Build.place = KeptFolder(Path(config.site_dir))
    place.put_back()  # what a build left that was killed
    store = _store(place)
    # The folder of a preview is made by its server, and gone with it.
    lying = LyingFiles(place.site) if store and not _Build.is_served else None
    folder = read_folder(_register_folder(config))
    language = str(config.theme.get("language") or "sv")
    settings = _settings(config, folder, _history(config, folder, language))
    outcome = run(folder, _day(language), settings, _Build.memory)
    if not _Build.is_served:
        gc.freeze()  # What is there now stays: to look through all records takes seconds each time.
        gc.enable()
    if outcome.site is None or has_errors(outcome.diagnostics):
        errors = [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
        report = "\n".join(described(diagnostic, language) for diagnostic in errors)
        raise PluginError(f"{summary(errors, len(folder.files), language)}\n{report}")
    log.info(summary(outcome.diagnostics, len(folder.files), language))
    _Build.site = outcome.site
    keeping = Keeping(store, lying, settings, folder.digests) if store else None
    _Build.building = Building(outcome.site, place, keeping)
    _Build.building.begin()


def on_build_error(**_: object) -> None:
    if _Build.place is not None:
        _Build.place.put_back()


def on_shutdown() -> None:
    """Also when somebody has stopped the build, which to MkDocs is no error."""
    on_build_error()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri in _Build.site.withheld:
            files.remove(file)
    for file in files.documentation_pages():
        _put_at_language_root(file)
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    return _Build.site.prose_markdown(_path_of(page))


def on_post_page(output: str, page: Page, **_: object) -> str:
    """The theme gives only the prose (theme/main.html); the engine puts its frame around it."""
    return _Build.site.prose_html(_path_of(page), output)


def on_post_build(config: MkDocsConfig) -> None:
    """MkDocs has written the prose. All other pages never meet it: it would hold each in memory, and look at all."""
    building, folder = _Build.building, Path(config.site_dir)
    with _progress(config, len(building.to_write)) as bar:
        digests = building.write(bar.update)
    try:
        index = _search_index(folder, building)
    except SearchIndexError as error:
        raise PluginError(_words(config)["no_search_index"].format(reason=error)) from error
    write_seal(folder, building.site.seal, {**digests, **index.digests})
    building.keep(index)


def _search_index(folder: Path, building: Building) -> WrittenIndex:
    """A preview keeps the one that it began with: who has just saved a text waits for its page, not to search in it."""
    if _Build.is_served and building.earlier_index is not None:
        return keep_search_index(folder, building.earlier_index)
    return write_search_index(folder, search_parts(html_pages(folder), building.site.register), building.earlier_index)


def _store(place: KeptFolder) -> Store | None:
    """A preview always goes on from its last build."""
    return _Build.store or (InFile(place.file) if os.environ.get(_KEPT) == "1" else None)


def _progress(config: MkDocsConfig, chapters: int) -> ProgressBar[int]:
    """Shown to who waits at a terminal; a log has no use for it."""
    is_watched = sys.stderr.isatty() and chapters >= FEWEST_FOR_SEVERAL
    label = _words(config)["writing_pages"]
    return click.progressbar(length=chapters, label=label, file=sys.stderr, hidden=not is_watched)


def _words(config: MkDocsConfig) -> Mapping[str, Any]:
    return wording(str(config.theme.get("language") or "sv"))


def _register_folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _watch_promptly(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """What MkDocs watches so far is watched anew, by ours."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # the theme is watched only by who wants it
            server.unwatch(path)
            watched.append(path)
    server.observer = PromptObserver()  # type: ignore[assignment]  # it may be any observer
    for path in watched:
        server.watch(path)


def _watch_records(config: MkDocsConfig) -> None:
    """Rebuild when a record changes. A folder that is not there cannot be watched, so each build looks for new ones."""
    for name in (REGISTER_FILE, AGREEMENT_FOLDER, FOLLOW_UP_FOLDER):
        path = str(_register_folder(config) / name)
        if _Build.server is not None and Path(path).exists() and path not in _Build.watched:
            _Build.watched.add(path)
            _Build.server.watch(path)


def _day(language: str) -> date:
    try:
        return day_of_build()
    except ValueError as error:
        value = os.environ.get("SOURCE_DATE_EPOCH")
        raise PluginError(wording(language)["not_an_epoch"].format(value=value)) from error


def _history(config: MkDocsConfig, folder: RecordFolder, language: str) -> History:
    """A preview is built again for every word that is changed, and asks nothing of the history, not even at first.

    All pages would be others as soon as it no longer told since when what they say was known.
    """
    if _Build.is_served:
        return NotAudited()
    history = history_of(_register_folder(config), folder.paths)
    if isinstance(history, NotAudited):
        log.info(refusal(history.reason, history.facts, language))
    return history


def _theme_styles(config: MkDocsConfig) -> str:
    found = [path for folder in map(Path, config.theme.dirs) for path in sorted(folder.glob(_THEME_STYLES))]
    if len(found) != 1:
        raise PluginError(f"{_THEME_STYLES}: {len(found)} ≠ 1")
    return found[0].read_text(encoding="utf-8")


def _settings(config: MkDocsConfig, folder: RecordFolder, history: History) -> Settings:
    return Settings(
        site_url=str(config.site_url or "/"),
        theme_styles=_Build.theme_styles,
        repository=str(config.repo_url or ""),
        host=_host(config),
        previous_seal=_previous_seal(),
        history=history,
        shows_drafts=_Build.is_served or os.environ.get(_DRAFTS) == "1",
        look=_look(config, folder),
    )


def _look(config: MkDocsConfig, folder: RecordFolder) -> Look:
    try:
        return read_look(config.extra, folder.attachments)
    except UnfitLookError as error:
        words = _words(config)["look"]
        raise PluginError(words[error.slug].format(value=error.value)) from error


def _host(config: MkDocsConfig) -> CodeHost | None:
    """Not MkDocs' own `edit_uri`: where it is not written, MkDocs fills it in with a branch of its own choice."""
    host = code_host(str(config.repo_url or ""), config.extra.get("repository"))
    if isinstance(host, WrongSetting):
        sentences = _words(config)["repository_setting"]
        raise PluginError(sentences[host.slug].format(value=host.value))
    return host


def _previous_seal() -> str | None:
    """The digest of the seal that is published now, which a deploy has fetched to the file of this name."""
    file = os.environ.get("PLEDGEBOOK_PREVIOUS_SEAL")
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else None
    except OSError as error:
        raise PluginError(f"PLEDGEBOOK_PREVIOUS_SEAL: {file}: {error.strerror}") from error


def _put_at_language_root(file: File) -> None:
    """`sv/om.md` is published at `om/` and `en/om.md` at `en/om/`, if Swedish is the register's first language."""
    language, _, below = file.dest_uri.partition("/")
    root = language_root(language, _Build.site.register.languages)
    file.dest_uri = root + below
    file.url = str(PurePosixPath(file.dest_uri).parent) + "/"
    file.abs_dest_path = str(Path(file.dest_dir) / file.dest_uri)


def _path_of(page: Page) -> str:
    return f"{PROSE_FOLDER}/{page.file.src_uri}"
