"""Terms from outside into the team's termbase: what is new is added, what contradicts it is told, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from diglot.lang import fold
from diglot.model.termbase import Concept, Term, Termbase, TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Merged", "merge_terms"]


@dataclass(slots=True)
class Merged:
    """The termbase with what was added. `changed` are the keys of the concepts that are new or have more than before;
    `conflicts` say in a line what was left as it is, and why.
    """

    termbase: Termbase
    changed: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


def merge_terms(ours: Termbase, theirs: Termbase, *, locales: Sequence[str]) -> Merged:
    """`ours` with the concepts and terms of `theirs`.

    A concept is known by its key, or by a preferred term. A term that we have with another status, another preferred
    term and another definition are conflicts: ours stay.
    """
    merging = _Merging(ours, locales)
    for concept in theirs.concepts:
        merging.add(concept)
    merging.merged.termbase = Termbase(tuple(merging.concepts.values()))
    return merging.merged


class _Merging:
    def __init__(self, ours: Termbase, locales: Sequence[str]) -> None:
        self.concepts = {concept.key: concept for concept in ours.concepts}
        self.locales = locales
        self.merged = Merged(ours)

    def add(self, theirs: Concept) -> None:
        ours = self._known(theirs)
        if ours is None:
            self._add_new(theirs)
            return
        merged = ours
        for term in theirs.terms:
            merged = self._with_term(merged, term)
        for locale, definition in theirs.definitions.items():
            had = merged.definitions.get(locale)
            if had is None:
                merged = replace(merged, definitions={**merged.definitions, locale: definition})
            elif had != definition:
                self._conflict(ours.key, locale, f"the definition is “{had}” here and “{definition}” in the file")
        if merged != ours:
            self.concepts[ours.key] = merged
            if ours.key not in self.merged.changed:
                self.merged.changed.append(ours.key)

    def _known(self, theirs: Concept) -> Concept | None:
        if theirs.key in self.concepts:
            return self.concepts[theirs.key]
        preferred = [(locale, theirs.preferred(locale)) for locale in self.locales]
        for locale, text in preferred:
            for concept in self.concepts.values():
                if text and fold(concept.preferred(locale) or "") == fold(text):
                    return concept
        return None

    def _add_new(self, theirs: Concept) -> None:
        key = theirs.key or slugify(next(term.text for term in theirs.terms), "-") or "concept"
        number = 1
        unique = key
        while unique in self.concepts:
            number += 1
            unique = f"{key}-{number}"
        empty = Concept(unique, ())
        self.concepts[unique] = empty
        merged = empty
        for term in theirs.terms:
            merged = self._with_term(merged, term)
        if not merged.terms:
            del self.concepts[unique]
            return
        self.concepts[unique] = replace(merged, definitions=dict(theirs.definitions))
        self.merged.new.append(unique)
        self.merged.changed.append(unique)

    def _with_term(self, concept: Concept, term: Term) -> Concept:
        """`concept` with `term`, unless it has it, or somebody would have to choose."""
        if "|" in term.text or "\n" in term.text:
            self._conflict(concept.key, term.locale, f"“{term.text}” holds a bar, which parts terms")
            return concept
        same = next((one for one in concept.terms if one.locale == term.locale and _same(one, term)), None)
        if same is not None:
            if same.status is not term.status:
                told = f"“{term.text}” is {same.status.value} here and {term.status.value} in the file"
                self._conflict(concept.key, term.locale, told)
            return concept
        preferred = concept.preferred(term.locale)
        if term.status is TermStatus.PREFERRED and preferred:
            told = f"“{preferred}” is preferred here and “{term.text}” in the file"
            self._conflict(concept.key, term.locale, told)
            return concept
        if other := self._contradicting(concept.key, term):
            told = f"“{term.text}” is {term.status.value} in the file, and {other[1].value} in {other[0]} here"
            self._conflict(concept.key, term.locale, told)
            return concept
        return replace(concept, terms=(*concept.terms, term))

    def _contradicting(self, key: str, term: Term) -> tuple[str, TermStatus] | None:
        """Another concept that prefers what `term` prefers or forbids, or forbids what it prefers."""
        clashing = {
            TermStatus.PREFERRED: {TermStatus.PREFERRED, TermStatus.FORBIDDEN},
            TermStatus.FORBIDDEN: {TermStatus.PREFERRED},
            TermStatus.ADMITTED: set[TermStatus](),
        }[term.status]
        for concept in self.concepts.values():
            for one in concept.terms:
                same = one.locale == term.locale and one.text.casefold() == term.text.casefold()
                if same and one.status in clashing and concept.key != key:
                    return concept.key, one.status
        return None

    def _conflict(self, key: str, locale: str, told: str) -> None:
        self.merged.conflicts.append(f"{key}: {locale}: {told}")


def _same(one: Term, other: Term) -> bool:
    return one.text.casefold() == other.text.casefold()
