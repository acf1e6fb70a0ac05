"""What a file is called says what it is: an agreement's id, a follow-up's id, a translation's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from pledgebook.reading.nodes import Scalar
from pledgebook.schema.context import Context
from pledgebook.schema.follow_up import FOLLOW_UP_ID_PATTERN
from pledgebook.schema.simple import ID_PATTERN
from pledgebook.schema.written_file_names import file_meant
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class FollowUpName:
    """`language` is empty for the original."""

    id: str
    language: str


def agreement_key(path: str, context: Context) -> Scalar | None:
    """The id of `pledges/exempelby-2021.yaml`, as if it were the key of a map."""
    stem = PurePosixPath(path).stem
    if re.fullmatch(ID_PATTERN, stem) is None:
        meant = file_meant(path, context.original_language)
        context.complain_of_value("file-name-not-an-id", Span(path), stem, PurePosixPath(meant).name if meant else None)
        return None
    return Scalar(stem, Span(path), is_plain=True)


def follow_up_name(path: str, context: Context) -> FollowUpName | None:
    """The id in `followups/2022-01-18-polisen.en.md`, with its language."""
    name = PurePosixPath(path).name.removesuffix(".md")
    stem, _, language = name.partition(".")
    if re.fullmatch(FOLLOW_UP_ID_PATTERN, stem) is None or language == context.original_language:
        meant = file_meant(path, context.original_language)
        context.complain_of_value(
            "file-name-not-a-follow-up", Span(path), name, PurePosixPath(meant).name if meant else None
        )
        return None
    if language and language not in context.languages[1:]:
        context.complain_of_choice("unknown-language", Span(path), language, context.languages)
        return None
    return FollowUpName(stem, language)
