"""A picture in a prose page is a file of the site: one from another host would tell that host who reads here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import without_code

_PICTURE = re.compile(r"!\[[^\]]*\]")
_REMOTE = re.compile(r"\(\s*<?(?P<address>https?://[^\s)>]*)", re.IGNORECASE)
_REMOTE_DEFINITION = re.compile(r"\]:\s*<?(?P<address>https?://[^\s>]*)", re.IGNORECASE)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for page in register.prose:
        text = without_code(page.body)
        # A picture by reference may point at any definition, so one remote definition is enough.
        definition = _REMOTE_DEFINITION.search(text)
        for picture in _PICTURE.finditer(text):
            is_inline = text.startswith("(", picture.end())
            found = _REMOTE.match(text, picture.end()) if is_inline else definition
            if found is not None:
                line = text.count("\n", 0, picture.start())
                yield complaint("remote-picture", page.body_span.offset(line, 0), link=found["address"])
