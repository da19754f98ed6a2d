"""The words of the interface in French, in the order of their names."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "all entries": "Toutes les fiches",
    "all kinds": "Tout",
    "all languages": "Toutes les langues",
    "close": "Fermer",
    "corrected": "Résultats pour {words}.",
    "correction": "{correction} au lieu de {word}",
    "draft": "Brouillon, non relu",
    "entries": "{count} fiches",
    "entry": "1 fiche",
    "exchange heading": "Intertitre.",
    "exchange how source": (
        "Lisez les deux colonnes ligne par ligne. La colonne grise sert à comparer\u00a0: merci de ne pas la modifier."
    ),
    "exchange how state": (
        "Écrivez OK dans la dernière colonne quand vous approuvez une ligne, modifiée ou non. Le suivi des "
        "modifications est bienvenu\u00a0: c’est le texte que vous laissez qui compte."
    ),
    "exchange how target": (
        "Corrigez directement la colonne blanche. Laissez tels quels les liens (en bleu) et les mots en "
        "gris\u202f; le gras et l’italique sont libres."
    ),
    "exchange locked": "Ne peut pas être modifié ici.",
    "exchange source column": "{language} (ne pas modifier)",
    "exchange source was": "Le texte de départ a changé. Il disait\u00a0: {text}",
    "exchange state": "État",
    "exchange state changed": "À vérifier",
    "exchange state draft": "À approuver",
    "exchange state final": "Approuvé",
    "exchange state machine": "Traduction automatique",
    "exchange state missing": "À traduire",
    "exchange summary": "Résumé de la fiche.",
    "exchange table": "Cellule d’un tableau.",
    "exchange target was": "La traduction disait\u00a0: {text}",
    "exchange title": "Titre de la fiche.",
    "home": "Accueil",
    "kind": "Rubrique",
    "language": "Langue",
    "machine": "Traduction automatique, non relue",
    "next": "Suivant",
    "no results": "Aucun résultat pour «\u202f{query}\u202f».",
    "no results advice": (
        "Essayez d’autres mots, moins de mots, ou toutes les langues. Toutes les fiches figurent ci-dessous."
    ),
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
    "unavailable": "La recherche est en préparation. Réessayez dans une minute.",
}
