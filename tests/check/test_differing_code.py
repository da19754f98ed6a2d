"""differing-code."""

from __future__ import annotations

import pytest

from diglot.check.rules import differing_code as rule
from tests.builders import told
from tests.check.handbook import changed, found, levels


def differing(english: str, french: str) -> list[str]:
    return levels(found(rule, f"Use `{english}` in the form.", f"Utilisez `{french}` dans le formulaire."))


@pytest.mark.parametrize("misspelt", ["orders.lists", "order.list", "orders.lizst", "orderslist"])
def test_a_misspelt_code_span_is_told(misspelt: str) -> None:
    assert changed(rule, "`orders.list`", f"`{misspelt}`") == [
        f"fr:11: `orders.list` in English, `{misspelt}` in Français"
    ]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("name", "nom"),
        ("Save changes", "Enregistrer"),
        ("tar xvzf /path/to/foo_old.tar.gz", "tar xvzf /chemin/vers/toto_vieux.tar.gz"),
        ("debian/package-1.install", "debian/paquet-1.install"),
        ("increase-cost-to number", "increase-cost-to nombre"),
        ("y(i) = v(i)", "y(i)=v(i)"),
    ],
)
def test_a_translated_label_is_a_note(english: str, french: str) -> None:
    assert differing(english, french) == ["note"]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("size", "size"),
        ("{prefix}-{key_name}", "{préfixe}-{nom_clé}"),
        ("((name))", "((nom))"),
        ('say("hello")', 'say("bonjour")'),
        ("ls -l  # all files", "ls -l  # tous les fichiers"),
    ],
)
def test_placeholders_texts_and_comments_are_translated(english: str, french: str) -> None:
    assert differing(english, french) == []


def test_a_slip_in_a_placeholder_is_told() -> None:
    assert differing('add "shop[standard]"', 'add "shop[sandard]"') == ["warning"]


def test_what_is_another_each_time_is_meant_to_be() -> None:
    english = "Press `Ctrl+Space` to begin the search.\n\nPress `Ctrl+Space` to end the call.\n"
    french = "Appuyez sur `Ctrl+Espace` pour lancer la recherche.\n\nAppuyez sur `Ctrl+Espace` pour finir l’appel.\n"
    assert levels(found(rule, english, french)) == ["note", "note"]


def test_a_slip_is_told_beside_another_word_that_is_translated() -> None:
    english, french = "Press `Shift`+`Alt` to begin the search.", "Appuyez sur `Maj`+`Alts` pour lancer la recherche."
    assert "fr:1: `Alt` in English, `Alts` in Français" in told(found(rule, english, french))


def test_a_slip_is_told_in_another_sentence_than_the_code_stands_in() -> None:
    english = "The `orders.list` screen shows all orders of the day. The manager reads them every evening at home."
    french = "Un écran montre toutes les commandes du jour. Le responsable lit `orderes.list` chaque soir chez lui."
    assert levels(found(rule, english, french)) == ["warning"]


def test_names_that_count_are_no_slips_of_each_other() -> None:
    english = "The first screen is called `screen1` here. The manager reads the orders every evening at home."
    french = "Le premier écran a un nom. Le responsable lit les commandes sur `screen2` chaque soir chez lui."
    assert found(rule, english, french) == ()


def test_spaces_that_part_nothing_are_no_slip() -> None:
    assert levels(found(rule, "Use `do { ls -l; }` for it.", "Utilisez `do {ls -l;}` pour cela.")) == ["note"]


def test_a_space_that_is_lost_between_words_is_a_slip() -> None:
    assert levels(found(rule, "Use `list -all` for it.", "Utilisez `list-all` pour cela.")) == ["warning"]


@pytest.mark.parametrize(
    ("english", "french"), [("whatis command", "whatis commande"), ("command1 \\| command2", "commande1 \\| commande2")]
)
def test_a_word_that_the_text_translates_is_a_placeholder(english: str, french: str) -> None:
    before, behind = f"Type `{english}` for it. ", f"Tapez `{french}` pour cela. "
    assert levels(found(rule, before + "This is a command.", behind + "C’est une commande.")) == ["note"]
    assert levels(found(rule, before, behind)) == ["warning"]


@pytest.mark.parametrize(
    ("english", "french"), [("/usr/local", "/usr/local/"), ("f(a, b,c)", "f(a,b, c)"), ("a  b", "a b")]
)
def test_spaces_and_slashes_that_say_nothing_are_fine(english: str, french: str) -> None:
    assert differing(english, french) == []


def test_code_may_be_left_out_or_added() -> None:
    assert told(found(rule, "Use `size` in the form.", "Utilisez la taille dans le formulaire.")) == []


def test_a_faithful_translation_has_the_same_code() -> None:
    assert found(rule) == ()


LISTING = "Run this:\n\n```sh\nopen orders.list  # {comment}\nsend --to {name} --now\n```\n"


def test_a_misspelt_line_of_a_code_block_is_told_where_it_stands() -> None:
    english = LISTING.format(comment="the list", name="shop")
    french = (
        LISTING.format(comment="la liste", name="shop").replace("Run this", "Lancez ceci").replace("--now", "--nwo")
    )
    assert told(found(rule, english, french)) == [
        "fr:5: `send --to shop --now` in English, `send --to shop --nwo` in Français"
    ]


def test_spaces_within_a_line_of_a_code_block_are_no_slip() -> None:
    english = LISTING.format(comment="the list", name="shop")
    french = english.replace("Run this", "Lancez ceci").replace("send --to", "send  --to")
    assert found(rule, english, french) == ()


def test_comments_and_names_in_a_code_block_are_translated() -> None:
    english = LISTING.format(comment="the list", name="shop")
    french = LISTING.format(comment="la liste", name="magasin").replace("Run this", "Lancez ceci")
    assert found(rule, english, french) == ()


def test_a_code_block_that_differs_in_many_lines_was_translated() -> None:
    english = "Write:\n\n```\nexample of a message\ncolor of the form\n```\n"
    french = "Écrivez :\n\n```\nexemple of a message\ncolour of the form\n```\n"
    assert found(rule, english, french) == ()
