"""`diglot check --fix`: mends what can be mended without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diglot.check.fixing import fixes, prove_fixed
from diglot.errors import DiglotError
from diglot.markdown import parse
from diglot.store.files import read_text, rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.check.fixing import Fix
    from diglot.config import Config
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus

__all__ = ["fix"]


def fix(config: Config, corpus: Corpus, findings: Sequence[Finding]) -> bool:
    """Mend in the files of `corpus` what is certain of `findings`, and say whether any file was changed.

    Each fix is told in one line of its own, and so is each file that could not be rewritten; both on standard error,
    so that what is printed in a format stays in it.
    """
    paths = {finding.place.path for finding in findings}
    changed = False
    for entry in (entry for entries in corpus.by_key.values() for entry in entries.values() if entry.path in paths):
        try:
            found = _fix_entry(config, corpus, entry, findings)
        except DiglotError as error:
            for line in error.lines:
                click.echo(line, err=True)
            continue
        for one in found:
            click.echo(f"{entry.path}:{one.line}: fixed {one.rule}: {one.what}", err=True)
        changed = changed or bool(found)
    return changed


def _fix_entry(config: Config, corpus: Corpus, entry: Entry, findings: Sequence[Finding]) -> tuple[Fix, ...]:
    path = config.root / entry.path
    text = read_text(path, root=config.root)
    now = parse(text, key=entry.key, locale=entry.locale, path=entry.path)
    if now != entry:
        raise DiglotError(f"{entry.path}: changed meanwhile, left as it is; try again")
    found = fixes(text, now, findings, corpus=corpus)
    if found:
        after = prove_fixed(
            text,
            found,
            path=entry.path,
            extensions=config.extensions,
            extension_configs=config.extension_configs,
        )
        rewrite(path, after, read=text, root=config.root)
    return found
