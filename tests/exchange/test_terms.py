"""Terms go out and come in: what is new is added, what contradicts is told, nothing doubled or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from diglot.store.termbase import read_termbase
from tests.exchange.conftest import TERMS
from tests.exchange.test_schemas import SCHEMAS

if TYPE_CHECKING:
    from tests.exchange.conftest import _Desk


@pytest.mark.parametrize("kind", ["tbx", "csv"])
def test_terms_that_nobody_edited_change_nothing(desk: _Desk, kind: str) -> None:
    report = desk.take(desk.export(kind, out=f"a.{kind}"))
    assert report["terms"] == {"file": "memory/terms.csv", "concepts": 0, "changed": 0, "conflicts": []}
    assert desk.text("memory/terms.csv") == TERMS


@pytest.mark.parametrize("kind", ["tbx", "csv"])
def test_terms_go_into_an_empty_project_as_they_were(desk: _Desk, kind: str) -> None:
    path = desk.export(kind, out=f"a.{kind}")
    terms = desk.root / "memory/terms.csv"
    before = read_termbase(terms, ("en", "fr"))
    terms.unlink()
    assert desk.take(path)["terms"]["concepts"] == 2
    assert read_termbase(terms, ("en", "fr")) == before


def test_a_concept_may_have_any_key(desk: _Desk) -> None:
    terms = desk.root / "memory/terms.csv"
    terms.write_text("concept,en,fr\nÀ l’entrée: gate_x0041_ 1/2,gate,portail\n2 😀,car,voiture\nbare,,\n", "utf-8")
    before = read_termbase(terms, ("en", "fr"))
    path = desk.export("tbx", out="a.tbx")
    grammar = etree.DTD(str(SCHEMAS / "tbx-basic.dtd"))
    assert grammar.validate(etree.parse(str(path))), grammar.error_log
    terms.unlink()
    assert desk.take(path)["terms"]["concepts"] == 2
    assert read_termbase(terms, ("en", "fr")).concepts == before.concepts[:2]


def test_a_termbase_without_terms_is_not_written(desk: _Desk) -> None:
    (desk.root / "memory/terms.csv").write_text("concept,en,fr\n")
    answer = desk("export", "--as", "tbx")
    assert (answer.code, answer.err) == (2, "export: the termbase holds no terms\n")
    assert not (desk.root / "terms.tbx").exists()


def test_new_concepts_and_terms_are_added_and_other_lines_stay(desk: _Desk) -> None:
    (desk.root / "a.csv").write_text("en,fr,fr_admitted\nGate,portail,grille\nfence,clôture,\n")
    report = desk.take("a.csv")
    assert (report["terms"]["concepts"], report["terms"]["changed"]) == (1, 1)
    lines = desk.text("memory/terms.csv").splitlines()
    assert lines[1] == 'gate,gate,,,"The way in, for cars.",portail,grille,barrière,'
    assert lines[2] == TERMS.splitlines()[2]
    assert lines[3].startswith("fence,fence,")


def test_what_contradicts_is_told_and_left(desk: _Desk) -> None:
    (desk.root / "a.csv").write_text(
        "concept,en,fr,en_definition\ngate,gate,barrière,Another.\nx,visitor,hôte,\ny,fence,portail,\n"
    )
    answer = desk("import", "a.csv")
    assert answer.code == 1
    assert "gate: fr: “barrière” is forbidden here and preferred in the file" in answer.out
    assert "gate: en: the definition is “The way in, for cars.” here and “Another.” in the file" in answer.out
    assert "visitor: fr: “visiteur” is preferred here and “hôte” in the file" in answer.out
    assert "gate: en: “gate” is preferred here and “fence” in the file" in answer.out
    assert read_termbase(desk.root / "memory/terms.csv", ("en", "fr")).concepts[0].preferred("fr") == "portail"


TBX_2019 = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c7">
 <langSec xml:lang="en-GB">
  <descripGrp><descrip type="definition">A row of stakes.</descrip></descripGrp>
  <termSec><term>fence</term><termNote type="partOfSpeech">noun</termNote>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>paling</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
 </langSec>
 <langSec xml:lang="fr"><termSec><term>clôture</term></termSec></langSec>
 <langSec xml:lang="de"><termSec><term>Zaun</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""


def test_the_dialect_of_2019_is_read(desk: _Desk) -> None:
    (desk.root / "a.tbx").write_text(TBX_2019)
    assert desk.take("a.tbx")["terms"]["concepts"] == 1
    last = desk.text("memory/terms.csv").splitlines()[-1]
    assert last == "c7,fence,,paling,A row of stakes.,clôture,,,"


def test_a_table_of_a_spreadsheet_is_read_with_semicolons_and_its_mark(desk: _Desk) -> None:
    (desk.root / "a.csv").write_bytes("\ufeffen;fr\r\nfence;clôture\r\n".encode())
    assert desk.take("a.csv")["terms"]["concepts"] == 1
    assert desk.take("a.csv")["terms"]["concepts"] == 0


def test_terms_in_other_languages_are_refused(desk: _Desk) -> None:
    (desk.root / "a.tbx").write_text(TBX_2019.replace('"en-GB"', '"es"').replace('xml:lang="fr"', 'xml:lang="it"'))
    answer = desk("import", "a.tbx")
    assert answer.code == 2
    assert "no term in en or fr" in answer.err


def test_a_table_whose_last_row_has_no_line_break_is_whole(desk: _Desk) -> None:
    (desk.root / "a.csv").write_text("concept,en,fr\nhedge,hedge,haie")
    assert desk.take("a.csv")["terms"]["concepts"] == 1


def test_of_several_files_every_term_is_counted_and_every_conflict_told(desk: _Desk) -> None:
    (desk.root / "a.csv").write_text("en,fr\ngate,porte\nhedge,haie\n", "utf-8")
    (desk.root / "b.csv").write_text("en,fr\nfence,clôture\nhedge,haie\n", "utf-8")
    answer = desk("import", "a.csv", "b.csv", "--format", "json")
    assert answer.code == 1
    terms = answer.report["terms"]
    assert (terms["concepts"], terms["changed"]) == (2, 0)
    assert terms["conflicts"] == ["gate: fr: “portail” is preferred here and “porte” in the file"]
    assert [line.partition(",")[0] for line in desk.text("memory/terms.csv").splitlines()[-2:]] == ["hedge", "fence"]


def test_a_termbase_of_the_project_that_cannot_be_read_is_named(desk: _Desk) -> None:
    (desk.root / "memory/terms.csv").write_text('concept,en,fr\ngate,"gate,portail\n', "utf-8")
    (desk.root / "a.csv").write_text("en,fr\nhedge,haie\n", "utf-8")
    answer = desk("import", "a.csv")
    assert (answer.code, answer.err) == (2, "memory/terms.csv:2: unexpected end of data\n")


def test_a_term_that_the_table_cannot_hold_is_told_and_left(desk: _Desk) -> None:
    (desk.root / "a.tbx").write_text(TBX_2019.replace("<term>paling</term>", "<term>pale | paling</term>"), "utf-8")
    answer = desk("import", "a.tbx", "--format", "json")
    assert answer.code == 1
    assert answer.report["terms"]["conflicts"] == ["c7: en: “pale | paling” holds a bar, which parts terms"]


@pytest.mark.parametrize("mark", ["\u2028", "\x0c", "\x85", "\r"])
def test_no_row_is_lost_behind_one_with_what_some_take_for_the_end_of_a_line(desk: _Desk, mark: str) -> None:
    text = (
        f'concept,en,fr,en_definition\ngate,gate,portail,"The way{mark}in"\nfence,fence,clôture,\nhedge,hedge,haie,\n'
    )
    (desk.root / "memory/terms.csv").write_bytes(text.encode())
    (desk.root / "a.csv").write_text("en,fr\nbush,buisson\n", "utf-8")
    desk("import", "a.csv")
    found = read_termbase(desk.root / "memory/terms.csv", ("en", "fr")).concepts
    assert {"gate", "fence", "hedge"} <= {concept.key for concept in found}
