"""What is written comes out encrypted, piece by piece: nothing is ever whole in memory or readable on the disk.

The encryption is that of age (https://age-encryption.org). Each backup has a key of its own, which is kept in it
encrypted with the passphrase; age calls this an identity file, and its `-i` takes it.
"""

from __future__ import annotations

import os
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO

import pyrage

from lscb.backup import BackupProblem

BLOCK = tarfile.BLOCKSIZE
README, KEY, BOARD = "README.txt", "key.age", "board.tar.age"
LARGEST_KEY = 10_000
HOW_TO_OPEN = """\
This is a backup of a board: its whole database and all its files, encrypted.

The ordinary way back:     python manage.py restore THIS-FILE

Without the product, with the public programs tar, age (https://age-encryption.org) and PostgreSQL:

    tar -xf THIS-FILE
    age --decrypt -i key.age board.tar.age | tar -x      (asks for the passphrase)
    cat database/* | pg_restore --no-owner --dbname=AN-EMPTY-DATABASE

The files of the board are then in files/, and manifest.json lists all there is with SHA-256 checksums.
"""

NOT_A_BACKUP = "{} is not a backup of a board."
NOT_OPENED = "The passphrase does not open {}; it is another one, or the file has been changed."
DAMAGED = (
    "{} has been cut short or changed since it was made, so it cannot be used. Take another backup."
)


@contextmanager
def sealing(file: IO[bytes], passphrase: str) -> Iterator[IO[bytes]]:
    """A stream to write to; what is written stands encrypted in `file`, which must be able to seek."""
    identity = pyrage.x25519.Identity.generate()
    key = pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase)
    for name, content in ((README, HOW_TO_OPEN.encode()), (KEY, key)):
        file.write(_header(name, len(content)) + content + _padding(len(content)))
    header = file.tell()
    file.write(_header(BOARD, 0))
    with _encrypted(file, identity.to_public()) as stream:
        yield stream
    size = file.tell() - header - BLOCK
    file.write(_padding(size) + bytes(2 * BLOCK))
    file.seek(header)
    file.write(_header(BOARD, size))


@contextmanager
def unsealed(file: IO[bytes], passphrase: str, name: str) -> Iterator[IO[bytes]]:
    """A stream to read the content of a backup from. Whoever reads it to its end knows that nothing was changed.

    Raises `BackupProblem` when the file is no backup, the passphrase another, or the file damaged.
    """
    parts = _parts(file, name)
    try:
        key = pyrage.passphrase.decrypt(parts[KEY], passphrase)
        identity = pyrage.x25519.Identity.from_str(key.decode().strip())
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError):
        raise BackupProblem(NOT_OPENED.format(name)) from None
    start, size = parts[BOARD]
    file.seek(start)
    with _decrypted(_Span(file, size), identity, name) as stream:
        yield stream


def _parts(file, name):
    """The encrypted key, and where the encrypted content stands."""
    found = {}
    try:
        with tarfile.open(fileobj=file, mode="r:") as outer:
            for member in outer:
                if member.name == BOARD:
                    found[BOARD] = (member.offset_data, member.size)
                elif member.name == KEY and member.size <= LARGEST_KEY:
                    found[KEY] = outer.extractfile(member).read()
    except tarfile.TarError:
        if BOARD not in found:
            raise BackupProblem(NOT_A_BACKUP.format(name)) from None
    if found.keys() != {KEY, BOARD}:
        raise BackupProblem(NOT_A_BACKUP.format(name))
    return found


def _header(name, size):
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _padding(size):
    return bytes(-size % BLOCK)


class _Sink:
    """Passes on what is written, and remembers why it could not: pyrage tells errors in words of its own."""

    def __init__(self, file):
        self.file, self.error = file, None

    def write(self, data):
        try:
            return self.file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self):
        self.file.flush()


class _Span:
    """The part of a file from here on, `size` bytes long."""

    def __init__(self, file, size):
        self.file, self.left = file, size

    def read(self, size=-1):
        wanted = self.left if size < 0 else min(size, self.left)
        data = self.file.read(wanted)
        self.left -= len(data)
        return data


@contextmanager
def _encrypted(file, recipient):
    """Encryption runs beside whoever writes, with a pipe between."""
    sink, errors = _Sink(file), []
    source, stream = _pipe()

    def run():
        with source:
            try:
                pyrage.encrypt_io(source, sink, [recipient])
            except (pyrage.EncryptError, OSError) as error:
                errors.append(sink.error or error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        with stream:
            yield stream
    except BrokenPipeError:
        thread.join()
        raise errors[0] if errors else BrokenPipeError from None
    finally:
        thread.join()
    if errors:
        raise errors[0]


@contextmanager
def _decrypted(span, identity, name):
    stream, target = _pipe()
    errors = []

    def run():
        sink = _Sink(target)
        with suppress(BrokenPipeError), target:
            try:
                pyrage.decrypt_io(span, sink, [identity])
            except (pyrage.DecryptError, OSError) as error:
                if not isinstance(sink.error, BrokenPipeError):
                    errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        with stream:
            yield stream
    except (tarfile.TarError, EOFError, BackupProblem):
        thread.join()
        if errors:
            raise BackupProblem(DAMAGED.format(name)) from None
        raise
    finally:
        thread.join()
    if errors:
        raise BackupProblem(DAMAGED.format(name))


def _pipe():
    reading, writing = os.pipe()
    return open(reading, "rb"), open(writing, "wb")


def small_member(name: str, content: bytes) -> tuple[tarfile.TarInfo, BytesIO]:
    """A small member of the inner tar, as `TarFile.addfile` takes it."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    return info, BytesIO(content)
