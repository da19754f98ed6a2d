"""The proof that drafts leave a page what it was: without it nothing is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.markdown import links, segments
from diglot.model.entry import BlockKind
from diglot.translate.plan import Action

if TYPE_CHECKING:
    from diglot.model.entry import Entry
    from diglot.translate.plan import Plan

__all__ = ["fault"]


def fault(plan: Plan, translated: Entry) -> str | None:
    """What `translated`, the file with the drafts of `plan` in it, does not have as it should; None where all is well.

    A new translation has the blocks, links and code of its source. One that was there has still every segment that
    was not to be drafted.
    """
    if plan.target is not None:
        drafted = {Action.REPLACE, Action.REMOVE}
        gone = {n for step in plan.steps if step.action in drafted for n in step.target}
        kept = Counter(segment.text for n, segment in enumerate(plan.theirs) if n not in gone)
        return "segments that nobody changed" if kept - Counter(s.text for s in segments(translated)) else None
    both = (plan.source, translated)
    shapes = [[(b.kind, b.level, b.lead.rstrip()) for b in entry.blocks] for entry in both]
    addresses = [sorted(link.address.partition("#")[0] for link in links(entry)) for entry in both]
    codes = [[b.text for b in entry.blocks if b.kind is BlockKind.CODE] for entry in both]
    found = (("blocks", shapes), ("links", addresses), ("code", codes))
    return next((what for what, (one, other) in found if one != other), None)
