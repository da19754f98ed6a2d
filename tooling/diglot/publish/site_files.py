"""The files of a site that are no pages: feeds, lists for programs, the status as JSON, the 404s."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diglot.check.status_record import status_record
from diglot.publish.feeds import feed, feed_address
from diglot.publish.llms import llms, llms_address
from diglot.publish.sitemap import SITEMAP
from diglot.publish.status_page import listed
from diglot.store.files import write_whole

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.publish.catalogue import Catalogue

__all__ = ["site_template", "write_site_files"]


def write_site_files(catalogue: Catalogue, locale: Locale, kinds: tuple[Kind, ...], config: MkDocsConfig) -> None:
    """Write the feed and the list of `locale`, and once the status, into the site that is being built."""
    site = Path(config.site_dir)
    name = str(config.site_name)
    texts = {
        feed_address(locale): feed(catalogue, locale, site_name=name),
        llms_address(locale): llms(
            catalogue, locale, kinds, site_name=name, description=str(config.site_description or "")
        ),
    }
    if locale.default:
        texts["status.json"] = json.dumps(_status(catalogue), ensure_ascii=False)
    for path, text in texts.items():
        if text and not (site / path).exists():  # a file that the team keeps in its content comes first
            write_whole(site / path, text)
    plain, packed = site / SITEMAP, site / f"{SITEMAP}.gz"
    if locale.default and plain.exists() and packed.exists():  # into which MkDocs writes the day of the build
        packed.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))


def _status(catalogue: Catalogue) -> dict[str, Any]:
    """What `diglot status --format json` prints, with the address and title of each text that is published."""
    record = status_record(listed(catalogue), catalogue.locales)
    for entry in record["entries"]:
        agreed_on = catalogue.agreed_on(entry["key"])
        entry["agreed_on"] = agreed_on.isoformat() if agreed_on else None
        for code, one in entry["locales"].items():
            text = catalogue.release.corpus.entry(entry["key"], code)
            one["address"] = catalogue.address(entry["key"], code) if text else None
            one["title"] = text.meta.shown_title if text else None
    return record


def site_template(output: str, name: str, locale: Locale, config: MkDocsConfig) -> str:
    """What becomes of `output`, a template of the theme called `name`, in the build of `locale`.

    A static server knows one 404.html, that of the default language; those of the others lie in the folders of their
    languages.
    """
    if name == "404.html" and not locale.default:
        write_whole(Path(config.site_dir) / locale.code / name, output)
        return ""
    return output
