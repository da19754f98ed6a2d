"""Saved web pages: a walk over tags that needs no tree, so that neither depth nor broken nesting matters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from diglot.errors import DiglotError
from diglot.ingest.passage import Passage, Shape
from diglot.ingest.readers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".html", ".htm", ".xhtml")
# Real pages nest some 30 elements deep, page builders up to 100; libxml2 refuses more than 256.
DEEPEST: Final = 2000

_SILENT: Final = frozenset(
    "script style title template noscript svg math iframe object canvas audio video head select datalist".split()
)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead"
    " tr ul title".split()
)
_CLOSES: Final = {"p": "p", "li": "li", "dt": "dt", "dd": "dd", "tr": "tr", "td": "td", "th": "td", "option": "option"}
_ASIDE_TAGS: Final = frozenset("nav aside footer menu button form dialog".split())
_ASIDE_NAMES: Final = re.compile(
    r"^(?:.*[-_])?(nav|navbar|navigation|menus?|sidebars?|widgets?|footers?|share|sharing|sharedaddy|socials?"
    r"|addthis|comments?|respond"
    r"|disqus|related|breadcrumbs?|cookies?|consent|banners?|promos?|ads?|advert\w*|sponsor\w*|subscri\w*|newsletters?"
    r"|byline|tagcloud|tags|postmeta|pagination|pager|skip|toolbar|popups?|modal|login|signup|masthead|copyright"
    r"|feedback|trackbacks?|print|rating|likes?)(?:[-_](?!body|content|inner|main|page|wrapper|container).*|\d+)?$",
    re.IGNORECASE,
)
_MAIN_NAMES: Final = re.compile(
    r"^(?:.*[-_])?(content|article|post|entry|hentry|story|main|body|text)(?:[-_]?(body|content|text|inner))?$",
    re.IGNORECASE,
)
_HIDDEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|(?:height|width)\s*:\s*0(?:px)?\s*;.*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
_EMBEDDED: Final = frozenset("img iframe video audio embed".split())
# Tables that only lay a page out have paragraphs in their cells, tables of data a few words.
_LONGEST_CELL: Final = 40
_INTERNAL: Final = re.compile(r"\[((?:\\.|[^\[\]\\]){0,200})\]\(#([^\s()]{1,1000})\)")
_MARKED: Final = re.compile(r"[\[(]?(?:\d{1,3}|[a-zA-Z]|[*†‡§]{1,3}|note \d{1,3})[\])]?", re.IGNORECASE)
_BACK: Final = re.compile(r"\W{1,4}|back|retour|\W*(?:jump|back) (?:up|to .{0,30})", re.IGNORECASE)
_NOTED: Final = frozenset({Shape.PARAGRAPH, Shape.ITEM})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_LIVE: Final = re.compile(r"([\\`*\[\]]|(?<!\w)_|_(?!\w))")
# Where emphasis and links begin and end, until the block is complete: spaces are moved out of them first.
_ON: Final = "\x0e"
_OFF: Final = "\x0f"
_EMPHASIS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


@dataclass(slots=True)
class _Open:
    """An element that is not yet closed, with what it makes of the text in it."""

    tag: str
    hint: str = ""
    silent: bool = False
    heading: int = 0
    close: str = ""
    counter: int = 0
    item: tuple[int, int | None] | None = None
    rows: list[list[int]] | None = None


@dataclass(slots=True)
class _Run:
    """The text of the block that is being read."""

    parts: list[str] = field(default_factory=list)
    line: int = 0
    strong: int = 0
    plain: int = 0


class _Walk(HTMLParser):
    """Collects passages, one for each block of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self._open: list[_Open] = []
        self._run = _Run()
        self._bold = 0
        self._ids: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._flush()
        if tag in _BLOCKS:
            self._flush()
            self._close_implied(tag)
        if given.get("id") or (tag == "a" and given.get("name")):
            self._ids.setdefault(given.get("id") or given["name"], len(self.passages))
        if tag in _EMBEDDED and not (self._open and self._open[-1].silent):
            self._embed(given)
        if tag in _VOID:
            return
        if len(self._open) >= DEEPEST:
            raise DiglotError(f"line {self.getpos()[0]}: elements nested more than {DEEPEST} deep")
        self._open.append(self._opened(tag, given))
        if tag in {"tr", "td", "th"}:
            self._lay(tag)

    def _opened(self, tag: str, attrs: dict[str, str]) -> _Open:
        above = self._open[-1] if self._open else _Open("")
        found = _Open(tag, above.hint, above.silent or tag in _SILENT, above.heading, item=above.item)
        found.hint = _hint(tag, attrs, above.hint)
        if tag[0] == "h" and tag[1:] in {"1", "2", "3", "4", "5", "6"}:
            found.heading = int(tag[1])
        if tag == "ol":
            found.counter = (
                int(attrs["start"]) - 1 if attrs.get("start", "").isdecimal() and len(attrs["start"]) < 5 else 0
            )
        if tag == "li":
            found.item = self._numbered()
        if tag in _EMPHASIS and not found.silent:
            found.close = self._emphasise(_EMPHASIS[tag], found)
        if tag == "a" and not found.silent:
            found.close = self._link(attrs.get("href", ""))
        return found

    def _embed(self, attrs: dict[str, str]) -> None:
        """An image or a player, as Markdown writes images: for the editor to see, not to be fetched."""
        address = re.sub(r"[\s()\\<>]", "", attrs.get("src") or attrs.get("data-src") or "")
        address = address[:20] + "…" if address[:5].casefold() == "data:" else address[:500]
        said = re.sub(r"[\[\]\\\s!]+", " ", attrs.get("alt") or attrs.get("title") or "")[:200].strip()
        self._run.line = self._run.line or self.getpos()[0]
        self._run.parts.append(f"![{said}]({address})")

    def _lay(self, tag: str) -> None:
        """Note where a row or a cell of the nearest table begins."""
        table = next((above for above in reversed(self._open[-8:]) if above.tag == "table"), None)
        if table is not None:
            table.rows = table.rows if table.rows is not None else []
            if tag == "tr" or not table.rows:
                table.rows.append([])
            if tag != "tr":
                table.rows[-1].append(len(self.passages))

    def _tabulate(self, rows: list[list[int]]) -> None:
        """Make rows of the passages of a table that holds data, and does not only lay out the page."""
        starts = [start for row in rows for start in row]
        cells = [self.passages[start:stop] for start, stop in pairwise([*starts, len(self.passages)])]
        rows = [row for row in rows if row]
        plain = all(len(cell) <= 1 and all(map(_fits, cell)) for cell in cells)
        if (
            not plain
            or len(rows) < 2
            or max(map(len, rows)) < 2
            or len({one.hint for [one] in filter(None, cells)}) > 1
        ):
            return
        waiting = iter(cells)
        table = [_row([next(waiting) for _ in row]) for row in rows]
        self.passages[starts[0] :] = [row for row in table if row.text.strip(" |")]

    def _numbered(self) -> tuple[int, int | None]:
        """The depth of an item, and its number if its list is numbered."""
        depth = sum(above.tag in {"ul", "ol"} for above in self._open)
        owner = next((above for above in reversed(self._open) if above.tag in {"ul", "ol", "menu"}), None)
        if owner is None or owner.tag != "ol":
            return max(1, depth), None
        owner.counter += 1
        return max(1, depth), owner.counter

    def _emphasise(self, sign: str, found: _Open) -> str:
        if sign == "**":
            self._bold += 1
        if found.heading or any(above.tag == found.tag for above in self._open[-8:]):
            return ""
        self._run.parts.append(_ON + sign)
        return _OFF + sign

    def _link(self, address: str) -> str:
        address = address.strip()
        if not re.match(r"(?:https?:|mailto:|#)[^\s<>()\\\"]{1,1000}$", address, re.IGNORECASE) or any(
            above.tag == "a" for above in self._open
        ):
            return ""
        self._run.parts.append(_ON + "[")
        return f"{_OFF}]({address})"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if any(above.tag == tag for above in reversed(self._open[-64:])):
            while self._open[-1].tag != tag:
                self._closed(self._open.pop())
            self._closed(self._open.pop())

    def _closed(self, element: _Open) -> None:
        if element.close and self._run.parts:
            self._run.parts.append(element.close)
        if element.tag in {"b", "strong"}:
            self._bold -= 1
        if element.tag == "table" and element.rows:
            self._tabulate(element.rows)
        if element.tag in {"ul", "ol"} and self._open and self._open[-1].item:
            self._open[-1].item = (self._open[-1].item[0], None)

    def _close_implied(self, tag: str) -> None:
        """Close the paragraph, item, row or cell that the start of another one ends."""
        wanted = _CLOSES.get(tag)
        if tag in _BLOCKS and self._open and self._open[-1].tag == "p":
            self._closed(self._open.pop())
        if wanted and self._open and self._open[-1].tag in {wanted, tag}:
            self._closed(self._open.pop())

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].silent:
            return
        if data.strip():
            self._run.line = self._run.line or self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            letters = len(data.strip())
            self._run.strong += letters * bool(self._bold)
            self._run.plain += letters * (not self._bold)
        self._run.parts.append(_LIVE.sub(r"\\\1", _SPACE.sub(" ", data)))

    def _flush(self) -> None:
        """End the block of text that is being read."""
        run, self._run = self._run, _Run()
        here = self._open[-1] if self._open else _Open("")
        text = _tidy("".join(run.parts))
        if not run.line or not text:
            return
        strong = bool(run.strong) and not run.plain
        text = re.sub(r"^\*\*(.*)\*\*$", r"\1", text) if strong else text
        if here.heading:
            number = here.item[1] if here.item else None
            passage = Passage(text, run.line, Shape.HEADING, here.heading, strong, number, marked=True, hint=here.hint)
            self._spend(here)
        elif here.item:
            depth, number = here.item
            passage = Passage(text, run.line, Shape.ITEM, depth, strong, number, marked=True, hint=here.hint)
            self._spend(here)
        else:
            passage = Passage(text, run.line, strong=strong, marked=True, hint=here.hint)
        self.passages.append(passage)

    def _spend(self, here: _Open) -> None:
        """Only the first block of an item is the item; what follows are paragraphs of it."""
        for element in reversed(self._open[-12:]):
            element.item = None
            if element.tag == "li":
                break
        here.item = None

    def end(self) -> tuple[Passage, ...]:
        self.close()
        self._flush()
        return tuple(_noted(self.passages, self._ids))


