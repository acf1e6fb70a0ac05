"""What Hugo is told on pages of lists: of areas and parties, of pledges, changes and proposals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pledgebook.model.reference import ids
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.pages_of_lists import ListPart
from pledgebook.publishing.pages_of_proposals import RECORD_FIELD, Proposal
from tests.benchmarks.hugo_changes import change_facts
from tests.benchmarks.hugo_facts import Facts, without_nothing


def area_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    area = shown["area"]
    return {
        "area_kind": area.kind.value,
        "code": area.code,
        "part_of": ids(area.part_of),
        "agreements": [facts.agreement.id for facts in shown["agreements"]],
        "parts": [part.id for part in shown["parts_of_area"]],
        **_list(edition, shown["list"]),
    }


def party_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    actor = shown["actor"]
    return {
        "actor_kind": actor.kind.value,
        "also": actor.also,
        "url": actor.url,
        "follow_ups": [one.id for one in shown["follow_ups"]],
        "agreements": [facts.agreement.id for facts in shown["agreements"]],
        "helps": [one.stands.full_id for one in shown["helps"]],
        **_list(edition, shown["list"]),
    }


def _list(edition: Edition, part: ListPart) -> Facts:
    filters = part.filters
    kinds = [
        {"kind": f.kind, "choices": [[c.value, c.name, c.number, c.language] for c in f.choices]}
        for f in (filters.every if filters else ())
    ]
    return {
        "list": {
            "address": part.address,
            "pledges": [one.stands.full_id for one in part.pledges],
            "number": part.number,
            "of": part.of,
            "place": part.place,
            "whole": part.whole,
            "filters": kinds,
            "focus": dict(filters.focus_values) if filters else {},
        }
    }


def changes_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    part = shown["part"]
    return {
        "name": shown["name"],
        "other": shown["other"],
        "part": {"address": part.address, "number": part.number, "of": part.of, "first": part.first, "last": part.last},
        "whole": part.whole,
        "groups": [
            {"id": g.id, "heading": g.heading, "changes": [change_facts(edition, one) for one in g.changes]}
            for g in part.groups
        ],
    }


def pledges_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    lists = shown["ready_made"]
    if not lists:
        return _list(edition, shown["part"])
    named = {name: [[c.value, c.name, c.number] for c in lists[name]] for name in ("years", "areas", "parties")}
    statuses = [[status.value, number] for status, number in lists["statuses"]]
    return {**_list(edition, shown["part"]), "ready": {**named, "statuses": statuses, "overdue": lists["overdue"]}}


def follow_ups_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    years = [{"year": year, "follow_ups": [one.id for one in found]} for year, found in shown["by_year"]]
    return {"years": years, "unreported": [facts.agreement.id for facts in shown["unreported"]]}


def earlier_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    return {"agreements": [facts.agreement.id for facts in shown["agreements"]]}


def proposals_facts(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    """What stands in the texts that are filled in is written by the templates."""
    groups = [{"name": name, "proposals": [_proposal(one) for one in group]} for name, group in shown["groups"]]
    known = [one.fields.get(RECORD_FIELD) for _, group in shown["groups"] for one in group if one.act == "correct"]
    said = [said.pledge.id for known_id in known for said in edition.register.follow_ups[str(known_id)].statements]
    return {"groups": groups, "said": said}


def _proposal(one: Proposal) -> Facts:
    record, texts = one.pledge, {}
    if record is not None:
        texts = {version.language: version.words for version in record.stands.wording.versions}
    return without_nothing(
        {
            "anchor": one.anchor,
            "act": one.act,
            "title": one.title,
            "pledge": record.full_id if record else "",
            "file": one.ready.place.path,
            "line": one.ready.place.line,
            "new": one.ready.is_new_file,
            "texts": texts,
            "fields": dict(one.fields),
        }
    )
