"""Parts of a lock file: the pins of single tools, with their hashes."""

from __future__ import annotations

import re

_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)


def pins_of(lock: str, *names: str) -> str:
    """The pins of these packages, as they stand. Raises KeyError for one that is not there."""
    starts = [(found[1], found.start()) for found in _PIN.finditer(lock)]
    ends = [start for _, start in starts[1:]] + [len(lock)]
    pins = {name: lock[start:end] for (name, start), end in zip(starts, ends, strict=True)}
    return "".join(pins[name] for name in names)
