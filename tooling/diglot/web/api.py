"""What other programs ask: search, suggestions, health. Described by `/openapi.json`."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from diglot.model.entry import State
from diglot.model.kind import OVERVIEW
from diglot.search.index import MOST_HITS
from diglot.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.document import Hit, Results, Suggestion
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.search.index import Index
    from diglot.web.site import Site
    from diglot.web.unanswered import Unanswered

__all__ = ["MOST_SKIPPED", "Api"]

_Responses = dict[int | str, dict[str, Any]]

MOST_SKIPPED = 10_000
_MOST_SUGGESTIONS = 20

_ANY_TEXT = 'Words; "a phrase"; -word to leave out. Any text is a valid question.'
_READER = "The reader's language: entries that answer in it come first. Else the site's default language."


class Question(BaseModel):
    """What is asked, and which part of the answer is wanted."""

    q: str = Field("", description=_ANY_TEXT, examples=["complaints", '"spare parts" -warranty'])
    lang: str = Field("", description=_READER, examples=["fr"])
    within: str = Field("", alias="in", description="Look only at texts in this language.", examples=["en"])
    kind: list[str] = Field([], description="Only entries of this kind; may be given several times.")
    state: list[str] = Field([], description="Only texts in this state: draft, machine, reviewed.")
    limit: int = Field(10, ge=1, le=MOST_HITS)
    offset: int = Field(0, ge=0, le=MOST_SKIPPED)
    expand: bool = Field(True, description="Whether to look for synonyms and translations of the words, too.")


class Beginning(BaseModel):
    """What has been typed so far."""

    q: str = Field("", description=_ANY_TEXT, examples=["manage exp"])
    lang: str = Field("", description=_READER, examples=["en"])
    limit: int = Field(8, ge=1, le=_MOST_SUGGESTIONS)
    format: Literal["json", "opensearch"] = Field(
        "json", description="`opensearch` is the array that browsers ask for."
    )


class FoundEntry(BaseModel):
    """An entry, once, by the section and language that answer best."""

    key: str = Field(examples=["myths/more-staff"])
    kind: str = Field(examples=["myth"])
    state: str = Field(examples=["reviewed"])
    language: str = Field(description="The language in which it answers.", examples=["en"])
    title: str = Field(description="Its title in that language.", examples=["More staff means better service"])
    heading: str = Field(description="The section that answers; empty for the opening.", examples=["The belief"])
    url: str = Field(description="The place that answers, on this host.", examples=["/myths/more-staff/#the-belief"])
    titles: dict[str, str] = Field(
        description="Its title in every language that it exists in.",
        examples=[{"en": "More staff means better service", "fr": "Être plus nombreux, c’est mieux servir"}],
    )
    urls: dict[str, str] = Field(
        description="Its address in every language that it exists in.",
        examples=[{"en": "/myths/more-staff/", "fr": "/fr/myths/more-staff/"}],
    )
    excerpt: str = Field(
        description="Plain text, in the language of the answer.", examples=["Complaints rise, so we hire."]
    )
    marks: list[tuple[int, int]] = Field(
        description="Start and end of each word found in the excerpt, in characters (Unicode code points).",
        examples=[[[0, 10]]],
    )
    score: float = Field(description="Comparable within one answer alone.", examples=[4.4251])


class FoundEntries(BaseModel):
    """What a question found."""

    query: str = Field(description="What was looked for.", examples=["complaimts"])
    shortened: bool = Field(description="Whether that is less than what was asked: there is a limit.", examples=[False])
    language: str = Field(description="The reader's language.", examples=["en"])
    total: int = Field(description="How many entries answer.", examples=[1])
    offset: int = Field(description="How many of them come before `hits`.", examples=[0])
    limit: int = Field(description="How many hits were wanted.", examples=[10])
    corrections: dict[str, str] = Field(
        description="Words that no entry uses, and those looked for instead.", examples=[{"complaimts": "complaints"}]
    )
    expansions: dict[str, list[str]] = Field(
        description="What was looked for besides, by language: synonyms, and the words of the other language.",
        examples=[{"fr": ["réclamation"]}],
    )
    languages: dict[str, int] = Field(
        description="How many entries answer in each language, were it searched alone.", examples=[{"en": 1, "fr": 0}]
    )
    kinds: dict[str, int] = Field(description="How many entries of each kind answer.", examples=[{"myth": 1}])
    states: dict[str, int] = Field(
        description="How many of the texts that answer are in each state.", examples=[{"reviewed": 1}]
    )
    generation: str = Field(description="The state of the index that answered.", examples=["18eadc3e8b54896f-7a75"])
    hits: list[FoundEntry]


class Suggested(BaseModel):
    """A title or heading that has the words typed so far, or what is typed with its last word completed; `url` leads
    to the place, or to the results.
    """

    text: str = Field(examples=["Manage expectations"])
    language: str = Field(examples=["en"])
    url: str = Field(examples=["/strategies/manage-expectations/"])


class Suggestions(BaseModel):
    """What a reader may mean."""

    query: str = Field(examples=["manage exp"])
    language: str = Field(examples=["en"])
    suggestions: list[Suggested]


class Readiness(BaseModel):
    """Whether the service has all that it answers with."""

    status: str = Field(examples=["ready"])
    generation: str


class Health(BaseModel):
    """Whether the service can answer."""

    status: str = Field(examples=["ok"])
    generation: str


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
        responses: _Responses = {
            422: _told(HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter has a value that it cannot have.", _WRONG),
            429: _told(HTTPStatus.TOO_MANY_REQUESTS, "The service limits how often one client may ask.", _OFTEN),
            503: _told(HTTPStatus.SERVICE_UNAVAILABLE, "There is no index yet.", _NO_INDEX),
        }
        places: list[tuple[str, Callable[..., Any], type[BaseModel], str, _Responses]] = [
            ("/api/search", self.search, FoundEntries, "Find entries", responses),
            ("/api/suggest", self.suggest, Suggestions, "Complete what is typed", responses),
            ("/readyz", self.ready, Readiness, "May it be asked?", {503: responses[503]}),
            ("/healthz", self.health, Health, "Is the service well?", {503: responses[503]}),
        ]
        for path, answer, shape, summary, told in places:
            router.add_api_route(path, answer, response_model=shape, summary=summary, responses=told)
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
        codes = [code, *(other for other in self._codes if other != code)]
        search = partial(
            self._index().search, asked.q, kinds=asked.kind, states=asked.state, expand=asked.expand, reader=code
        )
        found = search(locales=[only] if only else codes, limit=asked.limit, offset=asked.offset)
        self._unanswered.note(found, code)
        languages = (search(locales=codes, limit=0) if only else found).languages
        return _found(found, languages, request.scope.get("root_path", ""), language=code, limit=asked.limit)

    async def suggest(self, request: Request, asked: Annotated[Beginning, Query()]) -> Suggestions | Response:
        """Titles and headings that have the words typed so far, the last as a beginning; else what completes it."""
        code = self._known("lang", asked.lang, self._codes) or self._codes[0]
        root = request.scope.get("root_path", "")
        found = [
            Suggested(text=one.text, language=one.locale, url=self._leads(one, root))
            for one in self._index().suggest(asked.q, locale=code, limit=asked.limit)
        ]
        if asked.format == "opensearch":
            base = str(request.base_url).rstrip("/").removesuffix(root)
            listed = [asked.q, [s.text for s in found], [s.language for s in found], [f"{base}{s.url}" for s in found]]
            return JSONResponse(listed, media_type="application/x-suggestions+json")
        return Suggestions(query=asked.q, language=code, suggestions=found)

    def _leads(self, suggestion: Suggestion, root: str) -> str:
        if suggestion.address is not None:
            return _url(root, suggestion.address, suggestion.anchor)
        folder = "" if suggestion.locale == self._codes[0] else f"{suggestion.locale}/"
        return f"{root}/{folder}search/?{urlencode({'q': suggestion.text})}"

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


_WRONG, _OFTEN, _NO_INDEX = (
    "kind: expected one of myth, overview, not 'mith'",
    "More than 120 questions a minute; try again in 3 s.",
    "There is no search index that can be read; whoever runs this site mends it with: diglot build",
)


def _told(status: HTTPStatus, description: str, detail: str) -> dict[str, Any]:
    """How the interface's description shows a problem."""
    example = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail}
    return {"description": description, "content": {"application/problem+json": {"example": example}}}


def _found(results: Results, languages: Mapping[str, int], root: str, *, language: str, limit: int) -> FoundEntries:
    return FoundEntries(
        query=results.query,
        shortened=results.shortened,
        language=language,
        total=results.total,
        offset=results.offset,
        limit=limit,
        corrections=dict(results.corrections),
        expansions={code: list(texts) for code, texts in results.expansions.items()},
        languages=dict(languages),
        kinds=dict(results.kinds),
        states={state: count for state, count in results.states.items() if state},
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
        score=round(hit.score, 4),
    )


def _url(root: str, address: str, anchor: str = "") -> str:
    return f"{root}/{address}#{anchor}" if anchor else f"{root}/{address}"