def _fits(passage: Passage) -> bool:
    """Whether a passage may be the cell of a table of data."""
    return passage.shape is Shape.PARAGRAPH and passage.words <= _LONGEST_CELL


def _row(cells: Sequence[Sequence[Passage]]) -> Passage:
    first = next((cell[0] for cell in cells if cell), Passage(""))
    texts = [cell[0].text.replace("|", r"\|") if cell else "" for cell in cells]
    return replace(first, text=" | ".join(texts), shape=Shape.TABLE, strong=False)


def _noted(passages: Sequence[Passage], ids: Mapping[str, int]) -> Iterator[Passage]:
    """The passages with references to footnotes and the footnotes told apart; other links inside the file are text."""
    notes: dict[int, str] = {}

    def resolved(found: re.Match[str]) -> str:
        text, place = re.sub(r"[*\\]", "", found[1]), ids.get(found[2], -1)
        if index < place < len(passages) and _MARKED.fullmatch(text) and passages[place].shape in _NOTED:
            return f"[^{notes.setdefault(place, str(len(notes) + 1))}]"
        back = 0 <= place <= index and (index in notes or _BACK.fullmatch(text))
        return "" if back and (_MARKED.fullmatch(text) or _BACK.fullmatch(text)) else found[1]

    for index, passage in enumerate(passages):
        text = _INTERNAL.sub(resolved, passage.text) if "](#" in passage.text else passage.text
        note = notes.get(index, "")
        text = re.sub(r"^\W{0,4}\d{1,3}[\]).\\]{0,3}\s+", "", text) if note else text
        yield replace(passage, text=" ".join(text.split()), note=note)


