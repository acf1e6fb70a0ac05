"""Whether a description of the API only adds to one that was released: what a consumer was told still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# What is said to people, and may be said better.
_TOLD = {"title", "description", "summary", "examples", "example", "tags", "operationId"}


def taken_back(released: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Each address or promise of the released description that is no longer there."""
    for path, told in released["paths"].items():
        if path not in now["paths"]:
            yield f"{path} is gone"
        elif _without_words(told) != _without_words(now["paths"][path]):
            yield f"{path} is another"
    for name, schema in released["components"]["schemas"].items():
        if name not in now["components"]["schemas"]:
            yield f"{name} is gone"
        else:
            yield from _in_schema(schema, now["components"]["schemas"][name], name)


def _in_schema(released: Mapping[str, Any], now: Mapping[str, Any], way: str) -> Iterator[str]:
    """Fields stay, and are never left out where they were always there; codes may come but not go."""
    for word in released.keys() - _TOLD - {"properties", "required", "enum", "items", "additionalProperties"}:
        if released[word] != now.get(word):
            yield f"{way}: {word} is another"
    for word in now.keys() - released.keys() - _TOLD - {"properties", "required"}:
        yield f"{way}: {word} is new"
    for field in set(released.get("required", ())) - set(now.get("required", ())):
        yield f"{way}/{field} may be left out"
    for code in set(released.get("enum", ())) - set(now.get("enum", ())):
        yield f"{way}: {code} is gone"
    for field, schema in released.get("properties", {}).items():
        if field not in now.get("properties", {}):
            yield f"{way}/{field} is gone"
        else:
            yield from _in_schema(schema, now["properties"][field], f"{way}/{field}")
    for word in ("items", "additionalProperties"):
        if word in released:
            yield from _in_schema(released[word], now.get(word, {}), f"{way}/{word}")


def _without_words(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_words(part) for key, part in value.items() if key not in _TOLD}
    return [_without_words(part) for part in value] if isinstance(value, list) else value


def structure(description: Mapping[str, Any]) -> dict[str, Any]:
    """Addresses and schemas without where the site is and what it shows as examples."""
    return {"paths": _without_words(description["paths"]), "components": _without_schema_words(description)}


def _without_schema_words(description: Mapping[str, Any]) -> object:
    schemas = description["components"]["schemas"]
    return {"schemas": {name: _schema_without_words(schema) for name, schema in schemas.items()}}


def _schema_without_words(schema: Any) -> Any:  # noqa: ANN401 — JSON
    """A field may be called `title` or `description`."""
    if not isinstance(schema, dict):
        return [_schema_without_words(part) for part in schema] if isinstance(schema, list) else schema
    found = {}
    for word, value in schema.items():
        if word == "properties":
            found[word] = {field: _schema_without_words(part) for field, part in value.items()}
        elif word not in _TOLD:
            found[word] = _schema_without_words(value)
    return found
