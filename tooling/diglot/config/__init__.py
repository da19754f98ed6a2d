"""Everything that diglot is told, read once from mkdocs.yml: nothing is configured twice."""

from diglot.config.load import load_config
from diglot.config.values import Config

__all__ = ["Config", "load_config"]
