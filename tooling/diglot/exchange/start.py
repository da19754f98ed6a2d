"""A translation that does not exist yet: the source's file with the segments that came back translated."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from diglot.exchange.outcome import Outcome, Verdict
from diglot.exchange.parcel import Mark
from diglot.exchange.receive import Received, receive
from diglot.markdown import one_line, parse
from diglot.model.entry import State

if TYPE_CHECKING:
    from diglot.exchange.parcel import Sheet
    from diglot.model.entry import Entry

__all__ = ["receive_new", "start_translation"]

_OWN = re.compile(r"^(?:last_reviewed_on|allow):.*(?:\n[ \t-].*)*\n", re.MULTILINE)
"""What was decided on the source alone."""


def start_translation(text: str, entry: Entry, *, locale: str, state: State = State.DRAFT) -> tuple[str, Entry]:
    """The file of `entry` (whose content is `text`) as that of its translation into `locale`, still to be translated.

    It keeps the whole structure, and says that nobody has reviewed it.
    """
    begun = _with_state(text, entry, state)
    path = entry.path.replace(f"/{entry.locale}/", f"/{locale}/", 1)
    # Its sentences still end where those of the source do.
    return begun, parse(begun, key=entry.key, locale=entry.locale, path=path)


def _with_state(text: str, entry: Entry, state: State) -> str:
    if "state" in entry.meta.spans:
        start, end = entry.meta.spans["state"]
        text = f"{text[:start]}{state.value}{text[end:]}"
    elif entry.meta.lines:
        text = re.sub(r"\A---[ \t]*\r?\n", lambda match: f"{match[0]}state: {state.value}\n", text)
    else:
        text = f"---\nstate: {state.value}\n---\n\n{text}"
    head, fence, body = text.partition("\n---")
    return _OWN.sub("", head + "\n").removesuffix("\n") + fence + body


def receive_new(
    sheet: Sheet, *, source: tuple[str, Entry], locale: str, state: State = State.DRAFT, current: Sheet | None = None
) -> Received:
    """Make the translation of `source` of the texts of `sheet`; what it lacks stays in the source's words.

    The content is empty where the sheet translates nothing. See `receive`.
    """
    begun = start_translation(*source, locale=locale, state=state)
    seen: Counter[str] = Counter()
    items = []
    for item in sheet.items:
        mark = item.mark or Mark.of(one_line(item.source), "")
        # The text to replace is the source itself: it stands where the translation will.
        stands = mark.target or mark.source
        items.append(replace(item, mark=Mark(mark.source, stands, seen[stands])))
        seen[stands] += 1
    done = receive(replace(sheet, items=tuple(items)), source=source, target=begun, current=current)
    outcomes = tuple(_without_source(outcome) for outcome in done.outcomes)
    is_begun = any(outcome.verdict is Verdict.APPLIED for outcome in outcomes)
    return Received(done.text if is_begun else "", outcomes)


def _without_source(outcome: Outcome) -> Outcome:
    # What stands in the file that is being made is nothing that anybody has written there.
    return replace(outcome, now="", source_now=outcome.source_now or outcome.now, line=0)
