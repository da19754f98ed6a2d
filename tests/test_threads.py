"""What a process does that imports diglot."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["diglot.search.vocabulary", "diglot.align.entries", "diglot.publish.plugin"])
def test_whatever_imports_numpy_first_matrices_are_multiplied_in_one_thread(module):
    asked = f"import {module}, numpy, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    for given, found in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")):
        result = subprocess.run(
            [sys.executable, "-c", asked], env=environment | given, capture_output=True, text=True, check=True
        )
        assert result.stdout.strip() == found
