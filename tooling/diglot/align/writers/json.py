"""json: a stable contract for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from diglot.align.aligner import moved

if TYPE_CHECKING:
    from diglot.model.segment import Bead, Bitext, Segment

NAME = "json"


def write(bitext: Bitext, *, languages: tuple[str, str]) -> str:
    """An object of the languages, the segments of both sides (text, line, start, end), and the beads.

    Indices are 0-based; `"moved": true` marks a bead that crosses the others.
    """
    crossing = moved(bitext)
    record = {
        "languages": list(languages),
        "source": [_segment(segment) for segment in bitext.source],
        "target": [_segment(segment) for segment in bitext.target],
        "beads": [_bead(bead, number in crossing) for number, bead in enumerate(bitext.beads)],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _segment(segment: Segment) -> dict[str, Any]:
    return {"text": segment.text, "line": segment.line, "start": segment.start, "end": segment.end}


def _bead(bead: Bead, is_moved: bool) -> dict[str, Any]:
    record: dict[str, Any] = {"source": bead.source, "target": bead.target, "score": round(bead.score, 3)}
    return {**record, "moved": True} if is_moved else record
