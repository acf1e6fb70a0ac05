"""The sources of the made-up records: mostly a page on the web, by turns an attachment, something moved or archived."""

from __future__ import annotations

from hashlib import sha256

from tests.made_up.country import Municipality
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import vocabulary
from tests.made_up.yaml_form import Record

# The one attachment of the register; what is in it is nobody's matter.
ATTACHMENT = "underlag/medborgarlofte.pdf"
ATTACHED = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def attached(title: str) -> Record:
    return {"title": title, "file": ATTACHMENT, "sha256": sha256(ATTACHED).hexdigest()}


def signed_document(place: Municipality, year: int, number: int, turns: Turns) -> Record:
    """The agreement as it was signed. `number` is that of the agreement."""
    words = vocabulary()
    source: Record = {"title": words["documents"]["signed"].format(year=year, name=place.name), "publisher": "polisen"}
    if turns.come("attachment", number, 19):
        return source | attached(str(source["title"]))
    source |= {"date": f"{year}-02-20", "url": f"https://polisen.example/medborgarloften/{place.id}/{year}/"}
    if turns.come("moved", number, 23):
        source["moved_to"] = {
            "date": f"{year + 1}-03-01",
            "url": f"https://polisen.example/arkiv/{place.id}/{year}/",
        }
    if turns.come("archived", number, 17):
        source["archived"] = f"https://arkiv.example/{year}/{place.id}/"
    if turns.come("paper", number, 11):
        source |= {"number": f"KS {year}/{100 + number % 800}", "format": "PDF", "size": "240 kB", "language": "sv"}
    if turns.come("noted", number, 7):
        source["note"] = words["agreement"]["note"]
    return source


def minutes(day: str, place: Municipality) -> Record:
    return {"title": vocabulary()["documents"]["minutes"].format(day=day), "publisher": place.actor}


def notes(day: str, publisher: str) -> Record:
    return {"title": vocabulary()["documents"]["notes"].format(day=day), "publisher": publisher}
