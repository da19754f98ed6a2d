"""What an entry is judged by beside itself: the rest of the corpus, and the day.

A rule asks, and its questions are kept with their answers: as long as the answers are the same, so are its findings.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from diglot.store.manuscript import digest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from diglot.model.finding import Finding
    from diglot.model.locale import Locale
    from diglot.store.corpus import Corpus

    Answers = tuple[tuple[str, str, str], ...]
    """Questions that were asked: what was asked, about what, and the answer."""

__all__ = ["Findings", "Inquiry", "Surroundings", "address", "addresses", "in_order"]


@dataclass(frozen=True)
class Surroundings:
    """The keys that exist in each locale, the other files below the content folder (`en/plan.png`), and the day."""

    keys: Mapping[str, frozenset[str]]
    files: frozenset[str]
    today: datetime.date

    @classmethod
    def of(cls, corpus: Corpus, locales: Iterable[Locale], today: datetime.date) -> Surroundings:
        """What the entries of `corpus` are judged by on the day `today`."""
        keys = {
            locale.code: frozenset(key for key, entries in corpus.by_key.items() if locale.code in entries)
            for locale in locales
        }
        return cls(keys, corpus.files, today)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The path of every entry below its locale (`myths/more-staff.md`), in order."""
        return tuple(sorted({f"{key}.md" for keys in self.keys.values() for key in keys}))

    @cached_property
    def listing(self) -> str:
        """A digest of all names: of entries, by locale, and of other files."""
        named = repr((sorted((code, sorted(keys)) for code, keys in self.keys.items()), sorted(self.files)))
        return digest(named.encode(errors="surrogateescape"))

    @cached_property
    def _addresses(self) -> Mapping[str, Mapping[str, str]]:
        """The first key at each address of each locale."""
        return {code: addresses(keys) for code, keys in self.keys.items()}

    @property
    def all(self) -> str:
        """A digest of everything: where it is the same, so is every answer."""
        return f"{self.listing} {self.today.isoformat()}"

    def answer(self, question: str, about: str) -> str:
        """The answer to a question that `Inquiry` asks; empty for no."""
        match question:
            case "is there":
                return "yes" * self._is_there(about)
            case "first at":
                code, _, key = about.partition("/")
                return self._addresses.get(code, {}).get(address(key), key)
            case "is past":
                return "yes" * (about < self.today.isoformat())
            case _:
                return self.listing

    def hold(self, answers: Iterable[Iterable[str]]) -> bool:
        """Whether all `answers` are what they would be now."""
        return all(self.answer(question, about) == answer for question, about, answer in answers)

    def _is_there(self, path: str) -> bool:
        code, _, below = path.partition("/")
        keys = self.keys.get(code, frozenset())
        is_entry = below.endswith(".md") and below.removesuffix(".md") in keys
        is_home = bool(keys) and below in {"", "."}
        return is_entry or is_home or path in self.files


class Inquiry:
    """Questions about the `surroundings`, which it keeps with their answers."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._asked: dict[tuple[str, str], str] = {}

    @property
    def answers(self) -> Answers:
        """What was asked so far, each question once."""
        return tuple((question, about, answer) for (question, about), answer in self._asked.items())

    def is_there(self, path: str) -> bool:
        """Whether `path`, which begins with a locale, is an entry, a file, or the home page."""
        return bool(self._ask("is there", path))

    def first_at(self, code: str, key: str) -> str:
        """The first key, in the alphabet, of those in a locale that have the address of `key`: its own or another."""
        return self._ask("first at", f"{code}/{key}")

    def is_past(self, day: datetime.date) -> bool:
        """Whether `day` is over."""
        return bool(self._ask("is past", day.isoformat()))

    def names(self) -> tuple[str, ...]:
        """The path of every entry below its locale."""
        self._ask("names", "")
        return self._surroundings.names

    def _ask(self, question: str, about: str) -> str:
        if (answer := self._asked.get((question, about))) is None:
            answer = self._asked[question, about] = self._surroundings.answer(question, about)
        return answer


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the entries of a key, and the answers about everything else that this rests on."""

    findings: tuple[Finding, ...]
    answers: Answers = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in order of place; those of one rule and place stay as they are."""
    return tuple(sorted(findings, key=lambda finding: (finding.place.path, finding.place.line, finding.rule)))


@lru_cache(maxsize=8)
def addresses(keys: frozenset[str]) -> Mapping[str, str]:
    """The first of `keys` at each address."""
    return {address(key): key for key in sorted(keys, reverse=True)}


def address(key: str) -> str:
    """What tells addresses apart where capitals and the composition of accents do not: macOS and Windows."""
    folder, _, name = key.rpartition("/")
    return unicodedata.normalize("NFC", folder if name in {"index", "README"} else key).casefold()
