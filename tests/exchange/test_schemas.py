"""Exports are valid by the published schemas, and other tools read them."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from translate.storage import tbx, tmx, xliff, xliff2

from tests.builders import ROOT

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


_JARS = (os.environ.get("OMEGAT_JAR", "/usr/share/omegat/OmegaT.jar"), ROOT / ".venv" / "OmegaT.jar")
OMEGAT = next((Path(jar) for jar in _JARS if Path(jar).exists()), None)
published = pytest.mark.skipif(
    OMEGAT is None, reason="OmegaT, which ships the schemas, is neither here nor in Debian's"
)


@pytest.fixture(params=["written down", pytest.param("published", marks=published)])
def grammars(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    """What tells whether a TMX and a TBX are valid: ours, from the specifications, and the published schemas."""
    if request.param == "written down":
        return {kind: etree.DTD(str(SCHEMAS / name)) for kind, name in (("tmx", "tmx.dtd"), ("tbx", "tbx-basic.dtd"))}
    assert OMEGAT is not None
    with zipfile.ZipFile(OMEGAT) as archive:
        for name in ("tmx14.dtd", "tbx.xsd", "xml.xsd"):
            (tmp_path / name).write_bytes(archive.read(f"schemas/{name}"))
    return {"tmx": etree.DTD(str(tmp_path / "tmx14.dtd")), "tbx": etree.XMLSchema(file=str(tmp_path / "tbx.xsd"))}


@pytest.mark.parametrize("kind", ["tmx", "tbx"])
def test_a_memory_and_a_termbase_are_valid(desk: _Desk, grammars: dict[str, Any], kind: str) -> None:
    with_every_state(desk)
    found = grammars[kind]
    assert found.validate(etree.parse(str(desk.export(kind, out=f"a.{kind}")))), found.error_log


STATUSES = {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}


def test_terms_have_the_statuses_that_tbx_basic_lists(desk: _Desk) -> None:
    tree = etree.parse(str(desk.export("tbx", out="a.tbx")))
    assert {note.text for note in tree.iter("termNote")} <= STATUSES
    assert tree.docinfo.system_url == "TBXBasiccoreStructV02.dtd"
