"""What `diglot export` and `diglot import` share: the pair of languages, and sheets as they would be exported now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.errors import DiglotError
from diglot.exchange.agreeing import turned
from diglot.exchange.export import export
from diglot.store.agreements import agreement_path
from diglot.store.corpus import read_corpus
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.config import Config
    from diglot.exchange.parcel import Sheet
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

__all__ = ["Desk", "ends", "open_desk", "same_locale"]


@dataclass(frozen=True)
class Desk:
    """The corpus seen from one language to another."""

    config: Config
    corpus: Corpus
    agreements: Agreements
    source: str
    target: str

    @property
    def is_turned(self) -> bool:
        """Whether agreements are kept from `target` to `source`: the default locale comes first in them."""
        codes = [locale.code for locale in sorted(self.config.locales, key=lambda locale: not locale.default)]
        return codes.index(self.source) > codes.index(self.target)

    @property
    def _stored(self) -> tuple[str, str]:
        """The two languages as agreements are kept."""
        return (self.target, self.source) if self.is_turned else (self.source, self.target)

    def units(self, key: str) -> tuple[Unit, ...]:
        """What both languages of an entry agreed on."""
        units = self.agreements(*self._stored, key)
        return turned(units) if self.is_turned else units

    def write_units(self, key: str, units: tuple[Unit, ...]) -> Path:
        """Write the agreement of an entry."""
        return self.agreements.write(*self._stored, key, turned(units) if self.is_turned else units)

    def unit_files(self, key: str) -> tuple[Path, ...]:
        """The files that `write_units` changes: that of the entry, and that under its former key, if it was moved."""
        own = agreement_path(self.config.memory, *self._stored, key)
        return (own, self.agreements.path(*self._stored, key) or own)

    def sheet(self, key: str) -> Sheet | None:
        """The sheet of an entry, None where it has no source."""
        source, target = self.corpus.entry(key, self.source), self.corpus.entry(key, self.target)
        if source is None:
            return None
        if target is None:
            return export(source, None)
        # numpy takes longer to import than most commands run.
        from diglot.align.entries import align_entries  # noqa: PLC0415

        bitext = align_entries(source, target)
        locales = (self.source, self.target)
        found = standings(self.units(key), bitext.source, bitext.target, locales=locales)
        return export(source, target, bitext=bitext, standings=found)


def open_desk(config: Config, source: str | None, target: str | None, *, name: str, is_open: bool = False) -> Desk:
    """The desk for the two languages that `ends` tells."""
    source, target = ends(config, source, target, name=name, is_open=is_open)
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    return Desk(config, corpus, Agreements(config.memory, corpus, config.root), source, target)


def ends(
    config: Config, source: str | None, target: str | None, *, name: str, is_open: bool = False
) -> tuple[str, str]:
    """The two languages, which may be left to the configuration where it has no more than two.

    Raises `DiglotError`, beginning with `name`, where it cannot be told which are meant; if the target `is_open`, as
    files may name their own, it is the first that it can be.
    """
    codes = [locale.code for locale in config.locales]
    source = _code(source, codes, name) if source else config.default_locale.code
    if source == config.default_locale.code or target:
        others = [code for code in codes if code != source]
    else:
        others = [config.default_locale.code]
    if not target and (len(others) != 1 and not (is_open and others)):
        raise DiglotError(f"{name}: say --to, one of {', '.join(others) or 'the languages of mkdocs.yml'}")
    target = _code(target, codes, name) if target else others[0]
    if source == target:
        raise DiglotError(f"{name}: from {source} to {target}: the languages must differ")
    return source, target


def _code(asked: str, codes: list[str], name: str) -> str:
    found = same_locale(asked, codes)
    if found is None:
        raise DiglotError(f"{name}: {asked}: not one of the languages {', '.join(codes)}")
    return found


def same_locale(asked: str, codes: list[str]) -> str | None:
    """The code in `codes` that a language tag of another tool means: the same, or the only one of its language."""
    wanted = asked.replace("_", "-").lower()
    exact = [code for code in codes if code.replace("_", "-").lower() == wanted]
    near = [code for code in codes if code.lower().partition("-")[0] == wanted.partition("-")[0]]
    return exact[0] if exact else near[0] if len(near) == 1 else None
