"""Entries to documents: a section is what a reader looks for, so a section is what the index holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from diglot.markdown import anchors, one_line, plain_text, segments
from diglot.model.document import Document
from diglot.model.entry import Block, BlockKind, Entry
from diglot.model.kind import OVERVIEW
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.locale import Locale
    from diglot.store.corpus import Corpus

__all__ = ["Kept", "address", "documents"]

_SECTION_LEVEL = 2
"""Headings down to this level open a document; deeper ones belong to the text of theirs."""

_INDEXES = frozenset({"index", "README"})
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}]*\}")
_UNREAD_HTML = re.compile(r"<(script|style|template)\b.*?(</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


Kept = dict[str, tuple["Entry", tuple["Document", ...]]]
"""The documents of entries, by their addresses."""


def documents(
    corpus: Corpus, locales: Sequence[Locale], *, directory_urls: bool = True, kept: Kept | None = None
) -> tuple[Document, ...]:
    """A document for the lead and for each level-2 section of every entry in each of `locales`, in reading order.

    Addresses follow MkDocs (`use_directory_urls`) and mkdocs-static-i18n: the default locale lies at the root. What is
    `kept` of the very same entries is not worked out again; what is not asked for any more is dropped from it.
    """
    before = dict(kept or {})
    now: Kept = {}
    found: list[Document] = []
    for locale in locales:
        for entry in corpus.entries(locale.code):
            where = address(entry.key, locale, directory_urls=directory_urls)
            known = before.get(where)
            now[where] = known if known and known[0] is entry else (entry, tuple(_sections(entry, where)))
            found += now[where][1]
    if kept is not None:
        kept.clear()
        kept.update(now)
    return tuple(found)


def address(key: str, locale: Locale, *, directory_urls: bool = True) -> str:
    """Where the site publishes an entry, relative to its root: `myths/more-staff/`, `fr/myths/more-staff/`."""
    folder, _, name = key.rpartition("/")
    folder = f"{folder}/" if folder else ""
    if directory_urls:
        path = folder if name in _INDEXES else f"{key}/"
    else:
        path = f"{folder}index.html" if name in _INDEXES else f"{key}.html"
    return quote(path if locale.default else f"{locale.code}/{path}")


def _sections(entry: Entry, where: str) -> Iterator[Document]:
    title = one_line(entry.meta.shown_title) or _first_title(entry) or _title_of_key(entry.key)
    kind = entry.meta.kind or (OVERVIEW if entry.is_overview else "")
    state = entry.meta.state or ""
    ids = anchors(entry)
    texts = _texts(entry)
    opening: int | None = None
    gathered: list[str] = []

    def document() -> Document:
        return Document(
            locale=entry.locale,
            key=entry.key,
            kind=kind,
            title=title,
            address=where,
            heading="" if opening is None else texts.get(opening, ""),
            anchor="" if opening is None else ids[opening],
            summary=one_line(entry.meta.shown_summary) if opening is None else "",
            text="\n".join(gathered),
            state=state,
        )

    for index, block in enumerate(entry.blocks):
        if _opens_section(block, texts.get(index, ""), title):
            yield document()
            opening, gathered = index, []
        elif texts.get(index) and not (block.kind is BlockKind.HEADING and texts[index] == title):
            gathered.append(texts[index])
    yield document()


def _opens_section(block: Block, text: str, title: str) -> bool:
    return (
        block.kind is BlockKind.HEADING
        and block.level <= _SECTION_LEVEL
        and not block.lead.strip("# \t")
        and text != title
    )


def _texts(entry: Entry) -> dict[int, str]:
    """The plain text of each block that has one, by its index."""
    texts: dict[int, list[str]] = {}
    for segment in segments(entry):
        if segment.block == FRONT_MATTER:
            continue
        is_code = entry.blocks[segment.block].kind is BlockKind.CODE
        text = _code(segment.text) if is_code else plain_text(_ATTRIBUTES.sub("", _UNREAD_HTML.sub("", segment.text)))
        texts.setdefault(segment.block, []).append(text)
    return {index: " ".join(filter(None, pieces)) for index, pieces in texts.items()}


def _code(text: str) -> str:
    return " ".join(line for line in text.split("\n") if not line.startswith(("```", "~~~")))


def _first_title(entry: Entry) -> str:
    first = next((block for block in entry.blocks if block.kind is BlockKind.HEADING and block.level == 1), None)
    return plain_text(_ATTRIBUTES.sub("", first.text)) if first else ""


def _title_of_key(key: str) -> str:
    # MkDocs does the same with the name of a file that has no title.
    folder, _, name = key.rpartition("/")
    words = (folder.rpartition("/")[2] if name in _INDEXES and folder else name).replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
