"""A public body's website has a statement of accessibility with the parts that the law asks for.

Source: the Act on accessibility of digital public services (2018:1937) and the regulations of Digg, the agency
that supervises it. That a statement is looked over every year is our advice: the law names no time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.accessibility import AccessibilityStatement, Compliance, WhyNotAccessible
from pledgebook.model.dates import Duration
from pledgebook.model.register import Register

_REVIEWED_WITHIN = Duration(1, "years")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    statement = register.accessibility
    if statement is not None:
        yield from _contradictions(statement)
    if not register.is_public_service:
        return
    if statement is None:
        publisher = register.publisher
        yield complaint("accessibility-missing", publisher.span, publisher=publisher.id)
        return
    yield from _missing_parts(statement)
    reviewed = statement.reviewed
    if reviewed is not None and _REVIEWED_WITHIN.after(reviewed.last_day) < today:
        yield complaint("accessibility-outdated", statement.span, date=str(reviewed))


def _missing_parts(statement: AccessibilityStatement) -> Iterator[Diagnostic]:
    """One complaint for the statement as a whole, and one for each burden without a reason."""
    is_whole = statement.compliance in (None, Compliance.FULL) or bool(statement.not_accessible)
    parts = {
        "compliance": statement.compliance is not None,
        "not_accessible": is_whole,
        "tested": statement.tested is not None,
        "reviewed": statement.reviewed is not None,
        "contact": statement.contact is not None,
    }
    missing = tuple(f"`{field}`" for field, is_given in parts.items() if not is_given)
    if missing:
        yield complaint("accessibility-lacks", statement.span, fields=missing)
    for content in statement.content_that_is(WhyNotAccessible.BURDEN):
        if content.reason is None:
            yield complaint("accessibility-lacks", content.span, fields=("`reason`",))


def _contradictions(statement: AccessibilityStatement) -> Iterator[Diagnostic]:
    if statement.compliance is Compliance.FULL:
        for content in statement.content_that_is(WhyNotAccessible.NOT_COMPLIANT):
            yield complaint("accessibility-against-itself", content.span)
