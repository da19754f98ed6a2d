"""What stands against an edit, and what is added where there was nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polib
import pytest

from tests.exchange.conftest import ENGLISH, FRENCH, RULES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.conftest import _Desk


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), "utf-8")


def test_a_translation_changed_here_meanwhile_is_a_conflict_with_all_texts(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    desk.replace("content/fr/parking.md", "Sonnez au portail.", "Sonnez au grand portail.")
    before = desk.files()
    answer = desk("import", "a.po")
    assert answer.code == 1
    assert "a.po:" in answer.out
    assert "parking: conflict: the translation has changed since the export" in answer.out
    for text in ("Ring at the gate.", "Sonnez au grand portail.", "Sonnez à l’entrée."):
        assert text in answer.out
    assert desk.files() == before


def test_a_source_changed_meanwhile_is_a_conflict(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    desk.replace("content/en/parking.md", "Ring at the gate.", "Ring twice at the gate.")
    report = desk.take(path)
    assert report["conflicts"] == 1
    assert report["items"][0]["source"] == "Ring twice at the gate."
    assert report["items"][0]["now"] == "Sonnez au portail."
    assert desk.text("content/fr/parking.md") == FRENCH


def test_changes_elsewhere_in_the_entry_are_no_conflict(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    desk.replace("content/fr/parking.md", "Les visiteurs sonnent.", "Les visiteurs sonnent toujours.")
    desk.replace("content/en/parking.md", "# Parking", "# Parking\n\nA new paragraph.")
    report = desk.take(path)
    assert (report["applied"], report["conflicts"]) == (1, 0)
    expected = FRENCH.replace("sonnent.", "sonnent toujours.").replace("Sonnez au portail.", "Sonnez à l’entrée.")
    assert desk.text("content/fr/parking.md") == expected


def test_what_both_changed_alike_is_no_conflict(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    desk.replace("content/fr/parking.md", "Sonnez au portail.", "Sonnez à l’entrée.")
    assert desk.take(path)["conflicts"] == 0


def test_of_two_sentences_that_say_the_same_the_right_one_changes(desk: _Desk) -> None:
    path = desk.export("xliff", "rules", out="a.xlf")
    first, _, second = path.read_text("utf-8").rpartition("Défense de fumer ici.")
    path.write_text(first + "Ici non plus." + second, "utf-8")
    assert desk.take(path)["applied"] == 1
    assert desk.text("content/fr/rules.md") == "# Règlement\n\nDéfense de fumer ici. Ici non plus.\n"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('](rules.md \\"Rules\\")', "](else.md)", "it has lost `](rules.md"),
        ("`22:00`", "22 h", "it has lost ``22:00``"),
        ("Sonnez au portail.", "Sonnez [ici](http://evil.example).", "it brings"),
        ("Sonnez au portail.", "<script>alert(1)</script>", "it brings `<script>`"),
        ("Lundi", "Lundi | mardi", "it would change the structure"),
        ("Les visiteurs sonnent.", "# Les visiteurs", "it would change the structure"),
        ("Les visiteurs sonnent.", "- Les visiteurs", "it would change the structure"),
        ("Ring at the gate.", "Ring the bell.", "its source was changed"),
    ],
)
def test_what_would_break_the_page_is_refused(desk: _Desk, old: str, new: str, reason: str) -> None:
    path = desk.export("po", out="a.po")
    head, _, tail = path.read_text("utf-8").rpartition(old)
    path.write_text(head + new + tail, "utf-8")
    if old.startswith("Ring"):
        edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    answer = desk("import", "a.po")
    assert answer.code == 1, answer.out
    assert "refused" in answer.out
    assert reason in answer.out
    assert desk.text("content/fr/parking.md") == FRENCH


def test_emphasis_may_be_set_otherwise(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Le parc compte **quarante** places.", "Le *parc* compte quarante places.")
    assert desk.take(path)["applied"] == 1


@pytest.mark.parametrize("new", ["Où « vont » : les autos", "C'est ici", 'Dit "ici": non', "# tout", "- a", "{b}"])
def test_a_title_is_quoted_as_yaml_needs(desk: _Desk, new: str) -> None:
    path = desk.export("xliff2", out="a.xlf")
    edit(path, "Stationnement : où aller", new.replace("&", "&amp;"))
    assert desk.take(path)["applied"] == 1
    assert desk.text("content/fr/parking.md").partition("\nsummary")[2] == FRENCH.partition("\nsummary")[2]
    again = desk.export("po", out="b.po").read_text("utf-8")
    assert new.replace('"', '\\"') in again


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ('"Parc"', "Place", '"Place"'),
        ("'Parc'", "L'aire", "'L''aire'"),
        ("Parc", "Place", "Place"),
        ("Parc", "Place: ici", '"Place: ici"'),
        ("'Parc'", "Place: ici", "'Place: ici'"),
    ],
)
def test_a_title_keeps_its_quotation_marks_where_they_will_do(desk: _Desk, before: str, new: str, after: str) -> None:
    desk.replace("content/fr/parking.md", '"Stationnement : où aller"', before)
    path = desk.export("po", "parking", out="a.po")
    edit(path, 'msgstr "Parc"', f'msgstr "{new}"')
    assert desk.take(path)["applied"] == 1
    assert f"\ntitle: {after}\n" in desk.text("content/fr/parking.md")


def test_the_ends_of_lines_and_the_byte_order_mark_stay(desk: _Desk) -> None:
    content = ("\ufeff" + FRENCH.replace("\n", "\r\n")).encode()
    (desk.root / "content/fr/parking.md").write_bytes(content)
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    assert desk.take(path)["applied"] == 1
    expected = content.replace(b"Sonnez au portail.", "Sonnez à l’entrée.".encode())
    assert (desk.root / "content/fr/parking.md").read_bytes() == expected


def test_nothing_is_written_on_a_dry_run(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    edit(path, "Sonnez au portail.", "Sonnez à l’entrée.")
    before = desk.files()
    answer = desk("import", "a.po", "--dry-run", "--by", "Ana")
    assert answer.code == 0
    assert "1 applied" in answer.out
    assert answer.out.endswith("Nothing was written (--dry-run).\n")
    assert desk.files() == before


def missing(desk: _Desk) -> Path:
    (desk.root / "content/fr/parking.md").unlink()
    return desk.export("po", "parking", out="a.po")


def translate(path: Path, texts: dict[str, str]) -> None:
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = texts.get(entry.msgid, entry.msgstr)
    catalogue.save(str(path))


def test_a_missing_translation_is_made_from_the_structure_of_the_source(desk: _Desk) -> None:
    path = missing(desk)
    translate(path, {"Ring at the gate.": "Sonnez au portail.", "Parking: where to go": "Stationnement : où aller"})
    report = desk.take(path)
    assert report["applied"] == 2
    assert report["files"] == ["content/fr/parking.md"]
    expected = ENGLISH.replace("Ring at the gate.", "Sonnez au portail.").replace(
        "Parking: where to go", "Stationnement : où aller"
    )
    expected = expected.replace("state: reviewed\nlast_reviewed_on: 2026-11-20", "state: draft")
    assert desk.text("content/fr/parking.md") == expected


def test_an_untranslated_file_makes_no_entry(desk: _Desk) -> None:
    report = desk.take(missing(desk))
    assert report["applied"] == 0
    assert not (desk.root / "content/fr/parking.md").exists()


def test_a_new_sentence_goes_behind_the_one_before_it(desk: _Desk) -> None:
    desk.replace("content/en/parking.md", "Ring at the gate.", "Ring at the gate. Somebody will come soon.")
    path = desk.export("po", "parking", out="a.po")
    translate(path, {"Somebody will come soon.": "Quelqu’un viendra."})
    report = desk.take(path)
    assert (report["applied"], report["refused"]) == (1, 0)
    expected = FRENCH.replace("Sonnez au portail.", "Sonnez au portail. Quelqu’un viendra.")
    assert desk.text("content/fr/parking.md") == expected


def test_a_new_sentence_that_comes_first_goes_before_the_next(desk: _Desk) -> None:
    desk.replace("content/en/rules.md", "No smoking here. No", "Mind the dog at the door. No smoking here. No")
    path = desk.export("po", "rules", out="a.po")
    translate(path, {"Mind the dog at the door.": "Attention au chien."})
    assert desk.take(path)["applied"] == 1
    expected = RULES[1].replace("\n\nDéfense", "\n\nAttention au chien. Défense")
    assert desk.text("content/fr/rules.md") == expected


def test_a_new_paragraph_ends_its_lines_as_the_file_does(desk: _Desk) -> None:
    (desk.root / "content/fr/rules.md").write_bytes(RULES[1].replace("\n", "\r\n").encode())
    desk.replace("content/en/rules.md", "smoking here.\n", "smoking here.\n\nMind the dog at the door.\n")
    path = desk.export("po", "rules", out="a.po")
    translate(path, {"Mind the dog at the door.": "Attention au chien."})
    assert desk.take(path)["applied"] == 1
    assert desk.text("content/fr/rules.md") == f"{RULES[1]}\nAttention au chien.\n".replace("\n", "\r\n")


def test_a_new_item_and_a_new_paragraph_go_behind_the_block_before_them(desk: _Desk) -> None:
    desk.replace("content/en/parking.md", "- Visitors ring.\n", "- Visitors ring.\n- Dogs wait outside the fence.\n")
    desk.replace(
        "content/en/parking.md",
        "    The gate is narrow.\n",
        "    The gate is narrow.\n\n    Lorries use the road behind the hill.\n",
    )
    path = desk.export("po", "parking", out="a.po")
    translate(
        path,
        {
            "Dogs wait outside the fence.": "Les chiens attendent dehors.",
            "Lorries use the road behind the hill.": "Les camions prennent l’autre route.",
        },
    )
    report = desk.take(path)
    assert (report["applied"], report["refused"], report["conflicts"]) == (2, 0, 0), report
    expected = FRENCH.replace("sonnent.\n", "sonnent.\n- Les chiens attendent dehors.\n")
    expected = expected.replace("étroit.\n", "étroit.\n\n    Les camions prennent l’autre route.\n")
    assert desk.text("content/fr/parking.md") == expected


def test_half_a_new_paragraph_is_refused(desk: _Desk) -> None:
    desk.replace(
        "content/en/parking.md", "- Visitors", "Dogs wait outside the fence. Cats do what they like.\n\n- Visitors"
    )
    path = desk.export("po", "parking", out="a.po")
    translate(path, {"Dogs wait outside the fence.": "Les chiens attendent dehors."})
    report = desk.take(path)
    assert (report["applied"], report["refused"]) == (0, 1)
    assert "translate all 2 sentences" in report["items"][0]["reason"]
    assert desk.text("content/fr/parking.md") == FRENCH


def units(desk: _Desk, key: str = "parking") -> list[dict[str, str]]:
    return [json.loads(line) for line in desk.text(f"memory/en-fr/{key}.jsonl").splitlines()]


def test_what_is_final_is_agreed_on_in_the_name_given(desk: _Desk) -> None:
    desk("approve", "parking", "--by", "Ana")
    before = units(desk)
    desk.replace("content/en/parking.md", "Ring at the gate.", "Ring twice at the gate.")
    path = desk.export("xliff", "parking", out="a.xlf")
    text = path.read_text("utf-8")
    assert 'state="needs-review-translation"' in text
    assert "Ring at the gate." in text.partition("<alt-trans")[2]
    text = text.replace("Sonnez au portail.</target>", "Sonnez deux fois au portail.</target>", 1)
    path.write_text(text.replace('state="needs-review-translation"', 'state="final"'), "utf-8")
    report = desk.take(path, "--by", "Léa")
    assert (report["applied"], report["approved"]) == (1, 1)
    after = units(desk)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][1]["source"] == "Ring twice at the gate."
    assert changed[0][1]["target"] == "Sonnez deux fois au portail."
    assert changed[0][1]["by"] == "Léa"


def test_without_a_name_nothing_is_agreed_on(desk: _Desk) -> None:
    path = desk.export("po", out="a.po")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert desk.take(path)["approved"] == 0
    assert not (desk.root / "memory/en-fr").exists()


def test_a_whole_entry_approved_in_the_tool_is_agreed_on_in_reading_order(desk: _Desk) -> None:
    path = desk.export("po", "parking", out="a.po")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    report = desk.take(path, "--by", "Ana")
    assert report["approved"] == report["unchanged"] == 14
    assert [unit["source"] for unit in units(desk)][:3] == [
        "Parking: where to go",
        "Where visitors leave their cars.",
        "Parking",
    ]
    assert desk.take(path, "--by", "Bea")["approved"] == 0


def test_the_previous_source_of_a_changed_segment_is_in_the_catalogue(desk: _Desk) -> None:
    desk("approve", "parking", "--by", "Ana")
    desk.replace("content/en/parking.md", "Ring at the gate.", "Ring twice at the gate.")
    text = desk.export("po", out="a.po").read_text("utf-8")
    assert '#| msgid "Ring at the gate."\nmsgctxt' in text
    assert text.count("#, fuzzy") == 1 + 4  # the changed one, and those of the entries that nobody approved


def test_only_entries_with_work_are_exported(desk: _Desk) -> None:
    desk("approve", "--all", "--by", "Ana")
    answer = desk("export", "--as", "po", "--changed")
    assert (answer.code, answer.err) == (2, "export: no entry has anything changed\n")
    desk.replace("content/en/rules.md", "No smoking here. No", "No smoking here at all. No")
    report = json.loads(desk("export", "--as", "po", "--changed", "--format", "json").out)
    assert (report["files"], report["entries"], report["states"]["changed"]) == (["en-fr.po"], 1, 1)
    (desk.root / "content/fr/rules.md").unlink()
    report = json.loads(desk("export", "--as", "po", "--missing", "--force", "--format", "json").out)
    assert report["states"]["missing"] == 3


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["tmx", "--missing"], "export: --missing goes with xliff, xliff2, po, docx, not with tmx"),
        (["csv", "--changed"], "export: --changed goes with xliff, xliff2, po, docx, not with csv"),
        (["tbx", "rules"], "export: rules: entries go with xliff, xliff2, po, docx, tmx, not with tbx"),
    ],
)
def test_what_would_narrow_a_memory_or_terms_is_not_passed_over(desk: _Desk, asked: list[str], told: str) -> None:
    answer = desk("export", "--as", *asked, "--out", "out")
    assert (answer.code, answer.err) == (2, f"{told}\n")
    assert not (desk.root / "out").exists()


@pytest.mark.parametrize("more", [["--missing", "--changed"], ["--all", "--changed"]])
def test_what_cannot_both_be_meant_is_refused(desk: _Desk, more: list[str]) -> None:
    answer = desk("export", "--as", "po", *more)
    assert (answer.code, answer.err) == (2, f"export: say {more[0]} or {more[1]}, not both\n")


def test_terms_of_three_languages_ask_for_none_of_them(desk: _Desk) -> None:
    more = "        - locale: de\n          name: Deutsch\n"
    desk.replace("mkdocs.yml", "          name: Français\n", f"          name: Français\n{more}")
    (desk.root / "content/de").mkdir()
    (desk.root / "memory").mkdir(exist_ok=True)
    (desk.root / "memory/terms.csv").write_text("concept,en,fr,de\nyard,yard,cour,Hof\n", "utf-8")
    assert (desk("export", "--as", "csv").code, desk("export", "--as", "tbx").code) == (0, 0)
    assert "Hof" in (desk.root / "terms.csv").read_text("utf-8-sig")
    assert "say --to, one of fr, de" in desk("export", "--as", "tmx").err
    assert desk("import", "terms.csv").code == 0


def test_a_file_that_names_its_languages_is_asked_for_none(desk: _Desk) -> None:
    more = "        - locale: de\n          name: Deutsch\n"
    desk.replace("mkdocs.yml", "          name: Français\n", f"          name: Français\n{more}")
    (desk.root / "content/de").mkdir()
    desk("approve", "parking", "--by", "Ana")
    assert (desk("export", "--as", "xliff", "--to", "fr").code, desk("import", "en-fr.xlf").code) == (0, 0)
    assert desk("export", "--as", "tmx", "--to", "fr").code == 0
    assert desk("import", "en-fr.tmx").err == "import: say --to, one of fr, de\n"
    assert desk("import", "en-fr.tmx", "--to", "fr").code == 0


def test_a_file_for_each_entry_goes_into_a_folder(desk: _Desk) -> None:
    answer = desk("export", "--as", "docx", "--out", "out/")
    assert answer.code == 0
    assert sorted(path.name for path in (desk.root / "out").iterdir()) == [
        "index.fr.docx",
        "parking.fr.docx",
        "rules.fr.docx",
    ]


def test_a_file_that_exists_is_not_replaced_unasked(desk: _Desk) -> None:
    desk.export("po", out="a.po")
    answer = desk("export", "--as", "po", "--out", "a.po")
    assert (answer.code, answer.err) == (2, "a.po: exists; say --force to replace it\n")


def test_the_other_direction_works_too(desk: _Desk) -> None:
    desk("approve", "parking", "--by", "Ana")
    path = desk.export("po", "--from", "fr", "--to", "en", out="a.po")
    edit(path, 'msgstr "Ring at the gate."', 'msgstr "Please ring at the gate."')
    report = desk.take(path, "--by", "Bea")
    assert (report["applied"], report["approved"]) == (1, 1)
    assert desk.text("content/en/parking.md") == ENGLISH.replace("Ring at", "Please ring at")
    changed = next(unit for unit in units(desk) if unit["by"] == "Bea")
    assert (changed["source"], changed["target"]) == ("Please ring at the gate.", "Sonnez au portail.")
