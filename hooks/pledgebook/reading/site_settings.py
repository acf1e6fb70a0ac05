"""What the site generator is told, as far as the engine asks: the address that the site has."""

from __future__ import annotations

from pathlib import Path

import yaml

SETTINGS_FILE = "mkdocs.yml"


def site_address(folder: Path) -> str | None:
    """`site_url` with `/` at the end; None where it is not given, or not as plain text.

    Nothing of the file is made into an object: the tags that site generators allow are only passed over.
    """
    try:
        root = yaml.compose((folder / SETTINGS_FILE).read_bytes(), yaml.SafeLoader)
    except (yaml.YAMLError, OSError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    found = [value for key, value in root.value if key.value == "site_url"]
    address = found[-1].value if found and found[-1].tag == "tag:yaml.org,2002:str" else ""
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://")) else None
