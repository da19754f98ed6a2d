"""A project of any size for the other benchmarks: entries in English and French whose texts say the same.

Each entry mixes paragraphs of this repository's own entries, the same in both languages, under a title of its own, so
that sections, numbers and links are those of real writing while no two entries are alike.
"""

from __future__ import annotations

import itertools
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LOCALES", "generate"]

ROOT = Path(__file__).parents[1]
LOCALES = ("en", "fr")
_ASPECTS = {
    "en": ("by telephone", "at the counter", "in writing", "on the road", "at night", "in the shop", "after a sale"),
    "fr": ("par téléphone", "au guichet", "par écrit", "en déplacement", "la nuit", "en boutique", "après une vente"),
}


@dataclass(frozen=True, slots=True)
class _Model:
    """An entry that others are made from: its front matter, and its sections, each a list of paragraphs."""

    head: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def generate(folder: Path, entries: int, *, settings: str | None = None) -> list[str]:
    """Write a project of `entries` entries per language into `folder`; return their keys.

    `settings` is its mkdocs.yml; without, it is that of this repository. The overviews of the folders come on top.
    """
    folder.mkdir(parents=True, exist_ok=True)
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8") if settings is None else settings
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    (folder / "memory").mkdir(exist_ok=True)
    shutil.copy(ROOT / "memory" / "terms.csv", folder / "memory")
    content = ROOT / "content"
    for file in content.rglob("index.md"):
        _write(folder / "content" / file.relative_to(content), file.read_text(encoding="utf-8"))
    names = sorted(path.relative_to(content / "en") for path in (content / "en").rglob("*.md") if path.stem != "index")
    models = {code: {name: _model(content / code / name) for name in names} for code in LOCALES}
    kinds: dict[Path, list[Path]] = {}
    for name in names:
        kinds.setdefault(name.parent, []).append(name)
    draw = random.Random(1)  # noqa: S311  # invented texts
    made: dict[str, None] = {}
    for number, kind in enumerate(itertools.islice(itertools.cycle(kinds), entries), 1):
        of = kinds[kind][(number // len(kinds)) % len(kinds[kind])]
        seed = draw.random()
        key = of.with_suffix("").as_posix()
        key = f"{key}-{number}" if key in made else key
        made[key] = None
        for code in LOCALES:
            text = _mixed(models[code], of, number, code, random.Random(seed))  # noqa: S311  # the same
            _write(folder / "content" / code / f"{key}.md", text)
    return list(made)


def _model(file: Path) -> _Model:
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    body = _from_any_folder(body, file.parent.name)
    parts = re.split(r"^(?=## )", body, flags=re.MULTILINE)
    sections = []
    for part in parts:
        heading, _, rest = part.partition("\n") if part.startswith("## ") else ("", "", part)
        sections.append((heading, tuple(rest.strip().split("\n\n"))))
    return _Model(head, tuple(sections))


def _from_any_folder(text: str, folder: str) -> str:
    """`text` with links that lead to the same place from every folder of entries."""
    return re.sub(r"\]\((?=[\w-]+\.md)", f"](../{folder}/", text)


def _mixed(models: dict[Path, _Model], of: Path, number: int, code: str, draw: random.Random) -> str:
    """The text of entry `number`, made from the model `of`; with `draw` in the same state, the same in any language."""
    model = models[of]
    aspect = _ASPECTS[code][number % len(_ASPECTS[code])]
    head = re.sub(r"^(title: .*)$", rf"\1, {aspect} ({number})", model.head, count=1, flags=re.MULTILINE)
    head = re.sub(r"^order: \d+$", f"order: {number}", head, count=1, flags=re.MULTILINE)
    others = list(models)
    text = [f"---\n{head}---\n"]
    for heading, paragraphs in model.sections:
        mixed = list(paragraphs)
        guest = models[others[draw.randrange(len(others))]].sections
        mixed += guest[draw.randrange(len(guest))][1] if len(mixed) < 4 else ()
        text += [heading, *mixed] if heading else mixed
        text.append(f"({number + draw.randrange(900)})")
    return "\n\n".join(part for part in text if part) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
