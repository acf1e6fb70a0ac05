"""The symbols of statuses and events, each drawn once and shown in badges, in pictures and in their tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from markupsafe import Markup

from pledgebook.model.verdict import Status
from pledgebook.publishing.pictures.drawing import em, share, written
from pledgebook.publishing.pictures.timeline_events import EventKind

# In a square of 16 × 16: lines in the colour of the text, and what is pb-fill filled with it.
_STATUS_SHAPES: Mapping[Status, str] = {
    Status.NOT_REPORTED: '<circle cx="8" cy="8" r="6" stroke-dasharray="2.5 2.2"/>',
    Status.REPORTED_NOT_JUDGED: '<rect x="2.5" y="2.5" width="11" height="11"/><path d="M5 6h6M5 8.5h6M5 11h3"/>',
    Status.NOT_STARTED: '<circle cx="8" cy="8" r="6"/>',
    Status.IN_PROGRESS: '<circle cx="8" cy="8" r="6"/><path d="M8 8V2a6 6 0 0 1 6 6z" class="pb-fill"/>',
    Status.PARTLY_FULFILLED: '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" class="pb-fill"/>',
    Status.FULFILLED: '<circle cx="8" cy="8" r="6"/><path d="M4.8 8.2 7.2 10.6 11.4 5.6" stroke-width="2"/>',
    Status.NOT_FULFILLED: (
        '<circle cx="8" cy="8" r="6"/><path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke-width="2"/>'
    ),
    Status.NOT_TRIGGERED: '<path d="M8 1.8 14.2 8 8 14.2 1.8 8z"/>',
    Status.CANNOT_BE_JUDGED: (
        '<path d="M5 5.6a3 3 0 1 1 4.4 2.6C8.4 8.8 8 9.3 8 10.4" stroke-width="2"/>'
        '<path d="M8 13v.6" stroke-width="2"/>'
    ),
    Status.REPLACED: '<path d="M2 8h11M9 4l4 4-4 4" stroke-width="2"/>',
    Status.DISCONTINUED: (
        '<path d="M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2z"/><path d="M5 8h6" stroke-width="2"/>'
    ),
}

_CALENDAR = '<path d="M2 4h12v10.5H2zM5 1.5v4M11 1.5v4"/>'
_EVENT_SHAPES: Mapping[EventKind, str] = {
    EventKind.SIGNED: '<path d="M2 14.5h12M3.5 11.5l.6-2.8L10.5 2.3l2.2 2.2L6.3 10.9z"/>',
    EventKind.PERIOD: '<path d="M2 5h12v6H2zM2 2v12M14 2v12"/>',
    EventKind.ADDED: '<path d="M8 2v12M2 8h12" stroke-width="2"/>',
    EventKind.CHANGED: '<path d="M8 2.2 14.5 13.5h-13z"/>',
    EventKind.ANSWERED: _CALENDAR + '<path d="M5 9.2 7.3 11.5 11.2 7.4"/>',
    # An alarm clock, here as wherever something is overdue.
    EventKind.MISSING: '<circle cx="8" cy="9" r="5.5"/><path d="M8 5.8V9l2.4 1.6M1.6 4.4 4.2 2M14.4 4.4 11.8 2"/>',
    EventKind.DUE: _CALENDAR,
}

_SHAPES: Mapping[Status | EventKind, Markup] = {
    # Nothing but the lines above ever becomes markup here.
    **{status: Markup(shape) for status, shape in _STATUS_SHAPES.items()},  # noqa: S704
    **{event: Markup(shape) for event, shape in _EVENT_SHAPES.items()},  # noqa: S704
}


@cache
def symbol(name: Status | EventKind) -> Markup:
    """A symbol beside words that say the same."""
    return Markup(
        '<svg class="pb-symbol" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        "{}</svg>"
    ).format(_SHAPES[name])


def colour_of(name: Status | EventKind) -> str:
    """The class that gives a symbol its colour."""
    return f"pb-status--{name.value}"


@lru_cache(maxsize=10_000)
def placed(name: Status | EventKind, x: float, y: float) -> Markup:
    """A symbol in a picture with its middle at `x` percent and `y` em."""
    # The middle of the square lies at the corner that x and y place.
    return written(
        f'<svg viewBox="8 8 16 16" x="{share(x)}" y="{em(y)}" width="{em(1.2)}" height="{em(1.2)}"'
        f' class="pb-mark {colour_of(name)}">{_SHAPES[name]}</svg>'
    )
