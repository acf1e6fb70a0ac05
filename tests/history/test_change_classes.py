"""Every field of every record has a class of change; the list is kept, so that none becomes free unseen."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path

import pledgebook.model
from pledgebook import language
from pledgebook.history.change_classes import _OTHER_THAN_FROZEN, fields_with_class
from tests.expected_files import expected

EXPECTED = Path(__file__).parent / "change_classes.txt"


def records() -> Iterator[type]:
    for module in pkgutil.iter_modules(pledgebook.model.__path__):
        for _, found in inspect.getmembers(import_module(f"pledgebook.model.{module.name}"), inspect.isclass):
            if is_dataclass(found) and found.__module__.startswith(("pledgebook.model.", language.__name__)):
                yield found


def table() -> str:
    lines = {
        f"{record.__name__}.{name}: {change_class.value}\n"
        for record in records()
        for name, change_class in fields_with_class(record)
    }
    return "".join(sorted(lines))


def test_every_field_has_its_class_and_all_are_listed() -> None:
    expected(EXPECTED, table())


def test_no_class_is_given_to_a_field_that_is_not_there() -> None:
    known = {f"{record.__name__}.{name}" for record in records() for name, _ in fields_with_class(record)}
    assert _OTHER_THAN_FROZEN.keys() - known == set()
