"""The service for any ASGI server: `uvicorn --factory diglot.web.factory:service --workers 4`.

The configuration is `mkdocs.yml` in the working directory, or the file that the variable `DIGLOT_CONFIG` names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.config import load_config
from diglot.web.app import create_app

if TYPE_CHECKING:
    from fastapi import FastAPI

    from diglot.config import Config
    from diglot.web.reloading import Reloading

__all__ = ["CONFIG", "service", "service_of"]

CONFIG = "DIGLOT_CONFIG"


def service() -> FastAPI:
    """The application. Raises `DiglotError` for a configuration that cannot be used."""
    return service_of(load_config(Path(os.environ.get(CONFIG, "mkdocs.yml"))))


def service_of(config: Config, reloading: Reloading | None = None) -> FastAPI:
    """The application for a configuration that was read; with `reloading`, pages load themselves again."""
    return create_app(
        site=config.site,
        index_folder=config.search_index,
        locales=config.locales,
        kinds=config.kinds,
        site_name=config.site_name,
        options=config.service,
        records=config.service_records,
        reloading=reloading,
    )
