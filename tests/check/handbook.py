"""An entry in both languages that says the same, and what a rule finds once one of them is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.align.entries import align_entries
from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from tests.builders import LOCALES, both, check, corpus, told

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from diglot.check.rule import Rule
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.model.unit import Unit

ENGLISH = """\
# Returning a product

Customers may return a product within 30 days. The shop pays for the parcel if the product is faulty.

Never ask a customer to call a second time. Write down what was said, and answer before the end of the week.

## What to do

- Thank the customer for the message.
- Check the date of purchase in the `orders.list` screen.
- Offer a [new product](https://shop.example/exchange) or the money.

The manager decides in difficult cases. A decision takes two days at most.

## Opening hours

The service is open from 9 a.m. to 6 p.m. every day except Sunday. On holidays an answering machine takes messages.
"""
FRENCH = """\
# Rendre un produit

Les clients peuvent rendre un produit dans un délai de 30 jours. Le magasin paie le colis si le produit est défectueux.

Ne demandez jamais à un client d’appeler une deuxième fois. Notez ce qui a été dit, et répondez avant la fin de la
semaine.

## Que faire

- Remerciez le client de son message.
- Vérifiez la date d’achat sur l’écran `orders.list`.
- Proposez un [produit neuf](https://shop.example/exchange) ou l’argent.

Le responsable décide dans les cas difficiles. Une décision prend au plus deux jours.

## Heures d’ouverture

Le service est ouvert de 9 h à 18 h tous les jours sauf le dimanche. Les jours fériés, un répondeur prend les messages.
"""


def found(
    rule: Rule,
    english: str = ENGLISH,
    french: str = FRENCH,
    *,
    termbase: Termbase | None = None,
    today: datetime.date | None = None,
    units: Sequence[Unit] = (),
) -> tuple[Finding, ...]:
    """What `rule` finds in the two texts, which the aligner puts in step, given the `units` that they agreed on."""
    return in_step(rule, both(english, french), termbase=termbase, today=today, units=units)


def in_step(
    rule: Rule,
    entries: Sequence[Entry],
    *,
    termbase: Termbase | None = None,
    today: datetime.date | None = None,
    units: Sequence[Unit] = (),
) -> tuple[Finding, ...]:
    """The same for entries."""
    options = {"termbase": termbase, "today": today, "agreed": lambda *_: units}
    return check(corpus(*entries), locales=LOCALES, rules=(rule,), bitext=align_entries, **options)


def changed(rule: Rule, old: str, new: str) -> list[str]:
    """What `rule` tells once `old` is `new` in the French text."""
    assert FRENCH.count(old) >= 1
    return told(found(rule, french=FRENCH.replace(old, new, 1)))


def levels(findings: Sequence[Finding]) -> list[str]:
    """The level of each finding."""
    return [finding.level.value for finding in findings]


def concept(key: str, **terms: str) -> Concept:
    """A concept: `en="refund"`, `fr_forbidden="refund"`; several terms are separated by ` | `."""
    found_terms = [
        Term(text, name.partition("_")[0], TermStatus(name.partition("_")[2] or "preferred"))
        for name, texts in terms.items()
        for text in texts.split(" | ")
    ]
    return Concept(key, tuple(found_terms))
