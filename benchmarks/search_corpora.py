"""The corpora and questions that searching is measured with: real ones where they are, and an invented one of any size.

A known item is a section, asked for by its heading in six ways: as it stands, inflected, without accents, with one
typing mistake, by a subset of its words, and with an elision.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.lang import fold, language
from diglot.markdown import parse
from diglot.model.document import Document
from diglot.model.locale import Locale
from diglot.search.documents import documents
from diglot.store.corpus import Corpus, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.entry import Entry

LOCALES = (Locale("en", "English", default=True), Locale("fr", "Français"))
ROOT = Path(__file__).resolve().parent.parent
EVALUATION = ROOT.parent / "shared" / "eval"
WAYS = ("as written", "inflected", "no accents", "one mistake", "subset", "elision")


def corpora() -> dict[str, tuple[Document, ...]]:
    """The documents of each real corpus that is here, by its name."""
    found = {"playbook": documents(read_corpus(ROOT / "content", LOCALES), LOCALES)}
    for name in ("search", "align/docs"):
        folder = EVALUATION / name
        if folder.is_dir() and (entries := _entries(folder)):
            found[name.partition("/")[0]] = documents(Corpus(entries), LOCALES)
    return found


def _entries(folder: Path) -> dict[str, dict[str, Entry]]:
    by_key: dict[str, dict[str, Entry]] = {}
    for path in sorted(folder.rglob("*.??.md")):
        code = path.name[-5:-3]
        key = path.relative_to(folder).as_posix()[:-6]
        text = path.read_text(encoding="utf-8")
        try:
            entry = parse(text, key=key, locale=code)
        except DiglotError:  # front matter that is not ours
            entry = parse(re.sub(r"\A\ufeff?---\n.*?\n---\n", "", text, flags=re.DOTALL), key=key, locale=code)
        by_key.setdefault(key, {})[code] = entry
    return by_key


def invented(sections: int, *, seed: int = 1) -> tuple[Document, ...]:
    """`sections` documents per language in entries of eight: words of the shipped model as often as words are used
    (Zipf), each entry in both languages, its French words the nearest ones to its English.
    """
    import numpy as np  # noqa: PLC0415  # only here

    from diglot.align.models import shipped  # noqa: PLC0415  # the same

    model = shipped("en", "fr")
    assert model is not None  # noqa: S101  # it is in the package
    sides = [[w for w in side[:9000] if w.isalpha() and len(w) > 1] for side in model.vocabularies]
    units = [model.vectors(code, side) for code, side in zip(model.languages, sides, strict=True)]
    units = [side / np.linalg.norm(side, axis=1, keepdims=True) for side in units]
    nearest = (units[0] @ units[1].T).argmax(axis=1)
    french = dict(zip(sides[0], (sides[1][k] for k in nearest), strict=True))
    plain = [w for w in sides[0] if w not in language("en").stopwords]
    draw = random.Random(seed)  # noqa: S311  # an invented text
    weights = np.cumsum([1 / (rank + 10) for rank in range(len(sides[0]))]).tolist()
    made: dict[str, list[Document]] = {"en": [], "fr": []}
    for number in range(sections):
        lead = number % 8 == 0
        if lead:
            title = draw.sample(plain, 4)
        heading = [] if lead else draw.sample(plain, draw.randint(2, 5))
        text = draw.choices(sides[0], cum_weights=weights, k=draw.randint(40, 160))
        for code in ("en", "fr"):
            of = " ".join if code == "en" else lambda words: " ".join(french[word] for word in words)
            key = f"invented/{number // 8}"
            where = f"{'fr/' if code == 'fr' else ''}{key}/"
            anchor = "" if lead else f"s{number % 8}"
            made[code].append(
                Document(code, key, "entry", of(title), where, of(heading), anchor, "", of(text), "reviewed")
            )
    return (*made["en"], *made["fr"])


def questions(found: Sequence[Document], code: str, *, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Way, question and key of the entry, for every heading in `code` that one section alone has."""
    headings = Counter(fold(document.heading or document.title) for document in found if document.locale == code)
    draw = random.Random(seed)  # noqa: S311  # the same questions each time
    for document in found:
        heading = document.heading or document.title
        if document.locale == code and headings[fold(heading)] == 1 and _content(heading, code):
            for way in WAYS:
                asked = _asked(heading, code, way, draw)
                if asked and (way == "as written" or asked != heading):
                    yield way, asked, document.key


def _content(heading: str, code: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]{3,}", heading) if fold(w) not in language(code).stopwords]


def _asked(heading: str, code: str, way: str, draw: random.Random) -> str:
    words = _content(heading, code)
    long = [w for w in words if len(w) > 4]
    if way == "inflected" and long:
        word = draw.choice(long)
        other = word[:-1] if word.endswith("s") else f"{word}s"
        return heading.replace(word, other, 1)
    if way == "no accents":
        return fold(heading)
    if way == "one mistake" and long:
        word = draw.choice(long)
        return heading.replace(word, _mistaken(word, draw), 1)
    if way == "subset" and len(words) > 2:
        return " ".join(draw.sample(words, max(2, (len(words) * 2) // 3)))
    if way == "elision" and code == "fr" and (vowels := [w for w in words if fold(w)[0] in "aeiou"]):
        word = draw.choice(vowels)
        return heading.replace(word, f"l’{word}", 1)
    return heading if way == "as written" else ""


def _mistaken(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    kind = draw.randrange(4)
    letter = draw.choice("abcdefghilmnoprstu")
    return (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )[kind]
