"""French."""

from __future__ import annotations

from diglot.lang.base import Language, NumberWords
from diglot.lang.phrases.fr import PHRASES

__all__ = ["LANGUAGE"]

_ABBREVIATIONS = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mlle",
        "dr",
        "pr",
        "me",
        "st",
        "ste",
        "etc",
        "cf",
        "fig",
        "p",
        "pp",
        "p.ex",
        "ex",
        "env",
        "éd",
        "vol",
        "art",
        "al",
        "janv",
        "févr",
        "avr",
        "juil",
        "sept",
        "oct",
        "nov",
        "déc",
        "tél",
        "réf",
        "resp",
        "boul",
        "av",
        "n.b",
        "c.-à-d",
    ]
)

_ELISIONS = frozenset(
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "entr"]
)

# Folded: without accents. Question words stay in, since headings are often questions.
_STOPWORDS = frozenset(
    [
        "a",
        "afin",
        "ai",
        "ainsi",
        "ait",
        "alors",
        "apres",
        "as",
        "au",
        "aucun",
        "aucune",
        "aussi",
        "autre",
        "autres",
        "aux",
        "avant",
        "avec",
        "avez",
        "avoir",
        "avons",
        "c",
        "car",
        "ce",
        "ceci",
        "cela",
        "celle",
        "celles",
        "celui",
        "ces",
        "cet",
        "cette",
        "ceux",
        "chaque",
        "chez",
        "ci",
        "d",
        "dans",
        "de",
        "des",
        "deja",
        "depuis",
        "donc",
        "dont",
        "du",
        "elle",
        "elles",
        "en",
        "encore",
        "entre",
        "es",
        "est",
        "et",
        "etaient",
        "etait",
        "etant",
        "ete",
        "etes",
        "etre",
        "eu",
        "eux",
        "fait",
        "font",
        "furent",
        "fut",
        "ici",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lors",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "meme",
        "memes",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "ni",
        "nos",
        "notre",
        "nous",
        "on",
        "ont",
        "ou",
        "par",
        "parce",
        "pas",
        "pendant",
        "peu",
        "peut",
        "plus",
        "pour",
        "puis",
        "qu",
        "que",
        "s",
        "sa",
        "sans",
        "se",
        "sera",
        "serait",
        "seront",
        "ses",
        "si",
        "soi",
        "soit",
        "son",
        "sont",
        "sous",
        "sur",
        "t",
        "ta",
        "tandis",
        "te",
        "tes",
        "toi",
        "ton",
        "tous",
        "tout",
        "toute",
        "toutes",
        "tres",
        "tu",
        "un",
        "une",
        "vers",
        "vos",
        "votre",
        "vous",
        "y",
    ]
)

_CARDINALS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
)
_ORDINALS = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
_TENS = "vingt trente quarante cinquante soixante septante huitante nonante"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"

_NUMBERS = NumberWords(
    grouping=".",
    spaced=True,
    words={
        **{word: number for number, word in enumerate(_MONTHS.split(), 1)},
        **{word: number for number, word in enumerate(_CARDINALS.split())},
        **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
        **{f"{word}s": number for number, word in enumerate(_ORDINALS.split(), 1)},
        **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
        "une": 1,
        "première": 1,
        "premières": 1,
        "seul": 1,
        "seule": 1,
        "second": 2,
        "seconde": 2,
        "deuxièmes": 2,
        "double": 2,
        "doubles": 2,
        "paire": 2,
        "moitié": 2,
        "demi": 2,
        "triple": 3,
        "tiers": 3,
        "quart": 4,
        "huitaine": 8,
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "vingts": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "midi": 12,
        "minuit": 0,
        "octante": 80,
    },
    scales={
        "k": 1_000,
        "m": 1_000_000,
        "cent": 100,
        "cents": 100,
        "centaine": 100,
        "centaines": 100,
        "mille": 1_000,
        "millier": 1_000,
        "milliers": 1_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "milliard": 1_000_000_000,
        "milliards": 1_000_000_000,
        "billion": 1_000_000_000_000,
    },
    joints=frozenset(["et"]),
)

_NEGATIONS = frozenset("pas plus jamais rien aucun aucune aucuns aucunes personne nulle nul ni guère".split())
_FAINT_NEGATIONS = frozenset(
    (
        "ne n sans non pas sauf hormis excepté impossible impossibles incapable éviter évite évitez évitent évitant "
        "plus peu guère rarement empêcher empêche empêchent échoue échouer échec refuse refuser manque manquer "
        "manquent absence plutôt seulement uniquement sinon hors contre arrêter interdit interdite interdire trop "
        "faute loin avant moins mais malgré invalide inconnu inconnue faux exclut exclu exclure ignorer ignore ignoré "
        "vide dépourvu zéro seul seule lieu tout autrement facultatif facultative inutile inutiles indisponible"
    ).split()
)
_DANGLING = frozenset(
    (
        "le la les l un une des du de d au aux à et ou mais que qu qui dans pour par avec sans sur sous chez vers "
        "entre ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs si car dont ne n je "
        "tu il ils on afin lorsque lorsqu puisque quand chaque quel quelle selon très est sont en comme pouvez peuvent "
        "doit doivent devez êtes"
    ).split()
)

# The words that give the language away, as written; for searching, see the stop words.
_FUNCTION_WORDS = frozenset(
    (
        "le la les l de des du d un une et à a au aux en dans que qu qui ce cette ces cet c il ils elle elles on nous "
        "vous je j tu ne n pas plus pour par sur avec sans sous est sont être été était étaient sera seront serait "
        "avoir ont avait avez avons ai se s son sa ses leur leurs notre nos votre vos mon ma mes y où ou mais donc "
        "car si comme même aussi très bien tout tous toute toutes cela ça ceci celui celle ceux celles dont quand "
        "lorsque lorsqu afin ainsi alors après avant entre chez vers depuis pendant peut peuvent pouvez pouvons doit "
        "doivent devez faire fait quel quelle quels quelles chaque autre autres aucun aucune non encore déjà jusqu "
        "puis puisque quelques plusieurs lui eux soit soient fois ici là peu trop moins"
    ).split()
)

LANGUAGE = Language(
    code="fr",
    abbreviations=_ABBREVIATIONS,
    elisions=_ELISIONS,
    stopwords=_STOPWORDS,
    stemmer="french",
    phrases=PHRASES,
    numbers=_NUMBERS,
    negations=_NEGATIONS,
    faint_negations=_FAINT_NEGATIONS,
    negative_words=r"(?:in|im|ir|il)\w+(?:able|ible|é|ée|ent|ente)s?|dés\w{4,}|mal\w{4,}|non\w{4,}",
    negation_particles=frozenset(["ne", "n"]),
    dangling=_DANGLING,
    function_words=_FUNCTION_WORDS,
    letters="àâæçéèêëîïôœùûüÿ",
)
