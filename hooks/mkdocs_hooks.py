"""MkDocs events and nothing else: the only file that knows MkDocs. What they ask for, the engine does.

Validation stands in `on_pre_build`: a failure there leaves the site of the last build untouched (measured on
MkDocs 1.6.1: later events come after `site/` has been emptied).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from pledgebook import publishing
from pledgebook.clock import day_of_build
from pledgebook.commands.progress import progress
from pledgebook.diagnostics.diagnostic import has_errors
from pledgebook.diagnostics.report_text import errors_in_full, summary
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.audited import History, NotAudited
from pledgebook.past import history_of
from pledgebook.pipeline import run
from pledgebook.publishing.building import Building, Keeping
from pledgebook.publishing.kept_build import InMemory, Store
from pledgebook.publishing.kept_file import InFile
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.lying_files import LyingFiles
from pledgebook.publishing.no_raw_html import NoRawHtml
from pledgebook.publishing.pagefind_index import SearchIndexError
from pledgebook.publishing.search_index import WrittenIndex, html_pages, keep_search_index, write_search_index
from pledgebook.publishing.search_parts import search_parts
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_seal import digest_of_file, write_seal
from pledgebook.publishing.theme_styles import read_theme_styles
from pledgebook.publishing.written_settings import UnfitSettingError, WrittenSettings, settings_of
from pledgebook.reading.folder import PROSE_FOLDER, RecordFolder, read_folder
from pledgebook.reading.watching import PromptObserver, WatchedRecords, unwatched
from pledgebook.schema.memory import Memory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pledgebook")

# The one template of ours that MkDocs uses: it gives the bare prose.
_THEME = Path(publishing.__file__).parent / "theme"


class _Build:
    """The site that is being built, a new one for each build; in a preview also what is watched and what it built."""

    site: Site
    building: Building
    place: KeptFolder | None = None
    store: InMemory | None = None
    theme_styles: str
    is_served: bool = False
    memory: Memory | None = None
    watched: WatchedRecords | None = None


# Set to 1, the site that is built is a preview with drafts. Under `mkdocs serve` it always is.
_DRAFTS = "PLEDGEBOOK_DRAFTS"

# Set to 1, a build keeps what the next one need not write again.
_KEPT = "PLEDGEBOOK_KEPT"


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
    try:
        _Build.theme_styles = read_theme_styles(map(Path, config.theme.dirs))
    except LookupError as error:
        raise PluginError(str(error)) from error
    # Set here and not in mkdocs.yml, so that a register need not know where the engine is installed. In place of the
    # theme's own folders, for MkDocs would look at every one of their files, of which more than ten thousand are icons.
    config.theme.dirs[:] = [str(_THEME)]
    # The engine makes these pages itself, in every language.
    config.theme.static_templates.clear()
    config.markdown_extensions.append(NoRawHtml())  # type: ignore[arg-type]  # MkDocs takes names and extensions
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    paths = unwatched(server, (config.docs_dir, config.config_file_path, *config.theme.dirs))
    server.observer = PromptObserver()  # type: ignore[assignment]  # it may be any observer
    for path in paths:
        server.watch(path)
    _Build.watched = WatchedRecords(server, _register_folder(config))
    _Build.watched.watch()


def on_pre_build(config: MkDocsConfig) -> None:
    if _Build.watched is not None:
        _Build.watched.watch()
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
        raise PluginError(errors_in_full(outcome.diagnostics, len(folder.files), language))
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
    with progress(len(building.to_write), _words(config)["writing_pages"]) as bar:
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


def _words(config: MkDocsConfig) -> Mapping[str, Any]:
    return wording(str(config.theme.get("language") or "sv"))


def _register_folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


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


def _settings(config: MkDocsConfig, folder: RecordFolder, history: History) -> Settings:
    written = WrittenSettings(str(config.site_url or ""), str(config.repo_url or ""), config.extra)
    try:
        settings = settings_of(written, folder.attachments)
    except UnfitSettingError as error:
        raise PluginError(_words(config)[error.group][error.slug].format(value=error.value)) from error
    return replace(
        settings,
        theme_styles=_Build.theme_styles,
        previous_seal=_previous_seal(),
        history=history,
        shows_drafts=_Build.is_served or os.environ.get(_DRAFTS) == "1",
    )


def _previous_seal() -> str | None:
    """The digest of the seal that is published now, which a deploy has fetched to the file of this name."""
    file = os.environ.get("PLEDGEBOOK_PREVIOUS_SEAL")
    try:
        return digest_of_file(Path(file)) if file else None
    except OSError as error:
        raise PluginError(f"PLEDGEBOOK_PREVIOUS_SEAL: {file}: {error.strerror}") from error


def _put_at_language_root(file: File) -> None:
    file.dest_uri = _Build.site.prose_path(file.dest_uri)
    file.url = str(PurePosixPath(file.dest_uri).parent) + "/"
    file.abs_dest_path = str(Path(file.dest_dir) / file.dest_uri)


def _path_of(page: Page) -> str:
    return f"{PROSE_FOLDER}/{page.file.src_uri}"
