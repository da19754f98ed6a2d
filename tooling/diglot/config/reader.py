"""Reads one mapping of the configuration key by key and gathers every mistake with its key and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from diglot.errors import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diglot.config.yaml_file import Lines

__all__ = ["Reader"]

T = TypeVar("T")


class Reader:
    """A mapping of the configuration at `path`; its readers share one list of `mistakes`."""

    def __init__(
        self, values: Mapping[str, Any], *, file: str, lines: Lines, path: tuple[str, ...] = (), mistakes: list[str]
    ) -> None:
        self.values = values
        self.file = file
        self.lines = lines
        self.path = path
        self.mistakes = mistakes

    def wrong(self, key: str | None, problem: str) -> None:
        """Note a mistake at `key` of this mapping, or at the mapping itself."""
        here = self.path if key is None else (*self.path, key)
        line = next((self.lines[here[:n]] for n in range(len(here), 0, -1) if here[:n] in self.lines), None)
        self.mistakes.append(f"{place(self.file, line)}: {'.'.join(here)}: {problem}")

    def known(self, names: Iterable[str], *, only_slips: bool = False) -> None:
        """Note every key that is not one of `names`; with `only_slips`, only those that look like one of them."""
        names = tuple(names)
        for key in self.values:
            if str(key) not in names:
                import difflib  # noqa: PLC0415  # only a slip needs it

                near = difflib.get_close_matches(str(key), names, n=1, cutoff=0.75)
                hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(names)}"
                if near or not only_slips:
                    self.wrong(str(key), f"not known here{hint}")

    def one(self, key: str, kind: type[T], what: str, default: T) -> T:
        """The value of `key`, of type `kind`, or `default` where it is missing or wrong."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self.wrong(key, f"expected {what}, not {value!r}")
        return default

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        return self.one(key, str, "a text", default)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return self.one(key, bool, "true or false", default)

    def choice(self, key: str, choices: Iterable[str], default: str) -> str:
        """One of `choices`."""
        value = self.text(key, default)
        if value in (known := tuple(choices)):
            return value
        self.wrong(key, f"expected one of {', '.join(known)}, not {value!r}")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        self.wrong(key, f"expected a list of texts, not {value!r}")
        return ()

    def mapping(self, key: str) -> Reader:
        """The mapping at `key`, empty where it is missing or wrong."""
        return Reader(
            self.one(key, dict, "a mapping", {}),
            file=self.file,
            lines=self.lines,
            path=(*self.path, key),
            mistakes=self.mistakes,
        )
