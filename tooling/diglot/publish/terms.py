"""Terms: the page that lists them in both languages, and the links that lead there from their first use in an entry."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING

from markupsafe import escape

from diglot.lang import fold, stems
from diglot.lang.inflection import stem_in
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from diglot.model.locale import Locale
    from diglot.model.termbase import Concept, Termbase

__all__ = ["Explained", "Wording", "anchor", "explained", "with_terms"]

_ATTRIBUTES = r"(?:[^'\">]++|\"[^\"]*\"|'[^']*')*+"
_TAG = re.compile(rf"(<!--.*?-->|</?[a-z]{_ATTRIBUTES}>|<)", re.DOTALL | re.IGNORECASE)
_FIRST = re.compile(rf"<!--.*?-->|<([a-z][a-z0-9]*){_ATTRIBUTES}>", re.DOTALL)
_LANG = re.compile(r' lang="([^"]*)"')
_ENTITY = re.compile(r"&#?\w+;")
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\s\u00a0\u202f]+|[-‑’']")
"""What may stand between the words of a term: anything else ends a phrase."""
_LEFT_ALONE = frozenset(
    "a abbr audio button code details dfn h1 h2 h3 h4 h5 h6 kbd label mark math pre samp script select style summary "
    "svg textarea th var video".split()
)
"""Elements in which no term is marked: headings, links, code, and what explains itself."""
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_OURS = r'(?:div|span) class="diglot-(?:alone|mark|theirs)'
"""How what `rows` say of a text, and their counterparts of it, begin."""
_NAMED = re.compile(rf"<(?:!--|{_OURS}|(?:{'|'.join(sorted(_LEFT_ALONE))})(?![a-z0-9]))")
_BOUNDARY = "<>"
"""Stands between texts that are read at once: HTML never holds it."""
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Wording:
    """A concept in one language: what to say, what may be said, what not, and what it means."""

    code: str
    name: str
    term: str
    admitted: tuple[str, ...]
    forbidden: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A concept on the page of terms: in the language of the reader, and in the others."""

    anchor: str
    own: Wording
    others: tuple[Wording, ...]

    @property
    def letter(self) -> str:
        """The letter under which its term stands, without an accent."""
        return fold(self.own.term)[:1].upper()


def anchor(concept: Concept) -> str:
    """The id of `concept` on the page of terms."""
    return re.sub(r"[^a-z0-9]+", "-", fold(concept.key)).strip("-")


def explained(termbase: Termbase, reader: Locale, locales: Sequence[Locale]) -> tuple[Explained, ...]:
    """Every concept that has a term in the language of `reader`, in the order of its alphabet."""
    found = [
        Explained(anchor(concept), own, tuple(_wording(concept, one) for one in locales if one != reader))
        for concept in termbase.concepts
        if (own := _wording(concept, reader)).term
    ]
    return tuple(sorted(found, key=lambda one: fold(one.own.term)))


def _wording(concept: Concept, locale: Locale) -> Wording:
    def those(status: TermStatus) -> tuple[str, ...]:
        return tuple(one.text for one in concept.terms if one.locale == locale.code and one.status is status)

    return Wording(
        locale.code,
        locale.name,
        concept.preferred(locale.code) or "",
        those(TermStatus.ADMITTED),
        those(TermStatus.FORBIDDEN),
        concept.definitions.get(locale.code, ""),
    )


def with_terms(html: str, termbase: Termbase, *, lang: str, reader: str, page: str) -> str:
    """`html`, an entry in the language `lang`, in which the first use of each marked concept links to its definition.

    `html` is as `safe_html` and `rows` write it: names in small letters, values in double quotes. `page` is the address
    of the page of terms. The definition is given in the language of `reader`, with the preferred term in the other
    language. Headings, links, code, text in another language and what `rows` say are left alone; inflected forms count.
    """
    index = _index(_Known(termbase), lang, reader)
    if not index.entries:
        return html
    left = [(0, 0), *_left_alone(html, lang), (len(html), len(html))]
    between = [html[end:start] for (_, end), (start, _) in pairwise(left)]
    used: set[str] = set()
    for number in index.holding(between, used):
        between[number] = _with_marks(between[number], index.entries, lang, used, page)
    return "".join(
        piece for (start, end), text in zip(left, [*between, ""], strict=True) for piece in (html[start:end], text)
    )


