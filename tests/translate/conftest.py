"""The packages that the tests translate with, installed once."""

from __future__ import annotations

from pathlib import Path  # pytest reads the annotations of fixtures

import pytest

from diglot.translate.packages import install

PACKAGES = Path(__file__).parent / "models"


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every package of the fixtures installed: en to fr and back, and two toys by way of German."""
    folder = tmp_path_factory.mktemp("models")
    for file in PACKAGES.glob("*.argosmodel"):
        install(file, folder)
    return folder


@pytest.fixture(scope="session")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which English leads to French by way of German only."""
    folder = tmp_path_factory.mktemp("toys")
    for direction in ("en_de", "de_fr"):
        install(PACKAGES / f"translate-{direction}-0_1.argosmodel", folder)
    return folder
