"""The files of the storage: all of them out, and back in without ever being half there."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.core.files.storage import Storage, default_storage

from lscb.backup import BackupProblem

PIECE = 1024 * 1024
WAITING = ".restoring"
"""The folder inside the storage where files wait until all of them have come."""


class Digest:
    """Counts and sums up what is read through it."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.size, self._sum = source, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.source.read(size)
        self.size += len(data)
        self._sum.update(data)
        return data

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


def names(storage: Storage = default_storage, folder: str = "") -> Iterator[str]:
    """Every file of the storage, in a fixed order."""
    try:
        folders, found = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(found):
        yield f"{folder}{name}"
    for name in sorted(folders):
        if folder or name != WAITING:
            yield from names(storage, f"{folder}{name}/")


def digest_of(name: str) -> tuple[int, str]:
    """(bytes, SHA-256) of a file of the storage."""
    with default_storage.open(name) as file:
        read = Digest(file)
        while read.read(PIECE):
            pass
    return read.size, read.sha256


class Incoming:
    """Files on their way into the storage. They wait in a folder of their own until `put_in_place`."""

    def __init__(self) -> None:
        self.place = Path(default_storage.path(""))
        self.waiting = self.place / WAITING
        self.names: list[str] = []
        self.placed: list[Path] = []
        shutil.rmtree(self.waiting, ignore_errors=True)

    def take(self, name: str, source: IO[bytes]) -> None:
        """Keep a file for later. Raises `BackupProblem` for a name that leads out of the storage."""
        check_name(name)
        path = self.waiting / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            shutil.copyfileobj(source, file, PIECE)
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        self.names.append(name)

    def put_in_place(self) -> None:
        """Renaming takes a moment and fills no disk."""
        os.sync()
        for name in self.names:
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                self.placed.append(path)
                (self.waiting / name).rename(path)

    def take_back(self) -> None:
        """As if nothing had come."""
        for path in self.placed:
            path.unlink(missing_ok=True)
        for folder in sorted({path.parent for path in self.placed}, reverse=True):
            if folder != self.place:
                with suppress(OSError):
                    folder.rmdir()

    def clear(self) -> None:
        shutil.rmtree(self.waiting, ignore_errors=True)


def check_name(name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or parts[0] == WAITING or "\0" in name:
        raise BackupProblem("The backup names a file that leads out of the storage. Do not use it.")
