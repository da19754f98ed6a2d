"""Search: entries to documents, documents to an index, a reader's words to the entries that answer."""
