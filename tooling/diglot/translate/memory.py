"""The translation memory: what the team agreed on and what other tools brought, as it stands or by likeness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from diglot.lang import language, numerals, spoken_numerals
from diglot.markdown import plain_text
from diglot.translate.figures import localised, same_numbers
from diglot.translate.protect import keeps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.lang import Language

__all__ = ["CLOSE", "Match", "Memory"]

CLOSE = 85.0
"""The least likeness in percent (rapidfuzz `ratio`, characters) of a close match.

12,000 sentences of Europarl looked up among 200,000 others: of matches from 85, 90 and 95 % on, the translation shares
69, 81 and 93 % with the right one (medians); from 75 % on it is 58 %, little more than the 50 % at 60."""
_LEAST_WORDS = 4
"""Words from which a sentence can be like another: of a label of three words, the one that differs is what counts."""
_RARE = 4
"""How many of a sentence's rarest words lead to candidates. Of a sentence 85 % alike, not all four can be others."""
_MOST_CANDIDATES = 3000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """A translation that the memory has: how alike its original is in percent, and in which words it differs.

    `is_imported` says that it came from another tool, and nobody of the team has agreed on it.
    """

    text: str
    percent: int
    differs: str = ""
    is_imported: bool = False


@dataclass(frozen=True)
class Memory:
    """Agreed pairs for one direction, each with the key of its entry: original, translation, key.

    `imported` are pairs that other tools brought: they count where the agreed ones have nothing as good.
    """

    pairs: Sequence[tuple[str, str, str]] = ()
    locales: tuple[str, str] = ("en", "fr")
    imported: Sequence[tuple[str, str]] = ()
    _plain: dict[int, str] = field(default_factory=dict, init=False, repr=False)

    def exact(self, text: str, key: str = "") -> str | None:
        """What the team agreed on for `text`: in the same entry, or else most often."""
        found = self._by_source.get(text)
        if not found:
            return None
        here = [target for target, where in found if where == key]
        return here[-1] if here else Counter(target for target, _ in found).most_common(1)[0][0]

    def holds(self, text: str) -> bool:
        """Whether the team agreed on a translation of `text` as it stands."""
        return text in self._by_source

    def exact_import(self, text: str) -> str | None:
        """What other tools brought most often as the translation of `text`, with the same marks."""
        found = [target for target in self._imported_by_source.get(plain_text(text), ()) if keeps(text, target)]
        return Counter(found).most_common(1)[0][0] if found else None

    def close(self, text: str, former: str = "") -> Match | None:
        """The most alike of the agreed sentences, with its numbers brought to those of `text`.

        `former` is what the segment said before: it only counts where nothing but numbers has changed since, for the
        edit is what the translation is to follow. None where it is less than `CLOSE` alike, says another number or
        denies what `text` does not, or its translation has other links or code.
        """
        asked = plain_text(text)
        if len(_WORD.findall(asked)) < _LEAST_WORDS:
            return None
        outdated = plain_text(former) if former and _figureless(plain_text(former)) != _figureless(asked) else None
        # Of two that are as good the first is taken: agreed ones stand before imported ones.
        plain = ((n, self._plain_source(n)) for n in sorted(self._candidates(asked)))
        candidates = {n: known for n, known in plain if known != outdated}
        found = extractOne(asked, candidates, scorer=ratio, score_cutoff=CLOSE)
        if found is None:
            return None
        known, score, number = found
        target = self._every[number][1]
        repaired = self._renumbered(asked, known, target)
        if repaired is None or not keeps(text, repaired) or self._denies(asked) != self._denies(known):
            return None
        percent = min(int(score), 100 if known == asked else 99)
        return Match(repaired, percent, _differences(known, asked), number >= len(self.pairs))

    @cached_property
    def _every(self) -> Sequence[tuple[str, str]]:
        return [*((source, target) for source, target, _ in self.pairs), *self.imported]

    @cached_property
    def _by_source(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source, target, key in self.pairs:
            if source and target:
                found[source].append((target, key))
        return found

    @cached_property
    def _imported_by_source(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for source, target in self.imported:
            found[plain_text(source)].append(target)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, (source, target) in enumerate(self._every):
            if source and target and "\n" not in source:
                for word in set(_WORD.findall(self._plain_source(number).lower())):
                    found[word].append(number)
        return found

    def _plain_source(self, number: int) -> str:
        if number not in self._plain:
            self._plain[number] = plain_text(self._every[number][0])
        return self._plain[number]

    def _candidates(self, asked: str) -> list[int]:
        known = [self._by_word[word] for word in set(_WORD.findall(asked.lower())) if word in self._by_word]
        rarest = sorted(known, key=len)[:_RARE]
        return list(dict.fromkeys(n for numbers in rarest for n in numbers))[:_MOST_CANDIDATES]

    def _renumbered(self, asked: str, known: str, target: str) -> str | None:
        """`target` with the numbers of `asked` in place of those of `known`; None where they cannot all be placed."""
        own, other = (language(code) for code in self.locales)
        if _spoken(asked, own) != _spoken(known, own):
            return None
        before, now = numerals(known, own), numerals(asked, own)
        if len(before) != len(now):
            return None
        for old, new in zip(before, now, strict=True):
            if old.values != new.values:
                places = [numeral.text for numeral in numerals(target, other) if numeral.may_be(old)]
                if len(places) != 1 or target.count(places[0]) != 1:
                    return None
                target = target.replace(places[0], localised(new.text, *self.locales))
        return target if same_numbers(asked, plain_text(target), *self.locales) else None

    def _denies(self, text: str) -> int:
        words = [word.strip("’'") for word in re.findall(r"[\w’']+", text.lower())]
        return sum(word in language(self.locales[0]).negations for word in words)


def _figureless(text: str) -> str:
    return re.sub(r"\d+(?:[.,]\d+)*", "0", text)


def _spoken(text: str, tongue: Language) -> list[frozenset[str]]:
    return [numeral.values for numeral in spoken_numerals(text, tongue)]


def _differences(known: str, asked: str) -> str:
    """In which words a sentence differs from the one that the memory has: `five → ten`."""
    before, now = known.split(), asked.split()
    found = []
    for tag, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(f"{' '.join(before[i:j]) or '(nothing)'} → {' '.join(now[k:m]) or '(nothing)'}")
    return "; ".join(found)
