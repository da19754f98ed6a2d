"""What a translator is told of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.exchange.parcel import ItemState
from diglot.lang import language

if TYPE_CHECKING:
    from diglot.exchange.parcel import Item

__all__ = ["note_of"]


def note_of(item: Item, locale: str) -> str:
    """What has changed since both languages agreed, and what the segment is part of, in the language of `locale`."""
    phrases = language(locale).phrases
    told = []
    if item.was_source:
        told.append(phrases["exchange source was"].format(text=item.was_source))
    if item.was_target:
        told.append(phrases["exchange target was"].format(text=item.was_target))
    if item.state is ItemState.MACHINE:
        told.append(phrases["machine"])
    if item.part in {"title", "summary", "heading", "table"}:
        told.append(phrases[f"exchange {item.part}"])
    if item.locked:
        told.append(phrases["exchange locked"])
    return " ".join(f"{one.rstrip('.')}." for one in told)
