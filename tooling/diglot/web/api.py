"""What other programs ask: search, suggestions, health. Described by `/openapi.json`."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import JSONResponse, Response

from diglot.model.entry import State
from diglot.model.kind import OVERVIEW
from diglot.search.opensearch import SUGGESTIONS_TYPE
from diglot.web.problems import Problem, described
from diglot.web.shapes import (
    SUGGESTIONS_EXAMPLE,
    Beginning,
    FoundEntries,
    FoundEntry,
    Health,
    Question,
    Readiness,
    Suggested,
    Suggestions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel

    from diglot.model.document import Hit, Results
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.search.index import Index
    from diglot.web.site import Site
    from diglot.web.unanswered import Unanswered

__all__ = ["Api"]

_Responses = dict[int | str, dict[str, Any]]


class Api:
    """The routes, over the index that `index` returns."""

    def __init__(
        self,
        index: Callable[[], Index],
        site: Site,
        locales: Sequence[Locale],
        kinds: Sequence[Kind],
        unanswered: Unanswered,
    ) -> None:
        self._index = index
        self._site = site
        self._unanswered = unanswered
        self._codes = [locale.code for locale in sorted(locales, key=lambda locale: not locale.default)]
        self._kinds = [*(kind.name for kind in kinds), OVERVIEW]

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter()
        asked: _Responses = {number: described(number) for number in (422, 429, 503)}
        suggested: _Responses = {200: {"content": {SUGGESTIONS_TYPE: {"example": SUGGESTIONS_EXAMPLE}}}}
        places: list[tuple[str, Callable[..., Any], type[BaseModel], str, _Responses]] = [
            ("/api/search", self.search, FoundEntries, "Find entries", {**asked}),
            ("/api/suggest", self.suggest, Suggestions, "Complete what is typed", {**suggested, **asked}),
            ("/readyz", self.ready, Readiness, "May it be asked?", {503: described(503)}),
            ("/healthz", self.health, Health, "Is the service well?", {503: described(503)}),
        ]
        for path, answer, shape, summary, responses in places:
            router.add_api_route(path, answer, response_model=shape, summary=summary, responses=responses)
            router.add_api_route(path, answer, response_model=shape, methods=["HEAD"], include_in_schema=False)
        return router

    # Coroutines: an answer takes less time than handing the question to a thread.
    async def search(self, request: Request, asked: Annotated[Question, Query()]) -> FoundEntries:
        """The entries that answer a question, each once, best first."""
        code = self._known("lang", asked.lang, self._codes) or self._codes[0]
        only = self._known("in", asked.within, self._codes)
        for name in asked.kind:
            self._known("kind", name, self._kinds)
        for name in asked.state:
            self._known("state", name, list(State))
        searched = [code, *(other for other in self._codes if other != code)]
        found = self._index().search(
            asked.q,
            locales=searched,
            kinds=asked.kind,
            states=asked.state,
            limit=asked.limit,
            offset=asked.offset,
            expand=asked.expand,
            reader=code,
            within=only,
        )
        self._unanswered.note(found, code)
        return _found(found, request.scope.get("root_path", ""), language=code, limit=asked.limit)

    async def suggest(self, request: Request, asked: Annotated[Beginning, Query()]) -> Suggestions | Response:
        """Titles and headings that have the words typed so far, the last of them as a beginning."""
        code = self._known("lang", asked.lang, self._codes) or self._codes[0]
        root = request.scope.get("root_path", "")
        found = [
            Suggested(text=one.text, language=one.locale, url=_url(root, one.address, one.anchor))
            for one in self._index().suggest(asked.q, locale=code, limit=asked.limit)
        ]
        if asked.format == "opensearch":
            base = str(request.base_url).rstrip("/").removesuffix(root)
            listed = [asked.q, [s.text for s in found], [s.language for s in found], [f"{base}{s.url}" for s in found]]
            return JSONResponse(listed, media_type=SUGGESTIONS_TYPE)
        return Suggestions(query=asked.q, language=code, suggestions=found)

    async def ready(self) -> Readiness:
        """`ready` when there is an index and a site; a balancer sends no reader before."""
        generation = self._index().generation
        if self._site.built("index.html") is None:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "The site has not been built.")
        return Readiness(status="ready", generation=generation)

    async def health(self) -> Health:
        """`ok`, and the state of the index, when a question would be answered."""
        return Health(status="ok", generation=self._index().generation)

    @staticmethod
    def _known(parameter: str, value: str, known: Sequence[str]) -> str:
        if value and value not in known:
            raise Problem(parameter, f"expected one of {', '.join(known)}, not {value[:40]!r}")
        return value


def _found(results: Results, root: str, *, language: str, limit: int) -> FoundEntries:
    return FoundEntries(
        query=results.query,
        shortened=results.shortened,
        language=language,
        total=results.total,
        offset=results.offset,
        limit=limit,
        corrections=dict(results.corrections),
        expansions={code: list(texts) for code, texts in results.expansions.items()},
        kinds=dict(results.kinds),
        states={state: count for state, count in results.states.items() if state},
        languages=dict(results.languages),
        generation=results.generation,
        hits=[_entry(hit, root) for hit in results.hits],
    )


def _entry(hit: Hit, root: str) -> FoundEntry:
    document = hit.document
    return FoundEntry(
        key=document.key,
        kind=document.kind,
        state=document.state,
        language=document.locale,
        title=document.title,
        heading=document.heading,
        url=_url(root, document.address, document.anchor),
        titles=dict(hit.titles),
        urls={code: _url(root, address) for code, address in hit.addresses.items()},
        excerpt=hit.excerpt,
        marks=list(hit.marks),
        score=hit.score,
    )


def _url(root: str, address: str, anchor: str = "") -> str:
    return f"{root}/{address}#{anchor}" if anchor else f"{root}/{address}"
