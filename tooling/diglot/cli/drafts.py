"""What `diglot translate` tells of its drafts: to people, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from diglot.cli.findings import find
from diglot.cli.messages import counted
from diglot.cli.translating import conflicts
from diglot.errors import place
from diglot.store.corpus import read_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.cli.translating import Drafted
    from diglot.config import Config
    from diglot.translate import Draft

__all__ = ["tell"]

_EXPECTED = "unreviewed-machine-text"
_NAMES = {
    "agreed": "agreed before",
    "imported": "from the imported memory",
    "close": "close matches",
    "engine": "by the engine",
    "left": "left as they are",
    "remove": "taken out",
    "conflict": "changed in both languages, left to you",
}


def tell(config: Config, drafted: Sequence[Drafted], output: str, *, is_dry: bool) -> None:
    """Print what was drafted, or would be, as `output` says: `text` or `json`."""
    if output == "json":
        click.echo(json.dumps(_record(config, drafted, is_dry=is_dry), ensure_ascii=False, indent=2))
        return
    _tell(config, drafted, is_dry=is_dry)
    if drafted and not is_dry:
        _tell_findings(config, [one.plan.source.key for one in drafted])


def _tell(config: Config, drafted: Sequence[Drafted], *, is_dry: bool) -> None:
    for one in drafted:
        counts = one.counts
        told = ", ".join(f"{counts[name]} {words}" for name, words in _names(is_dry).items() if counts[name])
        click.echo(f"{place(one.path, root=config.root)}: {told}")
        for line, what in _details(one, is_dry=is_dry):
            click.echo(f"  {place(one.plan.source.path, line)}: {what}")
    if not drafted:
        click.echo("nothing to draft")


def _names(is_dry: bool) -> dict[str, str]:  # one thing is asked
    return _NAMES | {"left": "for the engine"} if is_dry else _NAMES


def _details(one: Drafted, *, is_dry: bool) -> list[tuple[int, str]]:
    """What a reviewer should look at first: close matches, what could not be kept, what both languages changed."""
    found = [
        (one.plan.ours[n].line, _note(draft))
        for n, draft in one.composed.drafts
        if (draft.note or draft.match not in {None, 100}) and not (is_dry and draft.is_left)
    ]
    found += [(line, f"changed in both languages: {text:.60}") for line, text in conflicts(one.plan)]
    return sorted(found)


def _note(draft: Draft) -> str:
    if draft.match is not None and draft.match < 100:
        return f"{draft.match} % like what was agreed on; differs: {draft.note or 'only in marks'}"
    return draft.note or ""


def _tell_findings(config: Config, keys: Sequence[str]) -> None:
    """How many findings, besides that it is machine text, the drafts have."""
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    levels = Counter(finding.level.value for finding in find(config, corpus, keys) if finding.rule != _EXPECTED)
    if levels:
        told = ", ".join(counted(count, level) for level, count in levels.items())
        click.echo(f"to look at: {told} (diglot check {' '.join(keys[:3])}{' …' if len(keys) > 3 else ''})")
    click.echo("when you have read them: diglot approve ENTRY... --by NAME")


def _record(config: Config, drafted: Sequence[Drafted], *, is_dry: bool) -> dict[str, Any]:
    counts: Counter[str] = sum((one.counts for one in drafted), Counter())
    entries = [
        {
            "key": one.plan.source.key,
            "path": place(one.path, root=config.root),
            "is_new": one.plan.target is None,
            "segments": [_segment(one, n, draft) for n, draft in one.composed.drafts],
            "conflicts": [{"line": line, "source": text} for line, text in conflicts(one.plan)],
        }
        for one in drafted
    ]
    summary = {name: counts[name] for name in _NAMES}
    return {"entries": entries, "summary": summary, "dry_run": is_dry}


def _segment(one: Drafted, number: int, draft: Draft) -> dict[str, Any]:
    segment = one.plan.ours[number]
    return {
        "line": segment.line,
        "source": segment.text,
        "target": draft.text,
        "origin": draft.origin.value,
        "engine": draft.engine,
        "match": draft.match,
        "note": draft.note,
        "is_left": draft.is_left,
    }
