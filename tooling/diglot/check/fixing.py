"""What of the findings can be mended without asking: French spacing, and a mistyped link to another entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.respacing import respacings
from diglot.check.retargeting import retargetings
from diglot.check.rules import dead_link, french_spacing
from diglot.markdown import DEFAULT_EXTENSIONS, prove_same_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus

__all__ = ["Fix", "fixed", "fixes", "prove_fixed"]

_SPACES = "[ \\u00a0\\u202f]*"
_BESIDE_MARKS = re.compile(f"{_SPACES}([;:!?»])|(«){_SPACES}")
_TAG = re.compile(r"(<(pre|code)\b.*?</\2>|<!--.*?-->|<[^<>]*>)", re.DOTALL)
_SPOKEN = re.compile(r"\b(alt)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit of a file: the offsets between which `text` is set, its 1-based line, its rule, and what it does."""

    start: int
    end: int
    text: str
    line: int
    rule: str
    what: str


def fixes(text: str, entry: Entry, findings: Sequence[Finding], *, corpus: Corpus) -> tuple[Fix, ...]:
    """The certain mendings of `findings` in `entry`, which was parsed from `text`, in order of place.

    French spacing is mended in prose only; a link that leads nowhere where one existing entry has nearly its name and
    the entry in another language links to that one. All else stays for people.
    """
    here = [finding for finding in findings if finding.place.path == entry.path]
    found: list[Fix] = []
    if any(finding.rule == french_spacing.NAME for finding in here):
        for start, end, new in respacings(text, entry):
            what = f"“{_beside(text, start, end)}” is now “{_beside(text, start, end, new)}”"
            found.append(_fix(text, (start, end, new), french_spacing.NAME, what))
    dead = [finding for finding in here if finding.rule == dead_link.NAME]
    for start, end, new in retargetings(text, entry, dead, corpus):
        what = f"the link to {text[start:end]} leads to {new}"
        found.append(_fix(text, (start, end, new), dead_link.NAME, what))
    return tuple(sorted(found, key=lambda fix: fix.start))


def fixed(text: str, found: Sequence[Fix]) -> str:
    """`text` with every one of the fixes that were `found` in it, and no other character changed."""
    parts, position = [], 0
    for fix in found:
        parts += [text[position : fix.start], fix.text]
        position = fix.end
    return "".join(parts) + text[position:]


def prove_fixed(
    before: str,
    found: Sequence[Fix],
    *,
    path: str = "",
    extensions: Sequence[str] = DEFAULT_EXTENSIONS,
    extension_configs: Mapping[str, Mapping[str, Any]] | None = None,
) -> str:
    """The fixed text, proved to say the same: only spaces beside French punctuation and the fixed links differ.

    Raises `DiglotError` where the rendered page would change in anything else.
    """
    after = fixed(before, found)
    moved = {before[fix.start : fix.end]: fix.text for fix in found if fix.rule == dead_link.NAME}

    def alike(html: str) -> str:
        parts = _TAG.split(html)
        # re.split gives the text, the tag, the name of a tag with opaque content, and so on.
        texts = [
            _respaced(part) if n % 3 == 0 else _retargeted(part, moved) for n, part in enumerate(parts) if n % 3 < 2
        ]
        return "".join(texts)

    prove_same_html(before, after, path=path, extensions=extensions, extension_configs=extension_configs, alike=alike)
    return after


def _respaced(text: str) -> str:
    return _BESIDE_MARKS.sub(r"\1\2", text)


def _retargeted(tag: str, moved: Mapping[str, str]) -> str:
    for old, new in moved.items():
        tag = tag.replace(f'="{old}"', f'="{new}"')
    return _SPOKEN.sub(lambda match: f'{match[1]}="{_respaced(match[2])}"', tag)


def _fix(text: str, edit: tuple[int, int, str], rule: str, what: str) -> Fix:
    start, end, new = edit
    return Fix(start, end, new, text.count("\n", 0, start) + 1, rule, what)


def _beside(text: str, start: int, end: int, new: str | None = None) -> str:
    """The mark that a space stands at, with the word beside it, on one line."""
    between = text[start:end] if new is None else new
    before, after = re.search(r"\S*\Z", text[max(start - 12, 0) : start]), re.match(r"\S*", text[end : end + 12])
    return f"{before[0] if before else ''}{between}{after[0] if after else ''}"
