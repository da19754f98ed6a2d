"""Status: translated, out of date, missing; in both directions."""

from __future__ import annotations

import pytest

from diglot.check.status import status
from diglot.markdown import segments
from diglot.model.entry import Entry, State
from diglot.model.status import LocaleStatus, Status
from diglot.model.unit import Unit
from tests.builders import LOCALES, both, corpus, entry

ENGLISH = """\
---
kind: myth
title: More staff. Better service
summary: One sentence. And another, of `code. Here`.
state: reviewed
---

# Reply. Soon

Answer within a day. Say sorry first.

| When. How | What |
| --- | --- |
| Now | All |

```
a. B
c
```
"""
FRENCH = """\
---
kind: myth
title: Plus de personnel
summary: Une phrase. Et une autre, de `code. Ici`.
state: machine
---

# Répondre. Bientôt

Répondez dans la journée. Commencez par vous excuser.

| Quand. Comment | Quoi |
| --- | --- |
| Maintenant | Tout |

```
a. B
c
```
"""


def agreement(english: str = ENGLISH, french: str = FRENCH) -> tuple[Unit, ...]:
    sides = (segments(one) for one in both(english, french))
    return tuple(Unit(a.text, b.text) for a, b in zip(*sides, strict=True))


def statuses(*entries: Entry, units: tuple[Unit, ...] = ()) -> dict[str, tuple[Status, int]]:
    (found,) = status(corpus(*entries), locales=LOCALES, agreed=lambda *_: units)
    return {code: (one.status, one.changed) for code, one in found.locales.items()}


def test_an_entry_is_told_with_its_kind_title_states_and_segments() -> None:
    (found,) = status(corpus(*both(ENGLISH, FRENCH)), locales=LOCALES, agreed=lambda *_: ())
    assert (found.key, found.kind, found.title) == ("myths/more-staff", "myth", "More staff. Better service")
    assert found.locales == {
        "en": LocaleStatus(Status.DONE, State.REVIEWED, segments=10),
        "fr": LocaleStatus(Status.DONE, State.MACHINE, segments=10, awaits_approval=True),
    }


def test_a_translation_awaits_approval_until_somebody_has_approved_it() -> None:
    def awaiting(*entries: Entry, units: tuple[Unit, ...] = ()) -> list[bool]:
        (found,) = status(corpus(*entries), locales=LOCALES, agreed=lambda *_: units)
        return [one.awaits_approval for one in found.locales.values()]

    assert awaiting(*both(ENGLISH, FRENCH)) == [False, True]
    assert awaiting(*both(ENGLISH, FRENCH), units=agreement()) == [False, False]
    assert awaiting(both(ENGLISH, FRENCH)[0]) == awaiting(both(ENGLISH, FRENCH)[1]) == [False, False]


def test_what_was_agreed_and_not_touched_is_done() -> None:
    done = {"en": (Status.DONE, 0), "fr": (Status.DONE, 0)}
    assert statuses(*both(ENGLISH, FRENCH), units=agreement()) == done


def test_a_unit_of_two_sentences_is_done_too() -> None:
    units = (Unit("Stop. Listen.", "Arrêtez-vous et écoutez."),)
    found = statuses(*both("Stop. Listen.", "Arrêtez-vous et écoutez."), units=units)
    assert found == {"en": (Status.DONE, 0), "fr": (Status.DONE, 0)}


def test_when_english_moved_on_french_is_outdated() -> None:
    moved = ENGLISH.replace("Say sorry first.", "Say sorry, then act at once.")
    assert statuses(*both(moved, FRENCH), units=agreement()) == {"en": (Status.DONE, 0), "fr": (Status.OUTDATED, 1)}


def test_when_french_moved_on_english_is_outdated() -> None:
    moved = FRENCH.replace("Maintenant", "Dans deux jours").replace("la journée", "les deux heures")
    assert statuses(*both(ENGLISH, moved), units=agreement()) == {"en": (Status.OUTDATED, 2), "fr": (Status.DONE, 0)}


def test_what_is_new_or_gone_is_out_of_date_on_the_other_side() -> None:
    longer = ENGLISH + "\nA new sentence.\n"
    assert statuses(*both(longer, FRENCH), units=agreement())["fr"] == (Status.OUTDATED, 1)
    shorter = FRENCH.replace(" Commencez par vous excuser.", "")
    assert statuses(*both(ENGLISH, shorter), units=agreement())["en"] == (Status.OUTDATED, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [("a day", "**a day**"), ("sorry first", "[sorry](x.md) first"), ("\n\n# Reply", "\n\n\n# Reply")],
)
def test_emphasis_links_and_layout_put_nobody_out_of_date(old: str, new: str) -> None:
    found = statuses(*both(ENGLISH.replace(old, new), FRENCH), units=agreement())
    assert [one for one, _ in found.values()] == [Status.DONE, Status.DONE]


def test_a_french_typing_mistake_mended_does_not_hide_that_english_moved_on() -> None:
    units = agreement(french=FRENCH.replace("excuser", "exccuser"))
    moved = ENGLISH.replace("first", "at once")
    assert statuses(*both(moved, FRENCH), units=units) == {"en": (Status.DONE, 0), "fr": (Status.OUTDATED, 1)}


def test_a_language_without_the_entry_is_missing() -> None:
    assert statuses(entry(ENGLISH)) == {"en": (Status.DONE, 0), "fr": (Status.MISSING, 0)}
    (found,) = status(corpus(entry(FRENCH, locale="fr")), locales=LOCALES, agreed=lambda *_: ())
    assert (found.title, found.locales["en"].status) == ("Plus de personnel", Status.MISSING)


def test_where_nothing_was_agreed_nothing_is_outdated() -> None:
    assert statuses(*both("# A", "# Tout autre chose")) == {"en": (Status.DONE, 0), "fr": (Status.DONE, 0)}


def test_entries_come_in_reading_order_and_a_title_may_be_missing() -> None:
    found = status(corpus(entry("b", key="b"), entry("a", key="a")), locales=LOCALES, agreed=lambda *_: ())
    assert [one.title for one in found] == ["b", "a"]
