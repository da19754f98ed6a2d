"""Runs the rules over a corpus."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.comparison import Comparison
from diglot.check.parallel import in_parallel
from diglot.check.reading import read
from diglot.check.rules import RULES
from diglot.check.subject import Subject
from diglot.check.surroundings import Findings, Inquiry, Surroundings
from diglot.markdown import segments
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diglot.check.reading import Side
    from diglot.check.rule import Rule
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.segment import Bitext
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

    Agreed = Callable[[str, str, str], Sequence[Unit]]
    Align = Callable[[Entry, Entry], Bitext]

__all__ = ["check_each"]


def check_each(  # noqa: PLR0913  # each argument is one thing that rules look at, all but one are optional
    corpus: Corpus,
    *,
    locales: Sequence[Locale],
    kinds: Sequence[Kind] = (),
    keys: Iterable[str] | None = None,
    agreed: Agreed | None = None,
    bitext: Align | None = None,
    termbase: Termbase | None = None,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
    workers: int = 1,
) -> Iterator[tuple[str, Findings]]:
    """Each of `keys` (all when None), in their order, with what `rules` find in its entries, as soon as it is known.

    `agreed(source, target, key)` gives the units of an entry's agreement; `bitext(source, target)` puts two entries in
    step: without it, what their segments say is not compared. `today` is the day that reviews are due by. What an
    entry's front matter allows is left out: of a finding in one file, what that file allows.

    With more than one of `workers`, processes share the work, as far as there is enough of it; then `agreed` and
    `bitext` must be functions that can be sent to them.
    """
    checker = _Checker(
        locales=tuple(locales),
        kinds=tuple(kinds),
        surroundings=Surroundings.of(corpus, locales, today or datetime.datetime.now(tz=datetime.UTC).date()),
        agreed=agreed,
        bitext=bitext,
        termbase=termbase or Termbase(),
        # Modules cannot be sent to another process, where they are at hand.
        rules=None if rules is RULES else tuple(rules),
    )
    wanted = [(key, corpus.by_key[key]) for key in (corpus.keys if keys is None else keys)]
    found = in_parallel(checker, wanted, workers=workers if checker.rules is None else 1)
    return zip((key for key, _ in wanted), found, strict=True)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Finds what the rules find in the entries of one key; holds what all keys share."""

    locales: Sequence[Locale]
    kinds: Sequence[Kind]
    surroundings: Surroundings
    agreed: Agreed | None
    bitext: Align | None
    termbase: Termbase
    rules: Sequence[Rule] | None

    def __call__(self, work: tuple[str, Mapping[str, Entry]]) -> Findings:
        key, entries = work[0], dict(work[1])
        default = next(locale.code for locale in self.locales if locale.default)
        others = [code for code in entries if code != default]
        subject = Subject(
            key,
            entries,
            self.locales,
            self.kinds,
            Inquiry(self.surroundings),
            {code: self.agreed(default, code, key) for code in others} if self.agreed else {},
            *_side_by_side(entries, default, self.bitext),
            termbase=self.termbase,
        )
        found = tuple(_not_allowed(subject, RULES if self.rules is None else self.rules))
        return Findings(found, subject.inquiry.answers)


def _side_by_side(
    entries: Mapping[str, Entry], default: str, bitext: Align | None
) -> tuple[Mapping[str, Side], tuple[Comparison, ...]]:
    """What each entry says, and the default locale compared with each other one."""
    if bitext is None:
        return {}, ()
    source = entries.get(default)
    sides: dict[str, Side] = {}
    comparisons: list[Comparison] = []
    for code, target in entries.items():
        if source is not None and code != default:
            both = bitext(source, target)
            sides.setdefault(default, read(source, both.source))
            sides[code] = read(target, both.target)
            comparisons.append(Comparison(sides[default], sides[code], both.beads))
    for code, entry in entries.items():
        if code not in sides:
            sides[code] = read(entry, segments(entry))
    return sides, tuple(comparisons)


def _not_allowed(subject: Subject, rules: Sequence[Rule]) -> Iterator[Finding]:
    allowed = {entry.path: entry.meta.allow for entry in subject.entries.values()}
    for rule in rules:
        for finding in rule.find(subject):
            if rule.NAME not in allowed.get(finding.place.path, ()):
                yield finding
