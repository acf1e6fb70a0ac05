"""Addresses of editors and forms at each kind of host, and what is said of settings that lead to none."""

from __future__ import annotations

import pytest

from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from pledgebook.publishing.code_host import LONGEST_ADDRESS, CodeHost, HostKind, NewFile
from pledgebook.publishing.host_settings import WrongSetting, code_host

GITHUB = CodeHost(HostKind.GITHUB, "https://github.com/exempelby/loften", "main")
GITLAB = CodeHost(HostKind.GITLAB, "https://gitlab.com/exempelby/loften", "main")
FORGEJO = CodeHost(HostKind.FORGEJO, "https://codeberg.org/exempelby/loften", "main")

# The forms that the decision on these pages names, with where each host tells of them.
EDITORS = {
    GITHUB: "https://github.com/exempelby/loften/edit/main/pledges/exempelby-2021.yaml#L12",
    GITLAB: "https://gitlab.com/exempelby/loften/-/edit/main/pledges/exempelby-2021.yaml#L12",
    FORGEJO: "https://codeberg.org/exempelby/loften/_edit/main/pledges/exempelby-2021.yaml",
}
NEW_FILES = {
    GITHUB: NewFile("https://github.com/exempelby/loften/new/main/followups?filename=a.md&value=%23%20p1%26%0A", True),
    GITLAB: NewFile("https://gitlab.com/exempelby/loften/-/new/main/followups?file_name=a.md", False),
    FORGEJO: NewFile(
        "https://codeberg.org/exempelby/loften/_new/main/followups?filename=a.md&value=%23%20p1%26%0A", True
    ),
}
FORMS = {
    GITHUB: "https://github.com/exempelby/loften/issues/new?template=andring.yml&title=Nytt&post=a%2Fp1",
    GITLAB: "https://gitlab.com/exempelby/loften/-/issues/new"
    "?issuable_template=andring&issue%5Btitle%5D=Nytt&issue%5Bdescription%5D=post%3A%20a%2Fp1",
    FORGEJO: "https://codeberg.org/exempelby/loften/issues/new"
    "?template=.forgejo%2Fissue_template%2Fandring.yml&title=Nytt&field%3Apost=a%2Fp1",
}


@pytest.mark.parametrize("host", EDITORS, ids=lambda host: host.kind)
def test_each_host_opens_a_file_at_its_line_where_it_can(host: CodeHost) -> None:
    assert host.editor("pledges/exempelby-2021.yaml", 12) == EDITORS[host]


@pytest.mark.parametrize("host", NEW_FILES, ids=lambda host: host.kind)
def test_each_host_opens_a_new_file_with_as_much_as_it_takes(host: CodeHost) -> None:
    assert host.new_file("followups/a.md", "# p1&\n") == NEW_FILES[host]


@pytest.mark.parametrize("host", FORMS, ids=lambda host: host.kind)
def test_each_host_opens_a_form_with_what_is_known(host: CodeHost) -> None:
    assert host.form("andring", "Nytt", {"post": "a/p1"}) == FORMS[host]


@pytest.mark.parametrize("host", [GITHUB, GITLAB, FORGEJO], ids=lambda host: host.kind)
def test_what_is_too_long_for_an_address_is_left_to_be_pasted(host: CodeHost) -> None:
    file = host.new_file("followups/a.md", "å" * 2000)
    assert not file.is_filled_in
    assert len(file.address) < 200
    assert len(host.form("andring", "Nytt", {"ny-lydelse": "å" * 2000})) < 200
    assert LONGEST_ADDRESS == 8000


def test_a_branch_may_have_a_slash_and_a_path_any_letter() -> None:
    host = CodeHost(HostKind.GITHUB, "https://github.com/a/b", "sidor/nya")
    assert (
        host.editor("content/sv/å #1.md", 1) == "https://github.com/a/b/edit/sidor/nya/content/sv/%C3%A5%20%231.md#L1"
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/a/b", HostKind.GITHUB),
        ("https://github.com/a/b.git", HostKind.GITHUB),
        ("https://gitlab.com/a/b/c/", HostKind.GITLAB),
        ("https://gitlab.exempelby.example/a/b", HostKind.GITLAB),
        ("https://codeberg.org/a/b", HostKind.FORGEJO),
        ("https://forgejo.exempelby.example:3000/a/b", HostKind.FORGEJO),
        ("https://gitea.exempelby.example/a/b", HostKind.FORGEJO),
    ],
)
def test_the_kind_of_host_is_known_by_its_name(address: str, kind: HostKind) -> None:
    host = code_host(address, None)
    assert host == CodeHost(kind, address.rstrip("/").removesuffix(".git"), "main")


@pytest.mark.parametrize("kind", HostKind)
def test_another_host_is_told_of_with_its_branch(kind: HostKind) -> None:
    host = code_host("https://git.exempelby.example/a/b", {"host": kind.value, "branch": "publicerat"})
    assert host == CodeHost(kind, "https://git.exempelby.example/a/b", "publicerat")


def test_without_an_address_or_an_editor_there_is_no_host() -> None:
    assert code_host("", None) is None
    assert code_host("https://git.exempelby.example/a/b", {"host": "none"}) is None


@pytest.mark.parametrize(
    ("address", "more", "slug", "value"),
    [
        ("https://github.com/a/b", "main", "not_a_map", "main"),
        ("https://github.com/a/b", {"brunch": "main"}, "unknown_key", "brunch"),
        ("", {"branch": "main"}, "no_address", "branch"),
        ("ssh://git@github.com/a/b", None, "not_an_address", "ssh://git@github.com/a/b"),
        ("https://namn:losen@github.com/a/b", None, "not_an_address", "https://namn:losen@github.com/a/b"),
        ("https://github.com/", None, "not_an_address", "https://github.com/"),
        ("https://[github.com/a/b", None, "not_an_address", "https://[github.com/a/b"),
        ("https://github.com/a/b", {"branch": "../../x"}, "not_a_branch", "../../x"),
        ("https://github.com/a/b", {"branch": "en gren"}, "not_a_branch", "en gren"),
        ("https://github.com/a/b", {"host": "svn"}, "unknown_kind", "svn"),
        ("https://git.exempelby.example/a/b", None, "unknown_host", "git.exempelby.example"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence_in_every_language(
    address: str, more: object, slug: str, value: str
) -> None:
    assert code_host(address, more) == WrongSetting(slug, value)
    for language in WORDING_LANGUAGES:
        assert value in wording(language)["repository_setting"][slug].format(value=value)


def test_every_sentence_on_settings_is_the_same_in_every_language() -> None:
    first, *others = (wording(language)["repository_setting"].keys() for language in WORDING_LANGUAGES)
    assert [keys for keys in others if keys != first] == []
