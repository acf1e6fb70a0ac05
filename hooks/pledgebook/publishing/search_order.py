"""The same pages give the same search index, to the byte: Pagefind lists the values of a filter in any order.

A filter file is CBOR (RFC 8949): the name of the filter, and each value with its pages. Put in order it is another
file, so its name, which is made of what it holds, becomes another too, and with it the `pf_meta` of the language,
which names its filters, and the entry, which names the `pf_meta`. What is not in the form of Pagefind 1.5 raises
ValueError.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath

import cbor2

_FILTER, _META, _ENTRY = ".pf_filter", ".pf_meta", ".json"
_SIGNATURE = b"pagefind_dcd"


def in_one_order(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an index by path, with what may stand in any order put in one."""
    ordered = {path: _ordered(path, content) for path, content in files.items()}
    return _renamed(_renamed(ordered, _FILTER), _META)


def _ordered(path: str, content: bytes) -> bytes:
    if path.endswith(_FILTER):
        return _packed(_ordered_filter(_unpacked(content)))
    if path.endswith(_ENTRY):
        return json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True).encode()
    return content


def _ordered_filter(data: bytes) -> bytes:
    """The name of the filter, and its values with the pages of each, by their names."""
    try:
        name, values = cbor2.loads(data)
        return cbor2.dumps([name, sorted((str(value), list(pages)) for value, pages in values)])
    except (cbor2.CBORDecodeError, ValueError, TypeError) as error:
        raise ValueError(data[:40]) from error


def _renamed(files: Mapping[str, bytes], ending: str) -> Mapping[str, bytes]:
    """The files with those of this ending named after what they hold, wherever they are named."""
    names = {
        (old := PurePosixPath(path).stem.removeprefix("pagefind.")): _name(old, content)
        for path, content in files.items()
        if path.endswith(ending)
    }
    renamed: dict[str, bytes] = {}
    for path, content in files.items():
        for old, new in names.items():
            path = path.replace(old, new) if path.endswith(ending) else path
        renamed[path] = _with_names(path, content, names)
    return renamed


def _name(old: str, content: bytes) -> str:
    """`sv_1a2b3c4` keeps its language and its length, so that it can take the place of the old one in CBOR."""
    language, _, digest = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digest)]}"


def _with_names(path: str, content: bytes, names: Mapping[str, str]) -> bytes:
    if not path.endswith((_META, _ENTRY)):
        return content
    data = _unpacked(content) if path.endswith(_META) else content
    for old, new in names.items():
        data = data.replace(old.encode(), new.encode())
    return _packed(data) if path.endswith(_META) else data


def _unpacked(content: bytes) -> bytes:
    data = gzip.decompress(content)
    if not data.startswith(_SIGNATURE):
        raise ValueError(data[:40])
    return data.removeprefix(_SIGNATURE)


def _packed(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, mtime=0)
