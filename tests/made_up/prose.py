"""The few prose pages of the made-up register, and those that it must have."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.translated_file import digest_of
from tests.made_up.country import Municipality, Size
from tests.made_up.vocabulary import vocabulary
from tests.made_up.yaml_form import Record, as_yaml

LANGUAGES = ("sv", "en")


def prose_pages(size: Size, place: Municipality) -> Iterator[tuple[str, str]]:
    """Paths with their texts. `place` is the municipality that they take for an example."""
    year = size.all_years.start
    blanks = {"area": place.id, "agreement": f"{place.id}-{year}", "year": year}
    for page in vocabulary()["prose"]:
        bodies = {language: page[language]["body"].format(**blanks) for language in LANGUAGES}
        original = page["sv"]
        for language in LANGUAGES:
            facts: Record = {
                "title": page[language]["title"],
                "description": page[language]["description"],
                "updated": "2026-01-10",
            }
            if language != LANGUAGES[0]:
                facts["translated_from"] = digest_of(original["title"], original["description"], bodies["sv"])
            yield f"content/{language}/{page['name']}.md", f"---\n{as_yaml(facts)}---\n{bodies[language]}"
