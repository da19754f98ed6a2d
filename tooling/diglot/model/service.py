"""How the search service is run: what who runs it may choose."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ServiceOptions"]


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """`origins` may ask from pages of their own (CORS; `*` is any). A client asks `per_minute` times at most, 0 is
    without limit. What the `proxies` (addresses) say of whom they ask for is believed. With `report`, questions that
    find nothing are counted.
    """

    origins: tuple[str, ...] = ()
    per_minute: int = 0
    proxies: tuple[str, ...] = ()
    report: bool = False
