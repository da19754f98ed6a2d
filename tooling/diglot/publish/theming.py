"""What diglot adds to the theme, and what it takes out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

__all__ = ["TEMPLATES", "add_to_theme", "theme_language", "without_other_sitemap"]

TEMPLATES = Path(__file__).parent / "templates"
"""The folder of our templates and assets."""
_STYLES = (
    "assets/diglot/diglot.css",
    "assets/diglot/terms.css",
    "assets/diglot/facing.css",
    "assets/diglot/search.css",
)
_SCRIPTS = ("assets/diglot/diglot.js", "assets/diglot/terms.js", "assets/diglot/offer.js")


def add_to_theme(config: MkDocsConfig) -> None:
    """Add templates, styles and scripts; templates of the team come before."""
    own = config.theme.dirs.index(config.theme.custom_dir) + 1 if config.theme.custom_dir in config.theme.dirs else 0
    config.theme.dirs.insert(own, str(TEMPLATES))
    config.extra_css[:0] = _STYLES
    config.extra_javascript[:0] = _SCRIPTS


def theme_language(config: MkDocsConfig) -> str:
    """The language that the theme speaks on pages of the current one: fr for fr-CA, English for one it lacks."""
    wanted = str(config.theme["language"])
    folders = [Path(folder) / "partials/languages" for folder in config.theme.dirs]
    near = (wanted, wanted.replace("_", "-").partition("-")[0])
    return next((code for code in near if any((folder / f"{code}.html").exists() for folder in folders)), "en")


def without_other_sitemap(theme: Theme) -> None:
    """Take out of `theme` the i18n plugin's template, which fills pages and pages for nothing: ours is the one shown,
    unless the team has its own.
    """
    theme.dirs[:] = [folder for folder in theme.dirs if Path(folder).name != "custom_i18n_sitemap"]
