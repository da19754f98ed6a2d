from __future__ import annotations

import json

from diglot.model.document import Document
from diglot.search.shards import shards


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
