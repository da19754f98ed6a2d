"""`diglot status`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diglot.check.status import status
from diglot.check.status_record import counts, status_record
from diglot.cli.options import config_option, format_option
from diglot.config import load_config
from diglot.model.status import LocaleStatus, Status
from diglot.store.corpus import read_corpus
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.model.locale import Locale
    from diglot.model.status import EntryStatus

__all__ = ["status_command"]

_ANY_WIDTH = 10_000
_STYLES = {Status.DONE: "green", Status.OUTDATED: "yellow", Status.MISSING: "red"}


@click.command("status")
@format_option("text", "json")
@config_option
def status_command(output: str, config_file: Path) -> None:
    """Show what is translated, out of date or missing."""
    config = load_config(config_file)
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    statuses = status(corpus, locales=config.locales, agreed=Agreements(config.memory, corpus, config.root))
    if output == "json":
        click.echo(json.dumps(status_record(statuses, config.locales), ensure_ascii=False, indent=2))
    else:
        _print_table(statuses, config.locales)


def _print_table(statuses: Sequence[EntryStatus], locales: Sequence[Locale]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Entry", overflow="fold")
    for locale in locales:
        table.add_column(locale.name)
    for entry in statuses:
        table.add_row(Text(entry.key), *(_cell(entry.locales[locale.code]) for locale in locales))
    # A pipe has no width: nothing is cut there.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _ANY_WIDTH)
    console.print(table)
    for locale in locales:
        counted = ", ".join(f"{count} {name}" for name, count in counts(statuses, locale).items())
        console.print(Text(f"{locale.name}: {counted}"))


def _cell(found: LocaleStatus) -> Text:
    told = found.status.value
    if found.status is Status.OUTDATED:
        told += f", {found.changed} to bring into step"
    if found.state is not None:
        told += f" ({found.state.value})"
    elif found.awaits_approval:
        told += " (not approved)"
    return Text(told, style=_STYLES[found.status])
