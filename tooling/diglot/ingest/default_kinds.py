"""The kinds of entry where no configuration says others."""

from __future__ import annotations

from typing import Final

from diglot.model.kind import Kind, Label

__all__ = ["DEFAULT_KINDS"]

DEFAULT_KINDS: Final = (
    Kind(
        "myth",
        "myths",
        {"en": Label("Myth", "Myths"), "fr": Label("Mythe", "Mythes")},
        {
            "en": ("fallacy", "fantasy", "misconception", "false belief", "legend", "fable", "falsehood", "illusion"),
            "fr": (
                "idée reçue",
                "idées reçues",
                "fausse croyance",
                "légende",
                "préjugé",
                "fable",
                "illusion",
                "fantasme",
                "croyance",
            ),
        },
    ),
    Kind(
        "level",
        "levels",
        {"en": Label("Level", "Levels"), "fr": Label("Niveau", "Niveaux")},
        {"en": ("tier", "grade", "rank", "stratum", "layer"), "fr": ("palier", "degré", "échelon", "rang")},
    ),
    Kind(
        "strategy",
        "strategies",
        {"en": Label("Strategy", "Strategies"), "fr": Label("Stratégie", "Stratégies")},
        {
            "en": (
                "way",
                "tip",
                "method",
                "tactic",
                "technique",
                "approach",
                "practice",
                "principle",
                "rule",
                "secret",
                "trick",
            ),
            "fr": (
                "méthode",
                "conseil",
                "astuce",
                "moyen",
                "technique",
                "approche",
                "pratique",
                "principe",
                "règle",
                "tactique",
                "façon",
                "secret",
            ),
        },
    ),
    Kind(
        "step",
        "steps",
        {"en": Label("Step", "Steps"), "fr": Label("Étape", "Étapes")},
        {"en": ("phase", "stage"), "fr": ("phase", "stade")},
    ),
)
