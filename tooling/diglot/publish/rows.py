"""Rows: each passage of an entry with its counterpart beside it, in the HTML that MkDocs made of the entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.markdown import plain_text
from diglot.publish.html_elements import escaped, is_same_beside, written
from diglot.publish.passages import PassageKind
from diglot.publish.row_markup import Row, TableFrame, element
from diglot.publish.sentence_marks import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.publish.html_elements import Element, Items
    from diglot.publish.pairing import Half, Pairing
    from diglot.publish.passages import Rendered

__all__ = ["Mark", "RowWords", "with_rows"]

_CELLS = frozenset({"td", "th"})
_EXTRA_TAGS = {"li": "li", "dd": "dd", "dt": "dd"}


@dataclass(frozen=True, slots=True)
class RowWords:
    """What rows say, in the language of the page: of a passage or a sentence without counterpart, of a button.

    `of_theirs` is what is said of blocks of the other language.
    """

    show: str
    absent: str
    only_there: str
    elsewhere: str
    of_theirs: Mapping[int, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a passage above it; `name` is what it is called in CSS. A mark without text shows only there."""

    name: str
    text: str


def with_rows(
    pairs: Pairing,
    *,
    anchors: Mapping[int, Sequence[str]],
    marks: Mapping[int, Mark],
    words: RowWords,
    there: Mapping[int, str] | None = None,
) -> str:
    """The HTML of mine, in which each passage has its counterpart of theirs beside it.

    `anchors` are the ids that lead to each block of mine, `marks` what is to be said of it. What is of theirs alone has
    a row of its own behind the passage that it follows there; `there` are the ids that lead to such blocks.
    """
    rows = _Rows(pairs, anchors, dict(there or {}), marks, words)
    for p in range(len(pairs.mine.passages)):
        rows.add(p)
    rows.add_what_is_only_theirs()
    return rows.html()


@dataclass(slots=True)
class _Place:
    """Where something may follow: behind what ends at `end`, or behind `row`, which may still grow."""

    tag: str
    end: int
    row: Row | None = None


