from __future__ import annotations

import pytest
from ingest_articles import PROSE, PROSE_FR, cleaned

from diglot.ingest.signs import sign

FURNITURE = (
    "Products | Pricing | Careers",
    "Pass it on: Mastodon · Bluesky · Telegram",
    "Your name * Your message * Post it",
    "#service #team #culture",
    "Reading time: 6 min",
    "Par Tom Okafor et Lin Wu, le mardi 3 mai",
    "Words: Priya Raman, 14 March 2023",
    "Dave_77 — 2 days ago — Brilliant, thanks for posting!",
    "Dave_77 — il y a 2 jours — Génial, merci du partage !",
    "© 2023 Brightdesk Ltd. Registered in England.",
    "We and our 214 partners store and access information on your device to personalise ads.",
    "Ce texte vous a plu ? Laissez votre courriel et recevez une lettre par semaine.",
    "You’d probably enjoy: Seven mistakes new managers make",
    "Rubriques : relation client, équipes, téléphone",
    "This story first appeared in the Brightdesk Gazette.",
    "Et vous, qu’en pensez-vous ? Dites-le ci-dessous",
)


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture_is_known_by_its_shape_in_the_middle_of_a_text(text):
    left, removed = cleaned(PROSE[0], PROSE[1], text, PROSE[2], PROSE[3])
    assert left == list(PROSE)
    assert list(removed) == [text]


@pytest.mark.parametrize(
    "text",
    [
        *PROSE,
        *PROSE_FR,
        "Example: a customer calls on Monday",
        "Listen, then answer, then call back",
        "Call the customer back within 20 minutes",
        "Tell your team every week what customers wrote by e-mail.",
        "This text was written by everybody in the office.",
        "In May 2023 Ada Brown asked 300 customers what they thought.",
        "Ask what you do well, and what you do badly: the answers are below.",
        "x" * 100_000,
    ],
)
def test_prose_has_no_such_shape(text):
    assert sign(text) == ""
