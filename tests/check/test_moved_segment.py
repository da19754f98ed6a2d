"""moved-segment."""

from __future__ import annotations

from diglot.check.rules import moved_segment as rule
from tests.builders import told
from tests.check.handbook import FRENCH, changed, found, levels

FIRST = FRENCH.split("\n", 2)[2].split("\n\n")[0] + "\n\n"
THIRD = "Le responsable décide dans les cas difficiles. Une décision prend au plus deux jours.\n\n"


def test_a_paragraph_that_stands_elsewhere_is_told_once() -> None:
    (one,) = told(found(rule, french=FRENCH.replace(THIRD, "").replace(FIRST, THIRD + FIRST)))
    assert one == "fr:3: stands elsewhere in English: Le responsable décide dans les cas difficiles."


def test_a_changed_order_of_items_is_only_a_note() -> None:
    items = "- Remerciez le client de son message.\n- Vérifiez la date d’achat sur l’écran `orders.list`.\n"
    turned = "".join(f"{line}\n" for line in items.splitlines()[::-1])
    assert levels(found(rule, french=FRENCH.replace(items, turned))) == ["note"]


def test_a_faithful_translation_is_in_order() -> None:
    assert found(rule) == ()
    assert changed(rule, "30 jours. Le magasin", "30 jours ; le magasin") == []
