"""The words of the interface in French, in the order of their names."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "all entries": "Toutes les fiches",
    "all kinds": "Tout",
    "all languages": "Toutes les langues",
    "all states": "Tous les états",
    "also searched": "Recherche étendue à\u00a0: {words}.",
    "close": "Fermer",
    "corrected": "Résultats pour {words}.",
    "correction": "{correction} au lieu de {word}",
    "draft": "Brouillon, non relu",
    "entries": "{count} fiches",
    "entry": "1 fiche",
    "example question": "réclamation",
    "home": "Accueil",
    "kind": "Rubrique",
    "language": "Langue",
    "machine": "Traduction automatique, non relue",
    "next": "Suivant",
    "no results": "Aucun résultat pour «\u202f{query}\u202f».",
    "no results advice": (
        "Essayez d’autres mots, moins de mots, ou toutes les langues. Toutes les fiches figurent ci-dessous."
    ),
    "only my words": "Chercher seulement mes mots",
    "overview": "Présentation",
    "overviews": "Présentations",
    "owner": "Responsable\u00a0: {owner}",
    "permalink": "Lien vers cette section",
    "previous": "Précédent",
    "range": "{first} à {last} sur {count}",
    "result": "1 fiche pour «\u202f{query}\u202f»",
    "results": "{count} fiches pour «\u202f{query}\u202f»",
    "reviewed": "Relu",
    "reviewed on": "Relu le {date}",
    "search": "Rechercher",
    "search advice": "Saisissez un mot ou deux\u00a0: un sujet, une stratégie, la question d’un client.",
    "shortened": "Votre question est longue\u00a0: seuls ses premiers mots ont été cherchés.",
    "state": "État",
    "unavailable": "La recherche est en préparation. Réessayez dans une minute.",
}
