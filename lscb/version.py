"""Which release of the product this is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def product_version() -> str:
    """As pyproject.toml has it: "0.1.0"."""
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
    return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
