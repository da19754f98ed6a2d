"""Runs of segments: sentences that follow each other in one block, which a translator sees as one text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diglot.exchange.parcel import text_digest
from diglot.markdown import segments
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.model.segment import Segment

__all__ = ["find_run", "is_text", "run_of", "runs_of", "texts_before", "translatable"]

_LONGEST = 8
"""Sentences of a run; alignment puts at most five into one bead."""
_VERBATIM = frozenset({BlockKind.CODE, BlockKind.HTML})


def translatable(entry: Entry) -> tuple[Segment, ...]:
    """The segments of `entry` that are text: not its code and HTML blocks."""
    return tuple(segment for segment in segments(entry) if is_text(entry, segment))


def is_text(entry: Entry, segment: Segment) -> bool:
    """Whether a segment of `entry` is text, neither code nor HTML."""
    return segment.block == FRONT_MATTER or entry.blocks[segment.block].kind not in _VERBATIM


def run_of(segments: Sequence[Segment], indices: Sequence[int]) -> range | None:
    """`indices` as a range where the segments follow each other in one place of the file, else None."""
    run = range(indices[0], indices[-1] + 1)
    if list(run) != list(indices):
        return None
    first = segments[run[0]]
    if len(run) > 1 and first.block == FRONT_MATTER:
        return None
    return run if all(segments[index].block == first.block for index in run) else None


def texts_before(segments: Sequence[Segment], indices: Sequence[int]) -> int:
    """How many runs before this one, of as many segments, say the same."""
    wanted = [segments[index].text for index in indices]
    starts = range(indices[0])
    return sum([one.text for one in segments[at : at + len(wanted)]] == wanted for at in starts)


def runs_of(segments: Sequence[Segment]) -> Mapping[str, Sequence[range]]:
    """Every run of `segments` by the digest of its text, those that say the same in the order of the file."""
    found: dict[str, list[range]] = defaultdict(list)
    for start, first in enumerate(segments):
        text = ""
        for end in range(start, min(start + _LONGEST, len(segments))):
            if segments[end].block != first.block or (end > start and first.block == FRONT_MATTER):
                break
            text = f"{text} {segments[end].text}" if text else segments[end].text
            found[text_digest(text)].append(range(start, end + 1))
    return found


def find_run(runs: Mapping[str, Sequence[range]], digest: str, nth: int) -> range | None:
    """The run whose text has `digest`: the `nth` of several, or the only one. None where it cannot be told which."""
    found = runs.get(digest, ())
    if len(found) == 1:
        return found[0]
    return found[nth] if nth < len(found) else None
