"""Words and phrases by which cleaners know what is not an article's; data in TOML, one file a language."""
