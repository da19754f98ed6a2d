"""`diglot build`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from diglot.check.writers import text
from diglot.cli.check import find, not_accepted, recalled, remember
from diglot.cli.indexing import index, is_indexed
from diglot.cli.messages import counted
from diglot.cli.options import config_option
from diglot.config import load_config
from diglot.errors import place
from diglot.model.finding import Level
from diglot.store.corpus import read_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.config import Config
    from diglot.publish.workshop import Workshop

__all__ = ["build", "build_command"]


@click.command("build")
@config_option
def build_command(config_file: Path) -> int:
    """Check the entries, build the site, and index it for search.

    What was built before stays in place until everything new is whole.
    """
    return build(load_config(config_file))


def build(config: Config, *, workshop: Workshop | None = None) -> int:
    """Build the site and its index, telling each step; 1 when findings of level error forbid it, else 0.

    What an earlier check of an entry found is not worked out again, and what `workshop` has made is not made again; a
    site and an index that are as they would be made stay.
    Raises `DiglotError` for a corpus or a folder from which or into which nothing can be built.
    """
    # Imported when a site is built: MkDocs, its theme and Whoosh take longer to load than most commands to run.
    from diglot.publish.policy import release  # noqa: PLC0415
    from diglot.publish.publish import publish  # noqa: PLC0415
    from diglot.publish.statuses import statuses  # noqa: PLC0415
    from diglot.publish.workshop import Workshop  # noqa: PLC0415
    from diglot.search.documents import documents  # noqa: PLC0415

    began = time.perf_counter()
    passing = workshop or Workshop(builds_again=False)
    corpus = passing.corpus = read_corpus(
        config.content, config.locales, config.kinds, root=config.root, strict=True, before=passing.corpus
    )
    cache = recalled(config, rebuild=False)
    findings = not_accepted(config, find(config, corpus, cache=cache))
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors:
        click.echo(text.write(errors), nl=False, err=True)
        return 1
    click.echo(f"{counted(len(corpus.keys), 'entry', 'entries')} checked: {_told(len(findings))}")
    published = release(corpus, locales=config.locales, kinds=config.kinds, statuses=statuses(config, corpus))
    for held in published.held:
        click.echo(str(held))
    publish(config, workshop=passing)
    site = place(config.site, root=config.root)
    click.echo(f"Site in {site}/ as it was: nothing has changed" if passing.stands else f"Site built in {site}/")
    if is_indexed(config, passing.made_of):
        told = "index as it was"
    else:
        kept = passing.searched.documents
        found = documents(published.corpus, config.locales, directory_urls=config.directory_urls, kept=kept)
        index(config, found, made_of=passing.made_of)
        told = f"{counted(len(found), 'section')} indexed"
    if cache is not None:
        remember(config, corpus, cache)
    click.echo(f"{told}; {time.perf_counter() - began:.1f} s in all")
    return 0


def _told(count: int) -> str:
    return f"{counted(count, 'finding')}, shown by diglot check" if count else "no findings"
