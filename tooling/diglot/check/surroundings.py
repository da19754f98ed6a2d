"""What an entry is judged by beside itself: the rest of the corpus, and the day.

A rule asks, and its questions are kept with their answers: as long as the answers are the same, so are its findings.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from diglot.check.anchors import Anchors
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.model.locale import Locale
    from diglot.store.corpus import Corpus

    Answers = tuple[tuple[str, str, str], ...]
    """Questions that were asked: what was asked, about what, and the answer."""

__all__ = ["Findings", "Inquiry", "Surroundings", "address", "in_order", "local_day"]


def local_day() -> datetime.date:
    """Today, where the editor sits: what is reviewed, agreed on or waived is dated by it and judged by it."""
    return datetime.datetime.now().astimezone().date()


@dataclass(frozen=True)
class Surroundings:
    """The keys that exist in each locale, the other files below the content folder (`en/plan.png`), and the day.

    `entries` are asked for their anchors, `digests` tell whether their files are the same as before, both by key and
    locale; where a project makes its `own_slugs` of headings, anchors are known by their letters alone. What is asked
    is about the key of an entry, whose texts answer it, or about all names and the day, which go by the empty key.
    """

    keys: Mapping[str, frozenset[str]]
    files: frozenset[str]
    today: datetime.date
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    digests: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own_slugs: bool = False

    @classmethod
    def of(
        cls, corpus: Corpus, locales: Iterable[Locale], today: datetime.date, *, own_slugs: bool = False
    ) -> Surroundings:
        """What the entries of `corpus` are judged by on the day `today`."""
        keys = {
            locale.code: frozenset(key for key, entries in corpus.by_key.items() if locale.code in entries)
            for locale in locales
        }
        # A copy, as a read-only mapping cannot be sent to another process.
        return cls(keys, corpus.files, today, dict(corpus.by_key), corpus.digests, own_slugs)

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
        """What is first at each address of each locale: an entry, or a file that is published as it is."""
        files = [file.partition("/") for file in sorted(self.files)]
        return {
            code: _first_published(
                [f"{key}.md" for key in sorted(keys)], [below for other, _, below in files if other == code]
            )
            for code, keys in self.keys.items()
        }

    @cached_property
    def _anchors(self) -> dict[tuple[str, str], Anchors]:
        """The anchors of entries, by key and locale, as far as they were asked for."""
        return {}

    def state(self, key: str) -> str:
        """A digest of what is asked about `key`: where it is the same, so is every answer."""
        if not key:
            return f"{self.listing} {self.today.isoformat()}"
        return " ".join(f"{code} {found}" for code, found in sorted(self.digests.get(key, {}).items()))

    def states(self, answers: Answers) -> dict[str, str]:
        """The state of each key that the questions of `answers` are about."""
        return {key: self.state(key) for key in {_key(question, about) for question, about, _ in answers}}

    def answer(self, question: str, about: str) -> str:
        """The answer to a question that `Inquiry` asks; empty for no."""
        match question:
            case "is there":
                return "yes" * self._is_there(about)
            case "first at":
                code, _, key = about.partition("/")
                return self._addresses.get(code, {}).get(address(key), "")
            case "is past":
                return "yes" * (about < self.today.isoformat())
            case "anchor":
                place, _, fragment = about.partition(_BETWEEN)
                code, _, key = place.partition("/")
                return " ".join(self.anchor(code, key, fragment))
            case _:
                return self.listing

    def hold(self, answers: Iterable[Iterable[str]], keys: Collection[str]) -> bool:
        """Whether all `answers` about `keys` are what they would be now."""
        return all(
            self.answer(question, about) == answer
            for question, about, answer in answers
            if _key(question, about) in keys
        )

    def anchor(self, code: str, key: str, fragment: str) -> tuple[str, str]:
        """How the entry with `key` in a locale has an anchor, and which one that is; as `check.anchors.sought`."""
        from diglot.check.anchors import SPELT, THERE, sought  # noqa: PLC0415  # mostly, no entry need be parsed

        entries = self.entries.get(key, {})
        if code not in entries:
            return "", ""
        others = (self._anchors_of(key, other) for other in entries if other != code)
        how, anchor = sought(fragment, self._anchors_of(key, code), others)
        return THERE if how == SPELT and self.own_slugs else how, anchor

    def _anchors_of(self, key: str, code: str) -> Anchors:
        from diglot.check.anchors import Anchors  # noqa: PLC0415  # the same

        if (found := self._anchors.get((key, code))) is None:
            found = self._anchors[key, code] = Anchors.of(self.entries[key][code])
        return found

    def _is_there(self, path: str) -> bool:
        code, _, below = path.partition("/")
        keys = self.keys.get(code, frozenset())
        is_entry = below.endswith(".md") and below.removesuffix(".md") in keys
        is_home = bool(keys) and below in {"", "."}
        return is_entry or is_home or path in self.files


class Inquiry:
    """Questions about the `surroundings` of the entry with `key`, which it keeps with their answers."""

    def __init__(self, surroundings: Surroundings, key: str = "") -> None:
        self._surroundings = surroundings
        self._key = key
        self._asked: dict[tuple[str, str], str] = {}

    @property
    def answers(self) -> Answers:
        """What was asked so far, each question once."""
        return tuple((question, about, answer) for (question, about), answer in self._asked.items())

    def is_there(self, path: str) -> bool:
        """Whether `path`, which begins with a locale, is an entry, a file, or the home page."""
        return bool(self._ask("is there", path))

    def first_at(self, code: str, key: str) -> str:
        """What is first at the address of `key` in a locale, its own entry or something else; empty for nothing.

        That is a path below the locale's folder: of a file that is no entry, or else of the first in the alphabet.
        """
        return self._ask("first at", f"{code}/{key}")

    def is_past(self, day: datetime.date) -> bool:
        """Whether `day` is over."""
        return bool(self._ask("is past", day.isoformat()))

    def anchor(self, code: str, key: str, fragment: str) -> tuple[str, str]:
        """How the entry with `key` in a locale has an anchor, and which one that is; of its own no question is made."""
        if key == self._key:
            return self._surroundings.anchor(code, key, fragment)
        how, _, anchor = self._ask("anchor", f"{code}/{key}{_BETWEEN}{fragment}").partition(" ")
        return how, anchor

    def names(self) -> tuple[str, ...]:
        """The path of every entry below its locale."""
        self._ask("names", "")
        return self._surroundings.names

    def _ask(self, question: str, about: str) -> str:
        if (answer := self._asked.get((question, about))) is None:
            answer = self._asked[question, about] = self._surroundings.answer(question, about)
        return answer


_BETWEEN = "\0"
"""Between an entry and an anchor: no path holds it."""


def _key(question: str, about: str) -> str:
    """The key that a question is about; empty where it is about all names or the day."""
    return about.partition(_BETWEEN)[0].partition("/")[2] if question == "anchor" else ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the entries of a key, and the answers about everything else that this rests on."""

    findings: tuple[Finding, ...]
    answers: Answers = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in order of place; those of one rule and place stay as they are."""
    return tuple(sorted(findings, key=lambda finding: (finding.place.path, finding.place.line, finding.rule)))


def _first_published(entries: Sequence[str], files: Sequence[str]) -> Mapping[str, str]:
    """The first at each address, of `files` that are published as they are, and then of the `entries`."""
    at = {address(name.removesuffix(".md")): name for name in reversed(entries)}
    return at | {address(name.removesuffix(".html")): name for name in reversed(files)}


def address(key: str) -> str:
    """What tells addresses apart where capitals and the composition of accents do not: macOS and Windows."""
    folder, _, name = key.rpartition("/")
    return unicodedata.normalize("NFC", folder if name in {"index", "README"} else key).casefold()
