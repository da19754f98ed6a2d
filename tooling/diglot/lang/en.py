"""English."""

from __future__ import annotations

from diglot.lang.base import Language, NumberWords
from diglot.lang.phrases.en import PHRASES

__all__ = ["LANGUAGE"]

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "cf",
        "fig",
        "figs",
        "resp",
        "vol",
        "vols",
        "p",
        "pp",
        "ed",
        "eds",
        "approx",
        "dept",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "a.m",
        "p.m",
        "viz",
        "al",
    ]
)

# The function words of English; question words stay in, since headings are often questions.
_STOPWORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
    ]
)

_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"

_NUMBERS = NumberWords(
    grouping=",",
    spaced=False,
    words={
        **{word: number for number, word in enumerate(_MONTHS.split(), 1)},
        **{word: number for number, word in enumerate(_CARDINALS.split())},
        **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
        **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
        "single": 1,
        "once": 1,
        "double": 2,
        "twice": 2,
        "both": 2,
        "couple": 2,
        "pair": 2,
        "triple": 3,
        "dozen": 12,
        "half": 2,
        "noon": 12,
        "midday": 12,
        "midnight": 0,
        "none": 0,
        "fortnight": 14,
    },
    scales={
        "k": 1_000,
        "m": 1_000_000,
        "hundred": 100,
        "hundreds": 100,
        "thousand": 1_000,
        "thousands": 1_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "billion": 1_000_000_000,
        "billions": 1_000_000_000,
        "trillion": 1_000_000_000_000,
    },
    joints=frozenset(["and"]),
)

_NEGATIONS = frozenset("not no never none nothing nobody nowhere neither nor cannot t".split())
_FAINT_NEGATIONS = frozenset(
    (
        "without unless except unable impossible avoid avoids avoiding avoided hardly rarely seldom little few fail "
        "fails failed refuse refuses lack lacks lacking prevent prevents prevented preventing instead rather only but "
        "otherwise stop free far least until too against miss missing non un absent forbid forbidden prohibited "
        "beyond any anything invalid unknown unlike regardless unlikely incapable incorrect disabled deny denied "
        "reject rejected exclude excluding ignore ignored ignores empty longer prohibit false zero just optional"
    ).split()
)
_DANGLING = frozenset("a an the of and or but with from your our their its my because if than every whose".split())

# The words that give the language away, as written; for searching, see the stop words.
_FUNCTION_WORDS = frozenset(
    (
        "a an s d m re why the of and to in is that it for was on are with as his they be at this have from or one "
        "had by but not what all were when we there can your which their said if do will each about how up out them "
        "then she many some so these would other into has more her two like him see could no make than first been its "
        "who now my did get may our us you he i should does any also only must here using use between before after "
        "where while because want need t don isn doesn ll ve every such without through during under another both "
        "being same those very just over own however therefore since until upon whether within might yet still "
        "already"
    ).split()
)

LANGUAGE = Language(
    code="en",
    abbreviations=_ABBREVIATIONS,
    number_signs=frozenset(["no", "nos"]),
    elisions=frozenset(),
    stopwords=_STOPWORDS,
    stemmer="english",
    phrases=PHRASES,
    numbers=_NUMBERS,
    negations=_NEGATIONS,
    faint_negations=_FAINT_NEGATIONS,
    negative_words=r"un\w+(?:ed|able|ible|ing|ly|ful)|(?:in|im|ir)\w+(?:able|ible|ent)|dis\w{4,}|non\w{4,}|\w+less",
    dangling=_DANGLING,
    function_words=_FUNCTION_WORDS,
    letters="",
)
