"""Prose that a program wrote, with spun synonyms or after another language: flagged, never rewritten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Action, Change
from diglot.lang import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "prose"

# People name those they serve in one way or two; programs that exchange words use all that there are.
_SERVED: Final = frozenset("shopper buyer client consumer purchaser patron guest prospect clientele".split())
_MANY: Final = 5
# What translation by rule or phrase left in French, and nobody writes: `il ya`, `n ° 1`, calques of idioms.
_TRANSLATED: Final = re.compile(
    r"\bil ya\b|\bn °|\bligne inferieure\b|\bun long chemin\b|\bla prise ici est\b"
    r"|\bensembles? de competences\b|\bau sommet de la hierarchie\b"
)
_OFTEN: Final = 2


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Flag the first paragraph of a text that was spun or translated by a machine."""
    index = next((index for index, passage in enumerate(passages) if passage.words > len(_SERVED)), None)
    if index is None:
        return
    text = fold(" ".join(passage.text for passage in passages))
    found = {word.removesuffix("s") for word in re.findall(r"[a-z]+", text)} & _SERVED
    if context.language.startswith("en") and len(found) >= _MANY:
        reason = f"looks spun: it calls customers {', '.join(sorted(found))}"
        yield Change(index, index + 1, (passages[index],), reason, Action.FLAGGED)
    if context.language.startswith("fr") and len(_TRANSLATED.findall(text)) >= _OFTEN:
        yield Change(index, index + 1, (passages[index],), "looks translated by a machine", Action.FLAGGED)
