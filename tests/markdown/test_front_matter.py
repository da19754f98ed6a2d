"""Front matter: what it may hold, and how each mistake is told."""

from __future__ import annotations

import datetime

import pytest
import yaml

from diglot.errors import DiglotError
from diglot.markdown import parse
from diglot.model.entry import Meta, State

WHOLE = """\
---
kind: myth
order: 1
title: More staff
summary: One sentence.
source: an-article#1
state: reviewed
owner: customer-care
last_reviewed_on: 2026-11-20
review_in: 6 months
allow: [differing-number]  # the law says so
tags: [a, b]
---

Text.
"""


def mistakes(front: str) -> list[str]:
    with pytest.raises(DiglotError) as caught:
        parse(f"---\n{front}\n---\n\nText.\n", path="a.md")
    return sorted(caught.value.lines)


def test_every_field_is_read() -> None:
    assert parse(WHOLE).meta == Meta(
        kind="myth",
        order=1,
        title="More staff",
        summary="One sentence.",
        source="an-article#1",
        state=State.REVIEWED,
        owner="customer-care",
        last_reviewed_on=datetime.date(2026, 11, 20),
        review_in="6 months",
        allow=("differing-number",),
        extra={"tags": ["a", "b"]},
    )


def test_each_field_knows_its_line() -> None:
    lines = parse(WHOLE).meta.lines
    assert (lines["kind"], lines["allow"], lines["tags"]) == (2, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n",
        "---\n---\nText.\n",
        "---\n# only a comment\n---\nText.\n",
        "----\n\nText.\n",
        "\n---\ntitle: below a blank line\n---\n",
        "---\n\nA rule, then text.\n",
    ],
)
def test_a_file_without_front_matter_has_no_fields(text: str) -> None:
    assert parse(text).meta == Meta()


@pytest.mark.parametrize(
    ("front", "meta"),
    [
        ("title: 5", Meta(title="5")),
        ("title: 1.5", Meta(title="1.5")),
        ("title: '  '", Meta()),
        ("title: null", Meta()),
        ("title: ' A '", Meta(title="A")),
        ("summary: >\n  Two lines\n  in one.", Meta(summary="Two lines in one.")),
        ("allow: dead-link  # moved soon", Meta(allow=("dead-link",))),
        ("allow: []", Meta()),
        ("review_in: 1 year", Meta(review_in="1 year")),
        ("last_reviewed_on: 2026-11-20 10:00:00", Meta(last_reviewed_on=datetime.date(2026, 11, 20))),
        ("1: 2", Meta(extra={"1": 2})),
    ],
)
def test_what_people_write_is_understood(front: str, meta: Meta) -> None:
    assert parse(f"---\n{front}\n---\nText.\n").meta == meta


@pytest.mark.parametrize("closing", ["---", "--- ", "..."])
def test_front_matter_may_close_in_any_of_yaml_s_ways(closing: str) -> None:
    assert parse(f"---\r\ntitle: A\r\n{closing}\r\n# B\r\n").meta.title == "A"


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("kind: yes", "a.md:2: kind: expected a text; put it in quotes"),
        ("a: 1\ntitle: {b: c}", "a.md:3: title: expected a text; put it in quotes"),
        ("title: 2026-11-20", "a.md:2: title: expected a text; put it in quotes"),
        ("order: one", "a.md:2: order: expected a whole number, not 'one'"),
        ("order: true", "a.md:2: order: expected a whole number, not True"),
        ("order: 1.5", "a.md:2: order: expected a whole number, not 1.5"),
        ("state: done", "a.md:2: state: expected draft, machine or reviewed, not 'done'"),
        ("state: []", "a.md:2: state: expected draft, machine or reviewed, not []"),
        ("last_reviewed_on: soon", "a.md:2: last_reviewed_on: expected a date such as 2026-11-20, not 'soon'"),
        (
            "title: A\nlast_reviewed_on: 2026-02-30",
            "a.md:3: last_reviewed_on: expected a date such as 2026-11-20, not '2026-02-30'",
        ),
        ("review_in: 0 months", "a.md:2: review_in: expected a period such as 6 months, not '0 months'"),
        ("allow: [1]", "a.md:2: allow: expected a list of rules, such as [differing-link]"),
        ("title: [A]", "a.md:2: title: expected a text; put it in quotes"),
        ("hide: 3", "a.md:2: hide: expected a list of texts, such as [navigation, toc]"),
        ("tags: [{a: b}]", "a.md:2: tags: expected a list of texts, such as [billing]"),
        ("search: off\nstatus: [new]", "a.md:3: status: expected a text; put it in quotes"),
        ("search: 3", "a.md:2: search: expected fields, such as {exclude: true}"),
        ("template: [a.html]", "a.md:2: template: expected a text; put it in quotes"),
        ("template:", "a.md:2: template: expected the name of a template"),
        ("icon: {a: b}", "a.md:2: icon: expected a text; put it in quotes"),
        ("description: yes", "a.md:2: description: expected a text; put it in quotes"),
        ('title: "A\u2028b"\nowner: "c\x85"\norder: x', "a.md:4: order: expected a whole number, not 'x'"),
        ("title: A\ntitle: B", "a.md:3: title: stands twice in the front matter"),
        ("- a\n- b", "a.md:2: front matter: expected lines of the form `field: value`"),
        ("title: a: b", "a.md:2: front matter: mapping values are not allowed here"),
        ("kind: x\ntitle: [a", "a.md:4: front matter: expected ',' or ']', but got '<stream end>'"),
        ("title: '\x07'", "a.md:1: front matter: it holds a character that YAML does not allow"),
        ("? [a]\n: b", "a.md:2: front matter: found unhashable key"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(front: str, told: str) -> None:
    assert mistakes(front) == [told]


def test_every_mistake_is_told_at_once() -> None:
    assert [line[:7] for line in mistakes("order: x\nstate: y\nallow: 5")] == ["a.md:2:", "a.md:3:", "a.md:4:"]


def test_front_matter_that_never_closes_is_a_mistake() -> None:
    with pytest.raises(DiglotError, match=r"^a\.md:1: front matter: the closing line --- is missing$"):
        parse("---\ntitle: A\n\n# Text\n", path="a.md")


def test_tags_run_nothing(tmp_path: object) -> None:
    (line,) = mistakes(f"title: !!python/object/apply:os.mkdir [{tmp_path}/made]")
    assert line.startswith("a.md:2: front matter: could not determine a constructor")


def test_a_thousand_brackets_are_a_mistake_like_any_other() -> None:
    (line,) = mistakes("[" * 1200)
    assert line.startswith("a.md:1: front matter: ")

    for deep in ("tags: " + "[" * 300 + "]" * 300, "tags:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 99))):
        assert mistakes(f"title: T\n{deep}") == ["a.md:3: tags: nested more than 40 levels deep"]


def test_what_themes_read_may_be_what_it_mostly_is() -> None:
    others = {
        "hide": ["toc"],
        "tags": ["billing", 2026],
        "search": {"exclude": True},
        "template": "main.html",
        "icon": "material/phone",
        "status": "new",
        "description": "All of it.",
    }
    assert parse(f"---\n{yaml.safe_dump(others)}---\n").meta.extra == others
    assert parse("---\nhide: toc\ntags:\nsearch:\nicon:\n---\n").meta.extra["hide"] == "toc"


def test_a_list_that_holds_itself_is_read() -> None:
    assert parse("---\nthings: &all [*all, 1]\n---\n").meta.extra["things"]
