"""What is asked of who starts a register, in an order that makes sense: the place, who promises, the site, the host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from pledgebook.commands.answers import UnreadableError, as_data, by_name, written_as
from pledgebook.commands.questions import Questions
from pledgebook.history.block_text import Data
from pledgebook.model.actor import ActorKind
from pledgebook.publishing.code_host import HostKind
from pledgebook.schema.simple import EMAIL, PHONE, REVIEWER, URL, Pattern
from pledgebook.starting.engine import Engine, engine_at, engine_in, installed_from
from pledgebook.starting.new_register import Logo, NewRegister, id_of
from pledgebook.starting.records import STARTING_LANGUAGES, starting_words
from pledgebook.starting.site_address import host_of, site_address_of

POLICE = "polisen"
LOGO_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_MUNICIPALITY_CODE = Pattern("code", "[0-9]{4}", "not-an-area-code")
_WHEEL = re.compile(r"pledgebook-[A-Za-z0-9._+-]+\.whl")


class Given(TypedDict):
    """What was said on the command line."""

    name: str | None
    code: str | None
    languages: str | None
    municipality: tuple[str, ...]
    parties: tuple[str, ...]
    publisher: str | None
    reviewers: tuple[str, ...]
    contacts: tuple[str, ...]
    repository: str | None
    host: str | None
    address: str | None
    colour: str | None
    logo: str | None
    engine: str | None


def new_register(given: Given, questions: Questions) -> NewRegister:
    """Raises UnreadableError for an option that cannot be used, or lacks where nothing may be asked."""
    area = questions.text("register_area", given["name"], option="--name", read=_place_name)
    code = questions.text("register_area_code", given["code"], option="--code", read=written_as(_MUNICIPALITY_CODE))
    languages = _languages(given["languages"], questions)
    actors = _actors(given, area, languages, questions)
    publisher = questions.choice(
        "register_publisher", _names(actors, languages), given["publisher"], default=next(iter(actors))
    )
    reviewers = _reviewers(given["reviewers"], _names(actors, languages), questions)
    contacts = _contacts(given["contacts"], actors, languages, questions)
    repository = questions.text("register_repository", given["repository"], is_optional=True, read=_repository)
    hosts = [host.value for host in HostKind]
    host = HostKind(questions.choice("register_host", hosts, given["host"], default=host_of(repository).value))
    likely = site_address_of(repository) or None
    address = questions.text(
        "register_address", given["address"], option="--address", default=likely, read=_folder_address
    )
    return NewRegister(
        area=area,
        code=code,
        languages=languages,
        publisher=publisher,
        actors={name: _with_reviewers(actor, reviewers.get(name, [])) for name, actor in actors.items()},
        contacts=contacts,
        site_url=address,
        host=host,
        repository=repository,
        colour=questions.text("register_colour", given["colour"], is_optional=True, read=_colour),
        logo=_logo(questions.text("register_logo", given["logo"], is_optional=True, read=_picture)),
        engine=_engine(given["engine"], questions),
    )


def _languages(given: str | None, questions: Questions) -> tuple[str, ...]:
    codes = given.replace(",", " ").split() if given is not None else ()
    return tuple(questions.several("register_languages", STARTING_LANGUAGES, codes, default=STARTING_LANGUAGES))


def _actors(given: Given, area: str, languages: Sequence[str], questions: Questions) -> dict[str, dict[str, Data]]:
    """The municipality, the police, and who else there is."""
    named = by_name(given["municipality"])
    for code in named:
        if code not in languages:
            raise UnreadableError("not_a_choice", code, languages)
    municipality: dict[str, Data] = {
        code: questions.text(
            "register_municipality",
            named.get(code),
            default=starting_words("municipality", code, area=area),
            read=_one_line,
            in_language=questions.language_names([code]),
        )
        for code in languages
    }
    first = str(municipality[languages[0]])
    actors: dict[str, dict[str, Data]] = {
        id_of(first): {"kind": ActorKind.MUNICIPALITY.value, **municipality},
        POLICE: {"kind": ActorKind.POLICE.value, **{code: starting_words("police", code) for code in languages}},
    }
    for written in given["parties"]:
        party = _record(written, languages[0])
        actors[id_of(str(party[languages[0]]), actors)] = party
    while not given["parties"] and questions.agreed("register_more_parties"):
        names = questions.texts("register_party_name", languages, {}, read=_one_line)
        kind = questions.choice("register_party_kind", questions.kinds_of_actor())
        actors[id_of(str(names[languages[0]]), actors)] = {"kind": kind, **names}
    return actors


def _reviewers(given: Iterable[str], names: Mapping[str, str], questions: Questions) -> dict[str, list[str]]:
    said = by_name(given)
    for name in said:
        if name not in names:
            raise UnreadableError("not_a_choice", name, names)
    return {
        name: questions.text(
            "register_reviewers", said.get(name), is_optional=True, read=_some_reviewers, party=words
        ).split()
        for name, words in names.items()
    }


def _contacts(
    given: Iterable[str], actors: Mapping[str, Mapping[str, Data]], languages: Sequence[str], questions: Questions
) -> dict[str, dict[str, Data]]:
    contacts: dict[str, dict[str, Data]] = {}
    for written in given:
        contact = _record(written, languages[0])
        if contact.get("party") not in actors:
            raise UnreadableError("not_a_choice", str(contact.get("party", "")), actors)
        contacts[id_of(str(contact[languages[0]]), contacts)] = contact
    if contacts:
        return contacts
    for party, words in _names(actors, languages).items():
        role = questions.texts("register_role", languages, {}, is_optional=True, read=_one_line, party=words)
        if role:
            email = questions.text("register_email", option="--contact", read=written_as(EMAIL))
            phone = questions.text("register_phone", is_optional=True, read=written_as(PHONE))
            reached: dict[str, Data] = {"email": email, **({"phone": phone} if phone else {})}
            contacts[id_of(str(role[languages[0]]), contacts)] = {"party": party, **reached, **role}
    return contacts


def _names(actors: Mapping[str, Mapping[str, Data]], languages: Sequence[str]) -> dict[str, str]:
    return {name: str(actor[languages[0]]) for name, actor in actors.items()}


def _with_reviewers(actor: Mapping[str, Data], reviewers: Sequence[str]) -> dict[str, Data]:
    """Where the field stands in a record: after what kind of actor it is."""
    return {"kind": actor["kind"], **({"reviewers": reviewers} if reviewers else {}), **actor}


def _record(written: str, language: str) -> dict[str, Data]:
    """A record as it would stand in pledges.yaml, with words in the first language at least."""
    data = as_data(written)
    if not isinstance(data, Mapping) or not isinstance(data.get(language), str):
        raise UnreadableError("not_a_record", written, [language])
    return dict(data)


def _engine(given: str | None, questions: Questions) -> Engine:
    known = given or installed_from()
    if known is not None and (engine := engine_at(known)):
        return engine
    # A wheel that was installed may be gone since; what was given has to be right.
    usable = known if given is not None or _is_wheel(known or "") else None
    said = questions.text("register_engine", usable, option="--engine", read=_exact_engine)
    return engine_at(said) or engine_in(Path(said).name, Path(said).read_bytes())


def _exact_engine(answer: str) -> str:
    if engine_at(answer) is None and not _is_wheel(answer):
        raise UnreadableError("not_an_engine", answer)
    return answer


def _is_wheel(answer: str) -> bool:
    return _WHEEL.fullmatch(Path(answer).name) is not None and Path(answer).is_file()


def _logo(answer: str) -> Logo | None:
    return Logo(f"bilder/logo{Path(answer).suffix.lower()}", Path(answer).read_bytes()) if answer else None


def _picture(answer: str) -> str:
    if Path(answer).suffix.lower() not in LOGO_KINDS or not Path(answer).is_file():
        raise UnreadableError("not_a_picture", answer, LOGO_KINDS)
    return answer


def _colour(answer: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", answer):
        raise UnreadableError("not_a_colour", answer)
    return answer.lower()


def _repository(answer: str) -> str:
    return written_as(URL)(answer).rstrip("/").removesuffix(".git")


def _folder_address(answer: str) -> str:
    return written_as(URL)(answer).rstrip("/") + "/"


def _some_reviewers(answer: str) -> str:
    return " ".join(map(written_as(REVIEWER), answer.replace(",", " ").split()))


def _place_name(answer: str) -> str:
    """Of the place: what the municipality is called follows of it, and is asked for after it."""
    name = _one_line(answer)
    if name.casefold().endswith((" kommun", " municipality")):
        raise UnreadableError("not_a_place_name", name)
    return name


def _one_line(answer: str) -> str:
    return " ".join(answer.split())
