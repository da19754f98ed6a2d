"""Where a site is made: what a process keeps from one build to the next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from diglot.check.parallel import seldom_collecting
from diglot.publish.faced_pages import FacedPages
from diglot.publish.hygiene import Cleaned
from diglot.publish.outputs import Outputs
from diglot.store.corpus import Corpus

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.publish.press import Press
    from diglot.search.documents import Kept

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
        self.published = Corpus()
        """What of it the last site shows."""
        self.faced = FacedPages()
        self.cleaned = Cleaned()
        self.sections: Kept = {}
        """What the search has of entries."""
        self.renews_search = True
        """Whether the index of the static search follows each build; else it stays that of the site before."""

    def build(self, file: Path, folder: Path, site: Path) -> None:
        """Build what the mkdocs.yml at `file` describes into `folder`, which is to take the place of `site`.

        Raises whatever MkDocs and its plugins raise.
        """
        # MkDocs takes a quarter of a second to import; only building needs it.
        from mkdocs.commands.build import build  # noqa: PLC0415
        from mkdocs.config import load_config  # noqa: PLC0415

        from diglot.publish.press import Press, can_press  # noqa: PLC0415
        from diglot.publish.static_search import INDEX  # noqa: PLC0415

        written = folder.with_suffix(".written")
        settings = load_config(config_file=str(file), site_dir=str(written))
        if not can_press(settings):
            self.close()
            settings = load_config(config_file=str(file), site_dir=str(folder))
            shutil.rmtree(folder, ignore_errors=True)
        elif self.press is None or (self.press.outputs.folder, self.press.outputs.site) != (folder, site):
            self.close()
            self.press = Press(Outputs(folder, site), builds_again=self.builds_again)
        keeps_index = self.press is not None and self.press.has_built and not self.renews_search
        plugin: Any = settings.plugins.get("diglot")  # MkDocs builds a site without it, too
        if plugin is not None:
            self._lend(plugin)
            plugin.renews_search = not keeps_index
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            with seldom_collecting():
                if self.press is None:
                    build(settings)
                else:
                    shutil.rmtree(written, ignore_errors=True)
                    self.press.build(settings, kept=INDEX if keeps_index else "")
            if plugin is not None:
                self.corpus, self.published = plugin.corpus, plugin.catalogue.release.corpus
        finally:
            settings.plugins.on_shutdown()
            shutil.rmtree(written, ignore_errors=True)

    def _lend(self, plugin: Any) -> None:  # noqa: ANN401  # MkDocs knows no type of it
        """Give the plugin of a build what earlier ones worked out."""
        plugin.corpus, plugin.faced = self.corpus, self.faced
        plugin.sections, plugin.cleaned = self.sections, self.cleaned
        if self.press is not None:
            plugin.conversions = self.press.conversions
        self.faced.begin()
        self.cleaned.begin()

    def swapped(self, old: Path) -> None:
        """What was built is served now; what was served lies at `old`."""
        if self.press is None:
            shutil.rmtree(old, ignore_errors=True)
        else:
            self.press.outputs.swapped(old)

    def close(self) -> None:
        """Nothing is built any more: the disk is as after a single build."""
        if self.press is not None:
            self.press.outputs.close()
        self.press = None
