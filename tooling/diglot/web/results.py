"""The results as a page of the site, for every browser: no script is needed."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import jinja2
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from diglot.errors import DiglotError
from diglot.lang import language
from diglot.model.entry import State
from diglot.model.kind import OVERVIEW
from diglot.search.query import corrected
from diglot.web.api import MOST_SKIPPED
from diglot.web.security import POLICY, policy_for

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from starlette.requests import Request

    from diglot.model.document import Hit, Results
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.search.index import Index
    from diglot.web.site import Site
    from diglot.web.unanswered import Unanswered

__all__ = ["ResultsView"]

_PER_PAGE = 10
_NO = frozenset({"0", "false", "no", "off"})

_SLOT = re.compile(r"(?P<open><!-- diglot:results -->)(?P<list>.*?)(?P<close><!-- /diglot:results -->)", re.DOTALL)
_NEEDS_SCRIPT = re.compile(r'<p class="[^"]*diglot-unscripted">[^<]*</p>')
"""What the site says of the search of its own, which needs a script; that of the service needs none."""
_INPUT = re.compile(r"<input\b(?=[^>]*\sname=\"q\")[^>]*>")
_VALUE = re.compile(r"\svalue=\"[^\"]*\"")
_OTHER_LANGUAGE = re.compile(r"(<a href=\"[^\"?#]*)(?=\"[^>]*\sclass=\"diglot-languages__link\")")
_FRAGMENT = re.compile(r"(?<=\shref=\")#")

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


class ResultsView:
    """The search of each language: the page that the site has for it, with the results put in."""

    def __init__(
        self,
        index: Callable[[], Index],
        site: Site,
        locales: Sequence[Locale],
        kinds: Sequence[Kind],
        site_name: str,
        unanswered: Unanswered,
    ) -> None:
        self._index = index
        self._unanswered = unanswered
        self._site = site
        self._locales = locales
        self._kinds = kinds
        self._site_name = site_name

    def endpoint(self, locale: Locale) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers in the language of `locale`. A filter that does not exist filters nothing."""

        async def answer(request: Request) -> Response:
            asked = _Asked.read(request, locale, self._locales, self._kinds)
            built = self._site.built(f"{asked.folder.removeprefix(asked.root)}search/index.html".lstrip("/"))
            page = _NEEDS_SCRIPT.sub("", built.decode("utf-8", errors="replace") if built else "")
            if not _SLOT.search(page):
                page = _TEMPLATES.get_template("plain.html").render(
                    code=locale.code,
                    phrases=language(locale.code).phrases,
                    site_name=locale.site_name or self._site_name,
                    asked=asked,
                )
            # `server-timing` tells the page's script that a service answers: it then ranks nothing itself.
            headers = {POLICY: policy_for(page.encode()), "cache-control": "no-cache", "server-timing": "diglot"}
            status = HTTPStatus.OK
            if asked.query:
                try:
                    page = self._with_results(page, asked)
                except DiglotError:
                    page = _with_slot(page, f'<p role="status">{escape(asked.phrases["unavailable"])}</p>')
                    status = HTTPStatus.SERVICE_UNAVAILABLE
            return HTMLResponse(page if asked.is_folder else _rebased(page, asked), status, headers)

        return answer

    def _with_results(self, page: str, asked: _Asked) -> str:
        index = self._index()
        found = asked.of(index, asked.searched, limit=_PER_PAGE, offset=asked.offset)
        everywhere = asked.of(index, asked.codes, limit=0, offset=0) if asked.within else found
        self._unanswered.note(found, asked.locale.code)
        results = _TEMPLATES.get_template("results.html").render(
            _Shown(asked, found, everywhere, self._locales, self._kinds).context()
        )
        page = _with_slot(page, results, keeps_list=not found.total)
        page = _INPUT.sub(lambda match: _with_value(match.group(), asked.query), page)
        page = _OTHER_LANGUAGE.sub(lambda match: f"{match[1]}?{escape(urlencode({'q': asked.query}))}", page)
        return page.replace("<title>", f"<title>{escape(corrected(asked.query, found.corrections))} - ", 1)


