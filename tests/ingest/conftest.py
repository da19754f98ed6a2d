"""Lets the tests of ingest share their builders without a package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

for _name in ("articles", "hostile"):
    _spec = importlib.util.spec_from_file_location(f"ingest_{_name}", Path(__file__).with_name(f"{_name}.py"))
    assert _spec
    assert _spec.loader
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[f"ingest_{_name}"] = _module
    _spec.loader.exec_module(_module)
