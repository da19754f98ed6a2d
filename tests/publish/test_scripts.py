"""The scripts of a site are ours without what only we read."""

from __future__ import annotations

import pytest

from diglot.publish.scripts import abridged
from diglot.publish.theming import TEMPLATES

FOLDER = TEMPLATES / "assets" / "diglot"
OURS = [path for path in sorted(FOLDER.rglob("*.js")) if path.parent.name != "snowball"]


def test_comments_and_indentation_are_left_out_and_nothing_else():
    script = """\
// What it is for.

/** Says so,
 * at length. */
export function double(number) {
  /* The usual. */
  const half = /\\/\\*[/]/.test("// no comment") // a reason
  return `${2 * number}` // "http://here"
}
"""
    assert (
        abridged(script)
        == """\
export function double(number) {
const half = /\\/\\*[/]/.test("// no comment") // a reason
return `${2 * number}` // "http://here"
}
"""
    )


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_text_of_our_scripts_goes_over_several_lines_and_comments_have_lines_of_their_own(path):
    script = path.read_text(encoding="utf-8")
    assert not [line for line in script.split("\n") if line.count("`") % 2 or line.endswith("\\")]
    for line in map(str.strip, script.split("\n")):
        assert "/*" not in line[1:], line
        assert "*/" not in line[:-2], line


def test_a_site_has_our_scripts_abridged_and_those_of_others_as_they_came(built):
    for path in sorted(FOLDER.rglob("*.js")):
        written = (built.root / "site/assets/diglot" / path.relative_to(FOLDER)).read_text(encoding="utf-8")
        source = path.read_text(encoding="utf-8")
        assert written == (source if path not in OURS else abridged(source))


def test_a_script_of_the_team_stays_as_it_is(project):
    script = "// Ours.\n  alert(1)\n"
    project.write("theme/assets/diglot/diglot.js", script)
    project.write("content/en/own.js", script)
    project.configure("{name: material,", "{name: material, custom_dir: theme,")
    assert project.mkdocs("build").returncode == 0
    for path in ("assets/diglot/diglot.js", "own.js"):
        assert (project.root / "site" / path).read_text(encoding="utf-8") == script
