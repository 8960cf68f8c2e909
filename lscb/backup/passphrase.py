"""The words that open a backup. They come from a file, the settings or the keyboard, never from the command line."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from django.conf import settings

from lscb.backup import BackupProblem

SHORTEST = 12
NONE_GIVEN = (
    "No passphrase was given. Set BOARD_PASSPHRASE, name a file with --passphrase-file, "
    "or run this at a terminal, which asks for it."
)


def passphrase(file: str = "", *, is_new: bool = False) -> str:
    """`file` holds it in its first line. `is_new` asks for it twice at the keyboard, and refuses a short one."""
    words = _from_file(file) if file else settings.BACKUP_PASSPHRASE or _asked(is_new)
    if not words or (is_new and len(words) < SHORTEST):
        raise BackupProblem(
            f"The passphrase needs {SHORTEST} characters or more; four or five unrelated words are easy to keep."
        )
    return words


def _from_file(name):
    try:
        return Path(name).read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", "") or "it is not text"
        raise BackupProblem(f"The passphrase file {name} cannot be read: {reason}.") from None


def _asked(is_new):
    if not sys.stdin.isatty():
        raise BackupProblem(NONE_GIVEN)
    words = getpass("Passphrase: ")
    if is_new and getpass("Once more: ") != words:
        raise BackupProblem("The two are not the same, so nothing was done.")
    return words
