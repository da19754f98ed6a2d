"""Facing pages: an entry with its translation beside it, in rows, and the words on its state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

import diglot
from diglot.lang import language, language_name
from diglot.model.entry import State
from diglot.publish.conversion import Conversions
from diglot.publish.correspondence import aligned_once, correspondence
from diglot.publish.counterpart_text import moved, resolved
from diglot.publish.pairing import Half
from diglot.publish.review import review_line
from diglot.publish.rows import RowWords, with_rows
from diglot.publish.side_by_side import SideBySide
from diglot.publish.trust import is_outdated, trust
from diglot.publish.typesetting import Laid, Typeset
from diglot.store.agreements import agreement_path
from diglot.store.bitexts import Bitexts
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from diglot.config import Config
    from diglot.model.entry import Entry
    from diglot.model.segment import Bead
    from diglot.publish.edition import Edition, Published
    from diglot.publish.html_elements import Sheet
    from diglot.publish.side_by_side import Anchors
    from diglot.publish.trust import Statement, Trust
    from diglot.store.corpus import Corpus
    from diglot.store.moves import Agreements

__all__ = ["Faced", "Facing", "Told"]

_LIKE_AN_ANCHOR = re.compile(r' id="p[0-9]')
_ALIGNED_BY = ("align", "lang", "markdown")
"""The packages of diglot that bitexts depend on."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement on the state of an entry as the template shows it; `link` is empty where it leads nowhere."""

    text: str
    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Faced:
    """What the template shows of an entry beside its text.

    `told` are the statements on its state. `code`, `name` and `title` are those of the counterpart, `language` what its
    language is called in a sentence; empty where there is none.
    """

    told: tuple[Told, ...] = ()
    code: str = ""
    name: str = ""
    title: str = ""
    language: str = ""


