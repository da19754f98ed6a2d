"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["config_option", "format_option", "known_keys", "one_of"]


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`-f FILE`: the configuration, passed on as `config_file`."""
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("mkdocs.yml"),
        show_default=True,
        help="The configuration of the site.",
    )(command)


def format_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--format NAME`: how to print, passed on as `output`; the first name is the default."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print the result.",
    )


def one_of(command: str, **flags: bool) -> str | None:
    """The name of the flag that was given, None for none. Raises `DiglotError` where several were."""
    given = [name for name, is_given in flags.items() if is_given]
    if len(given) > 1:
        raise DiglotError(f"{command}: say --{given[0]} or --{given[1]}, not both")
    return given[0] if given else None


def known_keys(asked: Sequence[str], keys: Sequence[str], locales: Sequence[str]) -> tuple[str, ...]:
    """The keys that `asked` names, each as a key (`myths/more-staff`), a folder of keys (`myths`) or a path of a file.

    Raises `DiglotError` for every name that is none of them.
    """
    found: list[str] = []
    mistakes: list[str] = []
    for name in asked:
        matching = _matching(name, keys, locales)
        if not matching:
            import difflib  # noqa: PLC0415  # only a slip needs it

            near = difflib.get_close_matches(name, keys, n=1, cutoff=0.5)
            mistakes.append(f"{name}: no such entry{f'; did you mean {near[0]}?' if near else ''}")
        found.extend(key for key in matching if key not in found)
    if mistakes:
        raise DiglotError(*mistakes)
    return tuple(found)


def _matching(name: str, keys: Sequence[str], locales: Sequence[str]) -> list[str]:
    wanted = name.strip("/").removesuffix(".md")
    if wanted in keys:
        return [wanted]
    if below := [key for key in keys if key.startswith(f"{wanted}/")]:
        return below
    # The path of a file or folder: what follows the folder of its locale.
    path = f"/{wanted}/"
    tails = [path.split(f"/{code}/", 1)[1].rstrip("/") for code in locales if f"/{code}/" in path]
    return [key for key in keys if any(not tail or f"{key}/".startswith(f"{tail}/") for tail in tails)]
