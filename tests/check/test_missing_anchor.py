"""missing-anchor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import _ExtractAnchorsTreeprocessor, _RawHTMLPreprocessor

from diglot.check.anchors import Anchors
from diglot.check.rules import dead_link
from diglot.check.rules import missing_anchor as rule
from diglot.markdown import parse
from diglot.store.corpus import read_corpus
from tests.builders import LOCALES, MKDOCS, both, check, corpus, entry, findings, project, told

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.model.entry import Entry

HEADINGS = '# Début\n\n## Que faire ?\n\n## Own {#own-id}\n\n<a id="html"></a>\n\n'
OTHER = "levels/basic"


def missing(markdown: str, *others: Entry) -> list[str]:
    return told(findings(rule, entry(HEADINGS + markdown, locale="fr"), *others))


def missing_there(address: str, there: str, *, locale: str = "fr", english: str = "") -> list[str]:
    """What is told of a link in French to an entry that says `there`, and so in `english`."""
    both = [entry(there, locale=locale, key=OTHER)] + ([entry(english, key=OTHER)] if english else [])
    return told(findings(rule, entry(f"[a]({address})", locale="fr"), *both))


def test_an_anchor_that_is_not_there_is_told() -> None:
    assert missing("[a](#gone)") == ["fr:9: no heading #gone in content/fr/myths/more-staff.md"]


def test_an_anchor_that_another_entry_does_not_have_is_told_at_the_line_of_the_link() -> None:
    assert missing("Un.\n\n[a](../levels/basic.md#gone)", entry("# Base\n", locale="fr", key=OTHER)) == [
        "fr:11: no heading #gone in content/fr/levels/basic.md"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "#debut",
        "#que-faire",
        "#own-id",
        "#html",
        "more-staff.md#debut",
        "#",
        "other.md#x",
        "https://a.example/#x",
        "#fn:1",
        "#top",
        "#__tabbed_1_2",
        "#p12",
        "#:~:text=Que%20faire",
    ],
)
def test_what_is_there_and_what_is_elsewhere_is_fine(address: str) -> None:
    assert missing(f"[a]({address})") == []


@pytest.mark.parametrize(
    "address",
    [
        "../levels/basic.md",
        "../levels/basic.md#",
        "../levels/basic.md#que-faire",
        "./../levels/basic.md#que-faire_1",
        "../levels/basic.md#que%2Dfaire",
        "../levels/b%61sic.md#onglet",
        "../levels/basic.md#\u00e9l\u00e9ment",
        "../levels/basic.md#%C3%A9l%C3%A9ment",
        "../levels/basic.md#own-id",
        "../levels/basic.md#by-name",
        "../levels/basic.md#with space",
        "../levels/basic.md#paragraph",
        "../levels/basic.md#cell",
        "../levels/basic.md#block",
        "../levels/basic.md#fn:1",
        "../levels/basic.md#top",
        "../levels/basic.md#TOP",
        "../levels/basic.md#__toc",
        "../levels/basic.md#p3",
        "../levels/basic.md#dans-une-note",
        "../levels/basic.md#serree",
        "../levels/basic.md?print=1#gone",
        "../levels/basic.md#:~:text=gone",
        "../levels/basic.md#que-faire:~:text=gone",
        "../levels/none.md#gone",
        "../levels/basic.html#gone",
        "../levels/basic/#gone",
        "../levels/#gone",
        "/levels/basic.md#gone",
        "//a.example/levels/basic.md#gone",
        "https://a.example/levels/basic.md#gone",
        "mailto:a@a.example#gone",
        "../levels/plan.svg#gone",
        "../../../README.md#gone",
        "http://[#gone",
    ],
)
def test_what_the_page_of_another_entry_has_and_what_leads_to_none_is_fine(address: str) -> None:
    there = """\
        # Base

        ## Que faire ?

        ## Que faire ?

        ## Own {#own-id}

        A paragraph.
        {: #paragraph }

        <a name="by-name"></a> <a id="with space"></a> <span id='\u00e9l\u00e9ment'></span>

        | a | b |
        |---|---|
        | c {: #cell } | d |

        !!! note "Titre"
            ### Dans une note

        === "Onglet"
            Un mot.[^1]

        /// details | Titre
            attrs: {id: block}

        Un mot.
        ///

        ##Serrée

        [^1]: Une note.
        """
    assert missing_there(address, there) == []


@pytest.mark.parametrize(
    "written",
    ["`[a](../levels/basic.md#gone)`", "    [a](../levels/basic.md#gone)", "```\n[a](../levels/basic.md#gone)\n```"],
)
def test_what_stands_in_code_is_no_link(written: str) -> None:
    assert missing(written, entry("# Base\n", locale="fr", key=OTHER)) == []


@pytest.mark.parametrize(
    "written",
    [
        "[a](../levels/basic.md#gone)",
        "[a][there]\n\n[there]: ../levels/basic.md#gone",
        "<a href='../levels/basic.md#gone'>a</a>",
    ],
)
def test_however_a_link_is_written_its_anchor_is_looked_for(written: str) -> None:
    assert len(missing(written, entry("# Base\n", locale="fr", key=OTHER))) == 1


@pytest.mark.parametrize(
    "put_in",
    ["--8<-- 'part.md'", "{% include 'part.md' %}", "{! part.md !}", "::: package.module", "<Part />"],
)
def test_an_entry_that_other_text_is_put_into_may_have_any_anchor(put_in: str) -> None:
    assert missing_there("../levels/basic.md#gone", f"# Base\n\n{put_in}\n") == []


def test_an_anchor_that_another_generator_would_make_is_a_note() -> None:
    (one,) = findings(rule, entry(HEADINGS + "[a](#début)", locale="fr"))
    assert one.level.value == "note"
    assert one.message.endswith("there is #debut")


@pytest.mark.parametrize(
    ("named", "there"),
    [("Que-faire", "que-faire"), ("c%C5%93ur", "cur"), ("que-faire-1", "que-faire_1"), ("que_faire", "que-faire")],
)
def test_another_spelling_of_an_anchor_of_another_entry_is_a_note(named: str, there: str) -> None:
    other = entry("# Cœur\n\n## Que faire ?\n\n## Que faire ?\n", locale="fr", key=OTHER)
    (one,) = findings(rule, entry(f"[a](../levels/basic.md#{named})", locale="fr"), other)
    assert (one.level.value, one.message.partition("; ")[2]) == ("note", f"there is #{there}")


def test_a_project_that_makes_its_own_anchors_of_headings_is_asked_for_their_letters_alone() -> None:
    whole = corpus(
        entry("# Cœur\n\n[a](../levels/basic.md#que_faire) [b](../levels/basic.md#gone)", locale="fr"),
        entry("# Cœur\n\n## Que faire ?\n", locale="fr", key=OTHER),
    )
    (one,) = check(whole, locales=LOCALES, rules=(rule,), own_slugs=True)
    assert one.message == "no heading #gone in content/fr/levels/basic.md"


def test_the_anchor_of_a_heading_whose_name_was_chosen_is_a_warning() -> None:
    other = entry("# Base\n\n## Que faire ? {#action}\n", locale="fr", key=OTHER)
    (one,) = findings(rule, entry("[a](../levels/basic.md#que-faire)", locale="fr"), other)
    assert (one.level.value, one.message.partition("; ")[2]) == ("warning", "did you mean #action?")


def test_a_heading_of_nearly_that_name_is_proposed() -> None:
    there = "# Base\n\n## How to know that it works\n\n## How to pay for it\n"
    assert missing_there("../levels/basic.md#how-to-tell-that-it-works", there) == [
        "fr:1: no heading #how-to-tell-that-it-works in content/fr/levels/basic.md; "
        "did you mean #how-to-know-that-it-works?"
    ]


def test_of_a_translated_heading_the_one_in_its_place_is_proposed() -> None:
    english, french = "# Basic\n\n## The problem\n\n## What to do\n", "# Base\n\n## Le problème\n\n## Que faire ?\n"
    assert missing_there("../levels/basic.md#what-to-do", french, english=english) == [
        "fr:1: no heading #what-to-do in content/fr/levels/basic.md; did you mean #que-faire?"
    ]
    assert missing_there("../levels/basic.md#what-to-do", f"{french}\n## Fin\n", english=english) == [
        "fr:1: no heading #what-to-do in content/fr/levels/basic.md"
    ]


def test_the_anchor_of_the_other_language_is_looked_for_there() -> None:
    english, french = both("# Begin\n", "# Début\n\n[a](../../en/myths/more-staff.md#debut)\n")
    assert told(findings(rule, english, french)) == [
        "fr:3: no heading #debut in content/en/myths/more-staff.md; did you mean #begin?"
    ]


def test_a_link_to_another_entry_of_the_other_language_is_looked_for_there() -> None:
    address = "../../en/levels/basic.md"
    assert missing_there(f"{address}#what-to-do", "# Base\n", english="# Basic\n\n## What to do\n") == []
    assert missing_there(f"{address}#que-faire", "# Base\n", english="# Basic\n\n## What to do\n") == [
        "fr:1: no heading #que-faire in content/en/levels/basic.md"
    ]


def test_a_page_that_shows_another_language_has_the_anchors_of_that_one() -> None:
    assert missing_there("../levels/basic.md#what-to-do", "# Basic\n\n## What to do\n", locale="en") == []
    assert missing_there("../levels/basic.md#que-faire", "# Basic\n\n## What to do\n", locale="en") == [
        "fr:1: no heading #que-faire in content/en/levels/basic.md"
    ]


def test_of_one_link_only_one_thing_is_told() -> None:
    whole = corpus(
        entry("[a](../levels/basic.md#gone) [b](../levels/basik.md#gone)", locale="fr"),
        entry("# Base\n", locale="fr", key=OTHER),
    )
    found = check(whole, locales=LOCALES, rules=(dead_link, rule))
    assert [(one.rule, one.subject) for one in found] == [
        ("dead-link", "../levels/basik.md#gone"),
        ("missing-anchor", "../levels/basic.md#gone"),
    ]


def test_what_is_told_is_what_mkdocs_says_of_the_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    links = " ".join(
        f"[x]({path}#{anchor})"
        for path in ("", "b.md", "k/c.md", "./k/../b.md", "a.md")
        for anchor in ("que-faire", "own", "what-to-do", "gone")
    )
    english, french = "# B\n\n## What to do\n\n## X {#own}\n", "# B\n\n## Que faire ?\n\n## Y {#own}\n"
    files = {f"content/{code}/a.md": f"# A\n\n{links}\n" for code in ("en", "fr")}
    files |= {"content/en/b.md": english, "content/fr/b.md": french, "content/en/k/c.md": english}
    root = project(tmp_path, files, mkdocs=f"{MKDOCS}markdown_extensions: [attr_list]\n")
    with caplog.at_level("INFO", logger="mkdocs"):
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    said = [
        re.search("'(.*?)' contains a link '.*?#(.*?)'.*?(?:on this page|'(.*?)')", line) for line in caplog.messages
    ]
    found = check(read_corpus(root / "content", LOCALES), locales=LOCALES, rules=(rule,))
    assert len(found) == 28
    told = [re.search("#(.*?) in content/(.*?md)", one.message) for one in found]
    assert {(one.place.path, *match.groups()) for one, match in zip(found, told, strict=True) if match} == {
        (f"content/{match[1]}", match[2], match[3] or match[1]) for match in said if match
    }


PAGE = """\
# T

##Tight

## Own {#own-id .c}

Text
{: #para }

*em*{: #em-id } <a name="named"></a> <a id=bare></a> [](){ #auto }

<div id="block" markdown>

## Within

</div>

<div id="raw"><p id='inner'></p></div>

!!! note "Title"
    ## In a note

- item

    ## In an item

> ## In a quotation

Setext
------

## Dup
## Dup
## Dup_1

## `code` *em* <b>html</b> &amp; [link](x.md) ![image](a.png)

## Ponctuation\u202f: «\u202fguillemets\u202f» \u2014 c\u2019est l\u2019\u00e9t\u00e9\u2026

## C++ & C#

## \u65e5\u672c\u8a9e

## Note [^1]

| a | b |
|---|---|
| x {: #cell } | <a id="in-cell"></a> |

[^1]: Note.
"""


def test_the_anchors_of_an_entry_are_those_of_its_page() -> None:
    page = markdown.Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list", "admonition", "footnotes", "md_in_html"]
    )
    within, raw = _ExtractAnchorsTreeprocessor(None, None, None), _RawHTMLPreprocessor()  # type: ignore[arg-type]
    for one in (within, raw):
        one._register(page)  # noqa: SLF001  # as MkDocs does
    page.convert(PAGE)
    ids = within.present_anchor_ids | raw.present_anchor_ids
    found = Anchors.of(parse(PAGE)).all
    assert {one for one in ids if not one.startswith("fn")} <= found
    assert found - ids == {"note-1"}  # where footnotes are not known
