"""The words of the interface in French, in the order of their names."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "all entries": "Toutes les fiches",
    "all kinds": "Tout",
    "all languages": "Toutes les langues",
    "also": "Aussi\u00a0:",
    "avoid": "À éviter\u00a0:",
    "changed on": "Modifié le {date}",
    "close": "Fermer",
    "corrected": "Résultats pour {words}.",
    "correction": "{correction} au lieu de {word}",
    "draft": "Brouillon, non relu",
    "entries": "{count} fiches",
    "entry": "1 fiche",
    "entry name": "Fiche",
    "feed": "Nouveautés",
    "filtered": "{name}\u00a0: {count}",
    "found elsewhere": "Est-ce ceci que vous cherchiez\u202f?",
    "home": "Accueil",
    "in step": "À jour",
    "kind": "Rubrique",
    "language": "Langue",
    "machine": "Traduction automatique, non relue",
    "missing": "Manquant",
    "new on": "Nouveau depuis le {date}",
    "next": "Suivant",
    "no results": "Aucun résultat pour «\u202f{query}\u202f».",
    "no results advice": (
        "Essayez d’autres mots, moins de mots, ou toutes les langues. Toutes les fiches figurent ci-dessous."
    ),
    "no work": "Rien\u00a0: tous les textes sont à jour et relus.",
    "not found": "Cette adresse ne mène nulle part",
    "not found advice": "Le texte a peut-être été déplacé ou renommé, ou l’adresse comporte une faute de frappe.",
    "not published": "Non publié",
    "offer": "Cette page existe en français",
    "outdated": "À mettre à jour",
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
    "show all": "Tout afficher",
    "since": "depuis le {date}",
    "stands in": "Ce texte n’est pas encore disponible en {own}. Voici sa version en {other}.",
    "status": "État des traductions",
    "status intro": (
        "Ce que vaut chaque texte dans chaque langue. "
        "Un texte est à mettre à jour quand l’autre langue a changé "
        "depuis que les deux ont été validées comme disant la même chose."
    ),
    "terms": "Terminologie",
    "terms intro": "Comment nous appelons les choses, et ce que nous entendons par là, dans chaque langue.",
    "to bring into step": "{changed} sur {count} segments à mettre à jour",
    "to home": "Retour à l’accueil",
    "unavailable": "La recherche est en préparation. Réessayez dans une minute.",
    "unreviewed": "Non relu",
    "work list": "À faire",
}
