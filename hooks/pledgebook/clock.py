"""Which day it is: the one given, else SOURCE_DATE_EPOCH, else today in Sweden."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def day_of_build() -> date:
    """The day that statuses are computed for. SOURCE_DATE_EPOCH (reproducible-builds.org) is in seconds, UTC.

    Raises ValueError if SOURCE_DATE_EPOCH is set to something that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return moment.astimezone(SWEDEN).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}") from error
