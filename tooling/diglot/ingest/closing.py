"""Where the closing part of an article begins, behind its last item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.heads import is_head, plain
from diglot.ingest.labels import read_label
from diglot.ingest.passage import Shape
from diglot.lang import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.ingest.passage import Passage
    from diglot.ingest.series import Series

__all__ = ["closing_start"]

# Words that open the closing part of an article, folded, in the languages that articles come in.
_HEADS: Final = re.compile(
    r"(?:(?:in|to|a|some|my|our|the|en|pour|quelques|un|une|le|la|les|mes|nos|em|zum|als|per)\s+)*"
    r"(?:conclu\w*|clos(?:e|ing)\b.*|summ\w+(?: up)?|sum up|wrap\w*[ -]?up|final(?:ly| \w+)|last(?:ly| \w+)?"
    r"|bottom line|takeaways?|key takeaways?"
    r"|recap\w*|epilog\w*|afterword|looking (?:ahead|forward|back)|(?:what'?s |what is )?(?:next"
    r"|ahead)(?: steps?)?|next steps?|moving forward"
    r"|where (?:to|do we) go\b.*|parting \w+|putting it (?:all )?together|the end|over to you|your turn"
    r"|now what|and now"
    r"|resum\w*|bref|finir|terminer|fin|mot de la fin|dernier\w* mots?|et (?:maintenant|apres|ensuite|vous)"
    r"|a retenir|retenir|points? cles?"
    r"|bilan|synthese|perspectives?|(?:les )?prochaines? etapes?|regard\w* vers l.avenir|pour la suite"
    r"|la suite|a vous de jouer|reflexions? finales?"
    r"|schluss\w*|fazit|zusammenfassung|ausblick|conclusi\w+|resumen|riassunto|in sintesi)"
    r"\W*"
)
_PHRASES: Final = re.compile(
    r"(?:in (?:conclusion|summary|closing|short)|to (?:conclude|sum up|summari[sz]e|wrap up)|all in all,"
    r"|in the end,|as you can see,|overall,"
    r"|en (?:conclusion|resume|somme|bref|definitive|fin de compte)|pour (?:conclure|resumer|finir|terminer)"
    r"|somme toute|au final|bref,"
    r"|zusammenfassend|abschliessend|en conclusion|en resumen|para concluir|in conclusione)\b"
)
_LATE: Final = 4  # passages: a paragraph that sums up closes an article where hardly anything follows


def closing_start(passages: Sequence[Passage], last: int, series: Series, heads: Sequence[int] = ()) -> int:
    """The index at which the closing part begins, or the number of passages.

    `last` is the index of the last item's label or heading. Evidence: a heading of the closing kind, a heading like
    those of the items but without a label, or a late paragraph that says it sums up.
    """
    first = heads[0] if heads else series.start
    lone = not passages[last].text[series.marks[-1].label.rest :].strip() if not heads else False
    for index in range(last + (2 if lone else 1), len(passages)):
        passage = passages[index]
        if passage.shape is Shape.RULE and index < len(passages) - 1:
            return index
        followed = index + 1 < len(passages)
        head = followed and is_head(passage, loosely=True) and not read_label(passage.text)
        said = head and _HEADS.fullmatch(fold(plain(passage)))
        if said or (head and _alike(passage, passages[first], passages, index, bare=bool(heads))):
            return index
        late = index > last + 1 and index >= len(passages) - _LATE
        if late and passage.shape is Shape.PARAGRAPH and _PHRASES.match(fold(passage.text[:60])):
            return index
    return len(passages)


def _alike(passage: Passage, head: Passage, passages: Sequence[Passage], index: int, *, bare: bool) -> bool:
    """Whether `passage` is made like the head of an item, and a paragraph follows."""
    if head.shape is Shape.HEADING:
        return passage.shape is Shape.HEADING and passage.level <= head.level
    if head.strong:
        return passage.strong and passage.shape is head.shape
    if not bare or passage.shape is not Shape.PARAGRAPH:
        return False
    titled = sum(word[:1].isupper() for word in passage.text.split()) >= 0.6 * passage.words
    return passage.words > 2 and titled and passages[index + 1].words > _LATE * 5
