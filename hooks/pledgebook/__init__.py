"""Pledgebook: pledge records kept in git, turned into a bilingual static site."""

from datetime import date

__version__ = "0.1.0"

# The day of the version: pages that the engine itself writes last changed then.
RELEASED = date(2026, 11, 22)
