"""Runs the rules over a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.rules import RULES
from diglot.check.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diglot.check.rule import Rule
    from diglot.model.finding import Finding
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

    Agreed = Callable[[str, str, str], Sequence[Unit]]

__all__ = ["check"]


def check(
    corpus: Corpus,
    *,
    locales: Sequence[Locale],
    kinds: Sequence[Kind] = (),
    keys: Iterable[str] | None = None,
    agreed: Agreed | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """The findings of `rules` in the entries with `keys` (all entries when None), in order of place.

    `agreed(source, target, key)` gives the units of an entry's agreement. What an entry's front matter allows is left
    out: of a finding in one file, what that file allows.
    """
    in_locale = {locale.code: frozenset(entry.key for entry in corpus.entries(locale.code)) for locale in locales}
    default = next(locale.code for locale in locales if locale.default)
    found: list[Finding] = []
    for key in corpus.keys if keys is None else keys:
        entries = corpus.by_key[key]
        agreements = {code: agreed(default, code, key) for code in entries if code != default} if agreed else {}
        subject = Subject(key, entries, locales, kinds, in_locale, corpus.files, agreements)
        found.extend(_not_allowed(subject, rules))
    return tuple(sorted(found, key=lambda finding: (finding.place.path, finding.place.line, finding.rule)))


def _not_allowed(subject: Subject, rules: Sequence[Rule]) -> Iterator[Finding]:
    allowed = {entry.path: entry.meta.allow for entry in subject.entries.values()}
    for rule in rules:
        for finding in rule.find(subject):
            if rule.NAME not in allowed.get(finding.place.path, ()):
                yield finding
