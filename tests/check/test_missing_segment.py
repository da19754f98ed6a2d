"""missing-segment."""

from __future__ import annotations

import pytest

from diglot.check.rules import missing_segment as rule
from tests.builders import entry
from tests.check.handbook import ENGLISH, FRENCH, changed, found, in_step


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("Le magasin paie le colis si le produit est défectueux.", "fr:3: missing in Français: The shop pays for"),
        ("- Vérifiez la date d’achat sur l’écran `orders.list`.\n", "fr:11: missing in Français: Check the date"),
        ("## Heures d’ouverture\n\n", "fr:16: missing in Français: Opening hours"),
        (
            "Le responsable décide dans les cas difficiles. Une décision prend au plus deux jours.\n\n",
            "fr:14: missing in Français: The manager decides in difficult cases. (and 1 more)",
        ),
    ],
)
def test_what_the_translation_lacks_is_told_where_it_should_stand(gone: str, message: str) -> None:
    (one,) = changed(rule, gone, "")
    assert one.startswith(message)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30 jours. Le magasin", "30 jours ; le magasin"),
        ("jours. Le magasin", "jours.\n\nLe magasin"),
        ("la fin de la\nsemaine", "la fin de la semaine"),
        ("difficiles. Une décision prend au plus", "difficiles, et cela prend au plus"),
        ("- Remerciez", "* Remerciez"),
        ("# Rendre un produit", "# Retours"),
    ],
)
def test_what_is_split_joined_or_told_freely_is_not_missing(old: str, new: str) -> None:
    assert changed(rule, old, new) == []


def test_a_faithful_translation_lacks_nothing() -> None:
    assert found(rule) == ()


def test_a_heading_that_is_code_is_missed() -> None:
    more, plus = "\n## `orders.list`\n\nThe list of orders.\n", "\nLa liste des commandes.\n"
    (one,) = found(rule, ENGLISH + more, FRENCH + plus)
    assert one.message == "missing in Français: `orders.list`"


def test_code_rules_and_comments_are_not_missed() -> None:
    assert found(rule, "# A thing\n\n```\nls\n```\n\n<!-- a -->\n\n***\n", "# Une chose\n") == ()


@pytest.mark.parametrize("mark", ["## ", "- "])
def test_a_heading_or_an_item_of_code_alone_is_missed(mark: str) -> None:
    items = [f"{mark}`orders {name}`\n\n" for name in ("list", "print", "send")]
    (one,) = found(rule, ENGLISH + "\n" + "".join(items), FRENCH + "\n" + items[0] + items[2])
    assert one.message == "missing in Français: `orders print`"


def test_code_that_became_part_of_a_sentence_is_not_missed() -> None:
    english = "Use one of these:\n\n- `orders list`\n- `orders print`\n"
    assert found(rule, english, "Utilisez soit `orders list`, soit `orders print` :\n") == ()


def test_an_entry_in_one_language_lacks_nothing() -> None:
    assert in_step(rule, [entry(FRENCH, locale="fr")]) == ()


def test_an_empty_translation_lacks_all_of_it_in_one_finding_a_run() -> None:
    (one,) = found(rule, french="")
    assert (one.place.path, one.place.line) == ("content/fr/myths/more-staff.md", 1)
    assert one.message.startswith("missing in Français: Returning a product (and ")
