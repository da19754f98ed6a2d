"""`diglot check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diglot.check.acceptance import without_accepted
from diglot.check.fingerprint import fingerprints
from diglot.check.surroundings import local_day
from diglot.check.writers import WRITERS
from diglot.cli.findings import cache_file, find, new_cache, open_cache, save_cache
from diglot.cli.messages import counted
from diglot.cli.options import config_option, format_option, known_keys
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.model.finding import Level
from diglot.store.baseline import read_baseline, write_baseline
from diglot.store.corpus import read_corpus
from diglot.store.waivers import read_waivers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus
    from diglot.store.findings_cache import FindingsCache

__all__ = ["check_command", "find", "not_accepted", "recalled", "remember"]


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
@click.option("--cache/--no-cache", default=True, show_default=True, help="Remember what was found, and look it up.")
@click.option("--rebuild-cache", is_flag=True, help="Forget what was remembered, and remember what is found now.")
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
    cache: bool,
    rebuild_cache: bool,
    mend: bool,
    output: str,
    config_file: Path,
) -> int:
    """Tell what the languages do not say alike, and what entries lack.

    Looks at every entry, or only at each ENTRY: a key (myths/more-staff), a folder (myths) or a file.
    """
    config = load_config(config_file)
    remembered = recalled(config, rebuild=rebuild_cache) if cache or rebuild_cache else None
    known = None if remembered is None else remembered.files
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root, known=known)
    wanted = known_keys(keys, corpus.keys, [locale.code for locale in config.locales]) if keys else None
    findings = find(config, corpus, wanted, cache=remembered)
    if mend and _mended(config, corpus, not_accepted(config, findings) if baseline else findings):
        corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root, known=known)
        findings = find(config, corpus, wanted, cache=remembered)
    if remembered is not None:
        remember(config, corpus, remembered)
    if update_baseline:
        return _write_baseline(config, findings, is_whole=wanted is None)
    if baseline:
        findings = not_accepted(config, findings)
    writer = next(writer for writer in WRITERS if output == writer.NAME)
    click.echo(writer.write(findings), nl=False)
    return int(fail_on != "never" and any(finding.level.rank >= Level(fail_on).rank for finding in findings))


def recalled(config: Config, *, rebuild: bool) -> FindingsCache | None:
    """What earlier checks found; None where it cannot be used, and is left as it is until somebody asks for another."""
    if rebuild:
        return new_cache()
    remembered = open_cache(config)
    if not remembered.is_damaged:
        return remembered
    shown = place(cache_file(config), root=config.root)
    click.echo(f"{shown}: damaged, and left as it is; everything was checked anew; remedy: --rebuild-cache", err=True)
    return None


def _mended(config: Config, corpus: Corpus, findings: Sequence[Finding]) -> bool:
    from diglot.cli.fixing import fix  # noqa: PLC0415  # most checks mend nothing

    return fix(config, corpus, findings)


def remember(config: Config, corpus: Corpus, cache: FindingsCache) -> None:
    """Keep what was found for the next time; where that cannot be written, say so."""
    try:
        save_cache(config, corpus, cache)
    except DiglotError as error:  # a folder that may not be written: the findings are as right as ever
        click.echo(f"check: nothing remembered for the next time: {error}", err=True)


def not_accepted(config: Config, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that neither the baseline nor a waiver accepts."""
    return without_accepted(
        findings,
        baseline=read_baseline(config.baseline, root=config.root),
        waivers=read_waivers(config.waivers, root=config.root),
        today=local_day(),
    )


def _write_baseline(config: Config, findings: Sequence[Finding], *, is_whole: bool) -> int:
    if not is_whole:
        raise DiglotError("check: --update-baseline: a baseline is made of all entries; name none")
    write_baseline(config.baseline, dict(zip(fingerprints(findings), findings, strict=True)), root=config.root)
    click.echo(f"{place(config.baseline, root=config.root)}: {counted(len(findings), 'finding')} accepted")
    return 0
