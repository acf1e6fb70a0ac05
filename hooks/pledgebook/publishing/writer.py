"""Pages become HTML: the templates of one language, with everything from records escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from markupsafe import escape

from pledgebook.model.prose import Directive
from pledgebook.publishing import addresses, pictures
from pledgebook.publishing.assets import OWN_COLOUR
from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.compiled_templates import templates
from pledgebook.publishing.declared_changes import latest_day
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.embedded_lists import embedded_list
from pledgebook.publishing.linked_data import linked_data
from pledgebook.publishing.lists_of_pledges import named_in
from pledgebook.publishing.look import NO_LOOK, Look
from pledgebook.publishing.markdown import documentation_html
from pledgebook.publishing.page import Page
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.security import content_security_policy, first_script
from pledgebook.publishing.sources import source_details, source_href
from pledgebook.publishing.suggestions import suggestion
from pledgebook.publishing.word_changes import changed_versions

# Stands for the way from a page to the root of the site until the page is whole: so a link, and all that holds one, is
# the same text on every page. Reading refuses control characters; a record that has all of this in escapes shows the
# way to the root, which it might as well have written.
_ROOT = "\x01root/"


class Writer:
    """Writes the pages of one edition. Jinja escapes everything; only our own renderers give markup."""

    def __init__(self, edition: Edition, site_url: str, host: CodeHost | None = None, look: Look = NO_LOOK) -> None:
        self.edition = edition
        self._site_url = site_url
        # What the page that is being written has said: each glossary term is linked once a page.
        self._said: set[str] = set()
        shown_everywhere: Mapping[str, object] = {
            "edition": edition,
            "register": edition.register,
            "saying": edition.saying,
            "words": edition.words,
            "plain": edition.plain,
            "prose": partial(edition.prose, root=_ROOT, said=self._said),
            "original": partial(edition.original, root=_ROOT),
            "addresses": addresses,
            "drawn": pictures,
            "root": escape(_ROOT),
            "home": escape(_ROOT + edition.home),
            "site_url": site_url,
            "look": look,
            "own_colour": OWN_COLOUR,
            "content_security_policy": content_security_policy,
            "first_script": first_script(),
            "linked_data": partial(linked_data, edition, site_url),
            "follow_up_title": partial(follow_up_title, edition),
            "source_href": source_href,
            "source_details": partial(source_details, edition),
            "named_in": partial(named_in, edition.register),
            "documentation_html": documentation_html,
            "changed_versions": changed_versions,
            "latest_day": latest_day,
            "suggestion": partial(suggestion, edition, host),
            "host": host,
        }
        self._templates = templates(edition.say, shown_everywhere)

    def page(self, page: Page) -> str:
        """A page with links relative to its own address, so that the site works wherever it is put."""
        return self._written(page, addresses.root_from(self.edition.home + page.address))

    def page_anywhere(self, page: Page) -> str:
        """A page that is shown at any address, such as the one for addresses that lead nowhere."""
        return self._written(page, urlsplit(self._site_url).path or "/")

    def embedded(self, directive: Directive, root: str) -> str:
        """The list that a directive in a prose page asks for, as one block of HTML."""
        template, shown = embedded_list(self.edition, directive)
        return self._render(template, root, shown)

    def fragment(self, template: str, root: str, shown: Mapping[str, object]) -> str:
        """What is no page of its own, such as an entry of a feed. `root` is the way from there to the site's root."""
        return self._render(template, root, shown)

    def _written(self, page: Page, root: str) -> str:
        return self._render(page.template, root, {"page": page, **page.shown})

    def _render(self, template: str, root: str, shown: Mapping[str, object]) -> str:
        self._said.clear()
        return self._templates.get_template(template).render(shown).replace(_ROOT, escape(root))

    def redirect(self, old: str, new: str) -> str:
        root = addresses.root_from(self.edition.home + old)
        return self._render("redirect.html", root, {"new": new})
