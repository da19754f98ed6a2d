"""The index of the static search: small files, of which a browser fetches those that a question needs.

What is ranked is what the service ranks (`counted`, `ranking`), and the browser ranks it in the same way; the language
data and the constants of the ranking travel with the index, so that they are written once.

For each locale there are
- `language.json`: what its analysis needs;
- `index.json`: its sections (lengths, entries, kinds) and which file holds what;
- `words/N.json`: postings, the stems of a file being neighbours in the alphabet. Words of one stem stand together, so
  that the postings of the stem, which are those of its words, need not be kept twice. How often a word stands in a
  heading, title and text takes two characters and is exact, where its weight would take three and not be;
- `spellings/N.json` and `seconds/N.json`: all words, by first and by second letter, to complete and correct others;
- `terms.json`: what the termbase has for its terms, in each locale (`thesaurus`);
- `texts/N.json`: the sections themselves, for the excerpts; long entries are divided.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate, groupby, takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from diglot.lang import language
from diglot.model.termbase import Termbase
from diglot.search.counted import Counted
from diglot.search.digits import DIGITS, distances, numbers, postings
from diglot.search.pieces import Pieces
from diglot.search.ranking import CONSTANTS
from diglot.search.thesaurus import thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.model.document import Document
    from diglot.search.vocabulary import Spelling

__all__ = ["FORMAT", "Remembered", "generation", "shards"]

NO_TERMS = Termbase()
FORMAT = 2
"""Raised whenever what the files hold changes: a script that is older than its index then says so."""

_POSTINGS_SIZE = 2_000
"""Characters of a file of postings: at 1,000 entries a language some 1 kB compressed, of which a question of five words
fetches five, and one with a mistake, which is asked in both languages, up to twenty. At 6,000, these are 25 kB more."""

_SPELLINGS_SIZE = 8_000
_TEXTS_SIZE = 2_000
"""Characters after which an entry's next section goes into another file, ten of which are fetched for ten hits: at
4,000 a question fetches 8 kB more (benchmarks/static_search.py)."""

_LENGTHS = 32
"""The lengths of sections in two lists, how many times this and the rest: the first compresses well by itself."""
_SHORTEST_LISTED = 3
_MOST_SHARED = 35

_Lead = tuple[str, str]
"""The title and the address of an entry in one locale."""
_Shown = tuple[tuple["Document", ...], tuple[tuple[str, _Lead], ...]]
"""The sections of an entry, and its leads in other locales."""
_TextFile = tuple[int, str]
"""How many sections a file shows, and what it holds."""
_First = TypeVar("_First", int, str)
"""What a file begins with: a section, a stem, a letter."""


@dataclass(slots=True)
class Remembered:
    """What `shards` worked out of sections, for the next call: whatever has changed since is not found in it."""

    pieces: dict[str, Pieces] = field(default_factory=dict)
    """The words of each locale."""
    texts: dict[_Shown, list[_TextFile]] = field(default_factory=dict)


def shards(
    documents: Iterable[Document],
    *,
    termbase: Termbase = NO_TERMS,
    locales: Sequence[str] = (),
    remembered: Remembered | None = None,
) -> dict[str, str]:
    """The files of the index of `documents`, by their paths relative to its folder; the same for the same documents,
    whatever is `remembered` of other calls.

    `termbase` says what stands for what in the `locales` of the site.
    """
    known = remembered or Remembered()
    by_locale: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        by_locale[document.locale][document.key].append(document)
    keys = list(dict.fromkeys(key for by_key in by_locale.values() for key in by_key))
    kinds = _kinds(by_locale.values())
    known.pieces = {locale: known.pieces.get(locale) or Pieces(locale) for locale in by_locale}
    order = {key: number for number, key in enumerate(keys)}
    shelves = {
        locale: _Shelf(locale, by_key, order, kinds, known.pieces[locale]) for locale, by_key in by_locale.items()
    }
    vocabularies = {locale: shelf.spellings for locale, shelf in shelves.items()}
    terms = thesaurus(termbase, vocabularies, locales=locales).record()
    files = {"index.json": _json({"ranking": CONSTANTS, "locales": list(shelves), "terms": list(terms)})}
    for source, tables in terms.items():
        files[f"{source}/terms.json"] = _json({target: table["terms"] for target, table in tables.items()})
    for locale in {**terms, **shelves}:
        files[f"{locale}/language.json"] = _json(_language(locale))
    leads = {code: {key: _lead(found[0]) for key, found in by_key.items()} for code, by_key in by_locale.items()}
    before, known.texts = known.texts, {}
    for locale, shelf in shelves.items():
        shown = shelf.shown({code: found for code, found in leads.items() if code != locale})
        texts = {one: before.get(one) or list(_text_files(*one)) for one in shown}
        known.texts |= texts
        files |= shelf.files([file for one in shown for file in texts[one]])
    return files


def generation(files: Mapping[str, str]) -> str:
    """A name for these files that no others have."""
    digest = hashlib.sha256()
    for path, text in sorted(files.items()):
        digest.update(f"{path}\0{text}\0".encode())
    return digest.hexdigest()[:16]


class _Shelf:
    """All that the files of one locale hold."""

    def __init__(
        self,
        locale: str,
        by_key: Mapping[str, Sequence[Document]],
        numbers: Mapping[str, int],
        kinds: Mapping[str, str],
        pieces: Pieces,
    ) -> None:
        self.locale = locale
        self.entries = list(by_key.values())
        self.counted = Counted([one for found in self.entries for one in found], locale, pieces)
        self.numbers = [numbers[key] for key in by_key]
        self.kinds = [kinds[key] for key in by_key]
        self.spellings = self.counted.spellings()

    def shown(self, others: Mapping[str, Mapping[str, _Lead]]) -> list[_Shown]:
        """What is shown of each entry; `others` are the leads of the other locales, by locale and key."""
        return [
            (
                tuple(found),
                tuple((code, leads[found[0].key]) for code, leads in others.items() if found[0].key in leads),
            )
            for found in self.entries
        ]

    def files(self, texts: Iterable[_TextFile]) -> dict[str, str]:
        """The files, by their paths; `texts` are those of the entries."""
        files: dict[str, str] = {}

        def numbered(folder: str, contents: Iterable[tuple[_First, str]]) -> list[_First]:
            firsts: list[_First] = []
            for count, (first, content) in enumerate(contents):
                files[f"{self.locale}/{folder}/{count}.json"] = content
                firsts.append(first)
            return firsts

        sizes, contents = zip(*texts, strict=True)
        firsts = accumulate(sizes[:-1], initial=0)
        index = {
            **self._measures(),
            "uses": self.counted.uses,
            "words": numbered("words", _postings(self._groups())),
            "spellings": numbered("spellings", _spelled(self.spellings, 0)),
            "seconds": numbered("seconds", _spelled(self.spellings, 1)),
            "texts": distances(numbered("texts", zip(firsts, contents, strict=True))),
        }
        return {f"{self.locale}/index.json": _json(index), **files}

    def _measures(self) -> dict[str, Any]:
        """The lengths of the sections, and which entries they belong to."""
        kind_names = list(dict.fromkeys(self.kinds))
        headings, titles, texts = self.counted.lengths.T.tolist()
        firsts = accumulate((len(found) for found in self.entries[:-1]), initial=0)
        return {
            "averages": self.counted.averages(),
            "headings": numbers(headings),
            "named": numbers(
                length - names for length, names in zip(headings, self.counted.names.tolist(), strict=True)
            ),
            "titles": numbers(titles[first] for first in firsts),
            "lengths": numbers(length // _LENGTHS for length in texts),
            "rests": "".join([DIGITS[length % _LENGTHS] for length in texts]),
            "sections": numbers(len(found) for found in self.entries),
            "entries": distances(self.numbers),
            "kinds": numbers(kind_names.index(kind) for kind in self.kinds),
            "kindNames": kind_names,
        }

    def _groups(self) -> Iterator[tuple[str, str]]:
        """Each stem with its words and their postings, encoded."""
        counted = self.counted
        encoded = zip(counted.terms, postings(counted.places, counted.use, counted.bounds), strict=True)
        for stem, words in groupby(encoded, key=lambda word: word[0][0]):
            yield stem, _json([part for (_, word), found in words for part in (word, self._written(word), found)])

    def _written(self, surface: str) -> str:
        written = self.spellings[surface].written
        return "" if written == surface else written


def _language(locale: str) -> dict[str, Any]:
    known = language(locale)
    return {"stopwords": sorted(known.stopwords), "elisions": sorted(known.elisions), "stemmer": known.stemmer}


def _kinds(shelves: Iterable[Mapping[str, Sequence[Document]]]) -> dict[str, str]:
    """The kind of each entry: the first that a locale names."""
    kinds: dict[str, str] = {}
    for by_key in shelves:
        for key, found in by_key.items():
            kinds[key] = kinds.get(key) or found[0].kind
    return kinds


def _lead(one: Document) -> _Lead:
    return one.title, one.address


def _postings(groups: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Files of stems, sorted, and what each has, encoded."""
    members = ((stem, [f"{_json(stem)}:{content}"]) for stem, content in groups)
    for first, packed in _packed(((stem, [member], len(member) + 2) for stem, [member] in members), _POSTINGS_SIZE):
        yield first, f"{{{','.join(packed)}}}"


