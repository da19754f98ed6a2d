"""`diglot search`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from diglot.cli.options import config_option, format_option
from diglot.config import load_config
from diglot.errors import DiglotError, place
from diglot.search.opening import open_index
from diglot.search.unanswered import unanswered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.document import Hit, Results
    from diglot.model.locale import Locale

__all__ = ["search_command"]


@click.command("search")
@click.argument("query", nargs=-1)
@click.option("--lang", help="Your language, such as fr: entries that answer in it come first.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="The most entries to show.")
@click.option("--expand/--no-expand", default=True, help="Whether to look for synonyms and translations.")
@click.option("--report", is_flag=True, help="What readers asked in vain, per language, most asked first.")
@format_option("text", "json")
@config_option
def search_command(  # noqa: PLR0913, PLR0917  # an argument an option
    query: tuple[str, ...], lang: str | None, limit: int, expand: bool, report: bool, output: str, config_file: Path
) -> None:
    """Find entries, as the search of the site does.

    QUERY is any words; "a phrase" is looked for as it stands, and after -- a word that begins with a minus is left out.
    """
    asked = " ".join(query).strip()
    if report:
        if asked:
            raise DiglotError("search: --report is on all questions; ask none")
        _print_report(load_config(config_file), output)
        return
    if not asked:
        raise DiglotError("QUERY: empty; what are you looking for?")
    config = load_config(config_file)
    codes = _ordered(config.locales, lang)
    found = open_index(config.search_index).search(asked, locales=codes, limit=limit, expand=expand)
    if output == "json":
        click.echo(json.dumps(_record(found, codes[0]), ensure_ascii=False, indent=2))
    else:
        _print(found, config.locales)


def _print_report(config: Config, output: str) -> None:
    found = unanswered(config.unanswered)
    if output == "json":
        record = {code: [{"query": text, "count": count} for text, count in asked] for code, asked in found.items()}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    if not config.service.report:
        where = place(config.file, root=config.root)
        click.echo(f"{where}: nothing is counted until plugins.diglot.search.report_unanswered is true", err=True)
    for code, asked in found.items():
        click.echo(f"{code}: asked in vain")
        for text, count in asked:
            click.echo(f"{count:6} {text}")
    if not found:
        click.echo("No question was asked in vain more than once.")


def _ordered(locales: Sequence[Locale], lang: str | None) -> list[str]:
    codes = [locale.code for locale in sorted(locales, key=lambda locale: not locale.default)]
    if lang is None:
        return codes
    if lang not in codes:
        raise DiglotError(f"--lang {lang}: expected one of {', '.join(codes)}")
    return [lang, *(code for code in codes if code != lang)]


def _record(found: Results, lang: str) -> dict[str, Any]:
    return {
        "query": found.query,
        "shortened": found.shortened,
        "language": lang,
        "total": found.total,
        "corrections": dict(found.corrections),
        "expansions": {code: list(texts) for code, texts in found.expansions.items()},
        "hits": [_hit_record(hit) for hit in found.hits],
    }


def _hit_record(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "key": document.key,
        "kind": document.kind,
        "state": str(document.state),
        "language": document.locale,
        "title": document.title,
        "heading": document.heading,
        "address": _address(hit),
        "titles": dict(hit.titles),
        "addresses": dict(hit.addresses),
        "excerpt": hit.excerpt,
        "marks": [list(mark) for mark in hit.marks],
        "score": round(hit.score, 4),
    }


def _address(hit: Hit) -> str:
    document = hit.document
    return f"{document.address}#{document.anchor}" if document.anchor else document.address


def _print(found: Results, locales: Sequence[Locale]) -> None:
    console = Console(highlight=False)
    for word, correction in found.corrections.items():
        console.print(Text(f"Looked for {correction} instead of {word}", style="yellow"))
    for code, texts in found.expansions.items():
        console.print(Text(f"Also searched ({code}): {', '.join(texts)}", style="dim"))
    if not found.total:
        console.print(Text(f"Nothing found for “{found.query}”. Try other or fewer words."))
    names = {locale.code: locale.name for locale in locales}
    for hit in found.hits:
        console.print(_shown(hit, names), soft_wrap=True)
        console.print(Padding(_excerpt(hit), (0, 0, 1, 2)))
    if found.total > len(found.hits):
        console.print(Text(f"{len(found.hits)} of {found.total} entries; --limit shows more", style="dim"))


def _shown(hit: Hit, names: dict[str, str]) -> Text:
    document = hit.document
    shown = Text(document.title, style="bold")
    if document.heading:
        shown.append(f" › {document.heading}")
    for code, title in hit.titles.items():
        if code != document.locale:
            shown.append(f"\n  {names.get(code, code)}: {title}", style="not bold dim")
    shown.append(f"\n  /{_address(hit)}", style="not bold cyan")
    return shown


def _excerpt(hit: Hit) -> Text:
    excerpt = Text(hit.excerpt)
    for start, end in hit.marks:
        excerpt.stylize("bold yellow", start, end)
    return excerpt
