"""What a backup holds, as its last member says: whoever finds it has read all that stands before it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from lscb.backup import BackupProblem

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Part:
    """A file, or the dump of the database: its length in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`tables` are numbers of rows, `migrations` pairs of app and name.

    `missing` are files that rows speak of and that were not in the storage when the backup was made.
    """

    product: str
    made_at: str
    postgresql: str
    migrations: list[list[str]]
    tables: dict[str, int]
    database: Part
    files: dict[str, Part] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def as_json(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def read(content: bytes, name: str) -> Manifest:
    """Raises `BackupProblem` for a form that this release does not know."""
    found = json.loads(content)
    if found.pop("format") != FORMAT:
        raise BackupProblem(
            f"{name} was made by a newer release of the product. Install that one, then restore."
        )
    files = {key: Part(**part) for key, part in found.pop("files").items()}
    return Manifest(database=Part(**found.pop("database")), files=files, **found)
