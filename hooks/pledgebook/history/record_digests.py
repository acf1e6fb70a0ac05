"""The digests of all records of a site, each made when it is first asked for, unless it is known from before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.history.canonical import digest_of_record
from pledgebook.model.published import Record, Records


class RecordDigests(Mapping[str, str]):
    """By kind and id, `agreement vara-2021`, as a seal has them."""

    def __init__(self, records: Records) -> None:
        self.records: Mapping[str, Record] = {str(key): record for key, record in records.items()}
        self._made: dict[str, str] = {}

    def know(self, digests: Mapping[str, str]) -> None:
        """Digests that were made before, of the same records."""
        self._made |= digests

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = digest_of_record(self.records[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self.records

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)
