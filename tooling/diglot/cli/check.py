"""`diglot check`."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import click

from diglot.check import check
from diglot.check.acceptance import without_accepted
from diglot.check.fingerprint import fingerprints
from diglot.check.writers import WRITERS
from diglot.cli.fixing import fix
from diglot.cli.options import config_option, format_option, known_keys
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.model.finding import Level
from diglot.store.baseline import read_baseline, write_baseline
from diglot.store.corpus import read_corpus
from diglot.store.moves import Agreements
from diglot.store.termbase import read_termbase
from diglot.store.waivers import read_waivers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus

__all__ = ["check_command", "find", "not_accepted"]


@click.command("check")
@click.argument("keys", nargs=-1, metavar="[ENTRY]...")
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in Level), "never"]),
    default=Level.ERROR.value,
    show_default=True,
    help="The lowest level that makes the exit code 1.",
)
@click.option("--baseline/--no-baseline", default=True, show_default=True, help="Leave out what the team has accepted.")
@click.option(
    "--update-baseline", is_flag=True, help="Accept what is there now: from then on only new findings are told."
)
@click.option(
    "--fix", "mend", is_flag=True, help="Mend what is certain (French spacing, mistyped links), then tell what is left."
)
@format_option(*(writer.NAME for writer in WRITERS))
@config_option
def check_command(  # noqa: PLR0913  # one parameter for each option
    *,
    keys: tuple[str, ...],
    fail_on: str,
    baseline: bool,
    update_baseline: bool,
    mend: bool,
    output: str,
    config_file: Path,
) -> int:
    """Tell what the languages do not say alike, and what entries lack.

    Looks at every entry, or only at each ENTRY: a key (myths/more-staff), a folder (myths) or a file.
    """
    config = load_config(config_file)
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    wanted = known_keys(keys, corpus.keys, [locale.code for locale in config.locales]) if keys else None
    findings = find(config, corpus, wanted)
    if mend and fix(config, corpus, not_accepted(config, findings) if baseline else findings):
        corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
        findings = find(config, corpus, wanted)
    if update_baseline:
        return _write_baseline(config, findings, is_whole=wanted is None)
    if baseline:
        findings = not_accepted(config, findings)
    writer = next(writer for writer in WRITERS if output == writer.NAME)
    click.echo(writer.write(findings), nl=False)
    return int(fail_on != "never" and any(finding.level.rank >= Level(fail_on).rank for finding in findings))


def not_accepted(config: Config, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that neither the baseline nor a waiver accepts."""
    return without_accepted(
        findings,
        baseline=read_baseline(config.baseline, root=config.root),
        waivers=read_waivers(config.waivers, root=config.root),
        today=datetime.datetime.now().astimezone().date(),
    )


def _write_baseline(config: Config, findings: Sequence[Finding], *, is_whole: bool) -> int:
    if not is_whole:
        raise DiglotError("check: --update-baseline: a baseline is made of all entries; name none")
    write_baseline(config.baseline, dict(zip(fingerprints(findings), findings, strict=True)))
    click.echo(f"{place(config.baseline, root=config.root)}: {len(findings)} findings accepted")
    return 0


def find(config: Config, corpus: Corpus, keys: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """The findings of every rule in the entries with `keys`, or in all."""
    # NumPy's threads wait busily for one another, which costs more than the small products of one entry: measured on 43
    # pairs of entries, 12 times the CPU. It reads this when it is first imported, here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from diglot.align.entries import align_entries  # noqa: PLC0415

    return check(
        corpus,
        locales=config.locales,
        kinds=config.kinds,
        keys=keys,
        agreed=Agreements(config.memory, corpus, config.root),
        bitext=align_entries,
        termbase=read_termbase(config.termbase, [locale.code for locale in config.locales], root=config.root),
    )
