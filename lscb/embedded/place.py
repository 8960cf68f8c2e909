"""Where the embedded cluster's files and socket live, and which account may touch them."""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
import subprocess
import tempfile
from pathlib import Path

LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432.lock")
ACCOUNT = "board-postgres"


class ClusterError(Exception):
    """The cluster cannot be used; the text is one sentence with the way out."""


def socket_folder(folder: Path) -> Path:
    """The data folder itself (private to its owner), or a short private one where its path is too long."""
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    digest = hashlib.sha256(f"{folder}:{os.getuid()}".encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"board-postgres-{digest}"


def owner_id(folder: Path) -> int:
    """The user id PostgreSQL runs as: ours, or for root (which PostgreSQL refuses) an account of its own."""
    if os.geteuid() != 0:
        return os.geteuid()
    if folder.exists() and folder.stat().st_uid != 0:
        return folder.stat().st_uid
    return _own_account()


def _own_account() -> int:
    try:
        return pwd.getpwnam(ACCOUNT).pw_uid
    except KeyError:
        pass
    command = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        ACCOUNT,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(ACCOUNT).pw_uid
    except (OSError, subprocess.CalledProcessError, KeyError):
        raise ClusterError(
            f"PostgreSQL refuses to run as root and the account {ACCOUNT} could not be made for it; "
            "run this as an ordinary user, or set DATABASE_URL to a PostgreSQL you have."
        ) from None


def make_folder(folder: Path, owner: int) -> None:
    """A private folder of `owner`; refuse one that somebody else made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0 and folder.stat().st_uid == 0 and owner != 0:
            os.chown(folder, owner, -1)
    except OSError as problem:
        raise ClusterError(
            f"The folder {folder} cannot be written ({problem.strerror}); "
            "make it writable for this account, or set DATABASE_URL to a PostgreSQL you have."
        ) from None
    if folder.stat().st_uid != owner:
        raise ClusterError(
            f"The folder {folder} belongs to another account, {_account_name(folder.stat().st_uid)}; "
            f"start this as the account that made it, or hand it over with: chown -R {owner} {folder}"
        )


def _account_name(user_id: int) -> str:
    try:
        return pwd.getpwuid(user_id).pw_name
    except KeyError:
        return str(user_id)


def let_through(path: Path, owner: int) -> None:
    """Let `owner` reach `path` when we are root: search permission on its parents, nothing more."""
    if os.geteuid() != 0 or owner == 0:
        return
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def let_read(trees: list[Path], owner: int) -> None:
    """Let `owner` run the PostgreSQL programs when we are root, even if they were installed privately."""
    if os.geteuid() != 0 or owner == 0:
        return
    for tree in trees:
        let_through(tree, owner)
        if not tree.stat().st_mode & stat.S_IROTH:
            for path in [tree, *tree.rglob("*")]:
                _open_to_all(path)


def _open_to_all(path: Path) -> None:
    if not path.is_symlink():
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
