"""Alignment: what corresponds to what between two texts in two languages."""

from __future__ import annotations

from diglot.align.aligner import align, moved

__all__ = ["align", "moved"]
