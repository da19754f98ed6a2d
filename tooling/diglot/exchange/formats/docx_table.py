"""The tables of a Word file as they stand once every tracked change is accepted."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.exchange.hardened import parsed_xml, parts_of_zip, refused
from diglot.exchange.parcel import Item, ItemState, Mark, Parcel, Sheet
from diglot.exchange.styles import Run, markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.exchange.hardened import Element

__all__ = ["CODE_STYLE", "HEAD", "read_tables"]

CODE_STYLE: Final = "Diglot code"
HEAD: Final = "diglot-table"
"""What the hidden text of a table's first cell begins with."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}tcPr", f"{_W}txbxContent", f"{_W}rPrChange"})
_CHARACTERS: Final = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_STRONG: Final = frozenset({"Strong", "lev", "Fett"})
_EMPHATIC: Final = frozenset({"Emphasis", "Accentuation", "Hervorhebung"})
_APPROVED: Final = frozenset(
    {"ok", "okay", "d’accord", "d'accord", "oui", "yes", "vu", "x", "✓", "✔", "☑", "bon", "good"}
)
"""What a reviewer who approves writes into the state column."""
_ADDRESS: Final = re.compile(r"\s*HYPERLINK\s+(?:\\l\s+)?\"([^\"]*)\"")
_COLUMNS: Final = 4


def read_tables(data: bytes, name: str) -> Parcel:
    """The parcel of a Word file that diglot wrote and a person filled in. Raises `DiglotError` where it is none."""
    archive = parts_of_zip(data, name)
    body = _part(archive, "word/document.xml", name)
    if body is None:
        raise refused(name, None, "not a Word file: it has no document in it")
    reader = _Reader(_links(_part(archive, "word/_rels/document.xml.rels", name)))
    sheets: list[Sheet] = []
    languages: set[tuple[str, str]] = set()
    for table in body.iter(f"{_W}tbl"):
        rows = [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
        head = reader.hidden(rows[0][0]).split(None, 3) if rows and rows[0] else []
        if len(head) == 4 and head[0] == HEAD:
            languages.add((head[1], head[2]))
            sheets.append(Sheet(head[3], tuple(_items(rows[1:], reader, name, sheets)), _line(sheets)))
    if len(languages) != 1:
        raise refused(name, None, "no table in it that diglot export made" if not sheets else "several languages in it")
    source, target = languages.pop()
    return Parcel(source, target, tuple(sheets))


def _line(sheets: list[Sheet]) -> int:
    return sum(len(sheet.items) + 1 for sheet in sheets) + 1


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    try:
        content = archive.read(part)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise refused(name, None, f"a damaged Word file: {error}") from None
    return parsed_xml(content, f"{name}!{part}")


def _links(relations: Element) -> dict[str, str]:
    return {} if relations is None else {one.get("Id", ""): one.get("Target", "") for one in relations}


def _items(rows: list[list[Element]], reader: _Reader, name: str, before: list[Sheet]) -> Iterator[Item]:
    first = _line(before) + 1
    for number, cells in enumerate(rows):
        line = first + number
        if len(cells) < _COLUMNS:
            raise refused(name, line, "a row of the table has lost a column")
        known = reader.hidden(cells[0]).split()
        key, mark, state, lock = known if len(known) == 4 else ("", "-", ItemState.DRAFT.value, "open")
        target = reader.text(cells[2])
        yield Item(
            key=key or f"row-{line}",
            source=reader.text(cells[1]),
            target=target,
            state=_state(reader.plain(cells[3]), state) if target else ItemState.MISSING,
            mark=Mark.read(mark),
            line=line,
            locked="it is locked" if lock == "locked" else "",
        )


def _state(paragraphs: list[str], exported: str) -> ItemState:
    if any(text.strip(" .!\u00a0\u202f").casefold() in _APPROVED for text in paragraphs):
        return ItemState.FINAL
    known = ItemState(exported) if exported in list(ItemState) else ItemState.DRAFT
    return ItemState.DRAFT if known is ItemState.MISSING else known


class _Reader:
    """Reads the cells of a document whose links are known by id."""

    def __init__(self, links: dict[str, str]) -> None:
        self.links = links

    def text(self, cell: Element) -> str:
        """What a cell shows, as Markdown."""
        runs: list[Run] = []
        for paragraph in cell.iter(f"{_W}p"):
            found = [run for run, hidden in self._runs(paragraph) if not hidden]
            runs += [Run(" "), *found] if runs and found else found
        return " ".join(markdown_of(runs).split(" ")).strip(" ")

    def plain(self, cell: Element) -> list[str]:
        """The text of each paragraph."""
        return ["".join(run.text for run, _ in self._runs(one)) for one in cell.iter(f"{_W}p")]

    def hidden(self, cell: Element) -> str:
        """What stands in a cell and is not shown."""
        return "".join(run.text for one in cell.iter(f"{_W}p") for run, hidden in self._runs(one) if hidden)

    def _runs(self, element: Element, style: Run | None = None) -> Iterator[tuple[Run, bool]]:
        style = style or Run("")
        in_field = ""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _GONE:
                continue
            if child.tag == f"{_W}r":
                in_field, told = _field(child, in_field)
                link = f"]({in_field})" if in_field and told else style.link
                yield from self._of_run(child, replace(style, link=link))
            elif child.tag == f"{_W}hyperlink":
                yield from self._runs(child, replace(style, link=self._closing(child)))
            elif child.tag != f"{_W}p":
                yield from self._runs(child, style)

    def _closing(self, link: Element) -> str:
        tip = link.get(f"{_W}tooltip") or ""
        if tip.startswith("]"):
            return str(tip)
        address = self.links.get(link.get(f"{_R}id") or "", "")
        anchor = link.get(f"{_W}anchor")
        written = address + (f"#{anchor}" if anchor else "")
        return f"]({written})" if written else ""

    def _of_run(self, run: Element, style: Run) -> Iterator[tuple[Run, bool]]:
        properties = run.find(f"{_W}rPr")
        named = _value(properties, "rStyle")
        style = replace(
            style,
            bold=_is_on(properties, "b") or named in _STRONG,
            italic=_is_on(properties, "i") or named in _EMPHATIC,
            code=named == CODE_STYLE.replace(" ", ""),
        )
        text = "".join((child.text or "") if child.tag == f"{_W}t" else _CHARACTERS.get(child.tag, "") for child in run)
        if text:
            yield replace(style, text=text), _is_on(properties, "vanish")


def _field(run: Element, address: str) -> tuple[str, bool]:
    """The address of the link field that goes on behind `run`, and whether its text has begun."""
    for child in run:
        if child.tag == f"{_W}instrText" and (found := _ADDRESS.match(child.text or "")):
            return found[1], False
        if child.tag == f"{_W}fldChar" and child.get(f"{_W}fldCharType") == "end":
            return "", False
    return address, bool(address)


def _value(properties: Element, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "off", "none"}
