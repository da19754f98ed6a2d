"""What tests of ingest build: kinds, texts, and the stage with its usual arguments."""

from __future__ import annotations

from diglot.ingest.cleaners import Context, clean
from diglot.ingest.default_kinds import DEFAULT_KINDS
from diglot.ingest.ingest import ingest
from diglot.ingest.passage import Passage

PROSE = (
    "People who answer customers need the time to listen before they speak, and the trust of those who lead them.",
    "A promise is kept when everybody in the office knows that it was made, by whom, and for which day.",
    "When a mistake has been made, say so at once, explain what happens next, and call back as you said you would.",
    "Nobody can measure what he has never looked at, so sit beside a colleague for a morning and take notes.",
)
PROSE_FR = (
    "Les personnes qui répondent aux clients doivent avoir le temps d’écouter avant de parler, et la"
    " confiance de leurs chefs.",
    "Une promesse est tenue quand tout le monde au bureau sait qu’elle a été faite, par qui et pour quel jour.",
    "Quand une erreur a été commise, il faut le dire tout de suite, expliquer la suite et rappeler comme convenu.",
    "On ne peut pas mesurer ce que l’on n’a jamais regardé : asseyez-vous à côté d’un collègue et prenez des notes.",
)


def harvest(text: str | bytes, name: str = "article.txt", **options):
    data = text.encode() if isinstance(text, str) else text
    return ingest(name, data, languages=("en", "fr"), kinds=DEFAULT_KINDS, **options)


def items(text: str | bytes, name: str = "article.txt") -> list[tuple[int, str]]:
    (article,) = harvest(text, name).articles
    return [(item.order, item.title) for item in article.items]


def cleaned(*texts: str, language: str = "en") -> tuple[list[str], dict[str, str]]:
    """The texts that are left, and the reason for each that is not."""
    passages = [Passage(text, line) for line, text in enumerate(texts, 1)]
    left, verdicts = clean(passages, Context(("en", "fr"), language))
    return [passage.text for passage in left], {v.text: v.reason for v in verdicts if v.action == "removed"}
