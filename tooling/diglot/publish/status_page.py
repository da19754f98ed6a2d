"""The status of the translations as readers and editors see it: four numbers, a work list, every entry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.lang import language
from diglot.model.entry import State
from diglot.model.kind import Publish
from diglot.model.status import Status
from diglot.publish.review import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from diglot.model.locale import Locale
    from diglot.model.status import EntryStatus, LocaleStatus
    from diglot.publish.catalogue import Catalogue

__all__ = ["CATEGORIES", "Cell", "Row", "StatusPage", "Task", "listed", "status_page"]

CATEGORIES = ("in step", "outdated", "missing", "unreviewed")
"""What a text is, in one of four words: missing comes before outdated, and that before unreviewed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry in one language: its category, and what is said of it."""

    category: str
    said: str
    is_published: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: its title, the language of that, its address from the root of the site (empty where it has no page)."""

    title: str
    lang: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A text to be worked on; `since` says how long, as far as that is known."""

    row: Row
    name: str
    cell: Cell
    since: str


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What the page shows: how many texts there are of each category, what to do first, and every entry."""

    figures: Mapping[str, int]
    tasks: tuple[Task, ...]
    rows: tuple[Row, ...]
    names: tuple[str, ...]


def status_page(catalogue: Catalogue, locale: Locale) -> StatusPage:
    """The page in the language of `locale`. An entry that is published nowhere because it is hidden is left out.

    What readers look at comes first: by views where they are known, else the overviews, to which all ways lead; then
    what has waited longest.
    """
    rows = [(status, _row(catalogue, status, locale)) for status in listed(catalogue)]
    tasks = sorted(
        (
            (_rank(catalogue, status, one.code), _task(catalogue, status, row, one, number, locale))
            for status, row in rows
            for number, one in enumerate(catalogue.locales)
            if row.cells[number].category != CATEGORIES[0]
        ),
        key=lambda one: one[0],
    )
    counted = Counter(cell.category for _, row in rows for cell in row.cells)
    return StatusPage(
        {name: counted[name] for name in CATEGORIES},
        tuple(task for _, task in tasks),
        tuple(row for _, row in rows),
        tuple(one.name for one in catalogue.locales),
    )


def listed(catalogue: Catalogue) -> tuple[EntryStatus, ...]:
    """The status of every entry but those that are hidden in all languages: their titles are not reviewed either."""
    hidden = {held.key for held in catalogue.release.held if held.policy is Publish.HIDE}
    return tuple(one for one in catalogue.statuses if one.key in catalogue.release.shown or one.key not in hidden)


def _row(catalogue: Catalogue, status: EntryStatus, locale: Locale) -> Row:
    shown = catalogue.release.text(status.key, locale.code)
    entry = catalogue.release.corpus.entry(status.key, shown) if shown else None
    lang = entry.locale if entry and entry.locale != locale.code else ""
    return Row(
        title=(entry.meta.shown_title if entry else "") or status.title,
        lang=lang,
        address=(catalogue.address(status.key, locale.code) or ".") if shown else "",
        cells=tuple(_cell(catalogue, status, one, locale) for one in catalogue.locales),
    )


def category(found: LocaleStatus) -> str:
    """Which of the four a text is."""
    if found.status is Status.MISSING:
        return "missing"
    if found.status is Status.OUTDATED:
        return "outdated"
    if found.state in {State.MACHINE, State.DRAFT}:
        return "unreviewed"
    return "unreviewed" if found.awaits_approval and found.state is None else "in step"


def _cell(catalogue: Catalogue, status: EntryStatus, one: Locale, reader: Locale) -> Cell:
    found = status.locales[one.code]
    phrases = language(reader.code).phrases
    name = category(found)
    said = phrases[name]
    if name == "outdated":
        said = phrases["to bring into step"].format(changed=found.changed, count=found.segments)
    elif name == "unreviewed" and found.state is not None:
        said = phrases[found.state.value]
    return Cell(name, said, one.code in catalogue.release.translations(status.key))


def _task(catalogue: Catalogue, status: EntryStatus, row: Row, one: Locale, number: int, reader: Locale) -> Task:
    waiting = _waiting_since(catalogue, status, one.code)
    since = language(reader.code).phrases["since"].format(date=long_date(waiting, reader.code)) if waiting else ""
    return Task(row, one.name, row.cells[number], since)


def _waiting_since(catalogue: Catalogue, status: EntryStatus, code: str) -> date | None:
    """The day from which a text may have been waiting, as far as that is known."""
    found = category(status.locales[code])
    if found == "outdated":
        return status.agreed_on
    entry = catalogue.release.corpus.entry(status.key, code)
    if found == "unreviewed":
        return catalogue.changed(entry) if entry else None
    others = [catalogue.release.corpus.entry(status.key, one.code) for one in catalogue.locales]
    days = (day for one in others if one and (day := catalogue.added(one) or one.meta.last_reviewed_on))
    return min(days, default=None)


def _rank(catalogue: Catalogue, status: EntryStatus, code: str) -> tuple[int, bool, str]:
    views = sum(_views(catalogue, status.key))
    is_entry = not (status.key == "index" or status.key.endswith("/index"))
    since = _waiting_since(catalogue, status, code)
    return -views, is_entry, since.isoformat() if since else "~"


def _views(catalogue: Catalogue, key: str) -> Iterator[int]:
    for one in catalogue.locales:
        address = catalogue.address(key, one.code).strip("/")
        yield catalogue.views.get(address, 0)
