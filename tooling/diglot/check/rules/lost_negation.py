"""lost-negation: a sentence that one language denies and the other does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Match
    from diglot.check.reading import Reading, Side
    from diglot.check.subject import Subject

NAME = "lost-negation"
LEVEL = Level.NOTE
WHAT = "A sentence is denied in one language and not in the other."
WHY = "Without its negation a sentence says the contrary, and reads as well as before."

_LEAST_SCORE = 0.5
"""The score from which two sentences say the same but for the negation: a lost one leaves all other words in place,
while who says *cesse d’être* for *is no longer* changes more."""
_SHORT = "t"
"""What is left of *not* in *don’t* once it is cut into words."""
_NO = "no"
_NUMBERED = re.compile(r"\bno\.\s?\d", re.IGNORECASE)
"""`No. 5` and `no. 5`, which count and deny nothing."""
_NEAR = 3
"""How many words a particle and what denies stand apart: *ne* le leur dit *pas*; not *n’*est … *plus* tard."""


def find(subject: Subject) -> Iterator[Finding]:
    """A note for each sentence of which only one side has a word that denies, and the other nothing of the kind.

    No more than a note: languages deny in many ways (*fails to*, *sans*, *éviter*), and not all are known here. Nothing
    of sentences that somebody has read and approved.
    """
    for comparison in subject.comparisons:
        sides = (comparison.source, comparison.target)
        for place in comparison.holding(comparison.source.denying, comparison.target.denying):
            match = comparison.matches[place]
            if not _is_sentence(match) or subject.is_agreed(comparison, match):
                continue
            sentences = (match.source[0], match.target[0])
            denied = [_denies(side, own) for side, own in zip(sides, sentences, strict=True)]
            for here, there, own in ((0, 1, sentences[1]), (1, 0, sentences[0])):
                if denied[here] and not denied[there] and not _hints(sides[there], own):
                    names = [subject.name_of(sides[k].entry.locale) for k in (here, there)]
                    message = f"“{denied[here]}” in {names[0]}, no negation in {names[1]}: {match.target[0].text:.60}"
                    yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=match.target[0].text)


def _is_sentence(match: Match) -> bool:
    return match.score >= _LEAST_SCORE and match.source[0].is_prose and len(match.source) == len(match.target) == 1


def _denies(side: Side, reading: Reading) -> str | None:
    """The first word that denies; of `don’t`, the words are `don` and `t`, and a `t` alone denies nothing."""
    known, particles, words = side.language.negations, side.language.negation_particles, reading.words
    if known.isdisjoint(words):
        return None
    at = [place for place, word in enumerate(words) if word in particles] if particles else []
    for place, word in enumerate(words):
        if word in known and (not particles or any(abs(place - near) <= _NEAR for near in at)):
            if word == _SHORT:
                if place and words[place - 1].endswith("n"):
                    return "n’t"
            elif word != _NO or not _only_counts(reading):
                return word
    return None


def _only_counts(reading: Reading) -> bool:
    """Whether each *no* of a reading stands before a number."""
    return reading.words.count(_NO) == len(_NUMBERED.findall(reading.text))


def _hints(side: Side, reading: Reading) -> bool:
    """Whether a word may stand for a negation: one known for it, or one of the form of *unable*."""
    known = side.language.faint_negations | side.language.negations
    form = side.language.negative_words
    return not known.isdisjoint(reading.words) or (
        bool(form) and any(re.fullmatch(form, word) for word in reading.words)
    )
