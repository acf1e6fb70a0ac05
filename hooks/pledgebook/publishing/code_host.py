"""Where records are changed in a browser: addresses of editors and forms at the host of the repository.

The forms of the addresses, and where each host tells of them, stand in decision 39. A link is all there is: nothing is
asked of the host until somebody follows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

# GitHub answers longer addresses with an error, and so do many servers in between.
LONGEST_ADDRESS = 8000


class HostKind(StrEnum):
    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A link to an editor with a new file. `is_filled_in` tells whether the text is there, or must be pasted."""

    address: str
    is_filled_in: bool


@dataclass(frozen=True, slots=True)
class CodeHost:
    """`address` is that of the repository, without a slash at its end. The records lie at its root."""

    kind: HostKind
    address: str
    branch: str

    @property
    def name(self) -> str:
        """What a reader knows the host by, such as `github.com`."""
        return urlsplit(self.address).netloc

    def editor(self, path: str, line: int) -> str:
        """The file in the host's editor, and the line where it can show one."""
        match self.kind:
            case HostKind.GITHUB:
                return f"{self._at('edit')}/{quote(path)}#L{line}"
            case HostKind.GITLAB:
                return f"{self._at('-/edit')}/{quote(path)}#L{line}"
            case HostKind.FORGEJO:
                return f"{self._at('_edit')}/{quote(path)}"

    def new_file(self, path: str, text: str) -> NewFile:
        folder, name = str(PurePosixPath(path).parent), PurePosixPath(path).name
        match self.kind:
            case HostKind.GITHUB:
                return _filled_in(f"{self._at('new')}/{quote(folder)}", name, text)
            case HostKind.GITLAB:
                # It takes a name, and no text: gitlab-org/gitlab work item 594214.
                return NewFile(f"{self._at('-/new')}/{quote(folder)}?{_query({'file_name': name})}", False)
            case HostKind.FORGEJO:
                return _filled_in(f"{self._at('_new')}/{quote(folder)}", name, text)

    def form(self, form: str, title: str, fields: Mapping[str, str]) -> str:
        """A new issue by one of the forms of the repository, with what is known filled in, as far as there is room."""
        filled_in = self._form(form, title, fields)
        return filled_in if len(filled_in) < LONGEST_ADDRESS else self._form(form, title, {})

    def _form(self, form: str, title: str, fields: Mapping[str, str]) -> str:
        match self.kind:
            case HostKind.GITHUB:
                return f"{self.address}/issues/new?{_query({'template': f'{form}.yml', 'title': title, **fields})}"
            case HostKind.GITLAB:
                asked = {"issuable_template": form, "issue[title]": title}
                # What is given here comes below the template.
                known = "\n\n".join(f"{name}: {value}" for name, value in fields.items())
                return f"{self.address}/-/issues/new?{_query(asked | ({'issue[description]': known} if known else {}))}"
            case HostKind.FORGEJO:
                asked = {"template": f".forgejo/issue_template/{form}.yml", "title": title}
                known_fields = {f"field:{name}": value for name, value in fields.items()}
                return f"{self.address}/issues/new?{_query(asked | known_fields)}"

    def _at(self, tool: str) -> str:
        return f"{self.address}/{tool}/{quote(self.branch)}"


def _filled_in(folder: str, name: str, text: str) -> NewFile:
    address = f"{folder}?{_query({'filename': name, 'value': text})}"
    if len(address) < LONGEST_ADDRESS:
        return NewFile(address, True)
    return NewFile(f"{folder}?{_query({'filename': name})}", False)


def _query(values: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in values.items())
