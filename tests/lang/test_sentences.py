"""Where sentences end. In each case, a bar stands between two sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.lang import language, sentences

ENGLISH = [
    "One sentence",
    "One. | Two. | Three",
    "Dr. Smith left. | He was late.",
    "Mr. and Mrs. Jones vs. the rest. | All of it.",
    "Bring paper, e.g. The Times, i.e. news. | Then read.",
    "It costs $1.50 a day. | Pay 3.25 now.",
    "Version 2.0.1 is out. | Get it.",
    "See p. 5 and pp. 7. | Then vol. 2.",
    "J. Smith arrived. | J. R. R. Tolkien did not.",
    "No. | Packages wait. | See No. 5 and Nos. 6 to 7. | The answer is no. | Go.",
    "So did I. | Then she left.",
    "It was 1999. | Things changed.",
    "1. First things first. | Then the rest.",
    "Wait… what? | Yes! | No?! | Maybe.",
    "Wait... | What? | So... it goes on.",
    "“Yes!” said he. | “Is it?” she asked.",
    'He said "Stop." | Then he left.',
    "He said “Stop.” | Then he left.",
    "(It works.) | Next (it does). | End.",
    "**Be quick.** | *Then rest.* | ***Now.*** | _End._ | Go",
    "**Be quick**. | **Then rest**.",
    "[Read this.] | [Then that.]",
    "We reply by 5 p.m. on Mondays. | Others wait.",
    "Write to help@example.com. | Or see example.com now.",
    "It ends. | “Here it starts.” | ‘And here.’",
]
FRENCH = [
    "Une phrase",
    "Une. | Deux. | Trois",
    "M. Dupont et Mme Durand sont là. | Ils attendent.",
    "MM. Petit et Grand, p. ex., voient la réf. 12. | Puis ils rentrent.",
    "Voir art. 3 et p. 5. | Puis lire.",
    "J.-P. Martin vient. | Il rit avec A. Durand.",
    "L’axe Ox (resp. Oy) est tracé. | Puis le reste.",
    "Le service coûte 1\u202f250,50 €. | Payez.",
    "Nous ouvrons à 18\u00a0h. | Entrez.",
    "Quoi\u202f? | Rien\u202f! | Bien.",
    "« Bonjour. » | Il partit.",
    "«\u202fBonjour\u202f!\u202f» | Il partit.",
    "«\u202fBonjour\u202f!\u202f» dit-il. | Puis il partit.",
    "« Non. », dit-il. | Puis il partit.",
    "Il dit\u00a0: «\u202fNon.\u202f» | Elle dit\u00a0: «\u202fOui.\u202f»",
    "Il dit : « Oui. »",
    "**«\u202fStop.\u202f»** | Puis rien.",
    "(Il dit : « Oui. ») | Puis rien.",
    "Quoi… rien. | Tout… | Enfin.",
    "C’est-à-dire tout. | L’essentiel.",
    "À vous. | École fermée. | Œuvre achevée.",
]


@pytest.mark.parametrize(
    ("code", "case"), [*(("en", case) for case in ENGLISH), *(("fr", case) for case in FRENCH)], ids=str
)
def test_sentences_end_where_a_reader_ends_them(code: str, case: str) -> None:
    expected = case.split(" | ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text, language(code))] == expected


def test_a_sentence_goes_on_over_line_ends() -> None:
    text = "  One\n  goes on.\n\nTwo.  "
    assert [text[start:end] for start, end in sentences(text, language("en"))] == ["One\n  goes on.", "Two."]


@pytest.mark.parametrize("text", ["", "  ", "\n\u202f\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentences(text, language("fr")) == ()


def test_an_unknown_language_has_sentences_too() -> None:
    text = "Eins. Zwei! Drei?"
    assert len(sentences(text, language("de-AT"))) == 3


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aZ1 .!?…»«\u202f\u00a0\"'’)*_J-\n"))
def test_sentences_hold_all_of_the_text_in_order(text: str) -> None:
    spans = sentences(text, language("fr"))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert list(spans) == sorted(spans)
