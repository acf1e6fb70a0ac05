"""Kinds that are a single value: text, a choice, yes, an address, a checksum."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from pledgebook.language import Version
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.reading.web_address import is_readable_address
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema
from pledgebook.schema.meaning_file import choices_name, meaning
from pledgebook.schema.organisation_number import is_organisation_number
from pledgebook.schema.other_words import word_meant
from pledgebook.schema.written_addresses import phone_meant, url_meant
from pledgebook.schema.written_ids import id_meant

E = TypeVar("E", bound=StrEnum)


def scalar_of(node: Node, context: Context) -> Scalar | None:
    """The node if it is a single value, else None after a complaint."""
    if isinstance(node, Scalar):
        return node
    context.complain("not-text", node.span)
    return None


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text that needs no translation, such as the title of a source. `is_quoted_words` keeps it from text rules."""

    name: str = "text"

    def read(self, node: Node, context: Context) -> str | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        version = Version(context.original_language, scalar.value, scalar.text_span, scalar.is_verbatim)
        context.note_writing(version, is_markdown=False)
        return scalar.value

    def json_schema(self) -> JsonSchema:
        return {"type": ["string", "number", "boolean"], "minLength": 1}


def _nothing(written: str) -> None:
    return None


def _anything(written: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a fixed form. `slug` is the complaint where it has another, and `meant` tells what was perhaps meant.

    `is_fit` knows what no pattern can tell.
    """

    name: str
    pattern: str
    slug: str
    meant: Callable[[str], str | None] = field(default=_nothing, compare=False)
    is_fit: Callable[[str], bool] = field(default=_anything, compare=False)

    def read(self, node: Node, context: Context) -> str | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if re.fullmatch(self.pattern, scalar.value) is None or not self.is_fit(scalar.value):
            context.complain_of_value(self.slug, scalar.span, scalar.value, self.meant(scalar.value))
            return None
        return scalar.value

    def json_schema(self) -> JsonSchema:
        return {"type": ["string", "integer"], "pattern": f"^(?:{self.pattern})$"}


ID_PATTERN = r"[a-z][a-z0-9-]*"

ID = Pattern("id", ID_PATTERN, "not-an-id", id_meant)
URL = Pattern("url", r"""https?://[^\s<>"'`\\{}|^]+""", "not-a-url", url_meant, is_readable_address)
EMAIL = Pattern("email", r"[A-Za-z0-9.!#$%&*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", "not-an-email")
PHONE = Pattern("phone", r"\+?[0-9][0-9 /-]{1,20}", "not-a-phone", phone_meant)
# What the hosts of git repositories take for an owner of files: a user, a group with its organisation, or a mailbox.
REVIEWER = Pattern(
    "reviewer",
    r"@[A-Za-z0-9](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "not-a-reviewer",
)
AREA_CODE = Pattern("code", r"[0-9]{2}|[0-9]{4}", "not-an-area-code")
ORGANISATION_NUMBER = Pattern(
    "organisation-number",
    "[0-9]{6}-?[0-9]{4}",
    "not-an-organisation-number",
    is_fit=is_organisation_number,
)
SHA256 = Pattern("sha256", r"[0-9a-f]{64}", "not-a-checksum")
FILE_PATH = Pattern("file", r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9][A-Za-z0-9._/ -]*", "not-a-file-path")
LANGUAGE_CODE = Pattern("language", r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "not-a-language-code")


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of a fixed set of words."""

    choices: type[E]

    @property
    def name(self) -> str:
        return "choice"

    def read(self, node: Node, context: Context) -> E | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        try:
            return self.choices(scalar.value)
        except ValueError:
            known = (choice.value for choice in self.choices)
            meant = word_meant(choices_name(self.choices), scalar.value)
            context.complain_of_choice("not-a-choice", scalar.span, scalar.value, known, meant)
            return None

    def json_schema(self) -> JsonSchema:
        """`enumDescriptions` is no word of JSON Schema, but editors show it: in Swedish, as all explanations there."""
        words = [choice.value for choice in self.choices]
        means = meaning("sv")["choices"][choices_name(self.choices)]
        return {"enum": words, "enumDescriptions": [means[word] for word in words]}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true`, or the line is left out."""

    name: str = "flag"

    def read(self, node: Node, context: Context) -> bool | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if scalar.value != "true":
            context.complain("not-true", scalar.span, value=scalar.value)
            return None
        return True

    def json_schema(self) -> JsonSchema:
        return {"const": True}
