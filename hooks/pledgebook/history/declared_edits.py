"""What may be done to the translations of a published follow-up if it is said: they are filled in and revised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language import Text
from pledgebook.model.follow_up import BodyTranslation, FollowUp, Revision, Statement


def with_declared_edits(earlier: FollowUp, later: FollowUp) -> FollowUp:
    """The earlier follow-up as it is with all that the later one says was done to it.

    A translation that says that it was revised is the new one, and one that was missing is there. One whose file is
    gone is gone: that is told once, not for each of its texts.
    """
    edits = _Edits(earlier, later)
    return replace(
        earlier,
        translations=edits.translations(),
        title=edits.text(earlier.title, later.title),
        body=edits.text(earlier.body, later.body),
        statements=tuple(edits.statement(statement) for statement in earlier.statements),
    )


def lost_translations(earlier: FollowUp, later: FollowUp) -> tuple[BodyTranslation, ...]:
    return tuple(one for one in earlier.translations if later.translation_in(one.language) is None)


def with_texts_of(earlier: FollowUp, later: FollowUp, language: str) -> FollowUp:
    """The later state with all that the earlier one said in a language, whatever it says in that itself."""

    def text(now: Text | None, before: Text | None) -> Text | None:
        if now is None or before is None:
            return now
        said = [version for version in before.versions if version.language == language]
        return Text((*(one for one in now.versions if one.language != language), *said)) if said else now

    before = {statement.pledge.id: statement.text for statement in earlier.statements}
    return replace(
        later,
        title=text(later.title, earlier.title),
        body=text(later.body, earlier.body),
        statements=tuple(replace(one, text=text(one.text, before.get(one.pledge.id))) for one in later.statements),
    )


def revisions_of_other_texts(earlier: FollowUp, later: FollowUp) -> Iterator[tuple[BodyTranslation, Revision]]:
    """The first new revision of each translation that says that it replaced another text than the published one."""
    for translation in earlier.translations:
        revision = _first_new_revision(translation, later)
        if revision is not None and revision.was != translation.digest:
            yield translation, revision


def _first_new_revision(translation: BodyTranslation, later: FollowUp) -> Revision | None:
    after = later.translation_in(translation.language)
    new = after.revised[len(translation.revised) :] if after else ()
    return new[0] if new else None


class _Edits:
    """`_given` are the languages whose texts are taken from the later state."""

    def __init__(self, earlier: FollowUp, later: FollowUp) -> None:
        self._earlier = earlier
        self._later = later
        self._given = {one.language for one in earlier.translations if self._is_revised_or_gone(one)}

    def _is_revised_or_gone(self, translation: BodyTranslation) -> bool:
        if self._later.translation_in(translation.language) is None:
            return True
        revision = _first_new_revision(translation, self._later)
        return revision is not None and revision.was == translation.digest

    def translations(self) -> tuple[BodyTranslation, ...]:
        """In the order of the later state, with those that it has filled in."""
        before = {translation.language: translation for translation in self._earlier.translations}
        return tuple(before.get(translation.language, translation) for translation in self._later.translations)

    def statement(self, statement: Statement) -> Statement:
        after = self._later.statement_on(statement.pledge.id)
        return replace(statement, text=self.text(statement.text, after.text if after else None))

    def text(self, before: Text | None, after: Text | None) -> Text | None:
        if before is None:
            return None
        original, *translated = before.versions
        kept = [version for version in translated if version.language not in self._given]
        given = [version for version in (after.versions if after else ()) if version.language in self._given]
        return Text((original, *kept, *given))
