"""Rows: each passage of an entry with its counterpart beside it, in the HTML that MkDocs made of the entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diglot.markdown import plain_text
from diglot.publish.html_tree import element
from diglot.publish.passages import PassageKind, leading_inlines
from diglot.publish.sentence_marks import mark_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.publish.html_tree import Node
    from diglot.publish.pairing import Pairing
    from diglot.publish.passages import Rendered

__all__ = ["Mark", "RowWords", "with_rows"]


@dataclass(frozen=True, slots=True)
class RowWords:
    """What rows say, in the language of the page: of a passage or a sentence without counterpart, of a button.

    `of_theirs` is what is said of blocks of the other language.
    """

    show: str
    absent: str
    only_there: str
    elsewhere: str
    of_theirs: Mapping[int, str] = field(default_factory=dict)


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
) -> None:
    """Give each element of mine, in its place, its counterpart of theirs, whose elements are used up.

    `anchors` are the ids that lead to each block of mine, `marks` what is to be said of it. What is of theirs alone has
    a row of its own behind the passage that it follows there; `there` are the ids that lead to such blocks.
    """
    rows = _Rows(pairs, anchors, dict(there or {}), marks, words)
    for p in range(len(pairs.mine.passages)):
        rows.add(p)
    rows.add_what_is_only_theirs()


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
    shown: dict[int, Node] = field(default_factory=dict)
    """Of each passage of theirs that has a place, the element behind which another may follow."""
    last: tuple[int, Node] | None = None
    """The passage that had a row of its own last, and that row."""
    tables: dict[Node, Node] = field(default_factory=dict)

    def add(self, p: int) -> None:
        """Make the row of passage `p`."""
        became = self.pairs.mine.elements.get(p)
        if became is None:
            return
        if became.is_inner:
            self._add_inner(p, became)
        elif not self._joins_last(p, became.node):
            self._add_outer(p, became)

    def _add_outer(self, p: int, became: Rendered) -> None:
        node = became.node
        row = element("div", "diglot-row")
        _replace(node, row)
        mine = element("div", "diglot-mine", lang=self.pairs.mine.locale)
        mine.append(node)
        self._tell(p, row)
        row.append(mine)
        if became.kind is not PassageKind.CODE:
            self._mark(p, node)
        self._add_theirs(p, row, "div", node)
        self.last = (p, row)

    def _joins_last(self, p: int, node: Node) -> bool:
        """Join the row before, if what corresponds to passage `p` stands in it."""
        if self.last is None or p in self.pairs.hosted or node.getprevious() is not self.last[1]:
            return False
        before, row = self.last
        if self.pairs.counterpart.get(p) not in self.pairs.hosted.get(before, ()):
            return False
        block = self.pairs.mine.passages[p].block
        row.tail, node.tail = node.tail, None
        mine = row.find("div[@class='diglot-mine']")
        inside = element("div", "diglot-joined")
        mine.append(inside)
        if block not in self.told:
            self._tell(p, inside)
        inside.append(node)
        self._mark(p, node)
        self.last = (before, row)
        return True

    def _add_inner(self, p: int, became: Rendered) -> None:
        node = became.node
        row = element("span", "diglot-row diglot-row--in")
        mine = _body(node, "span")
        mine.set("class", "diglot-mine")
        mine.set("lang", self.pairs.mine.locale)
        node.insert(0, row)
        self._tell(p, self._table(node) if node.tag in {"td", "th"} else row)
        row.append(mine)
        self._mark(p, mine)
        self._add_theirs(p, row, "span", node)

    def _table(self, cell: Node) -> Node:
        """The element around the table of `cell`, which has its anchors, its mark and its button."""
        table = next(cell.iterancestors("table"), None)
        if table is None:
            return cell
        if table not in self.tables:
            around = element("div", "diglot-table")
            _replace(table, around)
            around.append(table)
            self.tables[table] = around
            around.insert(0, self._button())
        return self.tables[table]

    def _tell(self, p: int, row: Node) -> None:
        """Set the anchors and the mark of the block of passage `p`, once."""
        block = self.pairs.mine.passages[p].block
        if block in self.told:
            return
        self.told.add(block)
        first, *others = self.anchors.get(block) or ("",)
        if first:
            row.set("id", first)
        begin = [element("span", "diglot-anchor", id=name) for name in others]
        if mark := self.marks.get(block):
            row.set("class", f"{row.get('class')} diglot-row--{mark.name}")
            if mark.text:
                told = element("span", f"diglot-mark diglot-mark--{mark.name}")
                told.text = mark.text
                begin.append(told)
        for place, one in enumerate(begin):
            row.insert(place, one)

    def _mark(self, p: int, body: Node) -> None:
        """Mark the sentences of passage `p` of mine; of one without counterpart among others, say so."""
        passage = self.pairs.mine.passages[p]
        names = [self.pairs.names[0].get(index, "") for index in passage.segments]
        last = mark_sentences(body, passage.letters, names)
        if last is not None and any(names):
            _say_alone(zip(last, names, strict=True), self.words.absent)

    def _add_theirs(self, p: int, row: Node, tag: str, follows: Node) -> None:
        hosted = self.pairs.hosted.get(p, [])
        for q in hosted:
            self.shown[q] = row if tag == "div" else follows
        if self._is_same(p, hosted):
            return
        if hosted:
            theirs = element(tag, "diglot-theirs", lang=self.pairs.theirs.locale)
            for q in hosted:
                if said := self.words.of_theirs.get(self.pairs.theirs.passages[q].block):
                    note = element("span", "diglot-mark", lang=self.pairs.mine.locale)
                    note.text = said
                    theirs.append(note)
                theirs.append(self._theirs(q, is_inner=tag == "span"))
        elif self.pairs.mine.passages[p].kind is PassageKind.CODE or follows.tag in {"td", "th"}:
            return
        else:
            theirs = self._absent(p, tag)
        if follows.tag not in {"td", "th"}:
            row.append(self._button())
        row.append(theirs)

    def _is_same(self, p: int, hosted: Sequence[int]) -> bool:
        """Whether the counterpart is the same text, and nothing that reads on: code, a number or a name in a cell."""
        passage = self.pairs.mine.passages[p]
        texts = [self.pairs.mine.segments[index].text for index in passage.segments]
        others = [
            self.pairs.theirs.segments[index].text for q in hosted for index in self.pairs.theirs.passages[q].segments
        ]
        node = self.pairs.mine.elements[p].node
        return texts == others and (passage.kind is PassageKind.CODE or node.tag in {"td", "th"})

    def _absent(self, p: int, tag: str) -> Node:
        note = element(tag, "diglot-theirs diglot-theirs--none")
        other = self.pairs.counterpart.get(p)
        host = None if other is None else self.pairs.mine.passages[self.pairs.host[other]].block
        anchors = self.anchors.get(host) if host is not None else None
        if anchors:
            link = element("a", href=f"#{anchors[0]}")
            link.text = self.words.elsewhere
            note.append(link)
        else:
            note.text = self.words.elsewhere if other is not None else self.words.absent
        return note

    def _button(self) -> Node:
        told = {"aria-label": self.words.show, "autocomplete": "off"}
        return element("input", "diglot-ask", type="checkbox", value=self.pairs.theirs.locale, **told)

    def _theirs(self, q: int, *, is_inner: bool) -> Node:
        """Passage `q` of theirs, its sentences marked."""
        passage, became = self.pairs.theirs.passages[q], self.pairs.theirs.elements.get(q)
        if passage.kind is PassageKind.CODE:
            return self._code(q, is_inner=is_inner)
        names = [self.pairs.names[1].get(index, "") for index in passage.segments]
        tag = "span" if is_inner else "p"
        body = self._plain(q, tag) if became is None else _body(became.node, tag)
        body.set("class", f"diglot-theirs__{passage.kind.value}")
        last = mark_sentences(body, passage.letters, names)
        if last is not None and any(names):
            _say_alone(zip(last, names, strict=True), self.words.only_there)
        return body

    def _plain(self, q: int, tag: str) -> Node:
        body = element(tag)
        said = (self.pairs.theirs.segments[index].text for index in self.pairs.theirs.passages[q].segments)
        body.text = " ".join(map(plain_text, said))
        return body

    def _code(self, q: int, *, is_inner: bool) -> Node:
        became = self.pairs.theirs.elements.get(q)
        if became is not None and not is_inner:
            if became.node.getparent() is not None:
                became.node.drop_tree()
            return became.node
        body = element("code")
        body.text = "\n".join(self.pairs.theirs.segments[i].text for i in self.pairs.theirs.passages[q].segments)
        return body

    def add_what_is_only_theirs(self) -> None:
        """Give each passage of theirs without counterpart a row behind what it follows there."""
        behind = None
        for q, passage in enumerate(self.pairs.theirs.passages):
            if q in self.shown:
                behind = self.shown[q]
            elif behind is not None and q not in self.pairs.host and passage.kind is not PassageKind.CODE:
                behind = self.shown[q] = self._extra(q, behind)

    def _extra(self, q: int, behind: Node) -> Node:
        if behind.tag in {"td", "th"}:
            behind = self._table(behind)
        extra = element({"li": "li", "dd": "dd", "dt": "dd"}.get(behind.tag, "div"), "diglot-row diglot-row--extra")
        if name := self.there.pop(self.pairs.theirs.passages[q].block, ""):
            extra.set("id", name)
        note = element("span", "diglot-theirs--none diglot-mine")
        note.text = self.words.only_there
        theirs = element("div", "diglot-theirs", lang=self.pairs.theirs.locale)
        theirs.append(self._theirs(q, is_inner=False))
        extra.extend([note, theirs])
        extra.tail, behind.tail = behind.tail, None
        behind.addnext(extra)
        return extra


def _replace(node: Node, by: Node) -> None:
    by.tail, node.tail = node.tail, None
    node.getparent().replace(node, by)


def _body(node: Node, tag: str) -> Node:
    """What `node` holds before its first block, moved into an element of its own."""
    body = element(tag)
    moved = leading_inlines(node) if node.tag in {"li", "td", "th", "dt", "dd"} else list(node)
    body.text, node.text = (node.text or "").lstrip(), None
    body.extend(moved)
    return body


def _say_alone(marked: Iterable[tuple[Node, str]], words: str) -> None:
    for span, name in marked:
        if span is not None and not name:
            span.set("class", "diglot-s diglot-s--alone")
            note = element("span", "diglot-alone")
            note.text = f" ({words})"
            note.tail, span.tail = span.tail, None
            span.addnext(note)
