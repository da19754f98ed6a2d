"""mkdocs.yml to configuration: what works, and how each mistake is told."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

import pytest

from diglot.config import Config, load_config
from diglot.errors import DiglotError
from diglot.model.kind import Kind, Label, Publish
from diglot.model.locale import Locale
from tests.builders import MKDOCS, ROOT, write

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, text: str | bytes, **others: str) -> Config:
    write(folder, {"mkdocs.yml": text, **{f"{name}.yml": other for name, other in others.items()}})
    return load_config(folder / "mkdocs.yml")


def mistakes(folder: Path, text: str | bytes, **others: str) -> list[str]:
    with pytest.raises(DiglotError) as caught:
        load(folder, text, **others)
    return list(caught.value.lines)


def with_diglot(options: str) -> str:
    """The least mkdocs.yml, with `options` of our plugin from line 15 on."""
    return MKDOCS + "  - diglot:\n" + textwrap.indent(textwrap.dedent(options), " " * 6)


def test_the_shipped_configuration_is_sound() -> None:
    config = load_config(ROOT / "mkdocs.yml")
    assert [locale.code for locale in config.locales] == ["en", "fr"]
    assert config.default_locale == Locale("en", "English", default=True)
    assert [kind.name for kind in config.kinds] == ["myth", "level", "strategy"]
    assert all(set(kind.sections) == {"en", "fr"} == set(kind.labels) for kind in config.kinds)
    assert config.content == ROOT / "content"
    assert config.termbase == ROOT / "memory/terms.csv"


def test_two_languages_and_no_plugin_of_ours_are_enough(tmp_path: Path) -> None:
    config = load(tmp_path, MKDOCS)
    assert config.site_name == "Handbook"
    assert config.locales == (Locale("en", "English", default=True), Locale("fr", "Français"))
    assert config.kinds == ()
    assert config.content == tmp_path / "content"
    assert [config.site, config.memory, config.sources, config.cache] == [
        tmp_path / name for name in ("site", "memory", "sources", ".diglot")
    ]
    assert config.directory_urls
    assert config.site_url is None
    assert config.extensions == ("toc", "tables", "fenced_code")


def test_the_folder_of_the_project_is_that_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"sub/mkdocs.yml": MKDOCS})
    monkeypatch.chdir(tmp_path)
    config = load_config(tmp_path.joinpath("sub/mkdocs.yml").relative_to(tmp_path))
    assert config.root == tmp_path / "sub"
    assert config.content == tmp_path / "sub/content"


def test_a_kind_is_read_with_all_it_says(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        with_diglot("""\
            memory: agreed
            sources: inbox
            cache: tmp/cache
            kinds:
              faq:
                folder: questions
                labels:
                  en: {one: Question, many: All questions}
                  fr: {one: Question}
                synonyms: {en: [query]}
                sections:
                  en: [The question, The answer]
                  fr: [La question, La réponse]
                publish: source-first
              note:
            """),
    )
    faq, note = config.kinds
    assert faq == Kind(
        name="faq",
        folder="questions",
        labels={"en": Label("Question", "All questions"), "fr": Label("Question", "Questions")},
        synonyms={"en": ("query",)},
        sections={"en": ("The question", "The answer"), "fr": ("La question", "La réponse")},
        publish=Publish.SOURCE_FIRST,
    )
    assert note == Kind("note", "notes", {"en": Label("Note", "Notes"), "fr": Label("Note", "Notes")})
    assert (config.memory, config.cache) == (tmp_path / "agreed", tmp_path / "tmp/cache")


@pytest.mark.parametrize("plugins", ["  i18n:\n{}", "  search: {{}}\n  i18n:\n{}"])
def test_plugins_may_be_a_mapping(tmp_path: Path, plugins: str) -> None:
    options = MKDOCS.partition("  - i18n:\n")[2]
    text = "site_name: x\nplugins:\n" + plugins.format(textwrap.indent(textwrap.dedent(options), "    "))
    assert len(load(tmp_path, text).locales) == 2


@pytest.mark.parametrize(
    "more",
    [
        "        - locale: 'null'\n          name: All\n          build: false\n",
        "        - locale: de\n          name: Deutsch\n          build: false\n",
    ],
)
def test_a_language_that_is_not_built_is_none_of_ours(tmp_path: Path, more: str) -> None:
    assert [locale.code for locale in load(tmp_path, MKDOCS + more).locales] == ["en", "fr"]


@pytest.mark.parametrize("code", ["fr-CA", "pt_BR", "zh-Hans", "gsw"])
def test_regions_and_scripts_are_languages(tmp_path: Path, code: str) -> None:
    assert load(tmp_path, MKDOCS.replace("locale: fr", f"locale: {code}")).locales[1].code == code


def test_markdown_extensions_are_those_of_mkdocs(tmp_path: Path) -> None:
    config = load(tmp_path, MKDOCS + "markdown_extensions:\n  - admonition\n  - toc: {permalink: true}\n  - tables\n")
    assert config.extensions == ("toc", "tables", "fenced_code", "admonition")
    assert config.extension_configs == {"toc": {"permalink": True}}


@pytest.mark.parametrize(
    "more",
    [
        "hooks: [hook.py]\nextra: {alternate: []}\nvalidation: {nav: {omitted_files: info}}\n",
        "x-anchors: &a [1]\nmy_own_key: *a\n",
        "theme: null\nextra: {1: 2, true: 3}\n",
        "extra: &a {itself: *a}\n",
        "markdown_extensions: [{pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }}]\n",
        "extra: !relative $docs_dir\n",
    ],
)
def test_what_other_plugins_and_themes_need_is_left_to_them(tmp_path: Path, more: str) -> None:
    load(tmp_path, MKDOCS + more)


def test_a_python_tag_runs_nothing(tmp_path: Path) -> None:
    load(tmp_path, MKDOCS + f"extra: !!python/object/apply:os.mkdir ['{tmp_path}/made']\n")
    assert not (tmp_path / "made").exists()


def test_the_environment_is_read_as_in_mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = MKDOCS + "site_url: !ENV [DIGLOT_TEST_URL, 'https://default.example/']\n"
    assert load(tmp_path, text).site_url == "https://default.example/"
    monkeypatch.setitem(os.environ, "DIGLOT_TEST_URL", "https://set.example/")
    assert load(tmp_path, text).site_url == "https://set.example/"


def test_what_another_file_says_is_inherited(tmp_path: Path) -> None:
    config = load(tmp_path, "INHERIT: base.yml\nsite_name: Mine\nextra: {b: 2}\n", base=MKDOCS + "extra: {a: 1}\n")
    assert config.site_name == "Mine"
    assert len(config.locales) == 2


# A text that replaces another in the least mkdocs.yml, and the mistake that it makes.
CHANGES = [
    ("site_name: Handbook\n", "", "mkdocs.yml: site_name: missing; what is the site called?"),
    ("site_name: Handbook", "site_name: 5", "mkdocs.yml:1: site_name: expected a text, not 5"),
    ("docs_dir: content", "docs_dir: [a]", "mkdocs.yml:2: docs_dir: expected a text, not ['a']"),
    ("docs_dir: content", "doc_dir: content", "mkdocs.yml:2: doc_dir: not known here; did you mean docs_dir?"),
    (
        "docs_dir: content",
        "use_directory_urls: 'yes'",
        "mkdocs.yml:2: use_directory_urls: expected true or false, not 'yes'",
    ),
    (
        "structure: folder",
        "structure: suffix",
        "mkdocs.yml:5: plugins.i18n.docs_structure: expected folder: diglot keeps each language in a folder of its own",
    ),
    (
        "          default: true\n",
        "",
        "mkdocs.yml:6: plugins.i18n.languages: exactly one language needs `default: true`",
    ),
    (
        "Français\n",
        "Français\n          default: true\n",
        "mkdocs.yml:6: plugins.i18n.languages: exactly one language needs `default: true`",
    ),
    ("locale: fr", "locale: en", "mkdocs.yml:6: plugins.i18n.languages: en stands twice"),
    (
        "locale: fr",
        "locale: ../fr",
        "mkdocs.yml:11: plugins.i18n.languages.1.locale: expected a language code such as en or fr-CA, "
        "in quotes if need be, not '../fr'",
    ),
    (
        "locale: fr",
        "locale: no",
        "mkdocs.yml:11: plugins.i18n.languages.1.locale: expected a language code such as en or fr-CA, "
        "in quotes if need be, not False",
    ),
    (
        "          name: Français\n",
        '          name: "Fran\u2028çais"\n          biuld: true\n',
        "mkdocs.yml:13: plugins.i18n.languages.1.biuld: not known here; did you mean build?",
    ),
    (
        "          name: Français\n",
        "",
        "mkdocs.yml:11: plugins.i18n.languages.1.name: missing; what do its speakers call the language?",
    ),
    (
        "          name: Français\n",
        "          name: Français\n          biuld: true\n",
        "mkdocs.yml:13: plugins.i18n.languages.1.biuld: not known here; did you mean build?",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), CHANGES, ids=[told for _, _, told in CHANGES])
def test_a_mistake_is_told_with_its_line_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in MKDOCS
    assert mistakes(tmp_path, MKDOCS.replace(old, new)) == [told]


# Options of our plugin, which begin in line 15, and the mistake that they make.
OPTIONS = [
    ("memry: x", "mkdocs.yml:15: plugins.diglot.memry: not known here; did you mean memory?"),
    ("colour: x", "mkdocs.yml:15: plugins.diglot.colour: not known here; known are kinds, "),
    ("memory: 5", "mkdocs.yml:15: plugins.diglot.memory: expected a text, not 5"),
    ("kinds: [a]", "mkdocs.yml:15: plugins.diglot.kinds: expected a mapping, not ['a']"),
    ("kinds:\n  a: 5", "mkdocs.yml:16: plugins.diglot.kinds.a: expected a mapping, not 5"),
    ("kinds:\n  A b: {folder: a}", "mkdocs.yml:16: plugins.diglot.kinds.A b: a kind is named in lower-case letters"),
    ("kinds:\n  overview: {}", "mkdocs.yml:16: plugins.diglot.kinds.overview: a kind is named in lower-case"),
    ("kinds:\n  a:\n    foldr: a", "mkdocs.yml:17: plugins.diglot.kinds.a.foldr: not known here; did you mean folder?"),
    ("kinds:\n  a: {folder: ../a}", "mkdocs.yml:16: plugins.diglot.kinds.a.folder: expected the name of one folder"),
    ("kinds:\n  a:\n  b: {folder: as}", "mkdocs.yml:17: plugins.diglot.kinds.b: its folder as is already that of a"),
    (
        "kinds:\n  a:\n    publish: soon",
        "mkdocs.yml:17: plugins.diglot.kinds.a.publish: expected one of together, source-first, machine-labelled, hide",
    ),
    (
        "kinds:\n  a:\n    sections: {en: [A, B], fr: [C]}",
        "mkdocs.yml:17: plugins.diglot.kinds.a.sections: every language needs the same number of sections",
    ),
    (
        "kinds:\n  a:\n    sections: {en: [A]}",
        "mkdocs.yml:17: plugins.diglot.kinds.a.sections: every language needs the same number of sections, in the same "
        "order; fr has none",
    ),
    (
        "kinds:\n  a:\n    labels:\n      de: {one: X}",
        "mkdocs.yml:18: plugins.diglot.kinds.a.labels.de: not known here; known are en, fr",
    ),
    (
        "kinds:\n  a:\n    labels:\n      fr: {onee: X}",
        "mkdocs.yml:18: plugins.diglot.kinds.a.labels.fr.onee: not known here; did you mean one?",
    ),
    (
        "kinds:\n  a:\n    synonyms:\n      fr: [x, 5]",
        "mkdocs.yml:18: plugins.diglot.kinds.a.synonyms.fr: expected a list of texts, not ['x', 5]",
    ),
]


@pytest.mark.parametrize(("options", "told"), OPTIONS, ids=[told for _, told in OPTIONS])
def test_a_mistake_in_our_options_is_told_with_its_line_and_key(tmp_path: Path, options: str, told: str) -> None:
    (line,) = mistakes(tmp_path, with_diglot(options))
    assert line.startswith(told)


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        ("plugins: 5", ["expected a list of plugins", "the i18n plugin is missing"]),
        ("plugins: [search]", ["the i18n plugin is missing"]),
        ("", ["the i18n plugin is missing"]),
        ("plugins: [i18n]", ["expected folder", "expected a list of languages"]),
        ("plugins: [{i18n: 5}]", ["i18n: expected a mapping of options", "expected folder", "expected a list of"]),
        ("plugins: [i18", ["did not find expected", "expected ',' or ']'"]),
        ("plugins: [i18m]", ["i18m: not a plugin; did you mean i18n?", "the i18n plugin is missing"]),
        ("plugins: [{i18n: {docs_structure: folder, languages: [en]}}]", ["item 1: expected locale and name"]),
    ],
)
def test_a_project_without_its_languages_is_told_so(tmp_path: Path, plugins: str, told: list[str]) -> None:
    found = mistakes(tmp_path, f"site_name: x\n{plugins}\n")
    assert all(any(expected in line for expected in told) for line in found)
    assert found


def test_a_slip_in_the_name_of_our_plugin_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path, MKDOCS + "  - diglott: {}\n") == [
        "mkdocs.yml:3: plugins: diglott: not a plugin; did you mean diglot?"
    ]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    text = with_diglot("memry: x\nkinds:\n  a: {foldr: b}\n").replace("site_name: Handbook", "use_directory_urls: 5")
    assert len(mistakes(tmp_path, text.replace("structure: folder", "structure: suffix"))) == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: x\nextra: [\n", "mkdocs.yml:3: "),
        ("site_name: x\n\tplugins: y\n", "mkdocs.yml:2: "),
        ("site_name: x: y\n", "mkdocs.yml:1: mapping values are not allowed here"),
        ("- a\n- b\n", "mkdocs.yml: expected lines of the form `key: value`"),
        ("", "mkdocs.yml: expected lines of the form `key: value`"),
        ("? [a]\n: b\n", "mkdocs.yml:1: found unhashable key"),
        ("a: \x07\n", "mkdocs.yml: not YAML"),
        ("a: " + "[" * 1500, "mkdocs.yml: "),
        ("site_name: x\nname: été\n".encode("latin-1"), "mkdocs.yml:2: not UTF-8 (byte 0xe9)"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    (line,) = mistakes(tmp_path, text)
    assert line.startswith(told)
    assert "\n" not in line


def test_a_missing_file_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(DiglotError) as caught:
        load_config(tmp_path / "mkdocs.yml")
    assert caught.value.lines == ("mkdocs.yml: not found; run diglot in the folder that holds it, or name it with -f",)


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(DiglotError, match=r"Is a directory$"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INHERIT: nowhere.yml\n", "nowhere.yml: not found"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml: INHERIT: more than 10 files deep; does one inherit itself?"),
        ("INHERIT: bad.yml\n", "bad.yml:1: "),
    ],
)
def test_what_cannot_be_inherited_is_told(tmp_path: Path, text: str, told: str) -> None:
    (line,) = mistakes(tmp_path, text, bad="a: b: c\n")
    assert line.startswith(told)
