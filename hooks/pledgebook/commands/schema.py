"""`pledgebook schema`: write the JSON Schema files with which an editor completes and checks records."""

from __future__ import annotations

import json
from pathlib import Path

from pledgebook.schema.json_schema import json_schemas


def schema(folder: Path) -> int:
    """Write one file for each kind of record file into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in json_schemas().items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0
