"""Restoring a backup into an empty deployment: all of it, or nothing."""

from __future__ import annotations

import tarfile
from pathlib import Path

from lscb.backup import BackupProblem, checking, database, files, sealed
from lscb.backup.checking import DATABASE, PIECE
from lscb.backup.files import Incoming
from lscb.backup.manifest import Manifest


def restore(path: Path, passphrase: str) -> Manifest:
    """Put the database and the files of a backup where there are none.

    The backup is read once to its end before anything is changed; its files wait beside their places meanwhile.
    Then they are put in place, and the database comes in one transaction. When that fails, or anything before
    it, the deployment is as empty as it was. A restore that was killed can be begun again.

    Raises `BackupProblem`.
    """
    database.check_may_be_replaced()
    incoming = Incoming()
    try:
        found = checking.check(path, passphrase, incoming)
        _check_release(found, path.name)
        _check_storage(found)
        try:
            incoming.put_in_place()
            _restore_database(path, passphrase, found)
        except BaseException:
            incoming.take_back()
            raise
    except OSError as problem:
        raise BackupProblem(
            f"The files could not be written, and nothing was changed: {problem.strerror or problem}."
        ) from None
    finally:
        incoming.clear()
    return found


def _check_release(found: Manifest, name: str) -> None:
    unknown = database.unknown_migrations(found.migrations)
    if unknown:
        raise BackupProblem(
            f"{name} was made by a newer release of the product ({found.product}, with "
            f"{'.'.join(unknown[0])}). Install that release, then restore."
        )


def _check_storage(found: Manifest) -> None:
    """Files of a restore that was killed may be there; nobody else's."""
    for name in files.names():
        part = found.files.get(name)
        if part is None or (part.size, part.sha256) != files.digest_of(name):
            raise BackupProblem(
                f"The storage of files is not empty ({name} is in it). Name an empty folder in MEDIA_ROOT."
            )


def _restore_database(path: Path, passphrase: str, found: Manifest) -> None:
    with checking.open_backup(path) as file, sealed.unsealed(file, passphrase, path.name) as stream:
        into = database.replacing(found.tables)
        try:
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                for member in tar:
                    if not member.name.startswith(DATABASE):
                        break
                    source = tar.extractfile(member)
                    while piece := source.read(PIECE):
                        into.write(piece)
            into.end()
        except BaseException:
            into.stop()
            raise
