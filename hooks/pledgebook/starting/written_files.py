"""Every file that a new register begins with, by its path: records, settings, prose and what the host needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import resources

import jinja2

from pledgebook.publishing.addresses import language_root
from pledgebook.publishing.code_host import HostKind
from pledgebook.reading.folder import PROSE_FOLDER, REGISTER_FILE, RecordFolder, is_attachment
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.json_schema import json_schemas
from pledgebook.starting.lock_file import pins_of
from pledgebook.starting.new_register import NewRegister
from pledgebook.starting.records import SCHEMA_FOLDER, STARTING_LANGUAGES, record_files, starting_words
from pledgebook.starting.shared_files import shared_file, shared_files

# Each template, and the file that it becomes.
TEMPLATES = {
    "Makefile.jinja": "Makefile",
    "README.sv.md.jinja": "README.md",
    "README.en.md.jinja": "README.en.md",
    "gitignore.jinja": ".gitignore",
    "mkdocs.yml.jinja": "mkdocs.yml",
    "pledgebook_site.py.jinja": "hooks/pledgebook_site.py",
    "requirements-engine.txt.jinja": "requirements-engine.txt",
    "requirements.in.jinja": "requirements.in",
    "vscode_extensions.json.jinja": ".vscode/extensions.json",
    "vscode_settings.json.jinja": ".vscode/settings.json",
}
# What `make lock` needs and nothing else does.
TOOLS = ("uv",)


def files_of(register: NewRegister) -> dict[str, bytes]:
    texts = {**record_files(register), **dict(_schemas()), **dict(_from_templates(register)), **_locks()}
    files = {path: text.encode() for path, text in texts.items()}
    files |= dict(_shared(register))
    if register.logo is not None:
        files[f"{PROSE_FOLDER}/{register.logo.path}"] = register.logo.content
    if register.engine.wheel is not None:
        path, content = register.engine.wheel
        files[path] = content
    return dict(sorted(files.items()))


def as_record_folder(files: Mapping[str, bytes]) -> RecordFolder:
    """What of these files is read as a register, before it is there. No follow-up is among them."""
    content = {path for path in files if path.startswith(f"{PROSE_FOLDER}/")}
    attachments = {path for path in content if is_attachment(path)}
    records = sorted({REGISTER_FILE, *content} - attachments)
    sizes = {path.removeprefix(f"{PROSE_FOLDER}/"): len(files[path]) for path in attachments}
    return RecordFolder(tuple(SourceFile(path, files[path]) for path in records), sizes)


def _schemas() -> Iterator[tuple[str, str]]:
    for name, schema in json_schemas().items():
        yield f"{SCHEMA_FOLDER}/{name}", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _locks() -> dict[str, str]:
    development = shared_file("requirements-dev.lock").decode()
    return {"requirements-tools.lock": pins_of(development, *TOOLS)}


def _shared(register: NewRegister) -> Iterator[tuple[str, bytes]]:
    for path, content in shared_files(register.host, register.languages).items():
        is_original = path.startswith(f"content/{register.original_language}/")
        yield path, _as_original(content) if is_original else content


def _as_original(content: bytes) -> bytes:
    """A page is no translation in a register whose first language it is in."""
    lines = content.decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("translated_from: ")).encode()


def _from_templates(register: NewRegister) -> Iterator[tuple[str, str]]:
    environment = jinja2.Environment(
        autoescape=False,  # noqa: S701 — no HTML is made here; values are quoted by `quoted`, for YAML and JSON
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["quoted"] = _quoted
    folder = resources.files("pledgebook.starting") / "templates"
    for name, path in TEMPLATES.items():
        template = environment.from_string((folder / name).read_text("utf-8"))
        yield path, template.render(register=register, HostKind=HostKind, **_said(register))


def _said(register: NewRegister) -> dict[str, str]:
    """The READMEs are in both languages, whatever the register is in."""
    titles = {code: starting_words("title", code, area=register.area) for code in STARTING_LANGUAGES}
    return {
        "title": titles[register.original_language],
        "title_sv": titles["sv"],
        "title_en": titles["en"],
        "english": language_root("en", register.languages) if "en" in register.languages else "",
    }


def _quoted(text: str) -> str:
    """As YAML and JSON both read it: always text."""
    return json.dumps(text, ensure_ascii=False)
