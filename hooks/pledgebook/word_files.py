"""Words as data: a folder with one YAML file for each language, such as `sv.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class WordFiles:
    """The files of one folder in a package."""

    package: str
    folder: str

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that have a file: Swedish, the original, is first."""
        codes = (f.name.removesuffix(".yaml") for f in _folder(self).iterdir() if f.name.endswith(".yaml"))
        return tuple(sorted(codes, key=lambda code: (code != "sv", code)))

    def words_in(self, language: str) -> Mapping[str, Any]:
        """The whole file of a language. Raises FileNotFoundError for a language without one."""
        return _load(self, language)

    def text_of(self, path: str) -> str:
        """Another file in the folder, as it is."""
        return (_folder(self) / path).read_text("utf-8")


def _folder(files: WordFiles) -> Traversable:
    return resources.files(files.package) / files.folder


@cache
def _load(files: WordFiles, language: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.load(files.text_of(f"{language}.yaml"), Loader=yaml.CSafeLoader)
    return loaded
