"""`diglot new`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from diglot.cli.options import config_option
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.ingest.slugs import slug
from diglot.markdown import one_line, render
from diglot.model.entry import Block, BlockKind, Entry, Meta, State
from diglot.store.corpus import read_corpus
from diglot.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.kind import Kind

__all__ = ["new_command"]


@click.command("new")
@click.argument("kind")
@click.argument("title")
@click.option(
    "--title", "titles", multiple=True, metavar="LANGUAGE=TITLE", help="The title in another language: --title fr='…'."
)
@config_option
def new_command(kind: str, title: str, titles: tuple[str, ...], config_file: Path) -> None:
    """Start an entry: a file in every language, with its fields and sections.

    KIND is one of those in mkdocs.yml (myth, level, strategy); TITLE is the title in the site's first language.
    """
    config = load_config(config_file)
    wanted = _kind(kind, config.kinds)
    title = one_line(title)
    by_locale = {config.default_locale.code: title} | _titles(titles, config)
    name = slug(title, "")
    if not name:
        raise DiglotError(f"{title!r}: a title needs letters or digits, to make a file name of")
    paths = {locale.code: config.content / locale.code / wanted.folder / f"{name}.md" for locale in config.locales}
    taken = [place(path, root=config.root) for path in paths.values() if path.exists()]
    if taken:
        raise DiglotError(*(f"{path}: exists already" for path in taken))
    order = _next_order(config, wanted)
    texts = {path: render(_scaffold(wanted, order, by_locale.get(code, title), code)) for code, path in paths.items()}
    _write(texts, config.root)
    for path in texts:
        click.echo(place(path, root=config.root))


def _write(texts: Mapping[Path, str], root: Path) -> None:
    """Write all files or, where one cannot be written, none."""
    done: list[Path] = []
    try:
        for path, text in texts.items():
            write_whole(path, text, root=root)
            done.append(path)
    except DiglotError:
        for path in done:
            path.unlink()
        raise


def _kind(name: str, kinds: Sequence[Kind]) -> Kind:
    names = [kind.name for kind in kinds]
    if name in names:
        return kinds[names.index(name)]
    near = difflib.get_close_matches(name, names, n=1)
    known = (
        f"did you mean {near[0]}?" if near else f"known are {', '.join(names) or 'none: mkdocs.yml declares no kinds'}"
    )
    raise DiglotError(f"{name}: no such kind; {known}")


def _titles(given: Sequence[str], config: Config) -> dict[str, str]:
    codes = [locale.code for locale in config.locales]
    titles: dict[str, str] = {}
    for item in given:
        code, equals, title = item.partition("=")
        if not equals or not title.strip() or code not in codes:
            raise DiglotError(f"--title {item}: expected LANGUAGE=TITLE with one of {', '.join(codes)}")
        titles[code] = one_line(title)
    return titles


def _next_order(config: Config, kind: Kind) -> int:
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    orders = (
        entry.meta.order
        for locale in config.locales
        for entry in corpus.entries(locale.code)
        if entry.folder == kind.folder and entry.meta.order is not None
    )
    return max(orders, default=0) + 1


def _scaffold(kind: Kind, order: int, title: str, locale: str) -> Entry:
    sections = kind.sections.get(locale, ())
    return Entry(
        key="",
        locale=locale,
        meta=Meta(kind=kind.name, order=order, title=title, state=State.DRAFT),
        blocks=tuple(Block(BlockKind.HEADING, section, level=2, lead="## ") for section in sections),
    )
