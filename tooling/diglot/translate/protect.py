"""What must survive translation is taken out of a sentence before, put back after, and proved to be there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import partial_ratio_alignment

from diglot.translate.figures import FIGURE, localised
from diglot.translate.markup import Opaque, Prose, Span, opaques, read_markup, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diglot.translate.markup import Node

__all__ = ["Shield", "keeps", "pieces", "rejoined", "shielded"]

_FIRST = 0xE000
"""Placeholders are single characters of Unicode's private use area: no vocabulary holds them, so that an engine which
copies unknown words (CTranslate2's `replace_unknowns`, which Argos sets) copies them, each as itself."""
_PLACEHOLDER = re.compile("[\ue000-\uefff]")
_NEARLY = 88.0
"""Likeness in percent (rapidfuzz `partial_ratio`) from which words of the translation are taken for those of a span
translated by itself: the same noun with another ending is above, another noun is not."""
_EDGE = re.compile(r"(?P<before>[\s,;:.!?…)\]»”–—-]*)(?P<core>.*?)(?P<after>[\s,;:(\[«“–—-]*)", re.DOTALL)
"""Punctuation beside a mark belongs to it: engines lose what a stretch of prose begins with."""
_WORDS = re.compile(r"[^\W_]")
_BEHIND = re.compile("(?<=[.!?…])[\ue000-\uefff]+$")
"""What stands behind the full stop, as the mark of a footnote: no part of the sentence."""


@dataclass(frozen=True, slots=True)
class Shield:
    """A sentence without markup, as an engine gets it, and what is needed to dress its translation again.

    `text` has a placeholder for each of `kept`, but for those in `behind`, which follow it; `spans` are the marks with
    the words they stood around, which are translated by themselves, to be found again.
    """

    text: str
    kept: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[tuple[str, str, str], ...] = ()
    behind: str = ""

    @property
    def requests(self) -> tuple[str, ...]:
        """What the engine is to translate: the sentence, then the words of each span."""
        return (self.text, *(words for _, words, _ in self.spans))

    def restored(self, answers: Sequence[str]) -> str | None:
        """The translation with marks and kept texts, or None where it does not hold each of them exactly once."""
        text = self._as_close(answers[0]) + self.behind
        if sorted(_PLACEHOLDER.findall(text)) != sorted(self.kept):
            return None
        placed: list[tuple[int, int, str, str]] = []
        for (opening, words, closing), answer in zip(self.spans, answers[1:], strict=True):
            place = _found(text, answer) or _found(text, words)
            if place is None or any(_crosses(place, (one[0], one[1])) for one in placed):
                return None
            placed.append((*place, opening, closing))
        text = _dressed(text, placed)
        for placeholder, kept in self.kept.items():
            text = text.replace(placeholder, kept)
        return text

    def _as_close(self, answer: str) -> str:
        """`answer` without the spaces that an engine sets between a word and a placeholder that touched one."""
        for placeholder in self.kept:
            if re.search(rf"\w{placeholder}", self.text):
                answer = re.sub(rf"(?<=\w)\s+{placeholder}", placeholder, answer)
            if re.search(rf"{placeholder}\w", self.text):
                answer = re.sub(rf"{placeholder}\s+(?=\w)", placeholder, answer)
        return answer


def _crosses(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two places share a part without one lying inside the other, or are the same."""
    (start, end), (begin, stop) = place, other
    apart = end <= begin or stop <= start
    inside = (start <= begin and stop <= end) or (begin <= start and end <= stop)
    return not apart and not inside


def _dressed(text: str, placed: Sequence[tuple[int, int, str, str]]) -> str:
    """`text` with the marks of each placed span round it; of two in one place, the later of `placed` is outside."""
    inserted: list[tuple[int, int, int, str]] = []
    for number, (start, end, opening, closing) in enumerate(placed):
        inserted += [
            (start, 1, -(end - start) * 1000 - number, opening),
            (end, 0, (end - start) * 1000 + number, closing),
        ]
    for at, _, _, mark in sorted(inserted, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def shielded(
    nodes: Sequence[Node], source: str, target: str, *, with_numbers: bool, terms: Mapping[str, str]
) -> Shield:
    """`nodes` as one sentence; numbers too are kept if asked for, and `terms` (as written) in their translation."""
    builder = _Builder(source, target, with_numbers, terms)
    text = builder.read(nodes)
    behind = match.group() if (match := _BEHIND.search(text)) else ""
    return Shield(text.removesuffix(behind), builder.kept, tuple(builder.spans), behind)


class _Builder:
    def __init__(self, source: str, target: str, with_numbers: bool, terms: Mapping[str, str]) -> None:
        self.locales = source, target
        self.with_numbers = with_numbers
        self.terms = terms
        self.kept: dict[str, str] = {}
        self.spans: list[tuple[str, str, str]] = []

    def read(self, nodes: Sequence[Node]) -> str:
        parts = []
        for node in nodes:
            if isinstance(node, Opaque):
                parts.append(self.keep(node.text))
            elif isinstance(node, Prose):
                parts.append(self.prose(node.text))
            elif not any(isinstance(inner, Span) or _worded(inner) for inner in node.inside):
                parts.append(self.keep(written([node])))
            else:
                inside = self.read(node.inside)
                self.spans.append((node.opening, inside, node.closing))
                parts.append(inside)
        return "".join(parts)

    def keep(self, text: str) -> str:
        placeholder = chr(_FIRST + len(self.kept))
        self.kept[placeholder] = text
        return placeholder

    def _keep_term(self, translation: str, _: re.Match[str]) -> str:
        return self.keep(translation)

    def prose(self, text: str) -> str:
        for term, translation in self.terms.items():
            text = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", partial(self._keep_term, translation), text, count=1)
        if self.with_numbers:
            text = FIGURE.sub(lambda match: self.keep(localised(match.group(), *self.locales)), text)
        return text


def _worded(node: Node) -> bool:
    return isinstance(node, Prose) and _WORDS.search(node.text) is not None


def _found(text: str, words: str) -> tuple[int, int] | None:
    """Where `words` stand in `text`, once, as they are or nearly, from the beginning of a word to the end of one."""
    words = words.strip(" .,;:!?\u00a0\u202f")
    if not words:
        return None
    exact = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    near = partial_ratio_alignment(words.lower(), text.lower(), score_cutoff=_NEARLY)
    if near is None or len(words) > len(text) or len(words) < 4:
        return None
    start, end = near.dest_start, near.dest_end
    while start and not text[start - 1].isspace() and text[start - 1] not in "’'([«“\u202f":
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;:!?\u00a0\u202f"))
    return (start, end) if start < end and not re.search(r"[\[\]()*`<>]", text[start:end]) else None


def pieces(nodes: Sequence[Node], *, with_numbers: bool = False) -> Iterator[str]:
    """The stretches of prose between markup, each to be translated by itself: what always survives."""
    for node in nodes:
        if isinstance(node, Span):
            yield from pieces(node.inside, with_numbers=with_numbers)
        elif isinstance(node, Prose):
            for part, is_figure in _parts(node.text, with_numbers=with_numbers):
                core = _core(part)[1]
                if not is_figure and _WORDS.search(core):
                    yield core


def rejoined(
    nodes: Sequence[Node],
    answers: Iterator[str],
    source: str,
    target: str,
    *,
    with_numbers: bool,
    typeset: Callable[[str], str] = str,
) -> str:
    """`nodes` with each stretch of prose that `pieces` gave replaced by the next of `answers`.

    `typeset` sets the punctuation between them as the language of `target` does.
    """
    parts = []
    for node in nodes:
        if isinstance(node, Span):
            inside = rejoined(node.inside, answers, source, target, with_numbers=with_numbers, typeset=typeset)
            parts.append(node.opening + inside + node.closing)
        elif isinstance(node, Opaque):
            parts.append(node.text)
        else:
            for part, is_figure in _parts(node.text, with_numbers=with_numbers):
                before, core, after = _core(part)
                if is_figure:
                    core = localised(core, source, target)
                elif _WORDS.search(core):
                    core = next(answers).strip()
                parts.append(_edge(before, typeset) + core + _edge(after, typeset))
    return "".join(parts)


def _edge(text: str, typeset: Callable[[str], str]) -> str:
    """Punctuation between two words, as `typeset` sets it there."""
    if not text.strip():
        return text
    # Without a space behind it a colon could be that of a time.
    after = "" if text[-1].isspace() else " "
    return typeset(f"x{text}{after}x").removeprefix("x").removesuffix("x").removesuffix(after)


def _parts(text: str, *, with_numbers: bool) -> Iterator[tuple[str, bool]]:
    position = 0
    for match in FIGURE.finditer(text) if with_numbers else ():
        yield text[position : match.start()], False
        yield match.group(), True
        position = match.end()
    yield text[position:], False


def _core(text: str) -> tuple[str, str, str]:
    match = _EDGE.fullmatch(text)
    return (match["before"], match["core"], match["after"]) if match else ("", text, "")


def keeps(original: str, translation: str) -> bool:
    """Whether a translation has the marks of its original: code, addresses, tags, emphasis, each as often."""
    return Counter(_marks(read_markup(original))) == Counter(_marks(read_markup(translation)))


def _marks(nodes: Sequence[Node]) -> Iterator[str]:
    yield from (opaque.text for opaque in opaques(nodes))
    for node in nodes:
        if isinstance(node, Span):
            yield node.opening + node.closing
            yield from (mark for mark in _marks(node.inside) if mark not in {o.text for o in opaques(node.inside)})
