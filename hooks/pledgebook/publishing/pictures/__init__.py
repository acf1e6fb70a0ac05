"""Pictures of records, drawn as inline SVG: what `drawn` offers to the templates.

Widths are shares of the picture's own width and heights are in `em`, so that lines, symbols and numbers keep their
size from a phone to a wide screen and grow with the reader's text. The same is said in words and numbers beside each
picture, in `templates/pictures.html`.
"""

from __future__ import annotations

from pledgebook.model.verdict import Status
from pledgebook.publishing.pictures.result_bars import result_bars
from pledgebook.publishing.pictures.status_strip import status_strip
from pledgebook.publishing.pictures.symbols import symbol
from pledgebook.publishing.pictures.timeline import timeline
from pledgebook.publishing.pictures.timeline_events import EventKind
from pledgebook.publishing.pictures.years import MOST_ROWS, years

# For templates.
NOT_REPORTED = Status.NOT_REPORTED
OVERDUE = EventKind.MISSING

__all__ = ["MOST_ROWS", "NOT_REPORTED", "OVERDUE", "result_bars", "status_strip", "symbol", "timeline", "years"]
