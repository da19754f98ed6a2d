"""What browsers and portals ask to search the site from where they are: descriptions and Atom results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from diglot.search.index import MOST_HITS
from diglot.search.opensearch import DESCRIPTION_TYPE, description, description_file
from diglot.web.api import MOST_SKIPPED
from diglot.web.atom import atom

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from diglot.model.locale import Locale
    from diglot.search.index import Index
    from diglot.web.unanswered import Unanswered

__all__ = ["Federation"]

_LIMIT = 10


class Federation:
    """The routes. A parameter left empty, as templates leave it, is one not given."""

    def __init__(
        self, index: Callable[[], Index], locales: Sequence[Locale], site_name: str, unanswered: Unanswered
    ) -> None:
        self._index = index
        self._locales = sorted(locales, key=lambda locale: not locale.default)
        self._site_name = site_name
        self._unanswered = unanswered

    def routes(self) -> list[Route]:
        """The routes."""
        described = [Route(f"/{description_file(locale)}", self._description(locale)) for locale in self._locales]
        return [*described, Route("/search.atom", self._results)]

    def _description(self, locale: Locale) -> Callable[[Request], Response]:
        search = "search/" if locale.default else f"{locale.code}/search/"

        async def answer(request: Request) -> Response:
            text = description(
                locale.site_name or self._site_name, locale, str(request.base_url), search=search, is_served=True
            )
            return Response(text, media_type=DESCRIPTION_TYPE)

        return answer  # type: ignore[return-value]  # Starlette takes coroutines, too

    async def _results(self, request: Request) -> Response:
        given = request.query_params
        asked = given.get("q", "")
        locale = self._reader(given.get("lang", ""))
        limit = min(max(_number(given.get("limit", ""), _LIMIT), 1), MOST_HITS)
        offset = min(_number(given.get("offset", ""), 0), MOST_SKIPPED)
        codes = [locale.code, *(other.code for other in self._locales if other != locale)]
        found = self._index().search(asked, locales=codes, limit=limit, offset=offset)
        self._unanswered.note(found, locale.code)
        text = atom(found, asked, locale, locale.site_name or self._site_name, root=str(request.base_url), limit=limit)
        return Response(text, media_type="application/atom+xml")

    def _reader(self, wanted: str) -> Locale:
        """The locale that is nearest to a language that a browser fills in: `fr-CA` is served by `fr`, `*` by any."""
        exact = [locale for locale in self._locales if locale.code.lower() == wanted.lower()]
        primary = wanted.lower().partition("-")[0]
        near = [locale for locale in self._locales if locale.code.lower().partition("-")[0] == primary]
        return (exact or near or self._locales)[0]


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 8 else default
