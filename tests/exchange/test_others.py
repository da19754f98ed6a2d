"""Files as other tools write them: they come back right, with what those tools add, drop and rename."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib
import pytest
from translate.storage import xliff, xliff2

from tests.exchange.conftest import FRENCH, RULES

if TYPE_CHECKING:
    from tests.exchange.conftest import _Desk

EDITED = FRENCH.replace("Sonnez au portail.", "Sonnez à l’entrée.")


def test_an_edit_made_with_translate_toolkit_comes_back(desk: _Desk) -> None:
    path = desk.export("xliff", out="a.xlf")
    store = xliff.xlifffile.parsestring(path.read_bytes())
    unit = next(one for one in store.units if one.source == "Ring at the gate.")
    unit.target = "Sonnez à l’entrée."
    path.write_bytes(bytes(store))
    report = desk.take(path)
    assert (report["applied"], report["conflicts"], report["refused"]) == (1, 0, 0)
    assert desk.text("content/fr/parking.md") == EDITED


def test_an_xliff_2_edited_with_translate_toolkit_comes_back(desk: _Desk) -> None:
    path = desk.export("xliff2", out="a.xlf")
    store = xliff2.Xliff2File.parsestring(path.read_bytes())
    unit = next(one for one in store.units if one.source == "Ring at the gate.")
    unit.target = "Sonnez à l’entrée."
    path.write_bytes(bytes(store))
    report = desk.take(path)
    assert (report["applied"], report["conflicts"], report["refused"]) == (1, 0, 0)
    assert desk.text("content/fr/parking.md") == EDITED


def test_a_catalogue_edited_with_polib_as_weblate_and_poedit_save_it(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    catalogue = polib.pofile(str(path), wrapwidth=78)
    entry = next(one for one in catalogue if one.msgid == "Ring at the gate.")
    entry.msgstr = "Sonnez à l’entrée."
    entry.flags.remove("fuzzy")
    catalogue.metadata["X-Generator"] = "Weblate 5.15"
    catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=n > 1;"
    catalogue.metadata["Last-Translator"] = "Léa <lea@example.org>"
    catalogue.save()
    report = desk.take(path, "--by", "Léa")
    assert (report["applied"], report["approved"], report["refused"]) == (1, 1, 0)
    assert desk.text("content/fr/parking.md") == EDITED


def hand_made(body: str, *, original: str = "rules.md", target: str = "fr", extra: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"{extra}>\n'
        f'<file original="{original}" source-language="en" target-language="{target}" datatype="plaintext">\n'
        f"<body>\n{body}\n</body></file></xliff>\n"
    )


def without_french(desk: _Desk) -> None:
    (desk.root / "content/fr/rules.md").unlink()


def test_a_file_made_by_hand_fills_what_is_missing(desk: _Desk) -> None:
    without_french(desk)
    (desk.root / "a.xlf").write_text(
        hand_made(
            '<trans-unit id="1" approved="yes"><source>Rules</source><target>Règlement</target></trans-unit>\n'
            '<trans-unit id="2"><source>No smoking here.</source><target state="translated">Défense de fumer.</target>'
            "</trans-unit>"
        )
    )
    report = desk.take("a.xlf", "--by", "Ana")
    assert (report["applied"], report["conflicts"], report["approved"]) == (2, 0, 1)
    assert desk.text("content/fr/rules.md").endswith("# Règlement\n\nDéfense de fumer. No smoking here.\n")


def test_a_file_that_does_not_say_what_it_was_made_of_overwrites_nothing(desk: _Desk) -> None:
    (desk.root / "a.xlf").write_text(
        hand_made('<trans-unit id="1"><source>Rules</source><target>Les règles</target></trans-unit>')
    )
    report = desk.take("a.xlf")
    assert (report["applied"], report["conflicts"]) == (0, 1)
    assert report["items"][0]["now"] == "Règlement"
    assert desk.text("content/fr/rules.md") == RULES[1]


def test_a_file_that_names_no_entry_is_sorted_by_its_sources(desk: _Desk) -> None:
    without_french(desk)
    (desk.root / "a.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Rules"\nmsgstr "Règlement"\n\nmsgid "Nowhere"\nmsgstr "Nulle part"\n'
    )
    report = desk.take("a.po")
    assert (report["applied"], report["conflicts"]) == (1, 1)
    assert "# Règlement" in desk.text("content/fr/rules.md")


def test_tags_that_a_tool_writes_in_its_own_way_are_the_same_tags(desk: _Desk) -> None:
    path = desk.export("xliff", "parking", out="a.xlf")
    text = path.read_text("utf-8")
    # memoQ and Trados leave the codes of a target empty, and pair them in <g>.
    target = re.search(r"<target[^>]*>Le parc compte .*?</target>", text)
    assert target is not None
    new = '<target state="translated">Il y a <g id="1">quarante</g> places au parc.</target>'
    path.write_text(text.replace(target[0], new), "utf-8")
    assert desk.take(path)["applied"] == 1
    assert "Il y a **quarante** places au parc. Il ferme" in desk.text("content/fr/parking.md")


def test_prefixed_names_and_foreign_attributes_are_read(desk: _Desk) -> None:
    path = desk.export("xliff", "parking", out="a.xlf")
    text = path.read_text("utf-8").replace("Sonnez au portail.", "Sonnez à l’entrée.")
    text = text.replace('<trans-unit id="', '<trans-unit mq:status="ManuallyConfirmed" id="')
    text = text.replace('version="1.2"', 'version="1.2" xmlns:mq="MQXliff"')
    path.with_suffix(".mqxliff").write_text(text, "utf-8")
    assert desk.take("a.mqxliff")["applied"] == 1
    assert desk.text("content/fr/parking.md") == EDITED


def test_a_unit_that_a_tool_has_parted_is_put_together(desk: _Desk) -> None:
    path = desk.export("xliff2", "parking", out="a.xlf")
    text = path.read_text("utf-8")
    whole = re.search(r'<segment id="s1"[^>]*>\s*<source>Ring at the gate.*?</segment>', text, re.DOTALL)
    assert whole is not None
    parts = (
        '<segment id="s1" state="final"><source>Ring</source><target>Sonnez</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s2" state="reviewed"><source>at the gate.</source><target>à l’entrée.</target></segment>'
    )
    path.write_text(text.replace(whole[0], parts), "utf-8")
    report = desk.take(path, "--by", "Ana")
    assert (report["applied"], report["approved"]) == (1, 1)
    assert desk.text("content/fr/parking.md") == EDITED


def memory(desk: _Desk) -> list[str]:
    path = desk.root / "memory/imported/en-fr.jsonl"
    return path.read_text("utf-8").splitlines() if path.exists() else []


OMEGAT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx{version}.dtd">
<tmx version="1.{level}">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0"
   segtype="sentence" srclang="EN-GB"/>
  <body>
    <tu>
      <prop type="file">rules.md</prop>
      <note>checked</note>
      <tuv xml:lang="EN-GB"><seg>{source}</seg></tuv>
      <tuv xml:lang="FR-FR" changeid="Léa" changedate="20260102T101112Z" creationid="Léa"><seg>{target}</seg></tuv>
    </tu>
  </body>
</tmx>
"""


