"""The commands that write new records, `pledgebook new …`: arguments become one command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from pledgebook.cli_options import IN_FOLDER, LANGUAGE, NO_INPUT, PRINT, REASON, TODAY, day_for, unless_left
from pledgebook.cli_writing import amend, correct

if TYPE_CHECKING:
    from pledgebook.commands.new_agreement import AgreementGiven
    from pledgebook.commands.new_contact import ContactGiven
    from pledgebook.commands.new_follow_up import FollowUpGiven
    from pledgebook.commands.new_pledge import JoiningGiven
    from pledgebook.commands.new_record import Manner

UNTRANSLATED = click.option(
    "--untranslated", multiple=True, metavar="LANG", help="Språk som texten saknas på. / Language without the text."
)
DRAFT = click.option("--draft", is_flag=True, help="Publiceras inte än. / Not published yet.")
SOURCE = click.option("--source", metavar="TITLE", help="Var det står. / Where it is written.")
SOURCE_URL = click.option("--source-url", metavar="URL")


@click.group()
def new() -> None:
    """Skriv en ny post. / Write a new record.

    Allt frågas efter. Sägs något av det med alternativ frågas bara efter det som måste finnas, och med --no-input
    efter ingenting. För en ändring eller rättelse frågas det alltid efter det som fattas. Slutkod 0: skrivet. 1: inget
    är skrivet. 2: ett svar går inte att använda. / Everything is asked for. Where some of it is said with options, only
    what must be there is asked for, and with --no-input nothing. For an amendment or a correction, what is missing is
    always asked for. Exit code 0: written. 1: nothing was written. 2: an answer cannot be used.
    """


new.add_command(amend, "amendment")
new.add_command(correct, "correction")


@new.command("follow-up")
@click.option("--agreement", metavar="ID", help="Medborgarlöftet. / The agreement.")
@click.option("--by", multiple=True, metavar="PARTY", help="Vem som lämnar den. / Who gives it.")
@click.option("--date", "day", metavar="DATE", help="Dess datum. / Its date.")
@click.option("--area", metavar="AREA", help="Bara ett av områdena. / One of the areas alone.")
@click.option("--title", multiple=True, metavar="LANG=TEXT", help="Rubrik. / Title.")
@click.option(
    "--text",
    multiple=True,
    metavar="[ID.]LANG=TEXT",
    help="Inledningen, eller texten om ett löfte. / The introduction, or the text on a pledge.",
)
@click.option("--verdict", "verdicts", multiple=True, metavar="ID=VERDICT", help="Bedömning. / Verdict.")
@click.option("--result", "results", multiple=True, metavar="ID=VALUE", help="Resultat. / Result.")
@SOURCE
@SOURCE_URL
@UNTRANSLATED
@DRAFT
@NO_INPUT
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def follow_up(
    folder: Path,
    language: str,
    today: datetime | None,
    *,
    no_input: bool,
    is_printed: bool,
    **given: Unpack[FollowUpGiven],
) -> int:
    """Skriv en uppföljning. / Write a follow-up."""
    from pledgebook.commands.new_follow_up import new_follow_up

    manner = _manner(given, language, today, no_input=no_input, is_printed=is_printed)
    return unless_left(language, lambda: new_follow_up(folder, given, manner))


@new.command()
@click.option("--agreement", metavar="ID", help="Medborgarlöftet. / The agreement.")
@click.option("--by", multiple=True, metavar="PARTY", help="Vem som lovar. / Who promises.")
@click.option("--text", multiple=True, metavar="LANG=TEXT", help="Löftets ord. / The words of the pledge.")
@click.option("--focus", multiple=True, metavar="ID", help="Fokusområde. / Focus area.")
@click.option("--target", metavar="VALUE", help="Mål, som {at_least: 20}. / Target, such as {at_least: 20}.")
@click.option("--conditional", is_flag=True, help="Gäller bara om något inträffar. / Only if something happens.")
@click.option("--added", metavar="DATE", help="Gäller från. / Holds from.")
@click.option("--decided", metavar="DATE", help="Beslutat. / Decided.")
@click.option("--decided-by", multiple=True, metavar="PARTY", help="Vilka som beslutade. / Who decided.")
@REASON
@SOURCE
@SOURCE_URL
@click.option("--id", "pledge_id", metavar="ID", help="Annars nästa lediga. / Otherwise the next free one.")
@NO_INPUT
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def pledge(
    folder: Path,
    language: str,
    today: datetime | None,
    *,
    no_input: bool,
    is_printed: bool,
    **given: Unpack[JoiningGiven],
) -> int:
    """Lägg ett löfte sist i ett medborgarlöfte. / Put a pledge last in an agreement."""
    from pledgebook.commands.new_pledge import new_pledge

    manner = _manner(given, language, today, no_input=no_input, is_printed=is_printed)
    return unless_left(language, lambda: new_pledge(folder, given, manner))


@new.command()
@click.option("--area", multiple=True, metavar="AREA", help="Område. / Area.")
@click.option("--party", multiple=True, metavar="PARTY", help="Part. / Party.")
@click.option("--period", metavar="SPAN", help="Perioden, som 2027. / The period, such as 2027.")
@click.option("--signed", metavar="DATE", help="Undertecknat. / Signed.")
@click.option("--document", metavar="TITLE", help="Det undertecknade dokumentet. / The signed document.")
@click.option("--document-url", metavar="URL")
@click.option("--text", multiple=True, metavar="LANG=TEXT", help="Inledningen. / The introduction.")
@click.option(
    "--pledge", "pledges", multiple=True, metavar="VALUE", help="Som i filen. / As in the file: {by: …, sv: …}"
)
@UNTRANSLATED
@click.option("--summary", is_flag=True, help="Inte dokumentets egna ord. / Not the document's own words.")
@click.option("--incomplete", is_flag=True, help="Löften fattas här. / Pledges are missing here.")
@DRAFT
@click.option("--id", "agreement_id", metavar="ID", help="Annars område och år. / Otherwise area and year.")
@NO_INPUT
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def agreement(
    folder: Path,
    language: str,
    today: datetime | None,
    *,
    no_input: bool,
    is_printed: bool,
    **given: Unpack[AgreementGiven],
) -> int:
    """Skriv ett nytt medborgarlöfte. / Write a new agreement."""
    from pledgebook.commands.new_agreement import new_agreement

    manner = _manner(given, language, today, no_input=no_input, is_printed=is_printed)
    return unless_left(language, lambda: new_agreement(folder, given, manner))


@new.command()
@click.option("--party", metavar="PARTY", help="Hos vem. / At whom.")
@click.option("--area", multiple=True, metavar="AREA", help="För vilka områden. / For which areas.")
@click.option("--role", multiple=True, metavar="LANG=TEXT", help="Roll. / Role.")
@click.option("--email", metavar="ADDRESS", help="Funktionens e-post. / E-mail of the function.")
@click.option("--phone", metavar="NUMBER", help="Funktionens telefon. / Telephone of the function.")
@click.option("--id", "contact_id", metavar="ID", help="Annars partens. / Otherwise that of the party.")
@NO_INPUT
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def contact(
    folder: Path,
    language: str,
    today: datetime | None,
    *,
    no_input: bool,
    is_printed: bool,
    **given: Unpack[ContactGiven],
) -> int:
    """Skriv en ny kontakt. / Write a new contact."""
    from pledgebook.commands.new_contact import new_contact

    manner = _manner(given, language, today, no_input=no_input, is_printed=is_printed)
    return unless_left(language, lambda: new_contact(folder, given, manner))


def _manner(
    given: Mapping[str, object], language: str, today: datetime | None, *, no_input: bool, is_printed: bool
) -> Manner:
    """With more said on the command line than what it is about, only what must be there is asked for."""
    from pledgebook.commands.new_record import Manner

    day = today.date() if today else day_for(language)
    is_said = any(value for name, value in given.items() if name not in ("agreement", "draft"))
    return Manner(language, day, may_ask=not no_input, asks_all=not is_said, is_printed=is_printed)
