"""Small corpora and projects, so that a test shows only what it is about."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diglot.check.check import check_each
from diglot.check.surroundings import in_order
from diglot.markdown import parse
from diglot.model.kind import Kind, Label
from diglot.model.locale import Locale
from diglot.store.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diglot.check.rule import Rule
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.model.unit import Unit

ROOT = Path(__file__).parents[1]
"""The repository."""
SHARED = ROOT.parent / "shared"
"""Seeds and evaluation sets, where this machine has them; tests that need them skip without."""

LOCALES = (Locale("en", "English", default=True), Locale("fr", "Français"))
MYTH = Kind(
    "myth",
    "myths",
    labels={"en": Label("Myth", "Myths"), "fr": Label("Idée reçue", "Idées reçues")},
    sections={"en": ("The belief", "Why it fails"), "fr": ("Ce que l’on croit", "Pourquoi cela échoue")},
)
LEVEL = Kind("level", "levels")

MKDOCS = """\
site_name: Handbook
docs_dir: content
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: en
          name: English
          default: true
          build: true
        - locale: fr
          name: Français
          build: true
"""
"""The least that an mkdocs.yml says: two languages, no plugin of ours."""


def entry(markdown: str, *, locale: str = "en", key: str = "myths/more-staff") -> Entry:
    """An entry as it is read from its place in the project; `markdown` may be indented."""
    return parse(textwrap.dedent(markdown), key=key, locale=locale, path=f"content/{locale}/{key}.md")


def both(english: str, french: str, *, key: str = "myths/more-staff") -> tuple[Entry, Entry]:
    """An entry in both languages."""
    return entry(english, key=key), entry(french, locale="fr", key=key)


def corpus(*entries: Entry, files: Iterable[str] = ()) -> Corpus:
    """The corpus of `entries`, in the order given."""
    by_key: dict[str, dict[str, Entry]] = {}
    for one in entries:
        by_key.setdefault(one.key, {})[one.locale] = one
    return Corpus(by_key, frozenset(files))


def check(corpus: Corpus, **options: Any) -> tuple[Finding, ...]:
    """What `check_each` finds in a corpus, in order of place."""
    return in_order(finding for _, one in check_each(corpus, **options) for finding in one.findings)


def findings(
    rule: Rule,
    *entries: Entry,
    kinds: Iterable[Kind] = (),
    files: Iterable[str] = (),
    units: Iterable[Unit] = (),
) -> tuple[Finding, ...]:
    """What `rule` finds in `entries`, whose languages agreed on `units`."""
    agreed = tuple(units)
    return check(
        corpus(*entries, files=files),
        locales=LOCALES,
        kinds=tuple(kinds),
        rules=(rule,),
        agreed=lambda _source, _target, _key: agreed,
    )


def told(found: Iterable[Finding]) -> list[str]:
    """Each finding as `fr:12: message`."""
    return [f"{f.place.path.split('/')[1]}:{f.place.line}: {f.message}" for f in found]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files`, by their path below `folder`, and return `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def project(folder: Path, files: Mapping[str, str | bytes] | None = None, *, mkdocs: str = MKDOCS) -> Path:
    """A project of a home page in both languages and `files`, with `mkdocs` as its configuration."""
    home = {"content/en/index.md": "# Welcome\n", "content/fr/index.md": "# Bienvenue\n"}
    return write(folder, {"mkdocs.yml": mkdocs, **home, **(files or {})})
