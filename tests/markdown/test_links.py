"""The links and images of an entry."""

from __future__ import annotations

from diglot.markdown import links, parse
from tests.markdown.golden import golden


@golden("links")
def test_links_are_found_where_they_stand(source: str, expected: str) -> None:
    found = links(parse(source))
    assert "\n".join(f"{f.line}: {'image ' if f.is_image else ''}{f.address}" for f in found) == expected


def test_a_link_knows_its_text() -> None:
    (link, image) = links(parse("[the *levels*](a.md) ![a plan](b.png)"))
    assert (link.text, image.text) == ("the levels", "a plan")


def test_lines_count_the_front_matter() -> None:
    (link,) = links(parse("---\ntitle: A\n---\n\nOne\n[b](b.md)\n"))
    assert link.line == 6
