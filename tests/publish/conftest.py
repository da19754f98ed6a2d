"""Small projects that MkDocs really builds, and the shipped one, built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from diglot.config import load_config
from diglot.publish import publish

ROOT = Path(__file__).parents[2]

CONFIGURATION = """\
site_name: Handbook
site_url: https://intranet.example/care/handbook/
docs_dir: content
site_dir: site
theme: {name: material, font: false, features: [navigation.indexes, navigation.footer, content.action.edit]}
markdown_extensions: [{toc: {permalink: true}}]
plugins:
  - i18n:
      docs_structure: folder
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français, site_name: Manuel}
  - diglot:
      kinds:
        strategy:
          labels: {en: {one: Strategy, many: Strategies}, fr: {one: Stratégie, many: Stratégies}}
          folder: strategies
        myth:
          labels: {en: {one: Myth, many: Myths}, fr: {one: Idée reçue, many: Idées reçues}}
          folder: myths
"""

CONTENT = {
    "en/index.md": "---\nkind: overview\ntitle: Our handbook\nsummary: All of it.\n---\nWelcome.\n\n<!-- cards -->\n",
    "fr/index.md": "---\nkind: overview\ntitle: Notre manuel\nsummary: Tout.\n---\nBienvenue.\n\n<!-- cards -->\n",
    "en/myths/index.md": "---\nkind: overview\ntitle: Some myths\nsummary: Do not believe.\n---\n<!-- cards -->\n",
    "fr/myths/index.md": "---\nkind: overview\ntitle: Des idées\nsummary: À ne pas croire.\n---\n<!-- cards -->\n",
    "en/myths/zeal.md": (
        "---\nkind: myth\norder: 1\ntitle: Zeal is enough\nsummary: It is not.\nstate: reviewed\n"
        "owner: customer-care\nlast_reviewed_on: 2026-11-20\n---\nSee [ask](../strategies/ask.md).\n\n## Why\n\nSo.\n"
    ),
    "fr/myths/zeal.md": (
        "---\nkind: myth\norder: 1\ntitle: Le zèle suffit\nsummary: Mais non.\nstate: reviewed\n"
        "owner: customer-care\nlast_reviewed_on: 2026-12-01\n---\nVoir [demander](../strategies/ask.md).\n\n"
        "## Pourquoi\n\nAinsi.\n"
    ),
    "en/myths/age.md": "---\nkind: myth\norder: 2\ntitle: Age & rank\nsummary: <b>Bold</b>\nstate: machine\n---\nT.\n",
    "fr/myths/age.md": "---\nkind: myth\norder: 2\ntitle: Âge & rang\nsummary: Gras\nstate: machine\n---\nTexte.\n",
    "en/strategies/index.md": "---\nkind: overview\ntitle: Strategies that work\n---\n<!-- cards: myth -->\n",
    "fr/strategies/index.md": "---\nkind: overview\ntitle: Des stratégies\n---\n<!-- cards: myth -->\n",
    "en/strategies/ask.md": "---\nkind: strategy\norder: 5\ntitle: Ask\nsummary: Ask first.\n---\nText.\n",
    "fr/strategies/ask.md": "---\nkind: strategy\norder: 5\ntitle: Demander\nsummary: Demander d’abord.\n---\nTexte.\n",
}


@dataclass(frozen=True)
class Project:
    """A project on disk; `html` reads what was built."""

    root: Path

    @property
    def config(self):
        return load_config(self.root / "mkdocs.yml")

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self, old: str, new: str) -> None:
        """Replace a part of mkdocs.yml."""
        text = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        assert old in text
        self.write("mkdocs.yml", text.replace(old, new))

    def html(self, address: str) -> str:
        path = self.root / "site" / address
        return (path if path.suffix else path / "index.html").read_text(encoding="utf-8")

    def mkdocs(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run MkDocs as any of its users does."""
        return self.command("mkdocs", *arguments)

    def command(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run what builds sites as any of its users does."""
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )


def make_project(root: Path) -> Project:
    project = Project(root)
    project.write("mkdocs.yml", CONFIGURATION)
    for path, text in CONTENT.items():
        project.write(f"content/{path}", textwrap.dedent(text))
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of two kinds and two languages, of this test alone."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same project, built once for tests that only read."""
    project = make_project(tmp_path_factory.mktemp("project"))
    publish(project.config, strict=True)
    return project


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The playbook as it is shipped, copied and built once."""
    root = tmp_path_factory.mktemp("shipped")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content", root / "content")
    project = Project(root)
    publish(project.config, strict=True)
    return project