def read(data: bytes) -> tuple[Passage, ...]:
    """The blocks of a web page in reading order, those outside the article with a hint."""
    text, _ = decode(data)
    walk = _Walk()
    walk.feed(_complete(text.translate({0: " ", 14: " ", 15: " "})))
    return walk.end()


def _complete(text: str) -> str:
    """`text` without comments and tags that never end: the parser would look for the end of each."""
    text = re.sub(r"<!--.*?(?:-->|\Z)", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def _hint(tag: str, attrs: dict[str, str], above: str) -> str:
    """Why the text in an element is not the article's, if it is not."""
    if (
        above == "hidden"
        or "hidden" in attrs
        or attrs.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attrs.get("style", ""))
    ):
        return "hidden"
    names = f"{attrs.get('class', '')} {attrs.get('id', '')} {attrs.get('role', '')}".split()
    if tag in {"main", "article"} or (above != "hidden" and any(_MAIN_NAMES.match(name) for name in names)):
        return "" if not any(_ASIDE_NAMES.match(name) for name in names) else above
    if tag in _ASIDE_TAGS:
        return f"<{tag}>"
    name = next((name for name in names if _ASIDE_NAMES.match(name)), "")
    return f"<{tag}> {name}" if name and tag not in {"body", "html"} else above


def _tidy(text: str) -> str:
    """`text` with spaces moved out of emphasis and links, and emphasis of nothing left out."""
    text = re.sub(r"\x0e(\*\*|\*|`|\[)( +)", "\\2\x0e\\1", text)
    text = re.sub(r"( +)\x0f(\*\*|\*|`|\]\([^)]*\))", "\x0f\\2\\1", text)
    for _ in range(3):
        text = re.sub(r"\x0e(?:\*\*|\*|`|\[)( *)\x0f(?:\*\*|\*|`|\]\([^)]*\))", "\\1", text)
    return _SPACE.sub(" ", text.translate({14: None, 15: None})).strip()