@pytest.mark.parametrize(
    ("version", "level", "source", "target"),
    [
        ("11", "1", "Close &lt;b0&gt;all&lt;/b0&gt; windows.", "Fermez &lt;b0&gt;toutes&lt;/b0&gt; les fenêtres."),
        (
            "14",
            "4",
            'Close <bpt i="0" x="0">&lt;b0&gt;</bpt>all<ept i="0">&lt;/b0&gt;</ept> windows.',
            'Fermez <bpt i="0" x="0">&lt;b0&gt;</bpt>toutes<ept i="0">&lt;/b0&gt;</ept> les fenêtres.',
        ),
    ],
)
def test_the_memories_of_omegat_are_read(desk: _Desk, version: str, level: str, source: str, target: str) -> None:
    (desk.root / "a.tmx").write_text(OMEGAT.format(version=version, level=level, source=source, target=target))
    report = desk.take("a.tmx")
    assert report["memory"] == {"file": "memory/imported/en-fr.jsonl", "units": 1}
    assert memory(desk) == [
        '{"source": "Close all windows.", "target": "Fermez toutes les fenêtres.", "origin": "human", '
        '"agreed_on": "2026-01-02", "by": "Léa"}'
    ]
    assert desk.take("a.tmx")["memory"]["units"] == 0


def test_a_memory_goes_out_and_comes_back_into_another_project_with_its_markup(desk: _Desk) -> None:
    desk("approve", "--all", "--by", "Ana")
    path = desk.export("tmx", out="a.tmx")
    assert desk.take(path)["memory"]["units"] == 0  # the team agreed on all of it itself
    for name in ("parking", "rules", "index"):
        (desk.root / f"memory/en-fr/{name}.jsonl").unlink()
    assert desk.take(path)["memory"]["units"] == 17
    assert any("[le règlement *intérieur*](rules.md" in line for line in memory(desk))


def test_a_unit_that_two_memories_hold_is_counted_once(desk: _Desk) -> None:
    unit = (
        "<tu><tuv xml:lang='en'><seg>Ring twice.</seg></tuv><tuv xml:lang='fr'><seg>Sonnez deux fois.</seg></tuv></tu>"
    )
    for name in ("a.tmx", "b.tmx"):
        (desk.root / name).write_text(f"<tmx version='1.4'><header/><body>{unit}</body></tmx>")
    answer = desk("import", "a.tmx", "b.tmx", "--format", "json")
    assert answer.report["memory"]["units"] == 1
    assert len(desk.text("memory/imported/en-fr.jsonl").splitlines()) == 1


def test_a_memory_in_other_languages_is_refused(desk: _Desk) -> None:
    text = OMEGAT.format(version="14", level="4", source="a", target="b").replace("FR-FR", "DE-DE")
    (desk.root / "a.tmx").write_text(text)
    answer = desk("import", "a.tmx")
    assert answer.code == 2
    assert "no unit in en and fr: it is in DE-DE, EN-GB" in answer.err
