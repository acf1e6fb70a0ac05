"""The forms and templates of each host ask for the same things, as what GitHub, GitLab and Forgejo can read.

Those of GitHub are the originals; `make bless` writes the others from them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pledgebook.publishing import pages_of_proposals as pages
from tests.expected_files import expected

ROOT = Path(__file__).parent.parent
STARTING = ROOT / "hooks" / "pledgebook" / "starting"
GITHUB_FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
GITHUB_TEMPLATES = ROOT / ".github" / "PULL_REQUEST_TEMPLATE"
GITHUB_DEFAULT = ROOT / ".github" / "pull_request_template.md"
GITLAB = STARTING / "gitlab" / ".gitlab"
FORGEJO = STARTING / "forgejo" / ".forgejo"

ACTS = ("andring", "nytt-medborgarlofte", "oversattning", "rattelse", "uppfoljning")

# https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
KEYS = {
    "markdown": {"type", "attributes"},
    "input": {"type", "id", "attributes", "validations"},
    "textarea": {"type", "id", "attributes", "validations"},
    "dropdown": {"type", "id", "attributes", "validations"},
    "checkboxes": {"type", "id", "attributes"},
}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder"},
    "textarea": {"label", "description", "placeholder"},
    "dropdown": {"label", "description", "options"},
    "checkboxes": {"label", "options"},
}

each_act = pytest.mark.parametrize("act", ACTS)


def form_of(act: str) -> dict[str, Any]:
    form: dict[str, Any] = yaml.safe_load((GITHUB_FORMS / f"{act}.yml").read_text("utf-8"))
    return form


def fields_of(act: str) -> list[dict[str, Any]]:
    return [field for field in form_of(act)["body"] if "id" in field]


def as_gitlab(act: str) -> str:
    """A form as a template in Markdown: headings to write under, with the help in comments that nobody is shown."""
    form = form_of(act)
    parts = [f"<!-- {form['description']} -->"]
    for field in form["body"]:
        attributes = field["attributes"]
        if field["type"] == "markdown":
            parts.append(attributes["value"].strip())
            continue
        parts.append(f"## {attributes['label']}")
        if "description" in attributes:
            parts.append(f"<!-- {attributes['description']} -->")
        if "placeholder" in attributes:
            parts.append(f"<!-- {attributes['placeholder']} -->")
        if field["type"] == "dropdown":
            parts.append("\n".join(f"- [ ] {option}" for option in attributes["options"]))
        if field["type"] == "checkboxes":
            parts.append("\n".join(f"- [ ] {option['label']}" for option in attributes["options"]))
    return "\n\n".join(parts) + "\n"


def as_forgejo_template() -> str:
    """Forgejo has one template for proposals, so it holds all acts; those that do not fit are taken away."""
    first = "Behåll den del som passar, och ta bort resten. / Keep the part that fits, and take away the rest.\n"
    return "\n".join([first, *(template_of(act) for act in ACTS)])


def template_of(act: str) -> str:
    return (GITHUB_TEMPLATES / f"{act}.md").read_text("utf-8")


def test_there_is_a_form_and_a_template_for_each_act_and_blank_issues_are_allowed() -> None:
    assert sorted(path.stem for path in GITHUB_FORMS.iterdir()) == sorted([*ACTS, "config"])
    assert sorted(path.stem for path in GITHUB_TEMPLATES.iterdir()) == sorted(ACTS)
    config = yaml.safe_load((GITHUB_FORMS / "config.yml").read_text("utf-8"))
    assert config == {"blank_issues_enabled": True}


@each_act
def test_a_form_has_what_github_documents_and_nothing_else(act: str) -> None:
    form = form_of(act)
    assert set(form) == {"name", "description", "title", "body"}
    for field in form["body"]:
        kind = field["type"]
        assert set(field) == KEYS[kind]
        assert set(field["attributes"]) <= ATTRIBUTES[kind]
        assert set(field.get("validations", {})) <= {"required"}
        assert isinstance(field.get("validations", {}).get("required", True), bool)
        for option in field["attributes"].get("options", ()):
            assert set(option) == {"label", "required"} if kind == "checkboxes" else isinstance(option, str)
    names = [field["id"] for field in fields_of(act)]
    labels = [field["attributes"]["label"] for field in fields_of(act)]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z-]*", name)] == []


@each_act
def test_every_word_of_a_form_is_there_in_swedish_first_and_then_in_english(act: str) -> None:
    form = form_of(act)
    texts = [form["name"], form["description"]]
    for field in fields_of(act):
        attributes = field["attributes"]
        texts += [attributes["label"], *filter(None, [attributes.get("description")])]
        texts += [option if isinstance(option, str) else option["label"] for option in attributes.get("options", ())]
    assert [text for text in texts if " / " not in text] == []


@each_act
def test_a_form_says_first_what_must_never_be_written(act: str) -> None:
    first, *_ = form_of(act)["body"]
    for words in ("läsas av alla", "personnummer", "112", "Anyone can read", "personal identity numbers"):
        assert words in first["attributes"]["value"]
    assert "privatpersoner" in template_of(act)
    assert "private persons" in template_of(act)


def test_the_fields_that_pages_fill_in_are_in_the_forms() -> None:
    filled_in = {
        pages.REPORT_FORM: {pages.AGREEMENT_FIELD, pages.PARTY_FIELD},
        pages.AMENDMENT_FORM: {pages.RECORD_FIELD, pages.WORDING_FIELD},
        pages.CORRECTION_FORM: {pages.RECORD_FIELD},
    }
    for form, names in filled_in.items():
        assert names <= {field["id"] for field in fields_of(form)}, form


def test_the_template_of_every_proposal_leads_to_those_of_each_act() -> None:
    links = re.findall(r"\]\(\?expand=1&template=([a-z-]+)\.md\)", GITHUB_DEFAULT.read_text("utf-8"))
    assert sorted(links) == sorted(ACTS)


@each_act
def test_gitlab_and_forgejo_ask_for_the_same(act: str) -> None:
    expected(GITLAB / "issue_templates" / f"{act}.md", as_gitlab(act))
    expected(GITLAB / "merge_request_templates" / f"{act}.md", template_of(act))
    expected(FORGEJO / "issue_template" / f"{act}.yml", (GITHUB_FORMS / f"{act}.yml").read_text("utf-8"))


def test_forgejo_has_the_settings_of_the_forms_and_one_template_for_every_act() -> None:
    expected(FORGEJO / "issue_template" / "config.yml", (GITHUB_FORMS / "config.yml").read_text("utf-8"))
    expected(FORGEJO / "pull_request_template.md", as_forgejo_template())


def test_they_fit_every_municipality() -> None:
    files = [GITHUB_DEFAULT, *GITHUB_FORMS.iterdir(), *GITHUB_TEMPLATES.iterdir()]
    files += [path for folder in (GITLAB, FORGEJO) for path in folder.rglob("*.md")]
    assert [path for path in files if re.search(r"\bVara\b|vara-\d|vara\.se", path.read_text("utf-8"))] == []
