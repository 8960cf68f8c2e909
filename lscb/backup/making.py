"""Making a backup: the database as it is at one moment, then the files, then what there must be."""

from __future__ import annotations

import fcntl
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.files.storage import default_storage
from django.utils import timezone

from lscb.backup import BackupProblem, checking, database, files, manifest, programs, sealed
from lscb.backup.checking import DATABASE, FILES
from lscb.backup.files import Digest
from lscb.backup.manifest import Manifest, Part
from lscb.version import product_version

PIECE = 8 * 1024 * 1024
"""A tar says the length of a member before it, so the dump, whose length nobody knows yet, goes in pieces."""


def make(path: Path, passphrase: str) -> Manifest:
    """Write a backup and read it back. The file has its name only when all of it has been found right.

    Raises `BackupProblem`; what was begun is then gone.
    """
    with _partial(path) as (partial, file):
        with sealed.sealing(file, passphrase) as stream:
            made = _write(stream)
        file.flush()
        os.fsync(file.fileno())
        checking.check(partial, passphrase)
        partial.rename(path)
        _sync_folder(path.parent)
    return made


def _write(stream: IO[bytes]) -> Manifest:
    with (
        tarfile.open(fileobj=stream, mode="w|", format=tarfile.GNU_FORMAT) as tar,
        database.at_one_moment() as moment,
    ):
        dump = _write_database(tar, moment.snapshot)
        kept = dict(_write_files(tar))
        made = Manifest(
            product=product_version(),
            made_at=timezone.now().isoformat(timespec="seconds"),
            postgresql=moment.postgresql,
            migrations=moment.migrations,
            tables=moment.tables,
            database=dump,
            files=kept,
            missing=sorted(moment.files - kept.keys()),
        )
        tar.addfile(*sealed.small_member(manifest.NAME, made.as_json()))
    return made


def _write_database(tar: tarfile.TarFile, snapshot: str) -> Part:
    dump = programs.dump(snapshot)
    try:
        read, number = Digest(dump.stdout), 0
        while piece := read.read(PIECE):
            number += 1
            tar.addfile(*sealed.small_member(f"{DATABASE}{number:06}", piece))
    except BaseException:
        programs.stop(dump)
        raise
    programs.finish(dump, "The database could not be read:")
    return Part(read.size, read.sha256)


def _write_files(tar: tarfile.TarFile) -> Iterator[tuple[str, Part]]:
    """What is removed meanwhile is left out; the manifest then says that it is missing if a row speaks of it."""
    for name in files.names():
        try:
            file = default_storage.open(name)
        except FileNotFoundError:
            continue
        with file:
            read = Digest(file)
            member = tarfile.TarInfo(f"{FILES}{name}")
            member.size, member.mode = file.size, 0o600
            tar.addfile(member, read)
        yield name, Part(read.size, read.sha256)


@contextmanager
def _partial(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file beside `path` that only we may read, and that is gone when anything goes wrong.

    One that a killed process left behind is taken over; one that is being written is not.
    """
    if path.exists():
        raise BackupProblem(f"There is a file {path} already. Give the backup a name of its own.")
    partial = path.with_name(f"{path.name}.partial")
    try:
        file = open(os.open(partial, os.O_RDWR | os.O_CREAT, 0o600), "r+b")  # noqa: SIM115  closed by the caller's `with`
    except OSError as problem:
        raise BackupProblem(f"{path} cannot be written: {problem.strerror}.") from None
    with file:
        _hold(file, partial)
        try:
            yield partial, file
        except OSError as problem:
            raise BackupProblem(
                f"{path} could not be written: {problem.strerror or problem}."
            ) from None
        finally:
            partial.unlink(missing_ok=True)


def _hold(file, partial):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BackupProblem(f"Another backup is being written to {partial}.") from None
    file.truncate(0)
    os.chmod(partial, 0o600)


def _sync_folder(folder):
    """So that the new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
