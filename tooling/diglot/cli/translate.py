"""`diglot translate`."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from diglot.cli.options import config_option, format_option, known_keys, one_of
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.store.corpus import read_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from diglot.cli.executors import Place
    from diglot.cli.translating import Drafted, Work
    from diglot.config import Config
    from diglot.translate import Engine, Plan

__all__ = ["translate_command"]


@click.command("translate")
@click.argument("keys", nargs=-1, metavar="[ENTRY]...")
@click.option("--to", "target", metavar="LOCALE", help="The language to draft, such as fr.")
@click.option("--from", "source", metavar="LOCALE", help="The language to draft from; the site's first one by default.")
@click.option("--missing", is_flag=True, help="Only entries that the language lacks.")
@click.option("--changed", is_flag=True, help="Only what has changed since both languages agreed.")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["argos", "none"]),
    default="argos",
    show_default=True,
    help="What translates that nobody agreed on yet; with none it stays in its own language.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    help="Processes to translate in; one for each core by default, for little work threads.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Translate on the workers of a Dask cluster: tcp://host:8786.")
@click.option("--dry-run", is_flag=True, help="Tell what would be drafted, and from what; write nothing.")
@format_option("text", "json")
@config_option
def translate_command(  # noqa: PLR0913  # one parameter for each option
    *,
    keys: tuple[str, ...],
    target: str | None,
    source: str | None,
    missing: bool,
    changed: bool,
    engine_name: str,
    jobs: int | None,
    scheduler: str | None,
    dry_run: bool,
    output: str,
    config_file: Path,
) -> None:
    """Draft what a language lacks, and what has changed in the other one since both agreed.

    Sentence by sentence: what the team agreed on before, then a close match, then Argos Translate, on this machine. A
    draft is marked as machine translation until somebody approves it. What people reviewed and nobody changed is never
    touched.
    """
    # rapidfuzz and the rest of the stage load only for this command.
    from diglot.cli.drafts import tell  # noqa: PLC0415

    which = one_of("translate", missing=missing, changed=changed)
    if jobs is not None and scheduler:
        raise DiglotError("translate: --jobs: the workers of --scheduler are as many as they are; say one of the two")
    config = load_config(config_file)
    work = _work(config, keys, (source, target), which, is_dry=dry_run)
    plans = list(work.plans())
    if dry_run:
        drafted = list(work.drafted(plans, None, None, lambda _: None))
    else:
        drafted = _run(work, plans, engine_name, _place(plans, jobs, scheduler))
    tell(config, drafted, output, is_dry=dry_run)
    if work.refused:
        raise DiglotError(*work.refused)


def _work(
    config: Config, keys: Sequence[str], ends: tuple[str | None, str | None], which: str | None, *, is_dry: bool
) -> Work:
    """What is to be drafted of the entries named, or of all; what an interrupted run was writing is finished first."""
    from diglot.cli.translating import Direction, Work  # noqa: PLC0415
    from diglot.store.intent import complete  # noqa: PLC0415

    def read() -> Work:
        corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
        wanted = known_keys(keys, corpus.keys, [locale.code for locale in config.locales]) if keys else corpus.keys
        direction = Direction.of(config, *ends)
        return Work(config, corpus, direction, wanted, missing=which != "changed", changed=which != "missing")

    work = read()
    if is_dry or not (finished := complete(work.note, root=config.root)):
        return work
    click.echo(f"finished what was interrupted: {', '.join(finished)}", err=True)
    return read()


def _place(plans: Sequence[Plan], jobs: int | None, scheduler: str | None) -> AbstractContextManager[Place]:
    from diglot.cli.executors import here, on_cluster  # noqa: PLC0415

    return on_cluster(scheduler) if scheduler else here(sum(len(plan.requests) for plan in plans), jobs)


def _run(work: Work, plans: Sequence[Plan], engine_name: str, where: AbstractContextManager[Place]) -> list[Drafted]:
    """Draft and write every plan. What was written stays, whatever happens to the rest."""
    total = sum(len(plan.requests) for plan in plans)
    if not total:
        return _written(work, plans, None, nullcontext(lambda _: None), None)
    with ExitStack() as stack:
        at = stack.enter_context(where)
        try:
            engine = _engine(work, engine_name, at.threads)
        except DiglotError:
            # What the memory knows needs no engine.
            if any(
                draft.is_left
                for one in work.drafted(plans, None, None, lambda _: None)
                for _, draft in one.composed.drafts
            ):
                raise
            engine = None
        return _written(work, plans, engine, _progress(total), at)


def _engine(work: Work, name: str, threads: int) -> Engine | None:
    if name == "none":
        return None
    from diglot.translate.argos import open_engine  # noqa: PLC0415
    from diglot.translate.packages import models_folder  # noqa: PLC0415

    return open_engine(models_folder(), work.direction.source, work.direction.target, threads=threads)


def _written(
    work: Work,
    plans: Sequence[Plan],
    engine: Engine | None,
    progress: AbstractContextManager[Callable[[int], None]],
    at: Place | None,
) -> list[Drafted]:
    from diglot.store.journal import Journal  # noqa: PLC0415
    from diglot.translate import Workers  # noqa: PLC0415

    with ExitStack() as stack:
        advance = stack.enter_context(progress)
        workers = None
        if engine is not None and at is not None:
            journal = stack.enter_context(Journal(work.journal, f"{engine.name} {engine.version}"))
            workers = Workers(
                engine,
                (work.direction.source, work.direction.target),
                journal.known,
                executors=at.executors,
                count=at.count,
                record=journal.record,
            )
        return [one for one in work.drafted(plans, engine, workers, advance) if work.write(one)]


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("translate"), BarColumn(), MofNCompleteColumn(), TextColumn("left:"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("translate", total=total)
        yield lambda count: progress.advance(task, count)
