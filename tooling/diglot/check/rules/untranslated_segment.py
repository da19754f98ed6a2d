"""untranslated-segment: a sentence or a paragraph of an entry that is in the language of another locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.foreign import runs
from diglot.lang import evidence, fold
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison, Match
    from diglot.check.reading import Reading
    from diglot.check.subject import Subject

NAME = "untranslated-segment"
LEVEL = Level.WARNING
WHAT = "A part of an entry is in the language of another locale."
WHY = "It was copied to be translated later, or pasted into the wrong file."

_LEAST_COPIED = 3
"""Words from which a sentence that is the same on both sides is told: `FastAPI CLI` and `Import Export` are."""
_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\s|&nbsp;)*(?:\([^()]*\))?[.,;]?", re.DOTALL)
"""A link and nothing else, but perhaps what language it is in."""
_SENTENCE_END = re.compile(r"[.!?]\]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of neighbouring segments in the language of another locale."""
    names = {locale.code.partition("-")[0]: locale.name for locale in subject.locales}
    copied = {
        id(match.target[0])
        for comparison in subject.comparisons
        for match in comparison.matches
        if match.source[0].text == match.target[0].text and _is_copied(match, comparison)
    }
    for side in subject.sides.values():
        found = {index: code for index, code in side.foreign.items() if code in names}
        source = "" if subject.default is None else subject.default.locale
        if copied:
            found |= {index: source for index, reading in enumerate(side.readings) if id(reading) in copied}
        for run, code in runs(found):
            first = side.readings[run[0]]
            own, other = subject.name_of(side.entry.locale), names.get(code, subject.name_of(code))
            message = f"not in {own} but in {other}: {first.text:.60}"
            level = Level.NOTE if all(_is_title(side.readings[index]) for index in run) else LEVEL
            yield Finding(NAME, level, message, place_of(side, first), subject=first.text)


def _is_copied(match: Match, comparison: Comparison) -> bool:
    """Whether what is the same on both sides is one sentence, in the source’s language as far as its words tell.

    Those tell that only one of the languages has; where none does, those that only the source uses elsewhere.
    """
    if len(match.source) != 1 or len(match.target) != 1:
        return False
    if min(len(match.target[0].words), len(match.target[0].text.split())) < _LEAST_COPIED:  # `path_to_module`
        return False
    own, other = (side.entry.locale.partition("-")[0] for side in (comparison.source, comparison.target))
    # A single letter may be an article, or belong to `l10n`.
    longer = [word for word in match.target[0].words if len(word) > 1]
    counts = evidence(longer)
    if any(other in codes and own not in codes for codes in counts):
        return False
    return any(own in codes and other not in codes for codes in counts) or _is_at_home(longer, comparison)


def _is_at_home(words: Sequence[str], comparison: Comparison) -> bool:
    """Whether most of `words`, which stand on both sides once, are used again by the source, and not by the target."""
    again, others = (
        {word for word in words if side.vocabulary[fold(word)] > words.count(word)}
        for side in (comparison.source, comparison.target)
    )
    return 2 * len(again - others) > len(set(words))


def _is_title(reading: Reading) -> bool:
    """Whether a reading is one link, and no sentence: the title of something that may exist in one language only."""
    text = reading.segment.text
    return _LINK.fullmatch(text) is not None and _SENTENCE_END.search(text) is None
