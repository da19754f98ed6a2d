"""Runs the rules over a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.comparison import Comparison
from diglot.check.parallel import in_parallel
from diglot.check.reading import read
from diglot.check.rules import RULES
from diglot.check.subject import Subject
from diglot.check.surroundings import Findings, Inquiry, Surroundings, local_day
from diglot.markdown import segments
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    import datetime
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
    own_slugs: bool = False,
    rules: Sequence[Rule] = RULES,
    workers: int = 1,
) -> Iterator[tuple[str, Findings]]:
    """Each of `keys` (all when None), in their order, with what `rules` find in its entries, as soon as it is known.

    `agreed(source, target, key)` gives the units of an entry's agreement; `bitext(source, target)` puts two entries in
    step: without it, what their segments say is not compared. `today` is the day that reviews are due by; `own_slugs`
    says that mkdocs.yml sets how anchors are made of headings. What an entry's front matter allows is left out: of a
    finding in one file, what that file allows.

    With more than one of `workers`, processes share the work, as far as there is enough of it; then `agreed` and
    `bitext` must be functions that can be sent to them.
    """
    checker = _Checker(
        locales=tuple(locales),
        kinds=tuple(kinds),
        surroundings=Surroundings.of(corpus, locales, today or local_day(), own_slugs=own_slugs),
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
    """Finds what the rules find in the entries of some keys; holds what all keys share."""

    locales: Sequence[Locale]
    kinds: Sequence[Kind]
    surroundings: Surroundings
    agreed: Agreed | None
    bitext: Align | None
    termbase: Termbase
    rules: Sequence[Rule] | None

    def __call__(self, work: Sequence[tuple[str, Mapping[str, Entry]]]) -> list[Findings]:
        # Each step is taken for all keys before the next, and each rule looks at all of them: its code and tables then
        # stay in the processor's caches, which takes 10 to 20 % off the CPU of a check.
        parsed = [dict(entries) for _, entries in work]
        for entries in parsed if self.bitext else ():
            for entry in entries.values():
                segments(entry)  # which are remembered
        bitexts = [self._bitexts(entries) for entries in parsed]
        every = zip(work, parsed, bitexts, strict=True)
        subjects = [self._subject(key, entries, both) for (key, _), entries, both in every]
        found: list[list[Finding]] = [[] for _ in subjects]
        for rule in RULES if self.rules is None else self.rules:
            for subject, told in zip(subjects, found, strict=True):
                told.extend(_not_allowed(subject, rule))
        return [Findings(tuple(told), subject.inquiry.answers) for subject, told in zip(subjects, found, strict=True)]

    @property
    def default(self) -> str:
        """The code of the default locale."""
        return next(locale.code for locale in self.locales if locale.default)

    def _bitexts(self, entries: Mapping[str, Entry]) -> Mapping[str, Bitext]:
        """The entry in the default locale with that in each other locale, by the code of the other."""
        source = entries.get(self.default)
        if self.bitext is None or source is None:
            return {}
        return {code: self.bitext(source, entry) for code, entry in entries.items() if code != self.default}

    def _subject(self, key: str, entries: Mapping[str, Entry], bitexts: Mapping[str, Bitext]) -> Subject:
        sides = self._sides(entries, bitexts)
        return Subject(
            key,
            entries,
            self.locales,
            self.kinds,
            Inquiry(self.surroundings, key),
            {code: self.agreed(self.default, code, key) for code in entries if code != self.default}
            if self.agreed
            else {},
            sides,
            tuple(Comparison(sides[self.default], sides[code], both.beads) for code, both in bitexts.items()),
            self.termbase,
        )

    def _sides(self, entries: Mapping[str, Entry], bitexts: Mapping[str, Bitext]) -> Mapping[str, Side]:
        """What each entry says; nothing where nothing is compared."""
        if self.bitext is None:
            return {}
        divided = {code: both.target for code, both in bitexts.items()}
        if bitexts:
            divided[self.default] = next(iter(bitexts.values())).source
        return {
            code: read(entry, divided[code] if code in divided else segments(entry)) for code, entry in entries.items()
        }


def _not_allowed(subject: Subject, rule: Rule) -> Iterator[Finding]:
    """What a rule finds, but for what an entry's front matter allows."""
    for finding in rule.find(subject):
        allowed = [entry.meta.allow for entry in subject.entries.values() if entry.path == finding.place.path]
        if not any(rule.NAME in names for names in allowed):
            yield finding
