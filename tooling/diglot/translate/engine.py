"""What a machine translation engine has to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Engine"]


class Engine(Protocol):
    """A machine translation engine for one direction.

    It travels to other processes: it must be picklable, and load what is large when it first translates.
    """

    @property
    def name(self) -> str:
        """What it is called: `argos`."""

    @property
    def version(self) -> str:
        """What its translations depend on: the package and its version, `en_fr 1.9`."""

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The translation of each of `sentences`, plain text on one line, from one locale to another.

        All at once: an engine is several times faster on many sentences than on one at a time.
        """
