"""What the site generator is told, as far as the engine asks: the site's address, and addresses that are given up."""

from __future__ import annotations

from pathlib import Path

import yaml

SETTINGS_FILE = "mkdocs.yml"
_TEXT = "tag:yaml.org,2002:str"


def site_address(folder: Path) -> str | None:
    """`site_url` with `/` at the end; None where it is not given, or not as plain text."""
    address = _text(_value_of(_settings(folder), "site_url"))
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://")) else None


def withdrawn_addresses(folder: Path) -> frozenset[str]:
    """Addresses below the site's own, under `extra: withdrawn`, that the site has had and need not have any more."""
    listed = _value_of(_value_of(_settings(folder), "extra"), "withdrawn")
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    return frozenset(filter(None, map(_text, items)))


def _settings(folder: Path) -> yaml.Node | None:
    """Nothing of the file is made into an object: the tags that site generators allow are only passed over."""
    try:
        root: yaml.Node | None = yaml.compose((folder / SETTINGS_FILE).read_bytes(), yaml.SafeLoader)
    except (yaml.YAMLError, OSError, RecursionError):
        return None
    return root


def _value_of(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The last one counts, as for who reads the file whole."""
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in reversed(entries) if key.value == name), None)


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT else ""
