"""What mkdocs.yml says besides its address: followed, or told to be wrong in one sentence."""

from __future__ import annotations

import pytest

from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from pledgebook.publishing.code_host import CodeHost, HostKind
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.written_settings import UnfitSettingError, WrittenSettings, settings_of

SITE = "https://example.org/lofte/"


def settings(extra: dict[str, object], repository: str = "") -> Settings:
    return settings_of(WrittenSettings(SITE, repository, extra), ["bilder/logo.png"])


def test_nothing_written_is_nothing_set() -> None:
    assert settings({"generator": False}) == Settings(SITE)
    assert settings_of(WrittenSettings("", "", {}), ()) == Settings("/")
    assert settings({}).ids_begin_with == SITE


def test_what_is_written_is_followed() -> None:
    found = settings(
        {
            "namespace": "https://lofte.example.org/",
            "security_contact": "it@example.org",
            "humans": "Exempelby kommun\n",
            "colour": "#7a1f3d",
            "logo": "bilder/logo.png",
        },
        "https://codeberg.org/exempelby/loften",
    )
    assert found.ids_begin_with == "https://lofte.example.org/"
    assert found.security_contact == "mailto:it@example.org"
    assert found.humans == "Exempelby kommun\n"
    assert (found.look.colour, found.look.logo) == ("#7a1f3d", "bilder/logo.png")
    assert found.host == CodeHost(HostKind.FORGEJO, "https://codeberg.org/exempelby/loften", "main")


@pytest.mark.parametrize(
    "contact", ["mailto:it@example.org", "https://example.org/säkerhet".replace("ä", "%C3%A4"), "tel:+46"]
)
def test_a_contact_may_be_any_address(contact: str) -> None:
    assert settings({"security_contact": contact}).security_contact == contact


@pytest.mark.parametrize(
    ("extra", "group", "slug", "value"),
    [
        ({"namespace": "http://example.org/"}, "site_setting", "not_a_namespace", "http://example.org/"),
        ({"namespace": "https://example.org/lofte"}, "site_setting", "not_a_namespace", "https://example.org/lofte"),
        ({"namespace": "https://namn@example.org/"}, "site_setting", "not_a_namespace", "https://namn@example.org/"),
        ({"namespace": "https://example.org/?a/"}, "site_setting", "not_a_namespace", "https://example.org/?a/"),
        ({"namespace": "https://[example.org/"}, "site_setting", "not_a_namespace", "https://[example.org/"),
        ({"namespace": "https:///"}, "site_setting", "not_a_namespace", "https:///"),
        ({"namespace": "https://exempel å.org/"}, "site_setting", "not_a_namespace", "https://exempel å.org/"),
        ({"namespace": "https://example.org/a{b}/"}, "site_setting", "not_a_namespace", "https://example.org/a{b}/"),
        ({"namespace": "https://example.org:a/"}, "site_setting", "not_a_namespace", "https://example.org:a/"),
        ({"namespace": None}, "site_setting", "not_a_namespace", ""),
        ({"security_contact": "it"}, "site_setting", "not_a_contact", "it"),
        ({"security_contact": "http://example.org/"}, "site_setting", "not_a_contact", "http://example.org/"),
        ({"security_contact": "a@example.org\nContact: b"}, "site_setting", "not_a_contact", "a@example.org"),
        ({"security_contact": "åsa@example.org"}, "site_setting", "not_a_contact", "åsa@example.org"),
        ({"security_contact": 112}, "site_setting", "not_a_contact", "112"),
        ({"humans": ["Exempelby"]}, "site_setting", "not_a_text", "Exempelby"),
        ({"humans": " "}, "site_setting", "not_a_text", ""),
        ({"colour": None}, "look", "not_a_colour", ""),
        ({"repository": "main"}, "repository_setting", "not_a_map", "main"),
    ],
)
def test_what_cannot_be_followed_is_told_in_one_sentence_in_every_language(
    extra: dict[str, object], group: str, slug: str, value: str
) -> None:
    with pytest.raises(UnfitSettingError) as raised:
        settings(extra)
    error = raised.value
    assert (error.group, error.slug) == (group, slug)
    for language in WORDING_LANGUAGES:
        assert value in wording(language)[group][slug].format(value=error.value)


@pytest.mark.parametrize(
    "address", ["https://example.org/a b/", "https://example.org/{a}/", "https://example.org:a/", "https://a.se/?b/"]
)
def test_an_address_of_the_site_that_others_cannot_be_made_of_is_told_to_be_wrong(address: str) -> None:
    with pytest.raises(UnfitSettingError) as raised:
        settings_of(WrittenSettings(address, "", {}), ())
    error = raised.value
    for language in WORDING_LANGUAGES:
        assert address in wording(language)[error.group][error.slug].format(value=error.value)


def test_an_address_of_the_site_may_have_letters_of_any_language() -> None:
    assert settings_of(WrittenSettings("https://löften.example.org/", "", {}), ()).site_url[8:14] == "löften"


@pytest.mark.parametrize("group", ["site_setting", "look", "repository_setting"])
def test_every_language_has_the_same_sentences(group: str) -> None:
    first, *others = (wording(language)[group].keys() for language in WORDING_LANGUAGES)
    assert [keys for keys in others if keys != first] == []
