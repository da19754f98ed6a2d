"""text: one bead after the other, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.align.aligner import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.model.segment import Bead, Bitext, Segment

NAME = "text"


def write(bitext: Bitext, *, languages: tuple[str, str]) -> str:
    """The line numbers, the texts of both sides, and what is odd about a bead; the sums last."""
    crossing = moved(bitext)
    parts: list[str] = []
    for number, bead in enumerate(bitext.beads):
        parts += [*_bead(bitext, bead, languages, is_moved=number in crossing), ""]
    alone = [sum(not bead.target for bead in bitext.beads), sum(not bead.source for bead in bitext.beads)]
    sums = [
        f"{len(bitext.beads) - sum(alone)} beads",
        *(f"{n} only in {c}" for n, c in zip(alone, languages, strict=True) if n),
    ]
    parts.append(", ".join([*sums, f"{len(crossing)} moved"] if crossing else sums))
    return "\n".join(parts) + "\n"


def _bead(bitext: Bitext, bead: Bead, languages: tuple[str, str], *, is_moved: bool) -> Iterator[str]:
    if not bead.source or not bead.target:
        yield f"only in {languages[0] if bead.source else languages[1]}"
    else:
        yield f"{bead.score:.2f}{' moved' if is_moved else ''}"
    for code, texts, places in (
        (languages[0], bitext.source, bead.source),
        (languages[1], bitext.target, bead.target),
    ):
        for place in places:
            yield _line(code, texts[place])


def _line(code: str, segment: Segment) -> str:
    return f"  {code} {segment.line:>4}  {segment.text}"
