from __future__ import annotations

import json
from dataclasses import replace

from diglot.model.document import Document
from diglot.search.shards import Remembered, shards


def as_a_browser_reads(text):
    """The words of a file of spellings; what a word shares with the one before is counted in units of two bytes."""
    words, last = [], b""
    for line in text.split("\n"):
        abridged, _, _ = line.partition("\t")
        last = last[: 2 * int(abridged[0], 36)] + abridged[1:].encode("utf-16-le")
        words.append(last.decode("utf-16-le"))
    return words


def test_words_of_rare_letters_are_read_as_they_were_written():
    written = ["reclamation", "reclamer", "𠮷野家店員", "𠮷野家店舗", "𠮷野家賃貸"]
    files = shards([Document("en", word, "", word, f"{word}/", text=word) for word in written])
    listed = [path for path in files if path.startswith("en/spellings/")]
    assert [word for path in listed for word in as_a_browser_reads(json.loads(files[path]))] == written


def test_a_site_without_entries_has_an_index():
    files = shards([], locales=["en", "fr"])
    assert json.loads(files["index.json"])["locales"] == []


def test_sections_without_a_word_are_listed():
    titles = ["🎉", "To be or not to be", "— …"]
    files = shards([Document("en", title, "", title, f"{n}/") for n, title in enumerate(titles)])
    index = json.loads(files["en/index.json"])
    assert (index["words"], index["headings"], index["sections"]) == ([], "000", "111")
    assert [json.loads(files[f"en/texts/{n}.json"])["title"] for n in range(3)] == titles


def test_a_run_of_letters_without_end_takes_no_more_room_than_a_long_word():
    files = shards([Document("en", "one", "", "One", "one/", text="É" * 100_000)])
    assert max(len(text) for path, text in files.items() if "/texts/" not in path) < 5_000


def test_what_is_remembered_changes_no_file():
    remembered = Remembered()
    one, other = (Document("fr", key, "", "L’équipe", f"{key}/", text=f"Après-vente {key}.") for key in "ab")
    for documents in ([one, other], [other], [other, replace(one, text="Rien.")], [one], []):
        assert shards(documents, remembered=remembered) == shards(documents)
    assert remembered.pieces == {}
