"""How surprising it is that segments of two lengths translate each other (Gale and Church 1993)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["expansion", "misfit"]

_VARIANCE = 6.8
"""The variance of a translation's length per character, as Gale and Church measured it."""
_LEAST_EXPANSION, _MOST_EXPANSION = 0.5, 2.0


def expansion(source: Floats, target: Floats) -> float:
    """How many characters of the target a character of the source becomes, for whole texts of these lengths."""
    found = float(target.sum()) / max(float(source.sum()), 1.0)
    return min(max(found, _LEAST_EXPANSION), _MOST_EXPANSION)


def misfit(source: Floats, target: Floats, ratio: float) -> Floats:
    """-log of the probability that lengths differ as much by chance: 0 where they fit exactly (nats).

    `source` and `target` are numbers of characters and broadcast against each other; `ratio` is their `expansion`.
    The tail of the normal distribution is Abramowitz and Stegun's 26.2.17, in logarithms, so that it never vanishes.
    """
    mean = (source + target / np.float32(ratio)) / 2
    deviation = np.abs(target - source * np.float32(ratio)) / np.sqrt(np.maximum(mean, 1) * np.float32(_VARIANCE))
    t = 1 / (1 + np.float32(0.2316419) * deviation)
    tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    found: Floats = deviation * deviation / 2 - np.log(2 * tail / np.sqrt(np.float32(2 * np.pi)))
    return found
