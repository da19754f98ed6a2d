"""A segment as a word processor shows it: runs of text in bold, in italics, as links."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from diglot.exchange.inline import Code, Place, codes, tokens

__all__ = ["Run", "alike", "in_manner_of", "markdown_of", "styled"]

_LINK_IN_BOLD = re.compile(r"(\*\*|\*)\[[^\[\]]*\]\([^()]*\)\1")
_BOLD_IN_LINK = re.compile(r"\[(\*\*|\*)([^*\[\]]+)\1(\]\([^()]*\))")


@dataclass(frozen=True, slots=True)
class Run:
    """Text as a word processor shows it. `link` is the closing code of the link that it belongs to; `code` is markup
    that cannot be shown otherwise than as it is written.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


def styled(markdown: str) -> tuple[Run, ...]:
    """A segment as runs of text, each of one style."""
    found: list[Run] = []
    style = Run("")
    links: dict[int, str] = {}
    every = tokens(markdown)
    for code in codes(every):
        if code.what == "link" and code.place is Place.CLOSE:
            links[code.number] = code.text
    for token in every:
        if isinstance(token, Code) and (changed := _restyled(style, token, links)) is not None:
            style = changed
            continue
        run = replace(style, text=token) if isinstance(token, str) else replace(style, text=token.text, code=True)
        if found and replace(found[-1], text="") == replace(run, text=""):
            run = replace(run, text=found.pop().text + run.text)
        found.append(run)
    return tuple(found)


def _restyled(style: Run, code: Code, links: dict[int, str]) -> Run | None:
    """The style from `code` on, None for what is no style."""
    is_open = code.place is Place.OPEN
    if code.place is Place.ALONE or code.what not in {"bold", "italic", "bold italic", "link"}:
        return None
    if code.what == "link":
        return replace(style, link=links[code.number] if is_open else "")
    bold = is_open if "bold" in code.what else style.bold
    return replace(style, bold=bold, italic=is_open if "italic" in code.what else style.italic)


def alike(first: str, second: str) -> bool:
    """Whether two segments show the same to a reader, whichever marks write their emphasis."""
    return first == second or markdown_of(styled(first)) == markdown_of(styled(second))


def markdown_of(runs: tuple[Run, ...] | list[Run]) -> str:
    """Runs as Markdown; spaces at the ends of emphasis stand outside it."""
    parts: list[str] = []
    link, bold, italic = "", False, False
    for run in [*_tidied(runs), Run("")]:
        changed = run.link != link
        if italic and (changed or not run.italic or run.bold != bold):
            parts.append("*")
            italic = False
        if bold and (changed or not run.bold):
            parts.append("**")
            bold = False
        if changed and link:
            parts.append(link)
        if changed and run.link:
            parts.append("[")
        link = run.link
        if run.bold and not bold:
            parts.append("**")
            bold = True
        if run.italic and not italic:
            parts.append("*")
            italic = True
        parts.append(run.text)
    return "".join(parts)


def _tidied(runs: tuple[Run, ...] | list[Run]) -> list[Run]:
    """Runs of which none begins or ends in a space with another style than the text beside it."""
    found: list[Run] = []
    for run in runs:
        inner = run.text.strip(" ")
        head, _, tail = run.text.partition(inner) if inner else (run.text, "", "")
        plain = Run("")
        found += [replace(plain, text=head, link=run.link)] if head else []
        found += [replace(run, text=inner)] if inner else []
        found += [replace(plain, text=tail, link=run.link)] if tail else []
    return _joined(found)


def _joined(runs: list[Run]) -> list[Run]:
    """Runs with a space between two of one style given that style again: `**two words**` is one."""
    found: list[Run] = []
    for index, run in enumerate(runs):
        before = found[-1] if found else None
        after = runs[index + 1] if index + 1 < len(runs) else None
        if before and after and not run.text.strip(" ") and _style(before) == _style(after):
            run = replace(before, text=run.text, code=False)  # noqa: PLW2901  # the same space
        if before and _style(before) == _style(run):
            run = replace(run, text=found.pop().text + run.text)  # noqa: PLW2901  # joined to what is before it
        found.append(run)
    return found


def _style(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def in_manner_of(text: str, model: str) -> str:
    """`text` with emphasis written as in `model`: outside links where that does so, with underscores where that does.

    A word processor keeps how a text looks, not which marks made it so.
    """
    if _LINK_IN_BOLD.search(model) and not _BOLD_IN_LINK.search(model):
        text = _BOLD_IN_LINK.sub(r"\1[\2\3\1", text)
    kinds = {code.text for code in codes(tokens(model)) if code.place is not Place.ALONE}
    for star, line in (("**", "__"), ("*", "_")):
        if line in kinds and star not in kinds:
            text = "".join(
                line
                if isinstance(token, Code) and token.text == star
                else token
                if isinstance(token, str)
                else token.text
                for token in tokens(text)
            )
    return text
