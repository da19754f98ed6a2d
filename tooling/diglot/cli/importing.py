"""`diglot import`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diglot.cli.exchanging import ends, open_desk, same_locale
from diglot.cli.messages import counted, printable
from diglot.cli.options import config_option, format_option
from diglot.cli.receiving import Delivery, Incoming, deliver
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.exchange import tbx, term_table, tmx
from diglot.exchange.formats import FORMATS
from diglot.exchange.hardened import LARGEST, refused
from diglot.exchange.outcome import Verdict
from diglot.store.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.cli.exchanging import Desk
    from diglot.exchange.outcome import Outcome
    from diglot.exchange.parcel import Parcel

__all__ = ["import_command"]

_SHOWN = 160
"""Characters of a text that a report for people shows; JSON shows all."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE...")
@click.option("--by", metavar="NAME", help="Who answers for what the files hold for final: it is recorded as agreed.")
@click.option("--from", "source", metavar="LOCALE", help="For a memory: the language to translate from.")
@click.option("--to", "target", metavar="LOCALE", help="For a memory: the language to translate into.")
@click.option("--dry-run", is_flag=True, help="Report what would happen, and write nothing.")
@format_option("text", "json")
@config_option
def import_command(  # noqa: PLR0913  # one parameter for each option
    *,
    files: tuple[Path, ...],
    by: str | None,
    source: str | None,
    target: str | None,
    dry_run: bool,
    output: str,
    config_file: Path,
) -> int:
    """Take back what `diglot export` gave out (XLIFF, PO, DOCX), a memory (TMX) or terms (TBX, CSV).

    Exactly what was edited changes, in place. What has changed here meanwhile is a conflict, told with all texts and
    left as it is. A file that is broken or dangerous is refused whole, and then nothing at all is written.
    """
    if by is not None and not by.strip():
        raise DiglotError("import: --by: name who answers for it")
    desk = open_desk(load_config(config_file), source, target, name="import", is_open=True)
    incoming: list[Incoming] = []
    mistakes: list[DiglotError] = []
    for path in files:
        try:
            incoming.append(_read(path, desk, (source, target)))
        except DiglotError as error:
            mistakes.append(error)
    if mistakes:
        raise DiglotError.joined(mistakes)
    delivery = deliver(incoming, desk, by=by.strip() if by else None)
    if not dry_run:
        delivery.write()
    click.echo(json.dumps(_record(delivery), ensure_ascii=False, indent=2) if output == "json" else _text(delivery))
    if dry_run and output != "json":
        click.echo("Nothing was written (--dry-run).")
    return int(delivery.has_open_questions)


def _read(path: Path, desk: Desk, asked: tuple[str | None, str | None]) -> Incoming:
    name = path.as_posix()
    try:
        size = path.stat().st_size
    except OSError as error:
        raise DiglotError(f"{name}: {error.strerror}") from None
    if size > LARGEST:
        raise DiglotError(f"{name}: larger than {LARGEST >> 20} MB; nothing was imported")
    data = read_bytes(path)
    codes = [locale.code for locale in desk.config.locales]
    for one in FORMATS:
        if one.accepts(name, data):
            parcel = one.read(data, name)
            return Incoming(name, one.NAME, parcel=_in_our_languages(parcel, codes, name, desk))
    if tmx.accepts(name, data):
        languages = ends(desk.config, *asked, name="import")
        return Incoming(name, tmx.NAME, units=tmx.read(data, name, languages=languages))
    for terms in (tbx, term_table):
        if terms.accepts(name, data):
            return Incoming(name, terms.NAME, termbase=terms.read(data, name, locales=codes))
    known = ", ".join(dict.fromkeys([*(one.SUFFIX for one in FORMATS), tmx.SUFFIX, tbx.SUFFIX, term_table.SUFFIX]))
    raise DiglotError(f"{name}: not a format that is read ({known})")


def _in_our_languages(parcel: Parcel, codes: list[str], name: str, desk: Desk) -> Parcel:
    source, target = same_locale(parcel.source or desk.source, codes), same_locale(parcel.target, codes)
    if source is None or target is None or source == target:
        here = " and ".join(dict.fromkeys((parcel.source or "?", parcel.target)))
        raise refused(name, parcel.line, f"it is in {here}, the corpus in {', '.join(codes)}")
    return replace(parcel, source=source, target=target)


def _record(delivery: Delivery) -> dict[str, Any]:
    record: dict[str, Any] = {
        "applied": delivery.count(Verdict.APPLIED),
        "unchanged": delivery.count(Verdict.UNCHANGED),
        "conflicts": delivery.count(Verdict.CONFLICT),
        "refused": delivery.count(Verdict.REFUSED),
        "approved": delivery.approved,
        "files": delivery.paths,
        "items": [_item(file, key, outcome) for file, key, outcome in delivery.told()],
    }
    if delivery.memory is not None:
        record["memory"] = {"file": delivery.memory.path, "units": delivery.memory.new}
    if delivery.terms is not None:
        record["terms"] = {
            "file": delivery.terms.path,
            "concepts": delivery.terms.new,
            "changed": delivery.terms.changed,
            "conflicts": delivery.terms.conflicts,
        }
    return record


def _item(file: str, key: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "file": file,
        "line": outcome.item.line,
        "entry": key,
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "at": outcome.line,
        "source": outcome.source_now,
        "exported": outcome.item.source,
        "now": outcome.now,
        "new": outcome.item.target,
    }


def _text(delivery: Delivery) -> str:
    lines: list[str] = []
    for file, key, outcome in delivery.told():
        if outcome.verdict in {Verdict.CONFLICT, Verdict.REFUSED}:
            lines += _told(file, key, outcome)
        elif outcome.verdict is Verdict.APPLIED:
            lines.append(f"{file}:{outcome.item.line}: {key}: {outcome.verdict.value}: {_short(outcome.item.target)}")
    if delivery.has_sheets:
        counts = [f"{delivery.count(verdict)} {verdict.value}" for verdict in Verdict]
        lines.append(", ".join(counts) + (f", {delivery.approved} agreed on" if delivery.by else ""))
    lines += [f"{path}: written" for path in delivery.paths]
    if delivery.memory is not None:
        lines.append(f"{delivery.memory.path}: {counted(delivery.memory.new, 'new unit')}")
    if delivery.terms is not None:
        found = delivery.terms
        lines += [f"{found.path}: conflict: {line}" for line in found.conflicts]
        lines.append(f"{found.path}: {counted(found.new, 'new concept')}, {found.changed} with more terms")
    return "\n".join(lines)


def _told(file: str, key: str, outcome: Outcome) -> Sequence[str]:
    lines = [f"{file}:{outcome.item.line}: {key}: {outcome.verdict.value}: {outcome.reason}"]
    for name, text in (
        ("source exported", outcome.item.source if outcome.item.source != outcome.source_now else ""),
        ("source now", outcome.source_now),
        ("translation now", outcome.now),
        ("in the file", outcome.item.target),
    ):
        lines += [f"    {name}: {_short(text)}"] if text else []
    return lines


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