def _spelled(words: Mapping[str, Spelling], letter: int) -> Iterator[tuple[str, str]]:
    """Files of every word and how many sections use it, by its first or second letter: each word as the number of
    letters that it shares with the one before, and the others.
    """
    listed = sorted((word for word in words if len(word) >= _SHORTEST_LISTED), key=lambda word: (word[letter], word))
    by_letter = ((first, list(found)) for first, found in groupby(listed, key=lambda word: word[letter]))
    groups = ((first, found, len(_json({word: words[word].sections for word in found}))) for first, found in by_letter)
    for first, packed in _packed(groups, _SPELLINGS_SIZE):
        pieces = []
        last = ""
        for word in packed:
            sections = words[word].sections
            # A letter that two bytes do not hold is two letters to a browser: it is written again.
            same = takewhile(lambda pair: pair[0] == pair[1] <= "\uffff", zip(last, word, strict=False))
            shared = min(len(list(same)), _MOST_SHARED)
            pieces.append(DIGITS[shared] + word[shared:] + (f"\t{sections}" if sections > 1 else ""))
            last = word
        yield first, _json("\n".join(pieces))


def _packed(groups: Iterable[tuple[str, list[str], int]], size: int) -> Iterator[tuple[str, list[str]]]:
    """Groups, sorted by their names, put together in files of about `size` characters; each group has its members and
    how long they are. Each file with as much of its first name as tells it from those before.
    """
    pack: list[str] = []
    first, last, length = "", "", 0
    for name, members, added in groups:
        if pack and length + added > size:
            yield first, pack
            pack, length = [], 0
        if not pack:
            first = next((name[:size] for size in range(1, len(name)) if name[:size] > last), name)
        last = name
        pack += members
        length += added
    if pack:
        yield first, pack


def _text_files(sections: Sequence[Document], others: Iterable[tuple[str, _Lead]]) -> Iterator[_TextFile]:
    """The files that show an entry."""
    lead = sections[0]
    shared = {
        "key": lead.key,
        "title": lead.title,
        "address": lead.address,
        "kind": lead.kind,
        "state": lead.state,
        "others": dict(others),
    }
    for listed in _divided(sections):
        yield len(listed), _json(shared | {"sections": listed})


def _divided(documents: Iterable[Document]) -> Iterator[list[list[str]]]:
    """The sections of an entry as they are stored, in files of some length."""
    listed: list[list[str]] = []
    length = 0
    for document in documents:
        if listed and length + len(document.text) > _TEXTS_SIZE:
            yield listed
            listed, length = [], 0
        listed.append([document.heading, document.anchor, document.summary, document.text])
        length += len(document.text)
    yield listed


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
