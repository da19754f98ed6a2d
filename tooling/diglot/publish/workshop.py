"""Where a site is made: what a process keeps from one build to the next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from diglot.publish.catalogue import Catalogue
from diglot.publish.faced_pages import FacedPages
from diglot.publish.hygiene import Cleaned
from diglot.publish.outputs import Outputs
from diglot.publish.static_search import INDEX, Earlier, static_index
from diglot.store.corpus import Corpus
from diglot.store.known_files import KnownFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from diglot.config import Config
    from diglot.publish.press import Press
    from diglot.publish.standing import Standing

__all__ = ["Workshop"]


class Workshop:
    """Builds a site, the second time from what the first has made.

    Where mkdocs.yml names other plugins than the i18n plugin and diglot, MkDocs builds the whole site each time.
    """

    def __init__(self, *, builds_again: bool = True) -> None:
        self.builds_again = builds_again
        """Whether it is kept for another build."""
        self.press: Press | None = None
        """What built the last site; None where MkDocs did."""
        self.corpus = Corpus()
        """What was read last: entries whose files are as they were are not parsed again."""
        self._known_files = KnownFiles()
        self._catalogue = Catalogue()
        """What the last site shows."""
        self.faced = FacedPages()
        self.cleaned = Cleaned()
        self.searched = Earlier()
        self.renews_search = True
        """Whether each build makes the index of the static search; else it stays that of the site before, until
        `renew_search`."""
        self.standing: Standing | None = None
        """What is known of the site in its place; None where a build would make it anew in any case."""
        self.stands = False
        """Whether the last build found the site as it would make it, and made nothing."""

    def build(self, config: Config, folder: Path) -> None:
        """Build the site of `config` into `folder`, which is to take its place; or nothing, where it `stands`.

        Raises whatever MkDocs and its plugins raise.
        """
        # MkDocs takes a quarter of a second to import; only building needs it.
        from mkdocs.commands.build import build  # noqa: PLC0415

        settings = self._set_up(config, folder)
        if self.stands:
            return
        keeps_index = self.press is not None and self.press.has_built and not self.renews_search
        plugin: Any = settings.plugins.get("diglot")  # MkDocs builds a site without it, too
        if plugin is not None:
            self._lend(plugin)
            plugin.renews_search = not keeps_index
        settings.plugins.on_startup(command="build", dirty=False)
        written = _written(folder)
        try:
            if self.press is None:
                build(settings)
            else:
                shutil.rmtree(written, ignore_errors=True)
                self.press.build(settings, kept=INDEX if keeps_index else "")
            if plugin is not None:
                self.corpus, self._catalogue = plugin.corpus, plugin.catalogue
        finally:
            settings.plugins.on_shutdown()
            shutil.rmtree(written, ignore_errors=True)

    @property
    def made_of(self) -> str:
        """A digest of all that the site in its place was made of; empty where that is not known."""
        return self.standing.made_of if self.standing is not None else ""

    @property
    def published(self) -> Corpus:
        """What of the corpus the last site shows."""
        return self._catalogue.release.corpus

    def _set_up(self, config: Config, folder: Path) -> MkDocsConfig:
        """The configuration as MkDocs reads it; decide who builds, and whether the site stands."""
        from mkdocs.config import load_config  # noqa: PLC0415  # the same

        from diglot.publish.press import Press, can_press  # noqa: PLC0415
        from diglot.publish.standing import Standing  # noqa: PLC0415

        self.standing, self.stands = None, False
        settings = load_config(config_file=str(config.file), site_dir=str(_written(folder)))
        if not can_press(settings):
            self.close()
            shutil.rmtree(folder, ignore_errors=True)
            return load_config(config_file=str(config.file), site_dir=str(folder))
        if self.press is None or (self.press.outputs.folder, self.press.outputs.site) != (folder, config.site):
            self.close()
            self.press = Press(Outputs(folder, config.site), builds_again=self.builds_again)
        if not self.builds_again:
            self.standing = Standing(config, settings)
            self.stands = self.standing.is_as_built()
        return settings

    def _lend(self, plugin: Any) -> None:  # noqa: ANN401  # MkDocs knows no type of it
        """Give the plugin of a build what earlier ones worked out."""
        plugin.corpus, plugin.known_files = self.corpus, self._known_files
        plugin.faced = self.faced
        plugin.searched, plugin.cleaned = self.searched, self.cleaned
        if self.press is not None:
            plugin.conversions = self.press.conversions
        self.faced.begin()
        self.cleaned.begin()

    def renew_search(self, config: Config) -> None:
        """Bring the index of the static search into step with the site of `config` that was built last, while that is
        served. Where MkDocs built it, it is.
        """
        if self.press is not None:
            self.press.outputs.replace_below(INDEX, static_index(config, self.published, self.searched))

    def swapped(self, old: Path, said: Sequence[str]) -> None:
        """What was built is served now; what was served lies at `old`. `said` are the warnings of the build."""
        if self.press is None:
            shutil.rmtree(old, ignore_errors=True)
        else:
            self.press.outputs.swapped(old)
        if self.standing is not None:
            self.standing.keep(said, self._catalogue.dates)

    def close(self) -> None:
        """Nothing is built any more: the disk is as after a single build."""
        if self.press is not None:
            self.press.outputs.close()
        self.press = None


def _written(folder: Path) -> Path:
    """Where plugins write what a press then takes over."""
    return folder.with_suffix(".written")