@dataclass
class _Rows:
    pairs: Pairing
    anchors: Mapping[int, Sequence[str]]
    there: dict[int, str]
    """The ids of blocks of theirs that are not set yet."""
    marks: Mapping[int, Mark]
    words: RowWords
    told: set[int] = field(default_factory=set)
    """The blocks of mine whose anchors and marks are set."""
    shown: dict[int, _Place] = field(default_factory=dict)
    """Of each passage of theirs that has a place, behind what another may follow."""
    last: tuple[int, Row] | None = None
    """The passage that had a row of its own last, and that row."""
    rows: list[Row] = field(default_factory=list)
    frames: dict[int, TableFrame] = field(default_factory=dict)
    """The frame of each table, by where it begins."""
    extras: list[tuple[_Place, str]] = field(default_factory=list)

    def add(self, p: int) -> None:
        """Make the row of passage `p`."""
        became = self.pairs.mine.elements.get(p)
        if became is None:
            return
        if became.is_inner:
            self._add_inner(p, became)
        elif not self._joins_last(p, became):
            self._add_outer(p, became)

    def html(self) -> str:
        """The page."""
        edits = [(row.start, 1, row.end, row.html()) for row in self.rows]
        for frame in self.frames.values():
            edits += [(frame.start, 1, frame.start, frame.html()), (frame.end, 0, frame.end, "</div>")]
        for place, text in self.extras:
            end = place.row.end if place.row else place.end
            edits.append((end, 0, end, text))
        edits.sort(key=lambda edit: edit[:2])  # what ends at a place stands before what begins there
        source, pieces, at = self.pairs.mine.sheet.html, [], 0
        for start, _, end, text in edits:
            pieces += [source[at:start], text]
            at = end
        return "".join([*pieces, source[at:]])

    def _add_outer(self, p: int, became: Rendered) -> None:
        node = became.element
        row = Row("div", node.start, node.end, "diglot-row", self.pairs.mine.locale)
        self._tell(p, row)
        row.mine.append(self._own(p, became))
        self._add_theirs(p, row, became)
        self.rows.append(row)
        self.last = (p, row)

    def _joins_last(self, p: int, became: Rendered) -> bool:
        """Join the row before, if what corresponds to passage `p` stands in it."""
        node = became.element
        if self.last is None or p in self.pairs.hosted or node.before != self.last[1].end:
            return False
        before, row = self.last
        is_there = self.pairs.counterpart.get(p) in self.pairs.hosted.get(before, ())
        if not is_there or self.pairs.mine.sheet.html[row.end : node.start].strip():
            return False
        joined = Row("div", node.start, node.end, "diglot-joined")
        if self.pairs.mine.passages[p].block not in self.told:
            self._tell(p, joined)
        joined.mine.append(self._own(p, became))
        row.mine.append(joined.html())
        row.end = node.end
        return True

    def _add_inner(self, p: int, became: Rendered) -> None:
        node = became.element
        row = Row("span", node.inner, became.stop, "diglot-row diglot-row--in", self.pairs.mine.locale)
        self._tell(p, row if became.table is None else self._frame(became.table))
        row.mine.append(self._body(self.pairs.mine, p, became, 0, self.words.absent))
        self._add_theirs(p, row, became)
        self.rows.append(row)

    def _own(self, p: int, became: Rendered) -> str:
        """The element of passage `p` of mine, its sentences marked."""
        sheet, node = self.pairs.mine.sheet, became.element
        if became.kind is PassageKind.CODE:
            return sheet.html[node.start : node.end]
        body = self._body(self.pairs.mine, p, became, 0, self.words.absent)
        return f"{sheet.first_tag(node)}{body}{sheet.last_tag(node)}"

    def _body(self, half: Half, p: int, became: Rendered, side: int, alone: str) -> str:
        """What the element of passage `p` of `half` says, its sentences marked; `alone` is said of those that are."""
        passage, named = half.passages[p], self.pairs.names[side]
        names = [named.get(index, "") for index in passage.segments]
        known = half.bodies.get(p)
        if known is not None and known[0] == names:
            return known[1]
        node = became.element
        text: Items = [became.text]  # mostly that is all it holds
        items = half.sheet.items(node, became.stop) if node.children else text
        if items and isinstance(items[0], str):
            items[0] = items[0].lstrip()
        body = marked(items, passage, names, alone) or written(items)
        if (all(names) or not any(names)) and is_same_beside(node):  # nothing is said of a sentence without a name
            half.bodies[p] = names, body
        return body

    def _frame(self, table: Element) -> TableFrame:
        """The element around `table`, which has its anchors, its mark and its button."""
        if table.start not in self.frames:
            self.frames[table.start] = TableFrame(table.start, table.end, "diglot-table", self._button)
        return self.frames[table.start]

    def _tell(self, p: int, row: Row | TableFrame) -> None:
        """Set the anchors and the mark of the block of passage `p`, once."""
        block = self.pairs.mine.passages[p].block
        if block in self.told:
            return
        self.told.add(block)
        row.name, *others = self.anchors.get(block) or ("",)
        row.begin += [element("span", "diglot-anchor", id=name) for name in others]
        if mark := self.marks.get(block):
            row.classes += f" diglot-row--{mark.name}"
            if mark.text:
                row.begin.append(element("span", f"diglot-mark diglot-mark--{mark.name}", escaped(mark.text)))

    def _add_theirs(self, p: int, row: Row, became: Rendered) -> None:
        hosted = self.pairs.hosted.get(p, [])
        tag = became.element.tag
        place = _Place("div", row.end, row)
        if became.table is not None:
            place = _Place("table", self._frame(became.table).end)
        elif became.is_inner:
            place = _Place(tag, became.element.end)
        self.shown.update(dict.fromkeys(hosted, place))
        if self._is_same(p, hosted, tag):
            if tag not in _CELLS:
                row.classes += " diglot-row--both"
            return
        if hosted:
            theirs = element(row.tag, "diglot-theirs", self._hosted(hosted, row.tag), lang=self.pairs.theirs.locale)
        elif self.pairs.mine.passages[p].kind is PassageKind.CODE or tag in _CELLS:
            return
        else:
            theirs = self._absent(p, row.tag)
        row.theirs = theirs if tag in _CELLS else self._button + theirs

    def _hosted(self, hosted: Sequence[int], tag: str) -> str:
        pieces = []
        for q in hosted:
            if mark := self.words.of_theirs.get(self.pairs.theirs.passages[q].block):
                said, locale = escaped(mark.text), self.pairs.mine.locale
                pieces.append(element("span", f"diglot-mark diglot-mark--{mark.name}", said, lang=locale))
            pieces.append(self._theirs(q, is_inner=tag == "span"))
        return "".join(pieces)

    def _is_same(self, p: int, hosted: Sequence[int], tag: str) -> bool:
        """Whether the counterpart is the same text, and nothing that reads on: code, a number or a name in a cell."""
        passage = self.pairs.mine.passages[p]
        if passage.kind is not PassageKind.CODE and tag not in _CELLS:
            return False
        texts = [self.pairs.mine.segments[index].text for index in passage.segments]
        others = [
            self.pairs.theirs.segments[index].text for q in hosted for index in self.pairs.theirs.passages[q].segments
        ]
        return texts == others

    def _absent(self, p: int, tag: str) -> str:
        other = self.pairs.counterpart.get(p)
        host = None if other is None else self.pairs.mine.passages[self.pairs.host[other]].block
        anchors = self.anchors.get(host) if host is not None else None
        text = escaped(self.words.absent if other is None else self.words.elsewhere)
        if anchors:
            text = element("a", "", escaped(self.words.elsewhere), href=f"#{anchors[0]}")
        return element(tag, "diglot-theirs diglot-theirs--none", text)

    @cached_property
    def _button(self) -> str:
        told = {"aria-label": self.words.show, "autocomplete": "off"}
        return element("input", "diglot-ask", None, type="checkbox", value=self.pairs.theirs.locale, **told)

    def _theirs(self, q: int, *, is_inner: bool) -> str:
        """Passage `q` of theirs, its sentences marked."""
        passage, became = self.pairs.theirs.passages[q], self.pairs.theirs.elements.get(q)
        if passage.kind is PassageKind.CODE:
            return self._code(q, became, is_inner=is_inner)
        if became is not None:
            body = self._body(self.pairs.theirs, q, became, 1, self.words.only_there)
        else:
            plain = " ".join(plain_text(self.pairs.theirs.segments[index].text) for index in passage.segments)
            names = [self.pairs.names[1].get(index, "") for index in passage.segments]
            body = marked([plain], passage, names, self.words.only_there) or escaped(plain)
        return element("span" if is_inner else "p", f"diglot-theirs__{passage.kind.value}", body)

    def _code(self, q: int, became: Rendered | None, *, is_inner: bool) -> str:
        if became is not None and not is_inner:
            sheet, node = self.pairs.theirs.sheet, became.element
            return f"{sheet.first_tag(node)}{written(sheet.items(node))}{sheet.last_tag(node)}"
        segments = self.pairs.theirs.segments
        return element("code", "", escaped("\n".join(segments[i].text for i in self.pairs.theirs.passages[q].segments)))

    def add_what_is_only_theirs(self) -> None:
        """Give each passage of theirs without counterpart a row behind what it follows there."""
        behind = None
        for q, passage in enumerate(self.pairs.theirs.passages):
            if q in self.shown:
                behind = self.shown[q]
            elif behind is not None and q not in self.pairs.host and passage.kind is not PassageKind.CODE:
                tag = _EXTRA_TAGS.get(behind.tag, "div")
                behind = self.shown[q] = _Place(tag, behind.end, behind.row)
                self.extras.append((behind, self._extra(q, tag)))

    def _extra(self, q: int, tag: str) -> str:
        note = element("span", "diglot-theirs--none diglot-mine", escaped(self.words.only_there))
        theirs = element("div", "diglot-theirs", self._theirs(q, is_inner=False), lang=self.pairs.theirs.locale)
        name = self.there.pop(self.pairs.theirs.passages[q].block, "")
        return element(tag, "diglot-row diglot-row--extra", note + theirs, **({"id": name} if name else {}))
