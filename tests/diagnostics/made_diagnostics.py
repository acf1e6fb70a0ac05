"""Random diagnostics of every code, with facts that are as unlike words as can be."""

from __future__ import annotations

from string import Formatter

from hypothesis import strategies as st

from pledgebook.diagnostics.code import Code
from pledgebook.diagnostics.codes import CODES
from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.wording_file import wording
from pledgebook.span import Span

_PIECES = (
    *("ett löfte", "😀", " ", "", "\n", "\r", "\x00", "\x1b[31m", "\u2028", "\u202e"),
    *("::error::", "%0A", "%", "]]>", "<b>", "</code>", "&lt;", "`", "```", "~~~", "\\", "{", "}", "{0}"),
    *("@alla", "#1", "!1", "~bugg", "GH-1", ":smile:", "$x$", "a1b2c3d4e5", "www.example.org"),
    *("https://example.org/", "a@example.org", "mailto:a@example.org", "[x](y)", "![x](y)", "[x]: y"),
    *("# ", "- ", "1. ", "> ", "| a |", "---", "***"),
)

nasty_words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join)
_paths = st.sampled_from(
    ("pledges.yaml", "pledges/å,b:c.yaml", "pledges/\udcf6.yaml", "followups/`x` <b>.md", "a\nb.md")
)
_codes = st.sampled_from(CODES)


def _blanks(code: Code) -> list[str]:
    said = wording("sv")[code.slug]
    named = {name for part in ("headline", "hint") for _, name, _, _ in Formatter().parse(said[part]) if name}
    return sorted(named)


@st.composite
def made_diagnostics(draw: st.DrawFn) -> Diagnostic:
    code = draw(_codes)
    return Diagnostic(
        code,
        Span(draw(_paths), draw(st.integers(1, 9)), draw(st.integers(1, 9))),
        {name: draw(nasty_words) for name in _blanks(code)},
        block=draw(st.one_of(st.just(""), nasty_words)),
        is_caused=draw(st.sampled_from((True, False, None))),
    )
