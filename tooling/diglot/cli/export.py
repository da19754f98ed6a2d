"""`diglot export`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diglot.cli.exchanging import Desk, open_desk
from diglot.cli.messages import counted
from diglot.cli.options import config_option, format_option, known_keys, one_of
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.exchange import tbx, term_table, tmx
from diglot.exchange.formats import FORMATS
from diglot.exchange.parcel import ItemState, Parcel
from diglot.store.files import write_whole
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.config import Config
    from diglot.exchange.formats import Format
    from diglot.exchange.parcel import Sheet

__all__ = ["export_command"]

_KINDS = [*(one.NAME for one in FORMATS), tmx.NAME, tbx.NAME, term_table.NAME]
_NEEDS_WORK = {
    "missing": frozenset({ItemState.MISSING}),
    "changed": frozenset({ItemState.MISSING, ItemState.CHANGED, ItemState.MACHINE, ItemState.DRAFT}),
}


@click.command("export")
@click.argument("keys", nargs=-1, metavar="[ENTRY]...")
@click.option(
    "--as",
    "kind",
    required=True,
    type=click.Choice(_KINDS),
    help="What to write: for a translator's tool, for Word, the memory (tmx), or the terms (tbx, csv).",
)
@click.option("--from", "source", metavar="LOCALE", help="The language to translate from. [default: the first]")
@click.option("--to", "target", metavar="LOCALE", help="The language to translate into. [default: the other]")
@click.option("--all", "everything", is_flag=True, help="Every entry (unless some are named).")
@click.option("--missing", is_flag=True, help="Only entries in which something is not translated.")
@click.option("--changed", is_flag=True, help="Only entries in which something is not approved.")
@click.option(
    "--out",
    metavar="PATH",
    help="The file; or a folder (it exists, or the name ends in /), for a file for each entry. [default: en-fr.xlf]",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@format_option("text", "json")
@config_option
def export_command(  # noqa: PLR0913  # one parameter for each option
    *,
    keys: tuple[str, ...],
    kind: str,
    source: str | None,
    target: str | None,
    everything: bool,
    missing: bool,
    changed: bool,
    out: str | None,
    force: bool,
    output: str,
    config_file: Path,
) -> None:
    """Write entries, memory or terms for another tool; `diglot import` takes them back.

    An entry goes out whole, so that the translator sees the context, and every segment with its state.
    """
    scope = one_of("export", all=everything, missing=missing, changed=changed) or "all"
    config = load_config(config_file)
    into = None if out is None else Path(out)
    is_folder = into is not None and (into.is_dir() or str(out).endswith("/"))
    chosen = next((one for one in FORMATS if kind == one.NAME), None)
    told: dict[str, Any] = {}
    if chosen is None:
        _refuse_what_goes_with_entries(kind, keys, scope)
        name, content = _memory(config, (source, target), keys) if kind == tmx.NAME else _terms(config, kind)
        written = {_path(name, into, is_folder=is_folder): content}
    else:
        desk = open_desk(config, source, target, name="export")
        sheets = [
            sheet for key in _wanted(desk, keys) if (sheet := desk.sheet(key)) is not None and _is_in(sheet, scope)
        ]
        if not sheets:
            raise DiglotError(_NOTHING if scope == "all" else f"export: no entry has anything {scope}")
        written = _files(desk, chosen, sheets, into, is_folder=is_folder)
        told = _counts(sheets)
    _write(written, force=force, root=config.root)
    _tell(written, told, output, config.root)


def _refuse_what_goes_with_entries(kind: str, keys: Sequence[str], scope: str) -> None:
    """Raise `DiglotError` for what would narrow a memory or the terms, and does not."""
    entries = ", ".join(one.NAME for one in FORMATS)
    if scope != "all":
        raise DiglotError(f"export: --{scope} goes with {entries}, not with {kind}")
    if keys and kind != tmx.NAME:
        raise DiglotError(f"export: {keys[0]}: entries go with {entries}, {tmx.NAME}, not with {kind}")


_NOTHING = "export: no entry has a text in the language to translate from"


def _is_in(sheet: Sheet, scope: str) -> bool:
    return scope == "all" or any(item.state in _NEEDS_WORK[scope] for item in sheet.items)


def _wanted(desk: Desk, keys: Sequence[str]) -> Sequence[str]:
    codes = [locale.code for locale in desk.config.locales]
    return known_keys(keys, desk.corpus.keys, codes) if keys else desk.corpus.keys


def _path(name: str, out: Path | None, *, is_folder: bool) -> Path:
    if out is None:
        return Path(name)
    return out / name if is_folder else out


def _files(
    desk: Desk, chosen: Format, sheets: Sequence[Sheet], out: Path | None, *, is_folder: bool
) -> dict[Path, bytes]:
    if out is None or not is_folder:
        path = _path(f"{desk.source}-{desk.target}{chosen.SUFFIX}", out, is_folder=False)
        return {path: chosen.write(Parcel(desk.source, desk.target, tuple(sheets)))}
    return {
        out / f"{sheet.key}.{desk.target}{chosen.SUFFIX}": chosen.write(Parcel(desk.source, desk.target, (sheet,)))
        for sheet in sheets
    }


def _memory(config: Config, ends: tuple[str | None, str | None], keys: Sequence[str]) -> tuple[str, bytes]:
    """The usual name and the content of a file with what two languages agreed on."""
    desk = open_desk(config, *ends, name="export")
    units = {key: desk.units(key) for key in _wanted(desk, keys)}
    return f"{desk.source}-{desk.target}{tmx.SUFFIX}", tmx.write(units, languages=(desk.source, desk.target))


def _terms(config: Config, kind: str) -> tuple[str, bytes]:
    """The same with the terms of all languages."""
    codes = [locale.code for locale in config.locales]
    termbase = read_termbase(config.termbase, codes, root=config.root)
    writer = tbx if kind == tbx.NAME else term_table
    return f"terms{writer.SUFFIX}", writer.write(termbase, locales=codes)


def _write(written: dict[Path, bytes], *, force: bool, root: Path) -> None:
    taken = [path for path in written if path.exists() and not force]
    if taken:
        raise DiglotError(*(f"{place(path, root=root)}: exists; say --force to replace it" for path in taken))
    for path, content in written.items():
        write_whole(path, content, root=root)


def _counts(sheets: Sequence[Sheet]) -> dict[str, Any]:
    states = Counter(item.state for sheet in sheets for item in sheet.items)
    return {
        "entries": len(sheets),
        "segments": sum(states.values()),
        "states": {state.value: states[state] for state in ItemState},
    }


def _tell(written: dict[Path, bytes], told: dict[str, Any], output: str, root: Path) -> None:
    paths = [place(path, root=root) for path in written]
    if output == "json":
        click.echo(json.dumps({"files": paths, **told}, ensure_ascii=False, indent=2))
        return
    for path in paths:
        click.echo(path)
    if told:
        states = ", ".join(f"{count} {name}" for name, count in told["states"].items() if count)
        click.echo(f"{counted(told['entries'], 'entry', 'entries')}, {counted(told['segments'], 'segment')}: {states}")
