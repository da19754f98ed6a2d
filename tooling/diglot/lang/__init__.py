"""What is known of a language; `language("fr")` is the way in."""

from diglot.lang.base import Language, fold
from diglot.lang.identify import evidence, foreign_language, maybe_foreign
from diglot.lang.inflection import inflected_as, plural, stems
from diglot.lang.names import language_name
from diglot.lang.numbers import Numeral, numerals, spoken_numerals
from diglot.lang.registry import language, spoken
from diglot.lang.sentences import sentences
from diglot.lang.terms import Use, terms_in, used_terms
from diglot.lang.typography import is_marked, quotation_marks, spaces_high_marks, spacing_faults, spacing_repairs
from diglot.lang.words import LATIN_LETTERS, Row, is_latin, row, words

__all__ = [
    "LATIN_LETTERS",
    "Language",
    "Numeral",
    "Row",
    "Use",
    "evidence",
    "fold",
    "foreign_language",
    "inflected_as",
    "is_latin",
    "is_marked",
    "language",
    "language_name",
    "maybe_foreign",
    "numerals",
    "plural",
    "quotation_marks",
    "row",
    "sentences",
    "spaces_high_marks",
    "spacing_faults",
    "spacing_repairs",
    "spoken",
    "spoken_numerals",
    "stems",
    "terms_in",
    "used_terms",
    "words",
]
