"""The stage: the bytes of an article, as it came, to its parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from diglot.ingest.articles import Article, Harvest
from diglot.ingest.cleaners import Context, clean
from diglot.ingest.cleaners.chain import apply
from diglot.ingest.kinds import announced, names
from diglot.ingest.languages import language_of
from diglot.ingest.notes import lift, settle
from diglot.ingest.readers import read
from diglot.ingest.structure import articles
from diglot.ingest.terms import NAME as TERMS
from diglot.ingest.terms import propose_terms
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from diglot.ingest.verdict import Verdict
    from diglot.model.kind import Kind

__all__ = ["ingest"]

_NO_TERMS = Termbase()


def ingest(  # noqa: PLR0913 - what the command line offers, each by its name
    name: str,
    data: bytes,
    *,
    languages: tuple[str, ...],
    kinds: Sequence[Kind],
    language: str | None = None,
    kind: str | None = None,
    termbase: Termbase = _NO_TERMS,
    kept: AbstractSet[str] = frozenset(),
) -> Harvest:
    """The articles in the file called `name` (its ending says the format), and every decision taken.

    `languages` are the configured codes, `kinds` the configured kinds; `language` and `kind` (a kind's name) overrule
    what the text says; `kept` are the identities of verdicts that are not carried out. Raises DiglotError, in one
    line without the file's name, for a file that cannot be read.
    """
    passages = read(name, data)
    spoken = language or language_of((passage.text for passage in passages), languages)
    sections = tuple(one.sections.get(spoken, ()) for one in kinds if kind in {None, one.name})
    cleaned, verdicts = clean(passages, Context(languages, spoken, sections), kept)
    cleaned, replaced = apply(cleaned, propose_terms(cleaned, termbase, spoken), TERMS, kept)
    named = names(kinds)
    rest, notes = lift(cleaned)
    found = settle(articles(rest, named), notes)
    return Harvest(
        tuple(_settled(article, named, languages, language, kind) for article in found),
        _numbered([*verdicts, *replaced]),
    )


def _settled(
    article: Article, named: Mapping[str, str], languages: tuple[str, ...], language: str | None, kind: str | None
) -> Article:
    """`article` with its language, and one kind for all of its items."""
    texts = [
        passage.text
        for part in (article.intro, *(item.body for item in article.items), article.outro)
        for passage in part
    ]
    spoken = language or language_of([article.title, *texts], languages)
    votes = Counter(item.kind for item in article.items if item.kind)
    said = [article.title, *(passage.text for passage in article.intro)]
    settled = kind or (votes.most_common(1)[0][0] if votes else announced(said, named, len(article.items)))
    settled = settled or next(reversed(dict.fromkeys(named.values())), "")
    return replace(
        article, language=spoken, kind=settled, items=tuple(replace(item, kind=settled) for item in article.items)
    )


def _numbered(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    ordered = sorted(verdicts, key=lambda verdict: verdict.line)
    return tuple(replace(verdict, number=number) for number, verdict in enumerate(ordered, 1))
