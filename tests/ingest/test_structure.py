from __future__ import annotations

from ingest_articles import PROSE, PROSE_FR, harvest, items


def article(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def test_introduction_items_and_closing_are_kept_apart():
    text = article("A title", PROSE[0], "1) First thing", PROSE[1], "2) Second thing", PROSE[2], "In summary", PROSE[3])
    (found,) = harvest(text).articles
    assert found.title == "A title"
    assert [p.text for p in found.intro] == [PROSE[0]]
    assert [[p.text for p in item.body] for item in found.items] == [[PROSE[1]], [PROSE[2]]]
    assert [p.text for p in found.outro] == ["In summary", PROSE[3]]


def test_a_label_on_a_line_of_its_own_has_its_title_below():
    text = article(PROSE[0], "Myth #1", "More people", PROSE[1], "Myth #2", "More pay", PROSE[2])
    assert items(text) == [(1, "More people"), (2, "More pay")]


def test_a_title_and_its_text_on_one_line_are_told_apart():
    text = article(PROSE[0], f"1) Listen: {PROSE[1]}", f"2) Call back: {PROSE[2]}")
    (found,) = harvest(text).articles
    assert [(item.title, item.body[0].text) for item in found.items] == [("Listen", PROSE[1]), ("Call back", PROSE[2])]


def test_a_sibling_under_a_synonym_counts_as_one_of_the_kind():
    text = article(
        PROSE[0], "Myth No. 1: People", PROSE[1], "Figment No. 2: Pay", PROSE[2], "Myth No. 3: Calm", PROSE[3]
    )
    (found,) = harvest(text).articles
    assert found.kind == "myth"
    assert [item.title for item in found.items] == ["People", "Pay", "Calm"]


def test_a_labelled_list_announces_bare_headings():
    heads = ("Plain Customer Service", "Warm Customer Service")
    text = article(
        PROSE[0],
        "Level One: Plain Service",
        "Level Two: Warm Service",
        PROSE[1],
        heads[0],
        PROSE[2],
        heads[1],
        PROSE[3],
    )
    (found,) = harvest(text).articles
    assert [(item.order, item.title) for item in found.items] == [(1, heads[0]), (2, heads[1])]
    assert [p.text for p in found.intro][-2:] == ["Level Two: Plain Service".replace("Plain", "Warm"), PROSE[1]]


def test_a_numbered_list_in_an_item_is_part_of_its_body():
    steps = "1. ask\n2. listen\n3. answer"
    text = article(PROSE[0], "## Myth 1: People", PROSE[1], steps, "## Myth 2: Pay", PROSE[2])
    (found,) = harvest(text, "article.md").articles
    assert [item.title for item in found.items] == ["People", "Pay"]
    assert [p.text for p in found.items[0].body] == [PROSE[1], "1. ask", "2. listen", "3. answer"]


def test_a_file_with_two_articles_gives_two():
    one = ("# On myths", PROSE[0], "## Myth 1: People", PROSE[1], "## Myth 2: Pay", PROSE[2])
    two = (
        "# On levels",
        PROSE[3],
        "## Level 1: Plain",
        PROSE[0] + " Indeed.",
        "## Level 2: Warm",
        PROSE[1] + " Indeed.",
    )
    found = harvest(article(*one, *two), "both.md").articles
    assert [(a.title, a.kind, len(a.items), len(a.intro)) for a in found] == [
        ("On myths", "myth", 2, 1),
        ("On levels", "level", 2, 1),
    ]


def test_an_article_without_items_is_one_article_without_items():
    (found,) = harvest(article("# Just a note", *PROSE), "note.md").articles
    assert (found.title, found.items, len(found.intro)) == ("Just a note", (), 4)


def test_the_kind_comes_from_what_the_introduction_announces():
    text = article(f"{PROSE[0]} Here are two methods.", "1) First", PROSE[1], "2) Second", PROSE[2])
    assert harvest(text).articles[0].kind == "strategy"
    text = article("Voici deux idées reçues.", "1) Une", PROSE_FR[1], "2) Deux", PROSE_FR[2])
    assert (harvest(text).articles[0].kind, harvest(text).articles[0].language) == ("myth", "fr")
