"""A dirty article, as it came, to clean draft entries; every decision is reported and can be undone."""
