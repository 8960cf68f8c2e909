"""The key of a trial installation."""

import stat

import pytest

from lscb.secret import secret_key


def test_secret_key_is_made_once_and_private(tmp_path):
    path = tmp_path / "var" / "secret-key"

    first, second = secret_key(path), secret_key(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret-key"]


def test_secret_key_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "var").write_text("")
    path = tmp_path / "var" / "secret-key"

    with pytest.raises(SystemExit) as caught:
        secret_key(path)

    assert str(caught.value) == (
        f"The file {path} cannot be written (File exists); "
        f"make {tmp_path}/var writable for this account, or set SECRET_KEY."
    )
