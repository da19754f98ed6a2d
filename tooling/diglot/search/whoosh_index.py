"""The store behind the search: a Whoosh index. The only module that knows Whoosh, and never its query language.

Whoosh keeps the postings (for each locale the words' stems and surfaces and the headings' stems, with weights) and the
documents. Ranking happens in memory (`ranked_index`): stock Whoosh answers about 400 questions a second at 6,000
sections, postings in memory some 15,000. A term's postings are read when it is first asked for.
"""

from __future__ import annotations

import json
import threading
from array import array
from collections import defaultdict
from dataclasses import astuple
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.system import pack_uint

from diglot.errors import DiglotError, place
from diglot.model.document import Document
from diglot.model.termbase import Termbase
from diglot.search.analysed import Analysed
from diglot.search.counted import Counted
from diglot.search.generations import REMEDY, current_generation, new_generation, whole
from diglot.search.ranked_index import RankedIndex
from diglot.search.ranking import rarity, saturated, term_weights
from diglot.search.sections import Sections
from diglot.search.thesaurus import Thesaurus, thesaurus
from diglot.search.vocabulary import Spelling, Vocabulary
from diglot.search.wording import Lexicon, Wording, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from diglot.search.index import Index
    from diglot.search.translations import Embedding

__all__ = ["build_index", "open_index"]

NO_TERMS = Termbase()
_Reader = Any
"""A `whoosh.reading.IndexReader`; Whoosh ships no types."""

_LOCK = "lock"
_THESAURUS = "thesaurus.json"
_FORMS = ("stem", "surface", "heading")
_DIGITS = 4
"""Of a weight after the point, here and in the browser."""
_ONCE = pack_uint(1)
_OPENINGS = 3
"""How often opening is tried while builds follow each other so fast that a generation goes between name and file."""


def build_index(
    documents: Iterable[Document],
    folder: Path,
    *,
    termbase: Termbase = NO_TERMS,
    embedding: Embedding | None = None,
    locales: Sequence[str] = (),
) -> str:
    """Index `documents` below `folder` and put the new generation, whose name is returned, into use.

    `termbase` and `embedding` say what stands for what in the `locales` of the site; see `thesaurus`.

    Raises `DiglotError` when the folder cannot be written.
    """
    listed = list(documents)

    def write(target: Path) -> None:
        vocabularies = _write(listed, target)
        found = thesaurus(termbase, vocabularies, locales=locales, embedding=embedding)
        (target / _THESAURUS).write_text(json.dumps(found.record(), ensure_ascii=False), encoding="utf-8")

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(folder)).lock(_LOCK)
        lock.acquire(blocking=True)
    except OSError as error:
        raise DiglotError(f"{place(folder)}: the search index cannot be written: {error.strerror or error}") from None
    try:
        return new_generation(folder, write)
    finally:
        lock.release()


def open_index(folder: Path) -> Index:
    """The index below `folder` that is in use. Raises `DiglotError` when there is none or it is damaged."""
    for attempt in range(_OPENINGS):
        generation = current_generation(folder)
        try:
            whole(generation)
            return _read(generation)
        except DiglotError:
            if attempt + 1 == _OPENINGS or current_generation(folder) == generation:
                raise
        except Exception as error:  # noqa: BLE001  # Whoosh fails on a damaged file in any way Python knows
            raise DiglotError(f"{place(generation)}: the search index is damaged ({error}); {REMEDY}") from None
    raise AssertionError  # the loop returns or raises


