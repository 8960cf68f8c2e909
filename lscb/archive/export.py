"""Making an archive: a folder, or one .zip file, that has its name only when all of it is there."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from lscb.archive import ArchiveProblem, pages
from lscb.archive.rows import FILES, Writer
from lscb.archive.schema import schema_of
from lscb.archive.tables import tables
from lscb.version import product_version

log = logging.getLogger(__name__)

PIECE = 1024 * 1024
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass
class Archive:
    """What was written: numbers of tables, rows and files, and the files that were not in the storage."""

    tables: int = 0
    rows: int = 0
    files: int = 0
    missing: list[str] = field(default_factory=list)


def export(path: Path) -> Archive:
    """Write everything as it is at one moment. Raises `ArchiveProblem`; nothing is then left behind."""
    is_zip = path.suffix.lower() == ".zip"
    _check_free(path, is_zip)
    try:
        with _folder_beside(path) as folder:
            made = _fill(folder)
            if is_zip:
                _zip(folder, path)
            else:
                if path.exists():
                    path.rmdir()
                folder.rename(path)
    except OSError as problem:
        raise ArchiveProblem(
            f"{path} could not be written: {problem.strerror or problem}."
        ) from None
    log.warning("The whole board was exported: %s rows, %s files.", made.rows, made.files)
    return made


def _check_free(path, is_zip):
    is_taken = path.exists() and (is_zip or not path.is_dir() or any(path.iterdir()))
    if is_taken:
        raise ArchiveProblem(
            f"There is something at {path} already. Give the archive another name."
        )


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder that only we may read, gone at the end unless it has been given its name."""
    folder = path.with_name(f"{path.name}.partial")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: Path) -> Archive:
    made = Archive()
    with _one_moment():
        writer = Writer(folder)
        written = [(table, writer.write(table)) for table in tables()]
        (folder / "schema").mkdir()
        for table, _rows in written:
            _write_json(folder / "schema" / f"{table.name}.schema.json", schema_of(table))
        (folder / "index.html").write_text(pages.index(written), encoding="utf-8")
        (folder / "README.txt").write_text(pages.readme(), encoding="utf-8")
    made.tables, made.rows = len(written), sum(rows for _table, rows in written)
    made.missing = _copy_files(folder, writer.named)
    made.files = _list_files(folder, written, made.missing)
    return made


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are now, whatever others write meanwhile."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _copy_files(folder, names):
    """Copy files of the storage; returns those that are not there."""
    missing = []
    for name in sorted(names):
        target = folder / FILES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with default_storage.open(name) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, PIECE)
        except FileNotFoundError:
            missing.append(name)
    return missing


def _list_files(folder, written, missing):
    """Write the list of all files with their sizes and SHA-256, for programs and for `sha256sum --check`."""
    found = {str(path.relative_to(folder)): path for path in _files(folder)}
    listed = [_entry(name, path) for name, path in sorted(found.items())]
    manifest = {
        "product": product_version(),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "tables": {table.name: rows for table, rows in written},
        "files": listed,
        "missing": missing,
    }
    _write_json(folder / MANIFEST, manifest)
    sums = "".join(f"{each['sha256']}  {each['name']}\n" for each in listed)
    (folder / SUMS).write_text(sums, encoding="utf-8")
    return len(listed)


def _entry(name, path):
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"name": name, "size": path.stat().st_size, "sha256": digest}


def _files(folder):
    return (path for path in folder.rglob("*") if path.is_file())


def _write_json(path, content):
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _zip(folder, path):
    partial = path.with_name(f"{path.name}.partial.zip")
    try:
        with (
            open(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "r+b") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for each in sorted(_files(folder)):
                archive.write(each, f"{path.stem}/{each.relative_to(folder)}")
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