class _Asked:
    """What the address of a request asks for."""

    def __init__(self, locale: Locale, root: str) -> None:
        self.locale = locale
        self.root = root
        self.folder = f"{root}/" if locale.default else f"{root}/{locale.code}/"
        self.phrases = language(locale.code).phrases
        self.query = ""
        self.within = ""
        self.kind = ""
        self.state = ""
        self.is_literal = False
        self.offset = 0
        self.codes: list[str] = []
        self.here = ""
        self.is_folder = True

    @classmethod
    def read(cls, request: Request, locale: Locale, locales: Sequence[Locale], kinds: Sequence[Kind]) -> _Asked:
        given = request.query_params
        asked = cls(locale, request.scope.get("root_path", ""))
        asked.query = given.get("q", "").strip()
        asked.codes = [locale.code, *(other.code for other in locales if other != locale)]
        asked.within = given.get("in", "") if given.get("in") in asked.codes else ""
        asked.kind = given.get("kind", "") if given.get("kind") in {OVERVIEW, *(k.name for k in kinds)} else ""
        asked.state = given.get("state", "") if given.get("state") in set(State) else ""
        asked.is_literal = given.get("expand", "") in _NO
        offset = given.get("offset", "")
        asked.offset = min(int(offset), MOST_SKIPPED) if offset.isdecimal() and len(offset) < 6 else 0
        asked.here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        asked.is_folder = not request.url.path.endswith("/search")
        return asked

    @property
    def searched(self) -> list[str]:
        return [self.within] if self.within else self.codes

    @property
    def kinds(self) -> list[str]:
        return [self.kind] if self.kind else []

    @property
    def states(self) -> list[str]:
        return [self.state] if self.state else []

    def of(self, index: Index, locales: Sequence[str], *, limit: int, offset: int) -> Results:
        """What `index` answers in `locales`."""
        return index.search(
            self.query,
            locales=locales,
            kinds=self.kinds,
            states=self.states,
            limit=limit,
            offset=offset,
            expand=not self.is_literal,
            reader=self.locale.code,
        )

    def address(self, **changed: str | int) -> str:
        """The address of the same question with something changed."""
        asked = {"q": self.query, "in": self.within, "kind": self.kind, "state": self.state} | changed
        asked = {"expand": "0" if self.is_literal else "", **asked}
        return f"{self.folder}search/?" + urlencode({name: value for name, value in asked.items() if value})


