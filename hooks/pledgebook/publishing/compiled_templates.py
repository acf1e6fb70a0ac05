"""The templates of one language, compiled: its phrases stand in them, and what they call is called at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, MutableMapping
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from pledgebook.publishing.phrases import Phrases

# The signs that escape changes.
_ESCAPED = re.compile("[&<>\"']")
_SAY = (("name", "say"), ("lparen", "("), ("string", None), ("rparen", ")"))


def templates(say: Phrases, shown_everywhere: Mapping[str, object]) -> Environment:
    """An environment in which every template, and every macro that one imports, knows what is shown everywhere.

    What a page shows is given to its template alone: a macro that needs it is given it. So the modules of macros are
    made once, and not anew for each page.
    """
    environment = _Environment(
        loader=PackageLoader("pledgebook.publishing"),
        extensions=[_PhrasesInPlace],
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_kept_code(say),
    )
    environment.globals |= {"say": say, **shown_everywhere}
    return environment


class _PlainPython(CodeGenerator):
    """Calls, attributes and escaping as one would write them in Python.

    Jinja asks of all that is called whether it wants the context, of all that has attributes whether it has items of
    the same name, and makes new markup of what is markup. Nothing of ours needs that, and it is half of all the time.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.escaped(")


class _Environment(Environment):
    code_generator_class = _PlainPython

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Every template knows the same, where Jinja makes a chain of what each one is given besides."""
        return self.globals

    @staticmethod
    def escaped(value: object) -> str:
        """The same as `escape` gives, sooner where there is nothing to do: for most of what is shown."""
        if type(value) is Markup or (type(value) is str and not _ESCAPED.search(value)):
            return value
        return escape(value)


class _PhrasesInPlace(Extension):
    """`say("frame.skip")` is read as the words that it says: a constant, and most often a part of the text around."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        say: Phrases = self.environment.globals["say"]  # type: ignore[assignment]
        tokens = list(stream)
        position = 0
        while position < len(tokens):
            found = tokens[position : position + len(_SAY)]
            if [(t.type, None if t.type == "string" else t.value) for t in found] == list(_SAY):
                yield Token(found[0].lineno, "string", say(found[2].value))
                position += len(_SAY)
            else:
                yield tokens[position]
                position += 1


class _KeptCode(FileSystemBytecodeCache):
    """Compiled templates in a folder that only the user can write to.

    Other phrases make other code of a template, and so may another version of Jinja.
    """

    def __init__(self, say: Phrases) -> None:
        super().__init__(pattern=f"pledgebook-{say.language}-%s.cache")
        how = (files("pledgebook.publishing") / "compiled_templates.py").read_bytes()
        said = repr((version("jinja2"), say.every))
        self._compiled_with = hashlib.sha256(how + said.encode()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self._compiled_with)


def _kept_code(say: Phrases) -> _KeptCode | None:
    """None where there is no folder for it, and everything is compiled each time: a second or so."""
    try:
        return _KeptCode(say)
    except (OSError, RuntimeError):
        return None
