"""Pledgebook: pledge records kept in git, turned into a bilingual static site."""

__version__ = "0.1.0"
