"""What a site is built with that its register does not say."""

from __future__ import annotations

from dataclasses import dataclass, field

from pledgebook.history.audited import History, NotAudited
from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.look import NO_LOOK, Look


@dataclass(frozen=True, slots=True)
class Settings:
    """What the register does not say. `site_url` ends with `/`; `theme_styles` is the theme's CSS, all of it.

    `repository` is the address from which anyone can clone the records, if it is known, `host` where they can be
    changed in a browser, and `previous_seal` the SHA-256 of the seal that was published before, as a file.
    `shows_drafts` makes a preview: drafts are shown, marked as such, and no search engine may list a page.
    `namespace` is where the site was first published, if that was elsewhere: ids in feeds, calendars and catalogues
    begin with it, for they never change. `security_contact` is an address with its scheme for who has found a hole, and
    `humans` a text about those who make the site.
    """

    site_url: str
    theme_styles: str = ""
    repository: str = ""
    host: CodeHost | None = None
    previous_seal: str | None = None
    history: History = field(default_factory=NotAudited)
    shows_drafts: bool = False
    look: Look = NO_LOOK
    namespace: str = ""
    security_contact: str = ""
    humans: str = ""

    @property
    def ids_begin_with(self) -> str:
        return self.namespace or self.site_url