class Weighted(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose values are terms and their weights: Whoosh itself would analyse a text."""

    def __init__(self) -> None:
        super().__init__(formats.Frequency(), None)

    def index(self, value: Mapping[str, float], **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh writes of each term: it, its frequency, its weight, and its frequency as it is written."""
        for term, weight in value.items():
            yield term.encode(), 1, round(weight, _DIGITS), _ONCE


class _Postings:
    """What is to be written, by field and term: in place of Whoosh's pool, which sorts all postings, on the disk where
    they are many. Documents come in the order of their numbers, so that only the terms have to be sorted.
    """

    def __init__(self) -> None:
        self._kept: defaultdict[tuple[str, bytes], tuple[array[int], array[float]]] = defaultdict(
            lambda: (array("L"), array("d"))
        )

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Keep a posting: its field, term, document, weight, and what is written of its frequency."""
        field, term, number, weight, _ = item
        numbers, weights = self._kept[field, term]
        numbers.append(number)
        weights.append(weight)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """The postings, in the order in which Whoosh writes them."""
        for field, term in sorted(self._kept):
            for number, weight in zip(*self._kept[field, term], strict=True):
                yield field, term, number, weight, _ONCE

    def cleanup(self) -> None:
        """Nothing lies on the disk."""


def _codec() -> Any:  # noqa: ANN401  # Whoosh ships no types
    """Whoosh's own way to write, without looking up for each posting how long its field is: no field keeps that."""
    codec = W3Codec()
    codec.length_stats = False
    return codec


def _weights(one: Analysed, form: str, means: Mapping[str, float]) -> dict[str, float]:
    if form == "heading":
        return dict.fromkeys(one.heading_stems, 1.0)
    terms = {name: [getattr(token, form) for token in tokens] for name, tokens in one.fields.items()}
    return term_weights(terms, means)


def _stored(one: Analysed, words: Words) -> tuple[Any, ...]:
    return (astuple(one.document), tuple(words.wording(one)), len(one.heading_stems))


def _write(documents: Sequence[Document], target: Path) -> dict[str, dict[str, Spelling]]:
    """Write the index; the words of each locale are returned."""
    by_locale: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        by_locale[document.locale][document.key].append(document)
    names = [f"{form}.{locale}" for locale in by_locale for form in _FORMS]
    term_fields: dict[str, Any] = {name: Weighted() for name in names}
    stored: dict[str, Any] = {"section": fields.STORED, "vocabulary": fields.STORED}
    schema = fields.Schema(**stored, **term_fields)
    storage = FileStorage(str(target))
    writer = storage.create_index(schema).writer(codec=_codec())
    writer.pool = _Postings()
    vocabularies: dict[str, dict[str, Spelling]] = {}
    for locale, by_key in by_locale.items():
        listed = [one for sections in by_key.values() for one in sections]
        counted = Counted(listed, locale)
        means = counted.averages()
        words = Words()
        for one in map(Analysed, listed):  # one after the other: their words take a hundred times their text
            terms = {f"{form}.{locale}": weights for form in _FORMS if (weights := _weights(one, form, means))}
            writer.add_document(section=_stored(one, words), **terms)
        vocabularies[locale] = counted.spellings()
        # Plain tuples: what is stored is pickled, and names no class of ours.
        vocabulary = {word: tuple(found) for word, found in vocabularies[locale].items()}
        writer.add_document(vocabulary=(locale, vocabulary, words.record()))
    writer.commit(optimize=True)
    return vocabularies


def _read(generation: Path) -> Index:
    reader = FileStorage(str(generation), readonly=True).open_index().reader()
    sections: dict[str, list[tuple[int, tuple[Any, ...]]]] = defaultdict(list)
    vocabularies: dict[str, Vocabulary] = {}
    lexicons: dict[str, Lexicon] = {}
    for number, stored in reader.iter_docs():
        if "vocabulary" in stored:
            locale, words, record = stored["vocabulary"]
            vocabularies[locale] = Vocabulary({surface: Spelling(*found) for surface, found in words.items()})
            lexicons[locale] = Lexicon(record)
        else:
            sections[stored["section"][0][0]].append((number, stored["section"]))
    documents = {code: [Document(*section[0]) for _, section in found] for code, found in sections.items()}
    numbers = _numbers(chain(*documents.values()))
    shelves = {
        code: Sections(
            locale=code,
            documents=documents[code],
            wordings=[Wording(*section[1]) for _, section in found],
            lexicon=lexicons[code],
            heading_sizes=[max(section[2], 1) for _, section in found],
            keys=np.array([numbers[document.key] for document in documents[code]], np.intp),
            total=len(numbers),
            vocabulary=vocabularies[code],
            postings=_WhooshPostings(reader, code, vocabularies[code], found[0][0], len(found)),
        )
        for code, found in sections.items()
    }
    found = Thesaurus.of(json.loads((generation / _THESAURUS).read_text(encoding="utf-8")))
    return RankedIndex(shelves, len(numbers), generation.name, found)


def _numbers(documents: Iterable[Document]) -> dict[str, int]:
    """The number of each entry, in the order in which its first section stands."""
    return {key: number for number, key in enumerate(dict.fromkeys(document.key for document in documents))}


class _WhooshPostings:
    """The postings of one locale, read when first asked for and then kept."""

    _locks: threading.Lock = threading.Lock()
    """Whoosh's readers share one file position; reading is rare and short."""

    def __init__(self, reader: _Reader, locale: str, vocabulary: Vocabulary, first: int, total: int) -> None:
        self._reader = reader
        self._locale = locale
        self._vocabulary = vocabulary
        self._first = first
        self._total = total
        self._kept: dict[tuple[str, str], tuple[NDArray[np.int32], NDArray[np.float32]]] = {}
        self._nothing = (np.zeros(0, np.int32), np.zeros(0, np.float32))

    def __call__(self, form: str, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        kept = self._kept.get((form, term))
        if kept is None:
            # Words that no entry uses are not kept: anybody can ask for a million of them.
            if not self._vocabulary.knows(term, "") if form == "surface" else not self._vocabulary.knows("", term):
                return self._nothing
            with self._locks:
                kept = self._kept[form, term] = self._postings(f"{form}.{self._locale}", term)
        return kept

    def _postings(self, name: str, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        if not term or (name, term) not in self._reader:
            return self._nothing
        matcher = self._reader.postings(name, term)
        numbers, weights = [], []
        while matcher.is_active():
            numbers.append(matcher.id() - self._first)
            weights.append(saturated(matcher.weight()))
            matcher.next()
        worth = rarity(len(numbers), self._total)
        return np.array(numbers, np.int32), np.array(weights, np.float32) * np.float32(worth)
