"""`diglot align`."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.options import format_option
from diglot.store.files import read_text

__all__ = ["align_command"]


@click.command("align")
@click.argument("source", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "source_locale", required=True, metavar="LOCALE", help="The language of SOURCE, such as en.")
@click.option("--to", "target_locale", required=True, metavar="LOCALE", help="The language of TARGET, such as fr.")
@click.option(
    "--unit",
    type=click.Choice(["sentence", "line", "block"]),
    default="sentence",
    show_default=True,
    help="What one segment is.",
)
@click.option(
    "--model",
    "model_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A model that `diglot models train` made. [default: the one shipped for the two languages]",
)
@format_option("text", "json", "tmx", "html")
def align_command(  # noqa: PLR0913  # one parameter for each option
    *,
    source: Path,
    target: Path,
    source_locale: str,
    target_locale: str,
    unit: str,
    model_file: Path | None,
    output: str,
) -> None:
    """Put two texts in step: what corresponds to what, what stands alone, what has moved.

    SOURCE and TARGET are Markdown (.md) or plain text, of which each line is a paragraph.
    """
    # numpy takes longer to import than most commands run.
    from diglot.align import align  # noqa: PLC0415
    from diglot.align.models import fitting  # noqa: PLC0415
    from diglot.align.reading import SegmentBy, read  # noqa: PLC0415
    from diglot.align.writers import WRITERS  # noqa: PLC0415

    languages = (source_locale, target_locale)
    texts = [
        read(read_text(path), unit=SegmentBy(unit), locale=locale, path=str(path))
        for path, locale in zip((source, target), languages, strict=True)
    ]
    model = fitting(*languages, file=model_file)
    if model is None:
        click.echo(
            f"no model for {source_locale} and {target_locale}: compared by spelling, numbers and length", err=True
        )
    kinds = (texts[0].kinds, texts[1].kinds)
    bitext = align(texts[0].segments, texts[1].segments, model=model, languages=languages, kinds=kinds)
    writer = next(writer for writer in WRITERS if output == writer.NAME)
    click.echo(writer.write(bitext, languages=languages), nl=False)
