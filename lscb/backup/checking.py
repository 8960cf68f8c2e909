"""Reading a backup from its beginning to its end, and finding out whether all of it is there and right."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import IO, Protocol

from lscb.backup import BackupProblem, manifest, sealed
from lscb.backup.files import Digest
from lscb.backup.manifest import Manifest, Part
from lscb.backup.programs import Reading

DATABASE, FILES = "database/", "files/"
PIECE = 1024 * 1024


class Receiver(Protocol):
    """Who gets the files of a backup as they are read."""

    def take(self, name: str, source: IO[bytes]) -> None: ...


class _Nobody:
    def take(self, name, source):
        while source.read(PIECE):
            pass


def check(path: Path, passphrase: str, receiver: Receiver | None = None) -> Manifest:
    """Read all of a backup, hand its files to `receiver`, and return what it holds.

    Raises `BackupProblem` when a part is missing, changed or not named in the manifest, and when pg_restore cannot
    read the database.
    """
    with open_backup(path) as file, sealed.unsealed(file, passphrase, path.name) as stream:
        found = _Found(path.name, receiver or _Nobody())
        try:
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                for member in tar:
                    found.take(member.name, tar.extractfile(member))
            while stream.read(PIECE):
                pass
        finally:
            found.reading.stop()
        return found.compared()


def open_backup(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as problem:
        raise BackupProblem(f"{path} cannot be read: {problem.strerror}.") from None


class _Found:
    """What stood in a backup."""

    def __init__(self, name: str, receiver: Receiver) -> None:
        self.name, self.receiver = name, receiver
        self.reading, self.dump = Reading(), Digest(None)
        self.is_dump_read = False
        self.files: dict[str, Part] = {}
        self.manifest: Manifest | None = None

    def take(self, name: str, source: IO[bytes]) -> None:
        if name.startswith(DATABASE):
            self.dump.source = source
            while piece := self.dump.read(PIECE):
                self.reading.write(piece)
        elif name.startswith(FILES):
            self._end_dump()
            read = Digest(source)
            self.receiver.take(name.removeprefix(FILES), read)
            self.files[name.removeprefix(FILES)] = Part(read.size, read.sha256)
        elif name == manifest.NAME:
            self._end_dump()
            self.manifest = manifest.read(source.read(), self.name)

    def compared(self) -> Manifest:
        """The manifest, which says the same as what was found."""
        if self.manifest is None:
            raise BackupProblem(sealed.DAMAGED.format(self.name))
        dump = Part(self.dump.size, self.dump.sha256)
        if (dump, self.files) != (self.manifest.database, self.manifest.files):
            raise BackupProblem(
                f"{self.name} does not hold what its own list says. Take another backup."
            )
        return self.manifest

    def _end_dump(self) -> None:
        if not self.is_dump_read:
            self.is_dump_read = True
            self.reading.end()
