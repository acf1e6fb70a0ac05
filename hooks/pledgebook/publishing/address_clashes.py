"""Two things at one address: the later would silently take the place of the earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.span import Span

_ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*/?")


def address_clashes(register: Register) -> Iterator[Diagnostic]:
    taken: dict[str, str] = {}
    for address, name, span in _claims(register):
        owner = _whose_for_ever(address) or taken.setdefault(address, name)
        if owner != name:
            yield complaint("address-taken", span, address=f"/{address}", other=owner)
    for alias in _aliases(register):
        if _ADDRESS.fullmatch(alias.id) is None:
            yield complaint("not-an-address", alias.span, value=alias.id)


def _whose_for_ever(address: str) -> str:
    """The page that tells of what can come to lie there, though perhaps nothing does today; empty if there is none."""
    if addresses.is_kept_for_lists(address):
        return "page:pledges"
    return "page:open-data" if addresses.is_kept_for_machines(address) else ""


def alias_address(alias: Reference) -> str:
    return f"{alias.id.rstrip('/')}/"


def _claims(register: Register) -> Iterator[tuple[str, str, Span]]:
    """Every address with the name of what claims it. Translations of a prose page share one name."""
    for name, address in addresses.NAMED_PAGES.items():
        yield address, f"page:{name}", register.span
    for path in addresses.OWN_FILES:
        yield path, f"file:{path}", register.span
    for language in register.languages[1:]:
        yield f"{language}/", f"language:{language}", register.span
    for agreement in register.agreements.values():
        yield addresses.of_agreement(agreement.id), agreement.id, agreement.span
        yield addresses.of_proposals(agreement.id), f"proposals:{agreement.id}", agreement.span
        for pledge in agreement.pledges:
            yield addresses.of_pledge(pledge.full_id), pledge.full_id, pledge.span
        for focus in agreement.focus_areas:
            yield addresses.of_focus_area(focus.full_id), f"focus:{focus.full_id}", focus.span
    for follow_up in register.follow_ups.values():
        yield addresses.of_follow_up(follow_up.id), follow_up.id, follow_up.span
        yield addresses.of_correction(follow_up.id), f"proposals:{follow_up.id}", follow_up.span
    for area in register.areas.values():
        yield addresses.of_area(area.id), f"area:{area.id}", area.span
    for actor in register.actors.values():
        yield addresses.of_actor(actor.id), f"party:{actor.id}", actor.span
    for meeting in register.meetings:
        yield addresses.of_meeting(meeting.name), f"meeting:{meeting.name}", meeting.span
    for page in register.prose:
        yield addresses.of_prose(page), f"content/…/{page.name}.md", page.body_span
    for alias in _aliases(register):
        yield alias_address(alias), f"alias:{alias.span}", alias.span
    for path in register.attachments:
        yield path, f"content/{path}", Span(f"content/{path}")


def _aliases(register: Register) -> Iterator[Reference]:
    for agreement in register.agreements.values():
        yield from agreement.aliases
        for pledge in agreement.pledges:
            yield from pledge.aliases
