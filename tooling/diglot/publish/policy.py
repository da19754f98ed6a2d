"""Which text each page of the site shows, and which entries wait: the publish policy of their kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.model.entry import State
from diglot.model.kind import Publish
from diglot.model.status import Status
from diglot.publish.edition import kind_of
from diglot.store.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.status import EntryStatus, LocaleStatus

__all__ = ["Held", "Release", "release"]

_WITHOUT_KIND = Publish.MACHINE_LABELLED
"""Overviews and plain pages are shown whatever their state: without them nothing else is reached."""


@dataclass(frozen=True, slots=True)
class Held:
    """A text that exists and is not published, in the language called `name`: by which policy and why.

    `instead` names the language that is shown in its place, empty where there is no page.
    """

    key: str
    locale: str
    name: str
    policy: Publish
    why: str
    instead: str = ""

    def __str__(self) -> str:
        """One line, as `diglot build` tells it."""
        what = f"{self.instead} in the place of {self.name}" if self.instead else f"not published in {self.name}"
        return f"{self.key}: {what} ({self.policy.value}): {self.why}"


@dataclass(frozen=True, slots=True)
class Release:
    """What is published: `corpus` holds the texts that appear in their own language, `held` tells what does not.

    `shown` gives, by key and then by locale, the locale whose text the page shows; what is not in it has no page.
    """

    corpus: Corpus
    shown: Mapping[str, Mapping[str, str]]
    held: tuple[Held, ...] = ()

    def text(self, key: str, locale: str) -> str | None:
        """The locale whose text the page of `key` in `locale` shows, or None where there is no such page."""
        return self.shown.get(key, {}).get(locale)

    def translations(self, key: str) -> tuple[str, ...]:
        """The locales in which `key` is published in their own language."""
        return tuple(locale for locale, text in self.shown.get(key, {}).items() if locale == text)


def release(
    corpus: Corpus,
    *,
    locales: Sequence[Locale],
    kinds: Sequence[Kind],
    statuses: Iterable[EntryStatus],
    falls_back: bool = True,
) -> Release:
    """What of `corpus` is published, given the status of each entry.

    With `falls_back`, what a locale lacks is shown in the language of another one, the default one if it has it; except
    where the policy wants nothing to be shown until it is there.
    """
    by_key: dict[str, Mapping[str, Entry]] = {}
    shown: dict[str, Mapping[str, str]] = {}
    held: list[Held] = []
    for status in statuses:
        entries = corpus.by_key[status.key]
        policy = _policy(entries, kinds)
        waiting = dict(_waiting(policy, status, locales))
        own = [locale.code for locale in locales if locale.code in entries and locale.code not in waiting]
        spare = own[0] if own and falls_back and policy in {Publish.SOURCE_FIRST, Publish.MACHINE_LABELLED} else None
        texts = {one.code: text for one in locales if (text := one.code if one.code in own else spare)}
        names = {locale.code: locale.name for locale in locales}
        held += [
            Held(status.key, code, names[code], policy, why, names.get(texts.get(code, ""), ""))
            for code, why in waiting.items()
            if code in entries
        ]
        if texts:
            shown[status.key] = texts
            by_key[status.key] = entries if len(own) == len(entries) else {code: entries[code] for code in own}
    files = {key: corpus.digests.get(key, {}) for key in by_key}
    return Release(Corpus(by_key, corpus.files, files), shown, tuple(held))


def _policy(entries: Mapping[str, Entry], kinds: Sequence[Kind]) -> Publish:
    kind = kind_of(next(iter(entries.values())), kinds)
    return _WITHOUT_KIND if kind is None else kind.publish


def _waiting(policy: Publish, status: EntryStatus, locales: Sequence[Locale]) -> Iterator[tuple[str, str]]:
    """The locales whose text does not appear, each with the reason."""
    ordered = sorted(locales, key=lambda locale: not locale.default)
    there = {one.code: status.locales[one.code] for one in ordered if status.locales[one.code].status != Status.MISSING}
    if policy is Publish.TOGETHER:
        reasons = [_unready(locale.name, status.locales[locale.code]) for locale in ordered]
        if why := "; ".join(filter(None, reasons)):
            yield from ((code, why) for code in there)
    elif policy is Publish.HIDE:
        yield from ((code, _state(one)) for code, one in there.items() if one.state is not State.REVIEWED)
    elif policy is Publish.SOURCE_FIRST:
        human = [code for code, one in there.items() if one.state is not State.MACHINE]
        source = next(iter(human or there), None)
        yield from ((code, _state(one)) for code, one in there.items() if code not in human and code != source)


def _unready(name: str, found: LocaleStatus) -> str:
    """Why a text keeps an entry back whose languages appear together; empty where it does not."""
    if found.status is Status.MISSING:
        return f"{name} is missing"
    if found.state is State.MACHINE:
        return f"{name} is a machine translation that nobody has reviewed"
    if found.status is Status.OUTDATED:
        segments = f"{found.changed} segment{'s' * (found.changed != 1)}"
        return f"{name} is out of date ({segments} to bring into step)"
    return ""


def _state(found: LocaleStatus) -> str:
    if found.state is State.MACHINE:
        return "a machine translation that nobody has reviewed"
    return "a draft, not reviewed" if found.state is State.DRAFT else "its state is not given, so not reviewed"