class _Shown:
    """Results in the words of the interface."""

    def __init__(
        self, asked: _Asked, found: Results, everywhere: Results, locales: Sequence[Locale], kinds: Sequence[Kind]
    ) -> None:
        self.asked = asked
        self.found = found
        self.everywhere = everywhere
        self.names = {locale.code: locale.name for locale in locales}
        self.labels = {kind.name: kind.labels[asked.locale.code] for kind in kinds if asked.locale.code in kind.labels}

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        asked, found, phrases = self.asked, self.found, self.asked.phrases
        last = found.offset + len(found.hits)
        query = corrected(found.query or asked.query, found.corrections)
        count = "no results" if not found.total else "result" if found.total == 1 else "results"
        corrections = [
            phrases["correction"].format(word=word, correction=correction)
            for word, correction in found.corrections.items()
        ]
        return {
            "phrases": phrases,
            "count": phrases[count].format(count=found.total, query=query),
            "corrected": phrases["corrected"].format(words=", ".join(corrections)) if corrections else "",
            "shortened": found.shortened,
            "expanded": self._expanded(),
            "literal": asked.address(expand="0"),
            "languages": self._languages(),
            "kinds": self._kind_filters(),
            "states": self._state_filters(),
            "hits": [self._hit(hit) for hit in found.hits],
            "offset": found.offset,
            "range": phrases["range"].format(first=found.offset + 1, last=last, count=found.total),
            "previous": asked.address(offset=max(found.offset - _PER_PAGE, 0)) if found.offset else "",
            "next": asked.address(offset=last) if last < found.total and found.hits else "",
        }

    def _expanded(self) -> Markup:
        """What was looked for besides, each in its language."""
        words = [
            Markup('<span lang="{}">{}</span>').format(code, word)
            for code, texts in self.found.expansions.items()
            for word in texts
        ]
        return escape(self.asked.phrases["also searched"]).format(words=Markup(", ").join(words)) if words else Markup()

    def _languages(self) -> list[dict[str, Any]]:
        asked, counts = self.asked, self.everywhere.languages
        every = {"label": asked.phrases["all languages"], "lang": asked.locale.code, "count": self.everywhere.total}
        each = [{"label": name, "lang": code, "count": counts.get(code, 0)} for code, name in self.names.items()]
        return [
            {**one, "address": asked.address(**{"in": code}), "is_current": code == asked.within}
            for code, one in zip(["", *self.names], [every, *each], strict=True)
        ]

    def _kind_filters(self) -> list[dict[str, Any]]:
        asked, counts = self.asked, self.found.kinds
        every = {"label": asked.phrases["all kinds"], "count": sum(counts.values()), "name": ""}
        kinds = (
            [
                {"label": self._label(name, many=True), "count": counts.get(name, 0), "name": name}
                for name in [*self.labels, OVERVIEW]
                if counts.get(name) or name == asked.kind
            ]
            if counts
            else []
        )
        return (
            [
                {**kind, "address": asked.address(kind=str(kind["name"])), "is_current": kind["name"] == asked.kind}
                for kind in [every, *kinds]
            ]
            if len(kinds) > 1 or asked.kind
            else []
        )

    def _state_filters(self) -> list[dict[str, Any]]:
        asked, counts = self.asked, self.found.states
        known = [str(state) for state in State if counts.get(state) or state == asked.state]
        if len(known) < 2 and not asked.state:
            return []
        every = {"label": asked.phrases["all states"], "count": sum(counts.values()), "name": ""}
        states = [{"label": asked.phrases[state], "count": counts.get(state, 0), "name": state} for state in known]
        return [
            {**state, "address": asked.address(state=str(state["name"])), "is_current": state["name"] == asked.state}
            for state in [every, *states]
        ]

    def _label(self, kind: str, *, many: bool = False) -> str:
        label = self.labels.get(kind)
        if label is None:
            return self.asked.phrases["overviews" if many else "overview"] if kind == OVERVIEW else kind
        return label.many if many else label.one

    def _hit(self, hit: Hit) -> dict[str, Any]:
        document, root = hit.document, self.asked.root
        others = [(code, title) for code, title in hit.titles.items() if code != document.locale]
        return {
            "code": document.locale,
            "is_foreign": document.locale != self.asked.locale.code,
            "language": self.names.get(document.locale, document.locale),
            "kind": self._label(document.kind),
            "state": self.asked.phrases.get(document.state, "") if document.state != State.REVIEWED else "",
            "title": document.title,
            "heading": document.heading,
            "address": f"{root}/{document.address}" + (f"#{quote(document.anchor)}" if document.anchor else ""),
            "others": [
                {"code": code, "title": title, "address": f"{root}/{hit.addresses[code]}"} for code, title in others
            ],
            "excerpt": marked(hit.excerpt, hit.marks),
        }


def marked(text: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """`text`, escaped, with the words found in `<mark>`."""
    pieces = Markup()
    position = 0
    for start, end in marks:
        pieces += escape(text[position:start]) + Markup("<mark>%s</mark>") % text[start:end]
        position = end
    return pieces + escape(text[position:])


def _with_slot(page: str, results: str, *, keeps_list: bool = False) -> str:
    """`page` with `results` in place of the list of all entries, or above it. The script that filters the list where
    no service answers is told to leave it alone.
    """

    def slot(match: re.Match[str]) -> str:
        kept = match["list"].replace("data-diglot-list", "data-diglot-entries") if keeps_list else ""
        return match["open"] + results + kept + match["close"]

    return _SLOT.sub(slot, page, count=1)


def _rebased(page: str, asked: _Asked) -> str:
    """`page` for the address without the closing slash, where its links, made for a folder, would lead elsewhere."""
    page = page.replace("<head>", f'<head><base href="{escape(asked.folder)}search/">', 1)
    return _FRAGMENT.sub(lambda _: f"{escape(asked.here)}#", page)


def _with_value(tag: str, query: str) -> str:
    return _VALUE.sub("", tag).removesuffix(">").rstrip().removesuffix("/") + f' value="{escape(query)}">'
