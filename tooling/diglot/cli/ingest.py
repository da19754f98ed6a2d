"""`diglot ingest`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from diglot.cli.messages import counted, printable
from diglot.cli.options import config_option, format_option
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.ingest.default_kinds import DEFAULT_KINDS
from diglot.ingest.verdict import Action
from diglot.model.termbase import Termbase
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.ingest.harvesting import Batch, Done
    from diglot.ingest.verdict import Verdict

__all__ = ["ingest_command"]

_DEFAULT_LANGUAGES: Final = ("en", "fr")


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of entries, instead of the configured one.",
)
@click.option("--lang", default="auto", show_default=True, metavar="CODE", help="The language of the articles.")
@click.option("--kind", default="auto", show_default=True, metavar="KIND", help="The kind of the entries.")
@click.option(
    "--keep",
    multiple=True,
    metavar="[FILE:]N",
    help="Undo decision N, as the report numbers it; may be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Report what would happen, and write nothing.")
@format_option("text", "json")
@config_option
def ingest_command(  # noqa: PLR0913 - one parameter for each option
    files: tuple[Path, ...],
    into: Path | None,
    lang: str,
    kind: str,
    keep: tuple[str, ...],
    *,
    dry_run: bool,
    output: str,
    config_file: Path,
) -> int:
    """Turn dirty articles (txt, md, html, docx, pdf) into draft entries, and show every decision.

    A folder stands for the articles in it. Nothing is lost: raw files stay as they are, every removal has a number, a
    line and a reason, and --keep undoes it. An entry that somebody has edited is never overwritten.
    """
    batch = _batch(into, config_file, lang, kind, keep, dry_run=dry_run)
    # The cleaners' word lists and patterns take longer to prepare than most commands to run.
    from diglot.ingest.harvesting import harvest_files  # noqa: PLC0415

    done = harvest_files(files, batch)
    if told := _json(done) if output == "json" else _text(done, dry_run=dry_run):
        click.echo(told)
    failed = [f"{one.file}: {line}" for one in done if one.error for line in one.error.lines]
    for line in failed:
        click.echo(printable(line), err=True)
    return 2 if failed else 0


def _batch(into: Path | None, config_file: Path, lang: str, kind: str, keep: Sequence[str], *, dry_run: bool) -> Batch:
    """Where entries go and how, from the options and the configuration (if there is one)."""
    named = click.get_current_context().get_parameter_source("config_file")
    config = (
        load_config(config_file) if config_file.exists() or named is click.core.ParameterSource.COMMANDLINE else None
    )
    languages = tuple(locale.code for locale in config.locales) if config else _DEFAULT_LANGUAGES
    kinds = config.kinds if config and config.kinds else DEFAULT_KINDS
    if lang != "auto" and lang not in languages:
        raise DiglotError(f"--lang {lang}: not one of the languages {', '.join(languages)}")
    if kind != "auto" and kind not in {one.name for one in kinds}:
        raise DiglotError(f"--kind {kind}: not one of the kinds {', '.join(one.name for one in kinds)}")
    target = into or (config.content if config else Path("content"))
    own = config is not None and (into is None or into.resolve() == config.content.resolve())
    from diglot.ingest.harvesting import Batch  # noqa: PLC0415  # as above

    return Batch(
        into=target,
        manifest=config.sources / "manifest.json" if config and own else target / ".ingest" / "manifest.json",
        inbox=config.sources if config and own else None,
        languages=languages,
        kinds=kinds,
        language=None if lang == "auto" else lang,
        kind=None if kind == "auto" else kind,
        termbase=read_termbase(config.termbase, languages, root=config.root) if config else Termbase(),
        keep=tuple(keep),
        dry_run=dry_run,
    )


def _json(done: Sequence[Done]) -> str:
    articles = [article for one in done for article in one.articles()]
    errors = [{"file": one.file, "reason": " ".join(one.error.lines)} for one in done if one.error]
    return json.dumps({"articles": articles, "errors": errors}, ensure_ascii=False, indent=1)


def _text(done: Sequence[Done], *, dry_run: bool) -> str:
    lines: list[str] = []
    for one in done:
        if one.harvest is not None:
            lines += [printable(line) for line in _told(one)]
    if dry_run:
        lines.append("Nothing was written (--dry-run).")
    return "\n".join(lines)


def _told(one: Done) -> list[str]:
    lines = [f"{one.file}"]
    if one.is_unchanged:
        lines.append("  unchanged since it was last ingested")
    for placed in one.placed:
        lines.append(f"  {placed.outcome.value}: {placed.path}  {placed.order}. {placed.seat.item.title}")
        lines += [f"    {line}" for line in one.changes(placed)]
    lines += [f"  no longer in the article: {path} (left as it is)" for path in one.gone]
    lines += [f"  {_decision(verdict)}" for verdict in one.verdicts if verdict.action is not Action.REPAIRED]
    repaired = sum(verdict.action is Action.REPAIRED for verdict in one.verdicts)
    if repaired:
        lines.append(f"  {counted(repaired, 'repair')} (all of them: --format json)")
    return lines


def _decision(verdict: Verdict) -> str:
    text = " ".join(verdict.text.split())
    shown = text if len(text) <= 70 else f"{text[:67]}…"
    undone = " (kept)" if verdict.kept else ""
    return f"[{verdict.number}] line {verdict.line}, {verdict.action.value}{undone}, {verdict.reason}: {shown}"
