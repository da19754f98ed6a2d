"""What lies on disk: the corpus, what the team agreed on, the termbase."""
