"""A count of very few people, which in a small place may tell who they are (GDPR: indirect identification).

Statistics offices commonly do not publish counts of persons below five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text
from pledgebook.model.count import Count, Qualifier
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register
from pledgebook.span import Span

FEWEST = 5

# Whole words only: `ungdomsgårdar` are buildings.
_PEOPLE = re.compile(
    r"\b(?:barn|barnen|bilförare|boende|brottsoffer|elev|elever|familj|familjer|flicka|flickor|föräldrar|förälder"
    r"|förare|gärningsman|gärningsmän|individ|individer|invånare|kvinna|kvinnor|man|män|människor|misstänkt|misstänkta"
    r"|person|personer|pojkar|pojke|ungdom|ungdomar|ungdomarna|vuxna|vårdnadshavare"
    r"|adults?|boys?|child|children|drivers?|famil(?:y|ies)|girls?|individuals?|m[ae]n|offenders?|parents?|people"
    r"|persons?|pupils?|residents?|students?|suspects?|victims?|wom[ae]n|young people|youths?)\b",
    re.IGNORECASE,
)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for follow_up in register.follow_ups.values():
        for count, of, place in _counts(follow_up):
            value = count.value
            if value is None or count.qualifier is not Qualifier.EXACTLY or count.is_percent:
                continue
            if 0 < value < FEWEST and _PEOPLE.search(of.original.words):
                yield complaint("small-person-count", place, count=int(value), of=of.original.words)


def _counts(follow_up: FollowUp) -> Iterator[tuple[Count, Text, Span]]:
    results = [*follow_up.other_results, *(r for s in follow_up.statements for r in s.results)]
    for result in results:
        if result.of is not None:
            yield result.count, result.of, result.span
        for part in result.of_which:
            yield part.count, part.of, part.of.original.span
