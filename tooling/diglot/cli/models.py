"""`diglot models`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

__all__ = ["models_group"]


@click.group("models")
def models_group() -> None:
    """The models that know which words of two languages mean the same."""


@models_group.command("list")
def list_command() -> None:
    """List the models that come with diglot, and what each was made from."""
    from diglot.align.models import available, shipped  # noqa: PLC0415  # numpy takes long to import

    for languages in available():
        model = shipped(*languages)
        if model is not None:
            size = sum(len(words) for words in model.vocabularies)
            click.echo(f"{' '.join(languages)}: {size:,} words, {model.dimensions} dimensions; {model.made_from}")


@models_group.command("train")
@click.argument("pairs", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "source", required=True, metavar="LOCALE", help="The language of the first column, such as en.")
@click.option("--to", "target", required=True, metavar="LOCALE", help="The language of the second column, such as fr.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The model to write."
)
@click.option("--made-from", default="", help="What the pairs are and where they come from; kept in the model.")
def train_command(*, pairs: Path, source: str, target: str, output: Path, made_from: str) -> None:
    """Make a model from PAIRS of sentences: .tsv (a tab between the two) or .tmx, also .gz, .bz2 or .xz.

    600,000 pairs take about ten minutes on one core. The same pairs make the same model.
    """
    from diglot.align.compact import compact  # noqa: PLC0415  # numpy takes long to import
    from diglot.align.pairs import read_pairs  # noqa: PLC0415
    from diglot.align.train import train  # noqa: PLC0415
    from diglot.lang import language  # noqa: PLC0415

    read = read_pairs(pairs, (source, target))
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Training", total=None)

        def advance(done: int, batches: int, _loss: float) -> None:
            bar.update(task, completed=done, total=batches)

        trained = train(read, progress=advance)
    codes = (language(source).code, language(target).code)
    model = compact(trained, codes, made_from=made_from or f"{len(read):,} pairs of {pairs.name}")
    model.save(output)
    words = sum(len(words) for words in model.vocabularies)
    click.echo(f"{output}: {words:,} words, {output.stat().st_size / 1e6:.1f} MB")
