"""What each program puts on the clipboard, and what is kept of it: `tests/pastes`."""

import pytest

from common import richtext
from tests.pastes import NAMES, sample


@pytest.mark.parametrize("name", NAMES)
def test_paste_keeps(name):
    found = sample(name)

    kept = richtext.of_clipboard(found.html, found.text)

    assert kept == found.kept
    assert richtext.clean(kept) == kept