def _left_alone(html: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where the elements stand in which no term is marked, and comments."""
    at = 0
    named = {found.start() for found in _NAMED.finditer(html)}
    others = {html.rfind("<", 0, found.start()) for found in _in_another(lang).finditer(html)}
    for start in sorted(named | others):
        first = _FIRST.match(html, start) if start >= at else None
        if first is None:
            continue
        name = first[1]
        if name is None:
            at = first.end()
        elif name not in _VOID and first[0][-2] != "/" and (start in named or not _is_in(lang, first[0])):
            at = _end(html, first.end(), name)
        else:
            continue
        yield start, at


@cache
def _in_another(lang: str) -> re.Pattern[str]:
    return re.compile(rf' lang="(?!{re.escape(lang)}")')


def _is_in(lang: str, tag: str) -> bool:
    own = _LANG.search(tag)
    return own is None or own[1] == lang


def _end(html: str, start: int, name: str) -> int:
    """Where the element ends whose first tag, of that name, ends at `start`."""
    close = html.find(f"</{name}>", start)
    if close >= 0 and html.find(f"<{name}", start, close) < 0 and html.find("<!--", start, close) < 0:  # mostly
        return close + len(name) + 3
    depth = 1
    for tag in _tags_of(name).finditer(html, start):
        if tag[1] is not None and tag[0][-2] != "/":
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
    return len(html)


@lru_cache(maxsize=128)
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!--.*?-->|<(/?){name}(?![a-z0-9]){_ATTRIBUTES}>", re.DOTALL | re.IGNORECASE)


def _with_marks(html: str, index: Mapping[str, Sequence[_Entry]], lang: str, used: set[str], page: str) -> str:
    pieces = _TAG.split(html)  # every other piece is a tag
    pieces[::2] = [
        text if not text or text.isspace() else _marked(text, index, lang, used, page) for text in pieces[::2]
    ]
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term to look for: its stems, and the opening tag of its link but for the address."""

    key: str
    words: tuple[str, ...]
    anchor: str
    attributes: str


class _Known:
    """A termbase as a key: its content cannot be hashed, and need not be."""

    def __init__(self, termbase: Termbase) -> None:
        self.termbase = termbase

    def __hash__(self) -> int:
        return id(self.termbase)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.termbase is self.termbase


class _Said(dict[str, tuple[str, ...]]):
    """The stems of the words in a piece of text without spaces, worked out once for each."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stem = stem_in(lang)

    def __missing__(self, piece: str) -> tuple[str, ...]:
        self[piece] = found = tuple([self._stem[word.lower()] for word in _WORD.findall(piece)])
        return found


class _Index(dict[str, "Sequence[tuple[int, _Entry]]"]):
    """The terms of one language that may begin in a piece of text without spaces, each behind so many of its words.

    Worked out once for each piece; most begin none.
    """

    def __init__(self, entries: Mapping[str, Sequence[_Entry]], lang: str) -> None:
        super().__init__()
        self.entries = entries
        """By their first stem, the longest first."""
        self._longest = max((len(entry.words) for found in entries.values() for entry in found), default=0)
        self._said = _Said(lang)

    def __missing__(self, piece: str) -> Sequence[tuple[int, _Entry]]:
        begun = enumerate(self._said[piece])
        self[piece] = found = tuple([(place, entry) for place, stem in begun for entry in self.entries.get(stem, ())])
        return found

    def holding(self, texts: Sequence[str], used: AbstractSet[str]) -> Iterator[int]:
        """The numbers of those of `texts`, HTML, that may hold a term of a concept that is not `used` by then.

        Tags and signs are looked past, so that what is found need not be a term.
        """
        pieces = _TAGS.sub(" ", f" {_BOUNDARY} ".join(texts)).replace("&nbsp;", " ").split()
        bounds = [n for n, piece in enumerate(pieces) if piece == _BOUNDARY]
        last = -1
        for n in compress(range(len(pieces)), map(self.__getitem__, pieces)):
            begun = [(place, entry) for place, entry in self[pieces[n]] if entry.key not in used]
            if begun and self._go_on(begun, pieces[n : n + self._longest]) and (number := bisect(bounds, n)) != last:
                yield (last := number)

    def _go_on(self, begun: Iterable[tuple[int, _Entry]], pieces: Iterable[str]) -> bool:
        """Whether `pieces` hold all words of one of the terms that have `begun` in the first."""
        words = tuple(chain.from_iterable(map(self._said.__getitem__, pieces)))
        return any(words[place : place + len(entry.words)] == entry.words for place, entry in begun)


@lru_cache(maxsize=16)
def _index(known: _Known, lang: str, reader: str) -> _Index:
    """The terms of `lang` that are explained to `reader`."""
    found: dict[str, list[_Entry]] = {}
    for concept in known.termbase.concepts:
        if not concept.marked or not concept.definitions.get(reader):
            continue
        attributes = _attributes(concept, lang, reader)
        for term in concept.terms:
            words = stems(tuple(_WORD.findall(term.text.lower())), lang)
            if term.locale == lang and term.status is not TermStatus.FORBIDDEN and words:
                found.setdefault(words[0], []).append(_Entry(concept.key, words, anchor(concept), attributes))
    for entries in found.values():
        entries.sort(key=lambda one: -len(one.words))
    return _Index(found, lang)


def _attributes(concept: Concept, lang: str, reader: str) -> str:
    told = f' data-definition="{escape(concept.definitions[reader])}"'
    for code in dict.fromkeys(term.locale for term in concept.terms):
        if code != lang and (preferred := concept.preferred(code)):
            return f'{told} data-term="{escape(preferred)}" data-lang="{code}"'
    return told


def _marked(text: str, index: Mapping[str, Sequence[_Entry]], lang: str, used: set[str], page: str) -> str:
    shown = _ENTITY.sub(_blank, text) if "&" in text else text
    words = list(_WORD.finditer(shown))
    found = stems(tuple(word.group().lower() for word in words), lang)
    pieces, at, number = [], 0, 0
    while number < len(words):
        entry = next(_fitting(index.get(found[number], ()), shown, words, found, number), None)
        if entry is None or entry.key in used:
            number += len(entry.words) if entry else 1
            continue
        used.add(entry.key)
        start, end = words[number].start(), words[number + len(entry.words) - 1].end()
        pieces += [text[at:start], f'<a class="diglot-term" href="{escape(page)}#{entry.anchor}"{entry.attributes}>']
        pieces += [text[start:end], "</a>"]
        at, number = end, number + len(entry.words)
    return "".join([*pieces, text[at:]])


def _blank(entity: re.Match[str]) -> str:
    return (" " if unescape(entity.group()).isspace() else "|") * len(entity.group())


def _fitting(
    entries: Sequence[_Entry], text: str, words: Sequence[re.Match[str]], found: tuple[str, ...], number: int
) -> Iterator[_Entry]:
    """Those of `entries` whose words stand from the word `number` on, with nothing but spaces or hyphens between."""
    for entry in entries:
        last = number + len(entry.words)
        if found[number:last] == entry.words and all(
            _JOINT.fullmatch(text, words[n].end(), words[n + 1].start()) for n in range(number, last - 1)
        ):
            yield entry
