"""po: gettext catalogues, for Weblate, Poedit and all their kin.

`msgctxt` names the entry and the segment. What nobody has approved is fuzzy (Weblate: "needs editing"), with the text
that it was approved for as the previous msgid. The mark of the export is an extracted comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.exchange.formats.notes import note_of
from diglot.exchange.hardened import LARGEST, refused
from diglot.exchange.parcel import Item, ItemState, Mark, Parcel, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Catalogue = Any
    Entry = Any
    """Of polib, which has no types."""

__all__ = ["NAME", "SUFFIX", "accepts", "read", "write"]

NAME = "po"
SUFFIX = ".po"
_MARK = re.compile(r"^diglot-mark: (\S+)$", re.MULTILINE)
_CONTEXT = re.compile(r"(?P<key>[^\n#]+)#(?P<id>[0-9a-f]{12}(?:-\d+)?)")
_KEYWORD = re.compile(
    r'\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*")?\s*'
)

_SPLITTING = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Where Python ends a line and gettext does not: polib would cut a text there."""
_HIDDEN = {ord(char): 0xFDD0 + n for n, char in enumerate(_SPLITTING)}  # no characters, by Unicode's own word
_SHOWN = {hidden: char for char, hidden in _HIDDEN.items()}


def accepts(name: str, data: bytes) -> bool:
    """Files that are called PO."""
    return name.lower().endswith((".po", ".pot")) and bool(data)


def write(parcel: Parcel) -> bytes:
    """The parcel as a catalogue in UTF-8."""
    import polib  # noqa: PLC0415  # loaded when it is used

    catalogue = polib.POFile(wrapwidth=10_000)
    catalogue.metadata = {
        "Project-Id-Version": "diglot",
        "Language": parcel.target,
        "X-Source-Language": parcel.source,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": "diglot",
    }
    for sheet in parcel.sheets:
        for item in sheet.items:
            catalogue.append(_entry(sheet.key, item, parcel))
    return (str(catalogue).rstrip("\n") + "\n").encode("utf-8", "replace")


def _entry(key: str, item: Item, parcel: Parcel) -> Entry:
    import polib  # noqa: PLC0415  # as above

    note = note_of(item, parcel.source)
    is_fuzzy = item.state in {ItemState.CHANGED, ItemState.MACHINE, ItemState.DRAFT}
    was = item.was_source if is_fuzzy else ""
    return polib.POEntry(
        msgctxt=f"{key}#{item.key}",
        msgid=item.source,
        msgstr=item.target,
        comment="\n".join(part for part in (note, f"diglot-mark: {item.mark}" if item.mark else "") if part),
        occurrences=[(f"{parcel.source}/{key}.md", str(item.line) if item.line else "")],
        flags=["fuzzy"] if is_fuzzy else [],
        previous_msgctxt=f"{key}#{item.key}" if was else None,
        previous_msgid=was or None,
    )


def read(data: bytes, name: str) -> Parcel:
    """The parcel that a catalogue holds. Raises `DiglotError` with the line where it is broken."""
    import polib  # noqa: PLC0415  # as above

    if len(data) > LARGEST:
        raise refused(name, None, f"larger than {LARGEST >> 20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(name, data.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    _check_lines(text, name)
    try:
        catalogue = polib.pofile(text.translate(_HIDDEN), encoding="utf-8")
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise refused(name, int(line[1]) if line else None, "not a PO file") from None
    target = catalogue.metadata.get("Language", "")
    if not target:
        raise refused(name, 1, "the header does not say its Language")
    sheets: dict[str, list[Item]] = {}
    for key, item in _items(catalogue, name):
        sheets.setdefault(key, []).append(item)
    source = catalogue.metadata.get("X-Source-Language", "")
    return Parcel(
        source,
        target.replace("_", "-"),
        tuple(Sheet(key, tuple(items), items[0].line) for key, items in sheets.items()),
    )


def _check_lines(text: str, name: str) -> None:
    """Refuse the lines that polib passes over: a catalogue that was cut off must not go for whole."""
    last = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not _KEYWORD.fullmatch(line):
            raise refused(name, number, "not a line of a PO file")
        last = line.split(" ", 1)[0] if line.startswith("msg") else last
    if last and not last.startswith("msgstr"):
        raise refused(name, text.count("\n") + 1, "cut off: the last message has no msgstr")


def _items(catalogue: Catalogue, name: str) -> Iterator[tuple[str, Item]]:
    seen: set[tuple[str | None, str]] = set()
    for entry in catalogue:
        if entry.obsolete:
            continue
        for part in ("msgctxt", "msgid", "msgstr", "comment", "previous_msgid"):
            if text := getattr(entry, part):
                setattr(entry, part, text.translate(_SHOWN))
        if entry.msgid_plural:
            raise refused(name, entry.linenum, "a message with a plural is no sentence of an entry")
        if (entry.msgctxt, entry.msgid) in seen:
            raise refused(name, entry.linenum, "the message stands twice")
        seen.add((entry.msgctxt, entry.msgid))
        context = _CONTEXT.fullmatch(entry.msgctxt or "")
        mark = _MARK.search(entry.comment or "")
        is_empty = not entry.msgstr.strip()
        yield (
            context["key"] if context else "",
            Item(
                key=context["id"] if context else f"line-{entry.linenum}",
                source=entry.msgid,
                target=entry.msgstr,
                state=ItemState.MISSING if is_empty else ItemState.CHANGED if entry.fuzzy else ItemState.FINAL,
                mark=Mark.read(mark[1] if mark else None),
                line=entry.linenum or 0,
            ),
        )
