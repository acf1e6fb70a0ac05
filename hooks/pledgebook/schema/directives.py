"""Directives in prose pages, field by field: fenced blocks such as ```{pledges} that become lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pledgebook.model.mention import RecordKind
from pledgebook.model.prose import Directive, DirectiveKind
from pledgebook.model.verdict import Status
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.markdown_links import Fence, fences_in
from pledgebook.reading.nodes import Mapping, Node, Scalar
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.context import Context
from pledgebook.schema.dates import SpanKind
from pledgebook.schema.kind import JsonSchema
from pledgebook.schema.references import FullReference, ReferenceTo
from pledgebook.schema.shape import Shape, optional, read_values
from pledgebook.schema.simple import Choice, scalar_of

_DIRECTIVE = re.compile(r"\{\s*(?P<name>[^}]*?)\s*\}")
_OPENING = re.compile(r"\s*(?P<fence>`{3,}|~{3,})[ ]*\{[a-z -]*\}")


@dataclass(frozen=True, slots=True)
class Limit:
    """How many rows at most."""

    name: str = "limit"

    def read(self, node: Node, context: Context) -> int | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if re.fullmatch(r"[1-9]\d{0,3}", scalar.value) is None:
            context.complain("not-a-number", scalar.span, value=scalar.value)
            return None
        return int(scalar.value)

    def json_schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": 1}


class DirectiveShape(Shape):
    name = "directive"
    agreement = optional(ReferenceTo(RecordKind.AGREEMENT), "exempelby-2021")
    area = optional(ReferenceTo(RecordKind.AREA), "exempelby")
    by = optional(ReferenceTo(RecordKind.ACTOR), "polisen")
    focus = optional(FullReference(RecordKind.FOCUS_AREA), "exempelby-2021/trafik")
    status = optional(Choice(Status), "not-reported")
    period = optional(SpanKind(), "2021")
    limit = optional(Limit(), "10")


def read_directives(file: MarkdownFile, context: Context) -> tuple[Directive, ...]:
    found = []
    fences = [fence for fence in fences_in(file.body) if fence.is_closed]
    _complain_of_open_ones(file, fences, context)
    for fence in fences:
        match = _DIRECTIVE.fullmatch(fence.info)
        directive = _read(fence, match["name"], file, context) if match else None
        if directive is not None:
            found.append(directive)
    return tuple(found)


def _complain_of_open_ones(file: MarkdownFile, fences: list[Fence], context: Context) -> None:
    """What begins like a directive and is none would be shown to citizens as it stands."""
    in_fence = {number for fence in fences for number in fence.lines}
    for number, line in enumerate(file.body.split("\n")):
        match = _OPENING.match(line)
        if match is not None and number not in in_fence:
            context.complain("directive-not-closed", file.body_span.offset(number, match.start("fence")))


def _read(fence: Fence, name: str, file: MarkdownFile, context: Context) -> Directive | None:
    span = file.body_span.offset(fence.first_line, 0)
    if name not in {kind.value for kind in DirectiveKind}:
        context.complain_of_choice("unknown-directive", span, name, (kind.value for kind in DirectiveKind))
        return None
    # Empty lines before the options give every complaint the line it has in the file.
    options, problems = read_yaml(SourceText(file.path, "\n" * span.line + fence.content))
    context.problems += problems
    if options is None:
        return None
    if isinstance(options, Scalar) and options.is_nothing:
        options = Mapping([], span)
    values = read_values(DirectiveShape, options, context)
    if values is None:
        return None
    shape = DirectiveShape
    agreement, area, by, focus = (values[f] for f in (shape.agreement, shape.area, shape.by, shape.focus))
    return Directive(
        kind=DirectiveKind(name),
        agreement=agreement.id if agreement else None,
        area=area.id if area else None,
        by=by.id if by else None,
        focus=focus.id if focus else None,
        status=values[shape.status],
        period=values[shape.period],
        limit=values[shape.limit],
        first_line=fence.first_line,
        last_line=fence.last_line,
    )
