"""Clusters of their own live outside pytest's folders, whose permissions every other run of pytest resets."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def short_tmp():
    with TemporaryDirectory(prefix="board-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def module_tmp():
    with TemporaryDirectory(prefix="board-") as folder:
        yield Path(folder)
