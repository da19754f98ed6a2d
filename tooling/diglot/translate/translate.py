"""Segments to drafts: an exact agreement first, then a close match, then the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from diglot.markdown import plain_text
from diglot.model.termbase import Termbase
from diglot.model.unit import Origin
from diglot.translate.draft import Draft, Text
from diglot.translate.figures import localised_all, same_numbers
from diglot.translate.markup import Prose, read_markup
from diglot.translate.memory import Match, Memory
from diglot.translate.protect import keeps, pieces, rejoined, shielded
from diglot.translate.terms import missing, replaced, wanted, without_forbidden
from diglot.translate.wording import is_nonsense, like, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.translate.draft import Request
    from diglot.translate.engine import Engine
    from diglot.translate.markup import Node
    from diglot.translate.terms import Wanted

    Answer = Callable[[Sequence[str]], Mapping[str, str]]

__all__ = ["translate"]

_WORDS = re.compile(r"[^\W\d_]")
_IMPORTED = "from the imported memory"
"""What a draft says that nobody of the team has agreed on."""


def translate(  # noqa: PLR0913  # each is a different thing that a draft depends on
    requests: Sequence[Request],
    *,
    source: str,
    target: str,
    memory: Memory | None = None,
    termbase: Termbase | None = None,
    engine: Engine | None = None,
    answer: Answer | None = None,
    spaced: bool = True,
) -> list[Draft]:
    """A draft of each request, in order, from the language of `source` to that of `target`.

    `memory` is looked up first; what it does not know `engine` translates, all segments at once. `answer` gives the
    engine's translation of each of many sentences (by default it is simply asked); `spaced` says whether French sets a
    space before `;`, `!` and `?`. A draft has the marks, code, addresses and numbers of its original: where the engine
    loses one, the segment is translated again in other ways, in the end piece by piece; where even that fails, or there
    is no engine, it is left in its own language and says so.
    """
    stage = _Stage(source, target, memory or Memory(), termbase or Termbase(), engine, spaced)
    if answer is None and engine is not None:
        answer = _asking(engine, source, target)
    tasks = [_Task(request) for request in requests]
    for task in tasks:
        stage.look_up(task)
    if answer is not None:
        for attempt in (stage.whole, stage.with_terms, stage.with_numbers, stage.in_pieces, stage.in_small_pieces):
            _run([task for task in tasks if task.is_open], attempt, answer)
    return [stage.finished(task) for task in tasks]


def _asking(engine: Engine, source: str, target: str) -> Answer:
    def answer(sentences: Sequence[str]) -> Mapping[str, str]:
        return dict(zip(sentences, engine.translate(sentences, source, target), strict=True))

    return answer


@dataclass
class _Task:
    """A request on its way: the draft, if there is one, and whether a better one is looked for."""

    request: Request
    draft: Draft | None = None
    is_settled: bool = False
    lacking: tuple[Wanted, ...] = ()
    nodes: tuple[Node, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        return not self.is_settled


@dataclass(frozen=True)
class _Attempt:
    """Sentences to ask the engine for, and what to make of its answers."""

    sentences: tuple[str, ...]
    finish: Callable[[Sequence[str]], None]


def _run(tasks: Sequence[_Task], plan: Callable[[_Task], _Attempt | None], answer: Answer) -> None:
    """Try one way of translating on all `tasks`, with one call of the engine."""
    attempts = [(task, attempt) for task in tasks if (attempt := plan(task)) is not None]
    asked = list(dict.fromkeys(sentence for _, attempt in attempts for sentence in attempt.sentences))
    answers = answer(asked) if asked else {}
    for _, attempt in attempts:
        attempt.finish([answers.get(sentence, "") for sentence in attempt.sentences])


@dataclass(frozen=True)
class _Stage:
    source: str
    target: str
    memory: Memory
    termbase: Termbase
    engine: Engine | None
    spaced: bool

    def look_up(self, task: _Task) -> None:
        """Settle what needs no engine."""
        text, kind = task.request.text, task.request.kind
        known = self.memory.exact(text, task.request.key)
        if known is not None:
            task.draft = Draft(known, Origin.MEMORY, match=100)
        elif kind is Text.CODE or not _WORDS.search(plain_text(text)):
            copied = text if kind is not Text.PROSE else self._figures(text)
            task.draft = Draft(copied, Origin.MEMORY, match=100)
        elif kind is Text.PART:
            task.draft = Draft(
                text, note="left as it is: a part of a template, or HTML over several lines", is_left=True
            )
        elif kind is Text.PROSE and (brought := self.memory.exact_import(text)) is not None:
            self._take(task, Match(brought, 100, is_imported=True))
        elif kind is Text.PROSE and (close := self.memory.close(text, task.request.former)) is not None:
            self._take(task, close)
        task.is_settled = task.draft is not None and not task.lacking
        if not task.is_settled:
            task.nodes = read_markup(text)

    def _take(self, task: _Task, match: Match) -> None:
        """Take what the memory has; of what was imported, nobody has said that it suits the team's terms."""
        if not match.is_imported:
            task.draft = Draft(match.text, Origin.MEMORY, match=match.percent, note=match.differs or None)
            return
        is_plain = plain_text(match.text) == match.text
        text = self._set(task.request.text, match.text) if is_plain else match.text
        note = "; ".join(filter(None, (_IMPORTED, match.differs)))
        self._settle(task, Draft(text, Origin.MEMORY, match=match.percent, note=note, is_imported=True))

    def whole(self, task: _Task) -> _Attempt | None:
        """The sentence without its marks, which are set round the same words again."""
        return self._shielded(task) if task.request.kind is Text.PROSE else None

    def with_terms(self, task: _Task) -> _Attempt | None:
        """The same with the terms that the engine did not use kept out of it."""
        if task.draft is None or not task.lacking:
            return None
        return self._shielded(task, terms={term.written: term.translation for term in task.lacking})

    def with_numbers(self, task: _Task) -> _Attempt | None:
        """The same with the numbers kept out of it."""
        return self._shielded(task, with_numbers=True) if self._failed(task, Text.PROSE) else None

    def in_pieces(self, task: _Task) -> _Attempt | None:
        """Each stretch between marks by itself."""
        return self._pieces(task, with_numbers=False) if self._failed(task) else None

    def in_small_pieces(self, task: _Task) -> _Attempt | None:
        """Each stretch between marks and numbers by itself."""
        return self._pieces(task, with_numbers=True) if self._failed(task) else None

    def finished(self, task: _Task) -> Draft:
        """The draft of a task, or the segment as it is."""
        if task.draft is None:
            return Draft(task.request.text, note=f"left as it is: {self._why_left(task)}", is_left=True)
        if task.lacking:
            terms = ", ".join(f"{term.written} is {term.translation}" for term in task.lacking)
            return replace(task.draft, note="; ".join(filter(None, (task.draft.note, f"term: {terms}"))))
        return task.draft

    def _why_left(self, task: _Task) -> str:
        if self.engine is None:
            return "no engine"
        text = task.request.text
        has_more = any(True for node in task.nodes if not isinstance(node, Prose)) or any(map(str.isdigit, text))
        return "the engine lost links, code or numbers of it" if has_more else "the engine has no sensible answer"

    @property
    def _name(self) -> str | None:
        return f"{self.engine.name} {self.engine.version}" if self.engine else None

    def _failed(self, task: _Task, kind: Text | None = None) -> bool:
        return task.draft is None and kind in {None, task.request.kind}

    def _shielded(
        self, task: _Task, *, with_numbers: bool = False, terms: Mapping[str, str] | None = None
    ) -> _Attempt | None:
        shield = shielded(task.nodes, self.source, self.target, with_numbers=with_numbers, terms=terms or {})
        rendered = [] if terms else list(wanted(plain_text(task.request.text), self.source, self.target, self.termbase))

        def finish(answers: Sequence[str]) -> None:
            texts = [self._set(*one) for one in zip(shield.requests, answers, strict=False)]
            if is_nonsense(shield.text, answers[0]):
                return
            texts[0] = self._with_its_terms(texts[0], rendered, answers[len(shield.requests) :])
            self._settle(task, self._drafted(shield.restored(texts)))

        return _Attempt((*shield.requests, *(term.written for term in rendered)), finish)

    def _with_its_terms(self, text: str, terms: Sequence[Wanted], calls: Sequence[str]) -> str:
        """`text` with the termbase's word for each term that the engine calls by another."""
        text = without_forbidden(text, self.target, self.termbase)
        for term, words in zip(terms, calls, strict=True):
            if missing([term], text, self.target, self.termbase):
                text = replaced(text, self._set(term.written, words), term, self.target) or text
        return text

    def _pieces(self, task: _Task, *, with_numbers: bool) -> _Attempt | None:
        asked = tuple(pieces(task.nodes, with_numbers=with_numbers))

        def finish(answers: Sequence[str]) -> None:
            if not any(is_nonsense(one, other) for one, other in zip(asked, answers, strict=True)):
                texts = (self._set(one, other) for one, other in zip(asked, answers, strict=True))
                found = rejoined(
                    task.nodes,
                    texts,
                    self.source,
                    self.target,
                    with_numbers=with_numbers,
                    typeset=lambda text: typeset(text, self.target, spaced=self.spaced),
                )
                self._settle(task, self._drafted(found, "translated piece by piece"))

        return _Attempt(asked, finish)

    def _drafted(self, text: str | None, note: str | None = None) -> Draft | None:
        return None if text is None else Draft(text, Origin.ENGINE, self._name, note=note)

    def _settle(self, task: _Task, draft: Draft | None) -> None:
        """Take `draft` as that of a task if all that must survive did."""
        original = task.request.text
        if draft is None or not keeps(original, draft.text):
            return
        said = plain_text(draft.text)
        if not same_numbers(plain_text(original), said, self.source, self.target):
            return
        lacking = missing(
            wanted(plain_text(original), self.source, self.target, self.termbase), said, self.target, self.termbase
        )
        if task.draft is not None and lacking:
            return  # no better than what there is
        task.draft = draft
        task.lacking = lacking
        task.is_settled = not lacking

    def _set(self, original: str, text: str) -> str:
        """What the engine answered, as it is to stand in the entry."""
        text = like(original, localised_all(text.strip(), self.source, self.target))
        return typeset(text, self.target, spaced=self.spaced)

    def _figures(self, text: str) -> str:
        return localised_all(text, self.source, self.target)
