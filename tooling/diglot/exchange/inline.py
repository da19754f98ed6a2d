"""The inline markup of a segment as codes that a translator's tool protects: links, code, emphasis, tags."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = [
    "Code",
    "Place",
    "Token",
    "codes",
    "lost_and_new",
    "matched",
    "text_of",
    "tokens",
]


class Place(StrEnum):
    """Whether a code opens or closes a span, or stands alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Code:
    """Markup as it is written. `number` is that of its span, the same in both languages; `what` names it."""

    text: str
    place: Place
    what: str
    number: int = 0


Token = str | Code


_CODE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<tag></?[a-zA-Z][^<>]*>|<!--.*?-->)"
    r"|(?P<url>\b(?:https?|mailto):[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»”])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});)"
    r"|(?P<note>\[\^[^\[\]\s]+\])"
    r"|(?P<attributes>\{[:#.][^{}]*\})"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\]))"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)",
    re.DOTALL,
)
_EMPHASIS = {1: "italic", 2: "bold", 3: "bold italic"}
_ALONE = frozenset({"code", "tag", "url", "entity", "note", "attributes"})


def tokens(markdown: str) -> tuple[Token, ...]:
    """The text and the codes of a segment, in order; put together again they are `markdown`, whatever it holds."""
    found: list[Token] = []
    position = 0
    for match in _CODE.finditer(markdown):
        code = _code(match, markdown)
        if code is not None:
            found += [markdown[position : match.start()], code]
            position = match.end()
    found.append(markdown[position:])
    return _numbered([token for token in found if token])


def text_of(found: tuple[Token, ...] | list[Token]) -> str:
    """The Markdown of tokens."""
    return "".join(token if isinstance(token, str) else token.text for token in found)


def codes(found: tuple[Token, ...]) -> tuple[Code, ...]:
    """The codes among tokens."""
    return tuple(token for token in found if isinstance(token, Code))


def _code(match: re.Match[str], markdown: str) -> Code | None:
    kind = match.lastgroup or ""
    if kind == "ticks":
        kind = "code"
    if kind in _ALONE:
        return Code(match.group(), Place.ALONE, kind)
    if kind == "open":
        return Code(match.group(), Place.OPEN, "image" if match.group().startswith("!") else "link")
    if kind == "close":
        return Code(match.group(), Place.CLOSE, "link")
    if kind == "emphasis":
        return _emphasis(match, markdown)
    return None


def _emphasis(match: re.Match[str], markdown: str) -> Code | None:
    """Emphasis opens before a word and closes behind one (CommonMark 0.31, 6.2, without its finer cases)."""
    mark = match.group()
    start, end = match.span()
    before, after = markdown[max(start - 1, 0) : start], markdown[end : end + 1]
    opens = bool(after.strip()) and not (before.isalnum() if mark[0] == "_" else False)
    closes = bool(before.strip()) and not (after.isalnum() if mark[0] == "_" else False)
    what = "strike" if mark == "~~" else _EMPHASIS[len(mark)]
    if opens and closes:
        return Code(mark, Place.ALONE, what)
    return Code(mark, Place.OPEN if opens else Place.CLOSE, what) if opens or closes else None


def _numbered(found: list[Token]) -> tuple[Token, ...]:
    """Codes with the numbers of their spans; what opens or closes none stands alone, a bare bracket is text."""
    partner = _partners(found)
    numbers: dict[int, int] = {}
    numbered: list[Token] = []
    for index, token in enumerate(found):
        if isinstance(token, str) or (token.what in {"link", "image"} and index not in partner):
            _add_text(numbered, token if isinstance(token, str) else token.text)
            continue
        first = min(index, partner.get(index, index))
        number = numbers.setdefault(first, len(numbers) + 1)
        if index not in partner:
            numbered.append(replace(token, place=Place.ALONE, number=number))
            continue
        place = Place.OPEN if partner[index] > index else Place.CLOSE
        opening = found[first]
        what = opening.what if isinstance(opening, Code) else token.what
        numbered.append(replace(token, place=place, what=what, number=number))
    return tuple(numbered)


def _add_text(found: list[Token], text: str) -> None:
    if found and isinstance(last := found[-1], str):
        found[-1] = last + text
    else:
        found.append(text)


def _partners(found: list[Token]) -> dict[int, int]:
    """The index of the code that closes each opening one, and the other way round; spans do not cross."""
    partner: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    sought: Counter[str] = Counter()
    for index, token in enumerate(found):
        if isinstance(token, str) or token.what in _ALONE:
            continue
        kind = "[" if token.what in {"link", "image"} else token.text
        if token.place is not Place.OPEN and sought[kind]:
            opening = _taken(waiting, kind, sought)
            partner |= {opening: index, index: opening}
        elif token.place is not Place.CLOSE:
            waiting.append((index, kind))
            sought[kind] += 1
    return partner


def _taken(waiting: list[tuple[int, str]], kind: str, sought: Counter[str]) -> int:
    """The last index of a `kind` that is `waiting`, as one is: it is taken out, and whatever waits behind it."""
    while True:
        index, other = waiting.pop()
        sought[other] -= 1
        if other == kind:
            return index


def matched(found: tuple[Token, ...], other: tuple[Token, ...]) -> tuple[Token, ...]:
    """`found` with the numbers of the same spans in `other`; spans that `other` lacks have numbers of their own."""
    theirs: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, written in _spans(other).items():
        theirs[written].append(number)
    free = max((code.number for code in codes(other)), default=0)
    known: dict[int, int] = {}
    for number, written in _spans(found).items():
        same = theirs[written].popleft() if theirs[written] else None
        if same is None:
            free += 1
        known[number] = free if same is None else same
    return tuple(token if isinstance(token, str) else replace(token, number=known[token.number]) for token in found)


def _spans(found: tuple[Token, ...]) -> dict[int, tuple[str, ...]]:
    spans: dict[int, tuple[str, ...]] = {}
    for code in codes(found):
        spans[code.number] = (*spans.get(code.number, ()), code.text)
    return spans


_FREE = frozenset({"bold", "italic", "bold italic", "strike", "entity"})
"""Emphasis and special characters, which a translation may set otherwise than its source."""


def lost_and_new(text: str, source: str, before: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The markup that `text`, a new translation, has lost of `source`, and what neither it nor `before` has.

    What the translation `before` this one lacked already is not lost; emphasis is free.
    """
    now, ours, theirs = _binding(text), _binding(source), _binding(before)
    needed = ours & theirs if before else ours
    return tuple((needed - now).elements()), tuple((now - (ours | theirs)).elements())


def _binding(markdown: str) -> Counter[str]:
    """What a reader's browser acts on: closing codes of links carry the address, opening ones nothing."""
    return Counter(
        code.text
        for code in codes(tokens(markdown))
        if code.what not in _FREE and not (code.place is Place.OPEN and code.text == "[")
    )
