"""Honest and dishonest removals by law, to be strung together at random with the edits of random_edits.py."""

from __future__ import annotations

from tests.history.random_edits import START, Edit, Told


def redact(told: Told, number: int) -> bool:
    """One name after the other, as long as nobody has put one back."""
    pledge = told["agreement"]["pledges"]["p3"]
    left = [name for name in ("Beta", "Alfa", "Gamma") if name in pledge["sv"]]
    if not left or len(left) + len(pledge.get("redactions", ())) > 3:
        return False
    take_out(pledge, left[0], number)
    return True


def take_out(pledge: Told, words: str, number: int) -> None:
    pledge["sv"] = pledge["sv"].replace(words, f"[[redacted:r{number}]]")
    entry = {"id": f"r{number}", "field": "sv", "date": "2021-06-01", "what": "personal-data", "ground": "gdpr-17"}
    pledge.setdefault("redactions", []).append({**entry, "decided": {"by": "polisen", "urgent": "true"}})


def confirm(told: Told, number: int) -> bool:
    for entry in told["agreement"]["pledges"]["p3"].get("redactions", ()):
        entry.setdefault("confirmed", {"date": "2021-06-08", "by": "exempelby-kommun"})
    return True


HONEST_REMOVALS: tuple[Edit, ...] = (redact, confirm)


def redact_figure(told: Told, number: int) -> bool:
    """A removal that takes away what was promised."""
    pledge = told["agreement"]["pledges"]["p4"]
    if "redactions" in pledge:
        return False
    take_out(pledge, "5 vandringar med Delta", number)
    return True


def name_again(told: Told, number: int) -> bool:
    pledge = told["agreement"]["pledges"]["p3"]
    was, pledge["sv"] = pledge["sv"], START["agreement"]["pledges"]["p3"]["sv"]
    return bool(was != pledge["sv"])


def other_ground(told: Told, number: int) -> bool:
    for entry in told["agreement"]["pledges"]["p3"].get("redactions", ()):
        entry["decided"]["case"] = f"KS {number}"
        return True
    return False


DISHONEST_REMOVALS: tuple[Edit, ...] = (redact_figure, name_again, other_ground)
