"""With what records are told as JSON: whom they are asked of, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pledgebook.language import Text, Version
from pledgebook.model.reference import Reference
from pledgebook.model.source import Source
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.values import Json, known, period, text, written
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.links import with_addresses


@dataclass(frozen=True, slots=True)
class Telling:
    """`editions` are by language, the original first; `site_url` ends with `/`."""

    contents: Contents
    editions: Mapping[str, Edition]
    site_url: str

    @property
    def today(self) -> str:
        return self.contents.today.isoformat()

    @property
    def original_language(self) -> str:
        return next(iter(self.editions))

    def head(self, kind: str, collection: str, record_id: str, address: str) -> Json:
        """The first fields of every record. `address` is that of its page, below a language's root."""
        return {
            "id": record_id,
            "type": kind,
            "original_language": self.original_language,
            "page": self.page(address),
            "api": self.api(collection, record_id),
        }

    def page(self, address: str) -> dict[str, str]:
        """Where it is told of for people, by language."""
        return {language: f"{self.site_url}{edition.home}{address}" for language, edition in self.editions.items()}

    def api(self, collection: str, record_id: str) -> str:
        return self.site_url + addresses.of_api_record(collection, record_id)

    def link(self, collection: str, record_id: str) -> Json:
        return {"id": record_id, "api": self.api(collection, record_id)}

    def links(self, collection: str, record_ids: Iterable[str]) -> list[Json]:
        """Each once, in their order."""
        return [self.link(collection, record_id) for record_id in dict.fromkeys(record_ids)]

    def say(self, key: str) -> dict[str, str]:
        """A phrase of the pages in every language."""
        return {language: edition.say(key) for language, edition in self.editions.items()}

    def markdown(self, value: Text | None) -> Json | None:
        """A long text, with absolute addresses in place of links to records."""
        if value is None:
            return None
        return {version.language: self._with_addresses(version) for version in value.versions}

    def _with_addresses(self, version: Version) -> str:
        return with_addresses(version.words, self.site_url + self.editions[version.language].home)

    def actors(self, references: Iterable[Reference]) -> list[Json]:
        """Who is meant, by id and present name."""
        return [self.actor(reference) for reference in references]

    def actor(self, reference: Reference) -> Json:
        return {"id": reference.id, "name": text(self.contents.register.actors[reference.id].present_name)}

    def areas(self, references: Iterable[Reference]) -> list[Json]:
        every = self.contents.register.areas
        return [{"id": reference.id, "name": text(every[reference.id].present_name)} for reference in references]

    def sources(self, sources: Iterable[Source]) -> list[Json | None]:
        return [self.source(source) for source in sources]

    def source(self, source: Source | None) -> Json | None:
        if source is None:
            return None
        return known(
            {
                "title": source.title,
                "publisher": self._publisher(source.publisher),
                "date": written(source.date),
                "period": period(source.period),
                "url": source.url,
                "moves": [{"date": str(move.date), "url": move.url} for move in source.moves] or None,
                "file": self.site_url + quote(source.file) if source.file else None,
                "number": source.number,
                "archived": source.archived,
                "sha256": source.sha256,
                "format": source.format,
                "size": source.size,
                "language": source.language,
                "quote": source.quote,
                "note": text(source.note),
            }
        )

    def _publisher(self, publisher: Reference | None) -> Json | None:
        """One of the register's actors, or anyone by name."""
        if publisher is None:
            return None
        if publisher.id in self.contents.register.actors:
            return self.actor(publisher)
        return {"name": {self.original_language: publisher.id}}

    def stale_translations(self, kind: str, record_id: str) -> list[str]:
        """The languages in which its words may say something else than in the original."""
        stale = self.contents.changes.stale
        translations = self.contents.register.languages[1:]
        return [language for language in translations if (language, kind, record_id) in stale]

    def first_published(self, name: str) -> str | None:
        """Since when the public could know of it, where the history tells."""
        return written(self.contents.first_seen.get(name))

    def sealed(self, key: str) -> Json | None:
        """The digest of the record, as in the seal of the site."""
        digest = self.contents.digests.get(key)
        return {"record": key, "sha256": digest} if digest else None
