from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diglot.markdown import parse
from diglot.model.locale import Locale
from diglot.search.documents import documents
from diglot.search.whoosh_index import build_index, open_index
from diglot.store.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diglot.model.entry import Entry
    from diglot.search.index import Index

LOCALES = (Locale("en", "English", default=True), Locale("fr", "Français"))

ENTRIES = {
    "en/complaints": """---
kind: strategy
title: Handle complaints well
summary: A complaint is the cheapest advice that a business can get.
state: reviewed
---

Listen first, then act.

## Refund without discussion

A refund under €20 is paid at once, by whoever takes the complaint.

## The after-sales service

They answer each e-mail within a day. The customer's time counts.
""",
    "fr/complaints": """---
kind: strategy
title: Bien traiter les réclamations
summary: Une réclamation est le conseil le moins cher qui soit.
state: reviewed
---

Écoutez d’abord, agissez ensuite.

## Rembourser sans discuter

Un remboursement de moins de 20 € se fait aussitôt, par la personne qui reçoit la réclamation.

## L’équipe du service après-vente

Elle répond à chaque courriel dans la journée. Le temps du client compte.
""",
    "en/training": """---
kind: myth
title: More staff means better service
---

## Training the people

Train them, and let them decide. Complaints are rare where service is good.
""",
    "fr/training": """---
kind: myth
title: Être plus nombreux, c’est mieux servir
---

## Former les gens

Formez le personnel et laissez-le décider.
""",
    "en/only-english": """---
kind: myth
title: Warranty and spare parts
---

Spare parts are kept for ten years.
""",
}


@pytest.fixture(scope="session")
def module_index_of() -> Callable[..., Index]:
    """Builds and opens the index of entries, given as `locale/key` and text, below a folder."""

    def build(entries: dict[str, str], folder: Path, **options: Any) -> Index:
        by_key: dict[str, dict[str, Entry]] = {}
        for name, text in entries.items():
            locale, _, key = name.partition("/")
            by_key.setdefault(key, {})[locale] = parse(text, key=key, locale=locale)
        codes = [locale.code for locale in LOCALES]
        build_index(documents(Corpus(by_key), LOCALES), folder, locales=codes, **options)
        return open_index(folder)

    return build


@pytest.fixture
def index_of(tmp_path: Path, module_index_of: Callable[..., Index]) -> Callable[[dict[str, str]], Index]:
    """Builds and opens the index of entries, given as `locale/key` and text."""
    return lambda entries: module_index_of(entries, tmp_path / "index")


@pytest.fixture
def index(index_of: Callable[[dict[str, str]], Index]) -> Index:
    return index_of(ENTRIES)