@dataclass
class Facing:
    """The facing pages of a site: what all its pages share, in every language."""

    settings: Config
    corpus: Corpus
    """What is published: what is held back faces nothing."""
    agreed: Agreements
    asked: dict[str, str | None] = field(default_factory=dict, repr=False)
    """Where links of counterparts lead, by the file that they name: whoever keeps a page empties it before."""
    _known: dict[tuple[str, str], SideBySide] = field(default_factory=dict, repr=False)
    _digests: dict[str, str] = field(default_factory=dict, repr=False)
    _pages: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    """What MkDocs made of entries in the default language, which are built first, and the addresses of their pages."""
    conversions: Conversions = field(default_factory=Conversions, repr=False)
    known_bitexts: Bitexts | None = field(default=None, repr=False)
    """What an earlier build in this process has read or aligned."""

    @cached_property
    def bitexts(self) -> Bitexts:
        """What is known of what corresponds to what."""
        if self.known_bitexts is None:
            self.known_bitexts = Bitexts.read(self.settings.cache / "bitexts.json")
        return self.known_bitexts

    @cached_property
    def _align(self) -> Callable[[Entry, Entry], Sequence[Bead]]:
        return aligned_once(self.bitexts, made_by=_made_by())

    def save(self) -> None:
        """Keep for the next build what this one worked out. Raises `DiglotError` when that cannot be written."""
        # A build that works out a few must not drop the rest.
        at_most = 2 * len(self.settings.locales) * len(self.corpus.keys)
        self.bitexts.write(self.settings.cache / "bitexts.json", at_most=at_most)

    def states(self, item: Published, edition: Edition) -> dict[str, str]:
        """What is to be said of the entry of `item` in other languages than that of `edition`, by their codes.

        Nothing is said of a translation that is in step.
        """
        own = language(edition.locale).phrases
        default = self.settings.default_locale.code
        there = self.corpus.by_key[item.entry.key]
        said = {}
        for locale in self.settings.locales:
            if locale.code not in there:
                said[locale.code] = own["not available"]
            elif default in there and default != locale.code and self._is_behind(item.entry.key, locale.code):
                said[locale.code] = own["out of date"]
        said.pop(edition.locale, None)
        return said

    def beside(self, item: Published, html: str, edition: Edition) -> str:
        """What MkDocs made of the entry of `item` in the default language, if it stands beside `html`; else empty.

        To be asked for every page, those in the default language first: what MkDocs made is not made again.
        """
        if item.entry.locale == self.settings.default_locale.code:
            if edition.locale == item.entry.locale:
                self._pages[item.entry.key] = html, item.file.url
            return ""
        return self._pages.get(item.entry.key, ("", ""))[0]

    def page(self, item: Published, html: str, edition: Edition, config: MkDocsConfig) -> tuple[str, Faced]:
        """`html`, what MkDocs made of the entry of `item`, in rows; and what is told of it.

        An overview, and an entry without a counterpart, stay as they are.
        """
        words = review_line(item.entry.meta, edition.locale)
        review = [Told(text, _name(item.entry) if n == 0 else "") for n, text in enumerate(words)]
        other = self._other(item.entry, edition)
        if other is None:
            return html, Faced(tuple(review))
        default = self.settings.default_locale.code
        code = other.locale if item.entry.locale == default else item.entry.locale
        is_source = item.entry.locale == default
        pair = self._pair(item.entry.key, code)
        found = trust(pair.reading(is_source=is_source))
        anchors = pair.anchors(is_source=is_source)
        told = tuple(_told(one, anchors) for one in found.statements)
        locale = next(one for one in self.settings.locales if one.code == other.locale)
        faced = Faced(
            _in_order(review, told),
            other.locale,
            locale.name,
            other.meta.shown_title,
            language_name(other.locale, edition.locale),
        )
        if item.entry.is_overview:
            return html, Faced(faced.told)
        mine, theirs, sheet = self.conversions.laid(html), *self._beside(item, other.locale, config)
        if theirs.may_confuse:
            mine = Laid(Typeset(html))
        content = mine.filled(_in_rows(pair, mine, theirs, sheet, found, is_source=is_source))
        if not is_source:  # pages in the default language come first: nobody needs how these two were set any more
            mine.typeset.forget()
            theirs.typeset.forget()
        return content, faced

    def _other(self, entry: Entry, edition: Edition) -> Entry | None:
        """The counterpart of `entry`: the entry in the default language, or the first translation there is."""
        if entry.locale != edition.locale:
            return None  # what stands in for a missing translation
        ordered = sorted(self.settings.locales, key=lambda locale: not locale.default)
        found = (self.corpus.entry(entry.key, one.code) for one in ordered if one.code != entry.locale)
        default = self.settings.default_locale.code
        return next((one for one in found if one is not None and default in {one.locale, entry.locale}), None)

    def _is_behind(self, key: str, code: str) -> bool:
        return is_outdated(self._pair(key, code).both, self.settings.default_locale.code, code)

    def _pair(self, key: str, code: str) -> SideBySide:
        """The entry with `key` in the default language and in `code`."""
        if (key, code) not in self._known:
            default = self.settings.default_locale.code
            source, target = self.corpus.by_key[key][default], self.corpus.by_key[key][code]
            units = self.agreed(default, code, key)
            both = correspondence(source, target, units=units, align=self._align)
            self._known[key, code] = SideBySide(source, target, both)
        return self._known[key, code]

    def _beside(self, item: Published, code: str, config: MkDocsConfig) -> tuple[Laid, Sheet]:
        """The counterpart of `item`, and it as HTML that can stand on its page."""
        if (known := self._pages.get(item.entry.key)) is not None and code == self.settings.default_locale.code:
            laid = self.conversions.laid(known[0])
            return laid, laid.beside(lambda address: moved(address, known[1], item.file.url))
        file: File = item.file.alternates[code]  # type: ignore[attr-defined]  # the i18n plugin sets it
        source = self.corpus.text(item.entry.key, code)
        body, _ = self.conversions.read(file.content_string if source is None else source)
        converted = self.conversions.of(body, config.markdown_extensions, config.mdx_configs)
        laid = Laid(converted.typeset, converted.urls)
        return laid, laid.beside(
            lambda address: resolved(
                address, source=file.src_uri, addresses=lambda target: self._asked(target, item, config)
            )
        )

    def _asked(self, source: str, item: Published, config: MkDocsConfig) -> str | None:
        self.asked[source] = self.address(source, item, config)
        return self.asked[source]

    def depends_on(self, key: str) -> str:
        """A digest of what the pages of the entry with `key` depend on: its texts, and what was agreed on them."""
        if key not in self._digests:
            default = self.settings.default_locale.code
            parts = []
            for code, found in sorted(self.corpus.digests[key].items()):
                parts += [code.encode(), found.encode()]
                if code != default:
                    lies_under = self.agreed.former_key(default, code, key) or key
                    path = agreement_path(self.settings.memory, default, code, lies_under)
                    parts.append(path.read_bytes() if path.is_file() else b"")
            self._digests[key] = digest(*parts)
        return self._digests[key]

    def address(self, source: str, item: Published, config: MkDocsConfig) -> str | None:
        """Where the file `source` of the content is found from the page of `item`."""
        code, _, rest = source.partition("/")
        key = rest.removesuffix(".md")
        is_entry = rest != key
        if not (self.corpus.entry(key, code) if is_entry else source in self.corpus.files):
            return None
        folder = "" if code == self.settings.default_locale.code else f"{code}/"
        if not is_entry:
            return get_relative_url(folder + rest, item.file.url)
        if not config.use_directory_urls:
            return get_relative_url(f"{folder}{key}.html", item.file.url)
        name = key.removesuffix("index") if key == "index" or key.endswith("/index") else f"{key}/"
        return get_relative_url((folder + name) or ".", item.file.url)


