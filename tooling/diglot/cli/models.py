"""`diglot models`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from diglot.errors import DiglotError

if TYPE_CHECKING:
    from diglot.translate.packages import ArgosPackage

__all__ = ["models_group"]


@click.group("models")
def models_group() -> None:
    """The models on this machine: for putting texts in step, and for translating them."""


@models_group.command("list")
def list_command() -> None:
    """List the models that come with diglot, and the packages that translate."""
    from diglot.align.models import available, shipped  # noqa: PLC0415  # numpy takes long to import

    for languages in available():
        model = shipped(*languages)
        if model is not None:
            size = sum(len(words) for words in model.vocabularies)
            click.echo(f"{' '.join(languages)}: {size:,} words, {model.dimensions} dimensions; {model.made_from}")
    _list_packages()


def _list_packages() -> None:
    from diglot.translate.packages import installed, models_folder  # noqa: PLC0415  # loads the whole stage

    folder = models_folder()
    packages = installed(folder)
    for package in packages:
        click.echo(f"{package.source} {package.target}: Argos package {package.version}; {package.folder}")
    if not packages:
        click.echo(f"no Argos packages in {folder}: diglot models install en fr")


@models_group.command("install")
@click.argument("languages", nargs=-1, metavar="[FROM TO]")
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help="A package that is on this machine already."
)
@click.option("--sha256", metavar="HEX", help="What the package's checksum must be.")
def install_command(languages: tuple[str, ...], file: Path | None, sha256: str | None) -> None:
    """Install a package that translates FROM one language TO another, such as en fr, from the public index of Argos.

    The only command that uses the network, and only without --file.
    """
    from diglot.translate.packages import install, models_folder  # noqa: PLC0415  # loads the whole stage

    if file is not None and not languages:
        checksum = _checksum(file)
        _prove_checksum(str(file), checksum, sha256)
        package = install(file, models_folder())
    elif file is None and len(languages) == 2:
        package, checksum = _installed_from_index(*languages, sha256)
    else:
        raise DiglotError("models install: name two languages (en fr), or a package with --file")
    click.echo(f"{package.source} {package.target}: Argos package {package.version} installed, SHA-256 {checksum}")


def _installed_from_index(source: str, target: str, sha256: str | None) -> tuple[ArgosPackage, str]:
    from diglot.translate.argos import index_address  # noqa: PLC0415
    from diglot.translate.catalogue import fetch, offers  # noqa: PLC0415
    from diglot.translate.packages import install, models_folder, version_order  # noqa: PLC0415

    every = offers(index_address())
    found = [offer for offer in every if (offer.source, offer.target) == (source, target)]
    if not found:
        raise DiglotError(_not_offered(source, target, {(offer.source, offer.target) for offer in every}))
    offer = max(found, key=lambda one: version_order(one.version))
    console = Console(stderr=True)
    with TemporaryDirectory() as folder, Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"{source} {target} {offer.version}", total=None)
        file = Path(folder) / "package.argosmodel"
        checksum = fetch(offer, file, progress=lambda had, total: bar.update(task, completed=had, total=total))
        _prove_checksum(f"{source} {target} {offer.version}", checksum, sha256)
        return install(file, models_folder()), checksum


def _not_offered(source: str, target: str, offered: set[tuple[str, str]]) -> str:
    by_way_of = sorted({one for start, one in offered if start == source and (one, target) in offered})
    if by_way_of:
        way = by_way_of[0] if "en" not in by_way_of else "en"
        return (
            f"no package from {source} to {target}; by way of {way}: "
            f"diglot models install {source} {way}, then {way} {target}"
        )
    return f"no package from {source} to {target} in the index of Argos"


def _checksum(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise DiglotError(f"{file}: {error.strerror}") from None


def _prove_checksum(shown: str, found: str, expected: str | None) -> None:
    if expected is not None and found != expected.lower():
        raise DiglotError(f"{shown}: refused: its SHA-256 is {found}")


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
