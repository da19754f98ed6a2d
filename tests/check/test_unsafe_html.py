"""unsafe-html."""

from __future__ import annotations

import pytest

from diglot.check.rules import unsafe_html as rule
from diglot.model.finding import Level
from tests.builders import MYTH, entry, findings, told


def left_out(markdown: str) -> list[str]:
    return [line.replace("left out of the site: ", "") for line in told(findings(rule, entry(markdown)))]


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("Text.\n\n<script>\nalert(1)\n</script>\n", "en:3: <script>"),
        ("One\nline, <b onclick='x()'>two</b>.\n", "en:2: the attribute onclick of <b>"),
        ("<div>\n<p>\n<a href=' java\nscript:x()'>a</a>\n</p></div>\n", "en:3: the address javascript:x() of <a>"),
        ("[a](javascript:alert(1))\n", "en:1: the address javascript:alert(1)"),
        ('<iframe src="https://x.example"></iframe>\n', "en:1: <iframe>"),
        ('<img src="//x.example/a.png" alt="">\n', "en:1: what <img> would load from another host"),
        ("[a](b.md){ onmouseover=x() }\n", "en:1: the attribute onmouseover"),
        ("One\u2028two,\n<b onclick=x()>three</b>.\n", "en:2: the attribute onclick of <b>"),
        ("Write to <name> soon.\n", "en:1: <name>"),
    ],
)
def test_what_the_site_leaves_out_is_told_with_its_line(markdown: str, what: str) -> None:
    assert left_out(markdown) == [what]


def test_an_image_of_another_host_is_told() -> None:
    assert left_out("![a](https://x.example/a.png)\n") == [
        "en:1: the image https://x.example/a.png, which readers would load from another host"
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "Press <kbd>Ctrl</kbd>, write to <me@x.example> or see <https://x.example/>.\n",
        "Write `<script>`, ``a ` <b onclick=x>`` and \\<script>.\n",
        "```html\n<script>alert(1)</script>\n```\n",
        "<details><summary>More</summary>\n<p>Text</p>\n</details>\n",
        "<!-- cards -->\n\n<!-- <script>x</script> -->\n",
        "If a < b and b > c, then x<y.\n",
        "![a](plan.png){ .wide } [b](tel:117) [c](mailto:me@x.example) ![d](data:image/png;base64,AAAA)\n",
    ],
)
def test_what_the_site_shows_is_not_told(markdown: str) -> None:
    assert left_out(markdown) == []


def test_without_kinds_the_site_may_be_another_tools_and_it_is_a_note() -> None:
    scripted = entry("<script>x</script>")
    assert [finding.level for finding in findings(rule, scripted)] == [Level.NOTE]
    assert [finding.level for finding in findings(rule, scripted, kinds=[MYTH])] == [Level.WARNING]