def _made_by() -> str:
    """A digest of the code that aligns: the size and time of each file, its model included."""
    package = Path(diglot.__file__).parent
    files = sorted(file for name in _ALIGNED_BY for file in (package / name).rglob("*.[pn][yp]*") if file.is_file())
    told = [
        (str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.suffix in {".py", ".npz"}
    ]
    return digest(repr(told).encode())


def _name(entry: Entry) -> str:
    """What the state of an entry is called in CSS."""
    return "machine" if entry.meta.state is State.MACHINE else ""


def _in_order(review: Sequence[Told], told: Sequence[Told]) -> tuple[Told, ...]:
    """The state, what is told of the translation, whom to ask; how many passages are a machine's says that it wrote."""
    counted = any(one.name == "machine" for one in told)
    return (*(one for one in review[:1] if not (counted and one.name == "machine")), *told, *review[1:])


def _told(one: Statement, anchors: Anchors) -> Told:
    names = anchors[one.there].get(one.block) if one.block is not None else None
    view = "?view=both" if one.is_of_both else ""
    place = f"#{names[0]}" if names else ""
    return Told(one.text, one.name, view + place)


def _in_rows(pair: SideBySide, mine: Laid, theirs: Laid, sheet: Sheet, found: Trust, *, is_source: bool) -> str:
    """`mine` with `theirs`, which stands beside it as `sheet`, in rows; the places of links of mine are open."""
    seen = pair.reading(is_source=is_source)
    parts = pair.parts if is_source else pair.parts[::-1]
    halves = [
        Half(locale, known, passages, laid.typeset.elements(passages, here), here, laid.typeset.bodies)
        for locale, known, passages, laid, here in (
            (seen.entry.locale, seen.mine, parts[0], mine, mine.typeset.sheet),
            (seen.other.locale, seen.theirs, parts[1], theirs, sheet),
        )
    ]
    own = mine.typeset.sheet
    taken = own.ids() if _LIKE_AN_ANCHOR.search(own.html) else set()
    anchors, there = pair.anchors(is_source=is_source)
    used = {name for names in anchors.values() for name in names}
    phrases = language(seen.entry.locale).phrases
    name = language_name(seen.other.locale, seen.entry.locale)
    return with_rows(
        pair.pairing(halves[0], halves[1], is_source=is_source),
        anchors={block: [one for one in names if one not in taken] for block, names in anchors.items()},
        there={block: names[0] for block, names in there.items() if names[0] not in taken | used},
        marks=found.marks,
        words=RowWords(
            show=phrases["show in"].format(language=name),
            absent=phrases["not in"].format(language=name),
            only_there=phrases["only in"].format(language=name),
            elsewhere=phrases["elsewhere in"].format(language=name),
            of_theirs=found.of_theirs,
        ),
    )
