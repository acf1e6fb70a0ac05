"""What citizens see of a register, and of a folder as it will be once it is merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledgebook.commands.examined import Examined
from pledgebook.past import merged_with
from pledgebook.pipeline import Checked, check, site_of
from pledgebook.publishing.difference import differences
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.one_difference import Difference
from pledgebook.publishing.settings import Settings
from pledgebook.reading.git_repository import Repository
from pledgebook.reading.git_revision import folder_of


@dataclass(frozen=True, slots=True)
class Change:
    """What will be seen another way, and the edition in whose words it is said."""

    differences: Sequence[Difference]
    edition: Edition


def edition_of(checked: Checked, language: str, today: date) -> Edition | None:
    """The site in the language, or in its first where it has no other; None if the records have errors."""
    site = site_of(checked, today, Settings(site_url="/"))
    return None if site is None else site.editions.get(language, next(iter(site.editions.values())))


def change_since(folder: Path, since: str, found: Examined, language: str, today: date) -> Change | None:
    """None if either has errors. Where the folder's commit is not built on `since`, the two are merged first."""
    earlier = edition_of(found.before, language, today) if found.before else None
    later = edition_of(_once_merged(folder, since, found.checked, today), language, today)
    return Change(tuple(differences(earlier, later)), later) if earlier and later else None


def _once_merged(folder: Path, since: str, checked: Checked, today: date) -> Checked:
    with Repository.open(folder) as repository:
        merged = merged_with(repository, repository.resolve(since))
        return checked if merged is None else check(folder_of(repository, merged), today)
