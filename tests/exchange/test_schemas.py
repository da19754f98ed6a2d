"""Exports are valid by the published schemas, and other tools read them."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from translate.storage import tbx, tmx, xliff, xliff2

if TYPE_CHECKING:
    from tests.exchange.conftest import _Desk

SCHEMAS = Path(__file__).parent / "schemas"


class _Local(etree.Resolver):
    """Answers for the one schema that both import from the web."""

    def resolve(self, url: str, _public: str | None, context: Any) -> Any:
        return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if url.endswith("xml.xsd") else None


@cache
def schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


def with_every_state(desk: _Desk) -> None:
    """A corpus with something missing, changed, from an engine, unapproved and final."""
    desk("approve", "parking", "--by", "Ana")
    desk.replace("content/en/parking.md", "Ring at the gate.", "Ring twice at the gate. <br> Then [wait](rules.md).")
    desk.replace("content/fr/rules.md", "# Règlement", "---\nstate: machine\n---\n\n# Règlement")
    desk.replace("content/fr/rules.md", " Défense de fumer ici.\n", "\n")


@pytest.mark.parametrize(("kind", "name"), [("xliff", "xliff-core-1.2-strict.xsd"), ("xliff2", "xliff-core-2.0.xsd")])
def test_an_export_is_valid_by_the_schema_of_its_standard(desk: _Desk, kind: str, name: str) -> None:
    with_every_state(desk)
    found = schema(name)
    assert found.validate(etree.parse(str(desk.export(kind, out="a.xlf")))), found.error_log


@pytest.mark.parametrize("kind", ["xliff", "xliff2"])
def test_translate_toolkit_reads_every_segment(desk: _Desk, kind: str) -> None:
    with_every_state(desk)
    content = desk.export(kind, out="a.xlf").read_bytes()
    store = (xliff.xlifffile if kind == "xliff" else xliff2.Xliff2File).parsestring(content)
    units = [unit for unit in store.units if unit.source]
    known = {str(unit.source): str(unit.target or "") for unit in units}
    assert known["Visitors ring."] == "Les visiteurs sonnent."
    assert len(units) == content.count(b"</trans-unit>") + content.count(b"</unit>")


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_compiles_the_catalogue(desk: _Desk) -> None:
    with_every_state(desk)
    path = desk.export("po", out="a.po")
    command = ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", path]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_translate_toolkit_reads_the_memory(desk: _Desk) -> None:
    desk("approve", "--all", "--by", "Ana")
    store = tmx.tmxfile.parsestring(desk.export("tmx", out="a.tmx").read_bytes(), "en", "fr")
    known = {str(unit.source): str(unit.target) for unit in store.units}
    assert known["Ring at the gate."] == "Sonnez au portail."


def test_translate_toolkit_reads_the_terms(desk: _Desk) -> None:
    store = tbx.tbxfile.parsestring(desk.export("tbx", out="a.tbx").read_bytes(), "en", "fr")
    assert {str(unit.source): str(unit.target) for unit in store.units}["gate"] == "portail"
