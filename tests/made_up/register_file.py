"""pledges.yaml of the made-up register: who acts, what areas there are, whom to ask, and what the register is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.made_up.agreements import Agreement
from tests.made_up.country import TODAY, Municipality, Size
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import said, vocabulary
from tests.made_up.yaml_form import Record, Tree


def register_file(size: Size, places: Sequence[Municipality], within: Sequence[Agreement]) -> Record:
    """`within` are the agreements that have no file of their own."""
    words = vocabulary()["register"]
    return {
        "languages": ["sv", "en"],
        "updated": "2026-01-10",
        "opened": "2026-01-01",
        "linear": "true",
        "publisher": "redaktionen",
        "title": words["title"],
        "notice": words["notice"],
        "about": words["about"],
        "privacy": words["privacy"],
        "accessibility": _accessibility(),
        "report_within": "6 months",
        "actors": dict(_actors(places, size.turns)),
        "areas": dict(_areas(places, size.turns)),
        "contacts": dict(_contacts(places, size.turns)),
        "meetings": list(_meetings(places, size)),
        "terms": {
            name: {**term["words"], "meaning": term["meaning"], **({"also": term["also"]} if "also" in term else {})}
            for name, term in vocabulary()["terms"].items()
        },
        "history_notes": [
            {"commit": "0123456789" * 4, "record": within[0].id, "outcome": "restored", **words["slip"]},
        ],
        "agreements": {agreement.id: agreement.record for agreement in within},
    }


def _accessibility() -> Record:
    words = vocabulary()["register"]
    return {
        "organisation": "redaktionen",
        "compliance": "partly",
        "not_accessible": [
            {
                "why": "not-compliant",
                **words["old_papers"],
                "reason": words["old_papers_reason"],
                "alternative": words["old_papers_instead"],
                "fixed_by": "2027-06",
            }
        ],
        "tested": {"date": "2026-01-08", "by": "redaktionen", "how": words["tested"]},
        "reviewed": "2026-01-10",
        "contact": "redaktionen",
    }


def _actors(places: Sequence[Municipality], turns: Turns) -> Iterator[tuple[str, Tree]]:
    words = vocabulary()["actors"]
    url, also = "https://polisen.example/", ["Polismyndigheten"]
    reviewers = ["@exempelriket/polisen", "granskare@polisen.example"]
    known = {"also": also, "url": url, "organisation_number": "999999-9999", "reviewers": reviewers}
    yield "polisen", {"kind": "police", **known, **words["police"]}
    yield "polisen-i-exempellan", {"kind": "police", **words["former_police"], "succeeded_by": "polisen"}
    yield "redaktionen", {"kind": "group", **words["editors"]}
    yield "trafikverket", {"kind": "authority", **words["authority"]}
    for place in places:
        own: Record = {"kind": "municipality", "url": f"https://{place.id}.example/"}
        own |= said(words["municipality"], name=place.name)
        if turns.come("renamed", place.number, 6):
            city, reason = said(words["city"], name=place.name), vocabulary()["amendments"]["reason"]
            source = {"title": vocabulary()["documents"]["minutes"].format(day="2020-11-02")}
            own["renamed"] = [{"date": "2021-01-01", **city, "reason": reason, "source": source}]
        yield place.actor, own
        for helper in place.helpers:
            kind, name = _HELPERS[helper.replace(place.id, "").strip("-")]
            if kind != "authority":
                yield helper, {"kind": kind, **said(words[name], name=place.name)}


_HELPERS = {
    "bostader": ("public-company", "housing"),
    "nattvandrarna": ("association", "walkers"),
    "centrum": ("company", "centre"),
    "bra": ("group", "council"),
    "trafikverket": ("authority", "authority"),
}


def _areas(places: Sequence[Municipality], turns: Turns) -> Iterator[tuple[str, Tree]]:
    words = vocabulary()["names"]
    for county in sorted({place.county for place in places}):
        kind = "county" if county % 2 else "region"
        yield f"lan-{county}", {"kind": kind, **said(words["county"], number=county + 1)}
    for first in {place.police_district: place for place in reversed(places)}.values():
        yield (
            f"lpo-{first.police_district}",
            {
                "kind": "police-district",
                "part_of": f"lan-{first.county}",
                **said(words["police_district"], name=first.name),
            },
        )
    for place in places:
        yield from _areas_of(place, turns)


def _areas_of(place: Municipality, turns: Turns) -> Iterator[tuple[str, Tree]]:
    words = vocabulary()["names"]
    within = [f"lan-{place.county}", f"lpo-{place.police_district}"]
    code = f"{9000 + place.number % 1000:04}"
    yield place.id, {"kind": "municipality", "code": code, "part_of": within, "sv": place.name}
    locality = f"{place.name} {words['localities'][place.number % 4]}"
    yield place.locality, {"kind": "locality", "part_of": place.id, "sv": locality}
    for its_id, name in zip(place.places, words["places"], strict=False):
        yield its_id, {"kind": "place", "part_of": place.locality, "sv": f"{place.name}, {name}"}
    for its_id, part in zip(place.districts, words["parts"], strict=False):
        own: Record = {"kind": "district", "part_of": [place.id, f"lpo-{place.police_district}"]}
        own |= said(words["district"], part=part, name=place.name)
        if turns.come("renamed district", place.number, 2):
            new = said(words["renamed_district"], name=f"{part} {place.name}")
            own["renamed"] = {"date": "2022-01-01", **new}
        yield its_id, own
    if place.districts:
        former = said(words["former_district"], name=place.name)
        successor = {"succeeded_by": place.districts[0]}
        yield f"{place.id}-gamla", {"kind": "district", "part_of": place.id, **former, **successor}


def _contacts(places: Sequence[Municipality], turns: Turns) -> Iterator[tuple[str, Tree]]:
    words = vocabulary()["contact_roles"]
    yield "redaktionen", {"party": "redaktionen", "email": "redaktionen@exempelriket.example", **words["editors"]}
    for place in places:
        police: Record = {"party": "polisen", "areas": place.id, "email": f"polis@{place.id}.example"}
        if turns.come("named contact", place.number, 3):
            police["name"] = f"Kim {place.name}"
        yield f"polis-{place.id}", police | said(words["police"], name=place.name)
        municipality: Record = {"party": place.actor, "areas": [place.id, place.locality]}
        municipality |= {"email": f"trygghet@{place.id}.example", "phone": "0999-12 34 56"}
        municipality |= said(words["municipality"], name=place.name)
        invitation = {"invitation": words["invitation"]} if turns.come("invitation", place.number, 2) else {}
        yield f"kommun-{place.id}", municipality | invitation


def _meetings(places: Sequence[Municipality], size: Size) -> Iterator[Tree]:
    texts = vocabulary()["meetings"]
    for place in places:
        for year in size.all_years[-2:]:
            number = place.number * 2 + year
            kind = ("dialogue", "survey", "signing", "walk", "follow-up")[number % 5]
            meeting: Record = {"date": f"{year}-10-{10 + place.number % 18}", "kind": kind, "areas": place.id}
            if kind == "survey":
                meeting |= {"date": f"{year}-09-01 to {year}-09-30", "url": f"https://{place.id}.example/enkat/"}
            else:
                meeting |= {"time": "16:00 to 18:00", "place": "Stora torget"}
            if kind == "signing" and year < TODAY.year - 1:
                meeting["agreements"] = f"{place.id}-{year}"
            if number % 4:
                meeting = {"id": f"{kind}-{place.id}-{year}"} | meeting
            if size.turns.come("cancelled", number, 8):
                meeting |= {"cancelled": "true", "changed": f"{year}-09-20"}
            elif size.turns.come("moved", number, 5):
                meeting["changed"] = [f"{year}-08-20", f"{year}-09-01"]
            yield meeting | (texts[number % 2] if number % 3 else {})
