"""`diglot approve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diglot.check.surroundings import local_day
from diglot.cli.messages import counted
from diglot.cli.options import config_option, known_keys
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.markdown import with_fields
from diglot.model.entry import State
from diglot.store.corpus import read_corpus
from diglot.store.files import read_text, rewrite
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.entry import Entry
    from diglot.model.unit import Unit

__all__ = ["approve_command", "reviewed_text"]


@click.command("approve")
@click.argument("keys", nargs=-1, metavar="[ENTRY]...")
@click.option("--by", required=True, metavar="NAME", help="Who read both languages and finds that they agree.")
@click.option("--all", "everything", is_flag=True, help="Approve every entry: how a repository is adopted.")
@config_option
def approve_command(keys: tuple[str, ...], by: str, everything: bool, config_file: Path) -> None:
    """Record that the languages of an entry say the same, as they stand.

    From then on `diglot check` and `diglot status` tell what has changed on either side. An entry whose languages do
    not correspond sentence by sentence is approved all the same; what has no counterpart is counted.
    """
    if bool(keys) == everything:
        raise DiglotError("approve: name the entries, or say --all")
    if not by.strip():
        raise DiglotError("approve: --by: name who approves")
    config = load_config(config_file)
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    wanted = corpus.keys if everything else known_keys(keys, corpus.keys, [locale.code for locale in config.locales])
    agreements = Agreements(config.memory, corpus, config.root)
    today = local_day()
    approved = 0
    for key in wanted:
        source = corpus.entry(key, config.default_locale.code)
        targets = [entry for code, entry in corpus.by_key[key].items() if code != config.default_locale.code]
        if source is None or not targets:
            click.echo(f"{key}: only one language, nothing to agree on", err=True)
            continue
        for target in targets:
            path, told = _approve(agreements, source, target, by.strip(), today)
            for entry in (source, target):
                _mark_reviewed(config, entry, today)
            click.echo(f"{place(path, root=config.root)}: {told}")
            approved += 1
    if not approved and not everything:
        raise DiglotError("approve: nothing was approved")


def _approve(agreements: Agreements, source: Entry, target: Entry, by: str, today: datetime.date) -> tuple[Path, str]:
    # numpy takes longer to import than most commands run.
    from diglot.align.agree import agree  # noqa: PLC0415
    from diglot.align.entries import align_entries  # noqa: PLC0415

    pair = (source.locale, target.locale, source.key)
    before = agreements(*pair)
    former = agreements.former_key(*pair)
    units = agree(align_entries(source, target), by=by, on=today, previous=before)
    path = agreements.write(*pair, units)
    return path, _told(units, before) + (f", moved from {former}" if former else "")


def _mark_reviewed(config: Config, entry: Entry, today: datetime.date) -> None:
    """What an engine drafted is reviewed from now on, and says so in its file."""
    if entry.meta.state is not State.MACHINE:
        return
    path = config.root / entry.path
    text = read_text(path, root=config.root)
    rewrite(path, reviewed_text(text, entry, today), read=text, root=config.root)


def reviewed_text(text: str, entry: Entry, today: datetime.date) -> str:
    """The file of `entry`, `text`, as one that was reviewed `today`."""
    fields: dict[str, str | datetime.date | None] = {"state": State.REVIEWED.value}
    if entry.meta.review_in or entry.meta.last_reviewed_on:
        fields["last_reviewed_on"] = today
    return with_fields(text, fields, path=entry.path)


def _told(units: tuple[Unit, ...], before: tuple[Unit, ...]) -> str:
    kept = len({(u.source, u.target) for u in before} & {(u.source, u.target) for u in units})
    alone = sum(not unit.source or not unit.target for unit in units)
    told = counted(len(units), "segment pair") + (f", {len(units) - kept} new" if before else "")
    return f"{told}, {alone} without counterpart" if alone else told
