"""differing-link: a link that one language has and the other has not, or that leads elsewhere there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.addresses import destination, is_lengthened, without_fragment
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.subject import Subject
    from diglot.markdown import Link
    from diglot.model.entry import Entry

NAME = "differing-link"
LEVEL = Level.WARNING
WHAT = "A link stands in one language of an entry and not in the other, or leads elsewhere there."
WHY = "Readers of one language are led elsewhere, or nowhere."


@dataclass(frozen=True, slots=True)
class _End:
    """A link, what it leads to whatever the language, and the passage of the entry that it stands in."""

    link: Link
    to: str
    passage: int | None


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per link without a counterpart, at the link; and per link that leads elsewhere than its counterpart.

    A translation may lead to the translated page: `/en/` and `/fr/`, `en.` and `fr.`, another slug, another host, the
    anchor of a translated heading are no difference. What leads elsewhere is a link whose counterpart in the same
    passage is the same address with something behind it, or leads where another link of the entry leads.
    """
    codes = [locale.code for locale in subject.locales]
    compared = {comparison.target.entry.locale: comparison for comparison in subject.comparisons}
    for source, target in subject.pairs():
        both = [
            [(link, destination(link.address, entry.folder, codes)) for link in subject.links(entry)]
            for entry in (source, target)
        ]
        if sorted(to for _, to in both[0]) == sorted(to for _, to in both[1]):  # wherever they stand
            continue
        comparison = compared.get(target.locale)
        ours, theirs = (
            [_End(link, to, _passage(comparison, number, link)) for link, to in found]
            for number, found in enumerate(both)
        )
        left, right = _without_equal(ours, theirs)
        couples = _couples(left, right, comparison)
        for one, other in _astray(couples, ours):
            name = subject.name_of(source.locale)
            message = f"the link leads to {other.link.address}, in {name} to {one.link.address}"
            here, there = Place(target.path, other.link.line), Place(source.path, one.link.line)
            yield Finding(NAME, LEVEL, message, here, there, subject=other.link.address)
        coupled = {id(end) for couple in couples for end in couple}
        for ends, here_entry, there_entry in ((left, source, target), (right, target, source)):
            yield from _lone([end for end in ends if id(end) not in coupled], here_entry, there_entry, subject)


_NEAR = 30
"""How many links of a passage are looked at for one: the more there are, the surer the first of them stands in step."""
_Couple = tuple[_End, _End]


def _lone(ends: Iterable[_End], here: Entry, there: Entry, subject: Subject) -> Iterator[Finding]:
    for end in ends:
        message = f"the link {end.link.address} has no counterpart in {subject.name_of(there.locale)}"
        place = Place(here.path, end.link.line)
        yield Finding(NAME, LEVEL, message, place, Place(there.path, 1), subject=end.link.address)


def _passage(comparison: Comparison | None, number: int, link: Link) -> int | None:
    """The passage that a link of the source (0) or the target (1) stands in; without a comparison there is but one."""
    if comparison is None:
        return 0
    side = (comparison.source, comparison.target)[number]
    return comparison.passages[number].get(side.block_at(link.line))


def _without_equal(ours: list[_End], theirs: list[_End]) -> tuple[list[_End], list[_End]]:
    """The links of either side that do not lead where one of the other side leads: in their passage, or anywhere."""
    ours, theirs = _beyond(ours, theirs, lambda end: (end.to, end.passage))
    return _beyond(ours, theirs, lambda end: end.to)


def _beyond(ours: list[_End], theirs: list[_End], key: Callable[[_End], object]) -> tuple[list[_End], list[_End]]:
    common = Counter(map(key, ours)) & Counter(map(key, theirs))
    return _less(ours, common.copy(), key), _less(theirs, common, key)


def _less(ends: list[_End], common: Counter[object], key: Callable[[_End], object]) -> list[_End]:
    kept: list[_End] = []
    for end in ends:
        if common[key(end)] > 0:
            common[key(end)] -= 1
        else:
            kept.append(end)
    return kept


def _couples(left: Sequence[_End], right: Sequence[_End], comparison: Comparison | None) -> list[_Couple]:
    """The links that stand in each other's place: those of one passage, or of one host, in order."""
    by_place: dict[object, list[_End]] = defaultdict(list)
    for end in right:
        by_place[_place(end, comparison)].append(end)
    couples: list[_Couple] = []
    for end in left:
        others = by_place[_place(end, comparison)]
        if others:
            near = max(others[:_NEAR], key=lambda other: _kinship(end.to, other.to))
            others.remove(near)
            couples.append((end, near))
    return couples


def _kinship(one: str, other: str) -> int:
    """How sure two links that stand in one passage are to belong together; the first of equals does."""
    if is_lengthened(one, other):
        return 2
    return int(without_fragment(one) == without_fragment(other))


def _place(end: _End, comparison: Comparison | None) -> object:
    if comparison is not None and end.passage is not None:
        return end.passage
    # Nothing tells where the link stands: the translated page is on the same host.
    return end.to.split("/")[2] if "://" in end.to else without_fragment(end.to)


def _astray(couples: Sequence[_Couple], ours: Sequence[_End]) -> Iterator[_Couple]:
    """The couples of which one link leads elsewhere."""
    known = {to for end in ours for to in (end.to, without_fragment(end.to))} - {"#", ""}
    shared = _with_one_destination(couples)
    for couple in couples:
        one, other = (without_fragment(end.to) for end in couple)
        is_another = one != other and (other in known or couple in shared)
        # The anchor of a translated heading is another word, and not where another link of the original leads.
        if is_another or _is_mistyped(*couple) or ("#" in couple[1].to and couple[1].to in known):
            yield couple


def _is_mistyped(one: _End, other: _End) -> bool:
    """Whether one address is the other with something behind it, and not that of the page in the other language.

    `en.site/wiki/Perl` and `fr.site/wiki/Perl_(langage)` are two pages that each have their name.
    """
    own, theirs = (destination(end.link.address, "", ()) for end in (one, other))
    return is_lengthened(one.to, other.to) and is_lengthened(own, theirs)


def _with_one_destination(couples: Sequence[_Couple]) -> set[_Couple]:
    """Of couples with one target and several sources, those whose addresses have least in common."""
    by_target: dict[str, list[_Couple]] = defaultdict(list)
    for couple in couples:
        by_target[without_fragment(couple[1].to)].append(couple)
    found: set[_Couple] = set()
    for group in by_target.values():
        if len({without_fragment(one.to) for one, _ in group}) > 1:
            from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few entries differ so much that it is needed

            best = max(ratio(one.to, other.to) for one, other in group)
            found.update(couple for couple in group if ratio(couple[0].to, couple[1].to) < best)
    return found
