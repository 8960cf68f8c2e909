"""PostgreSQL's own programs, which know best how a database is taken out and put back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from contextlib import suppress

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from lscb.backup import BackupProblem
from lscb.embedded.cluster import programs

PIECE = 1024 * 1024
NEW_SETTING = b"SET transaction_timeout = 0;\n"
KNOWS_NEW_SETTING = 170000
"""Servers before PostgreSQL 17 refuse the setting that the programs of later ones begin with."""
CANNOT_BE_READ = "The database in the backup cannot be read:"


def program(name: str) -> str:
    """Those that come with the product serve every PostgreSQL it runs on; else what the machine has."""
    ours = programs() / name
    found = str(ours) if ours.exists() else shutil.which(name)
    if not found:
        raise BackupProblem(
            f"The program {name} is not on this machine; install PostgreSQL's client programs."
        )
    return found


def connected() -> tuple[list[str], dict[str, str]]:
    """Options and environment with which a program reaches our database. The password is never an option."""
    words, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    return words[1:], {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **(environment or {})}


def dump(snapshot: str) -> subprocess.Popen:
    """pg_dump at work on an exported snapshot; read what it says from `stdout`, then call `finish`."""
    options, environment = connected()
    command = [
        *(program("pg_dump"), "--format=custom", "--compress=6", "--no-owner", "--no-privileges"),
        *(f"--snapshot={snapshot}", "--no-password", *options),
    ]
    return _start(command, environment, stdout=subprocess.PIPE)


def finish(process: subprocess.Popen, sentence: str) -> None:
    """Wait for a program; raise `BackupProblem` with `sentence` and its own first line when it failed."""
    with process:
        process.wait()
        reason = _reason(process) if process.returncode else ""
    if reason:
        raise BackupProblem(f"{sentence} {reason}")


def stop(*processes: subprocess.Popen) -> None:
    """End programs whose work is not wanted any more."""
    for process in processes:
        process.kill()
        if process.stdin:
            _close(process)
        with process:
            process.wait()


class Reading:
    """pg_restore reads a dump that is written to it, and makes nothing of it: can it be read to its end?"""

    def __init__(self) -> None:
        command = [program("pg_restore"), "--file=/dev/null"]
        self.process = _start(command, {"LC_ALL": "C"}, stdin=subprocess.PIPE)

    def write(self, data: bytes) -> None:
        _write(self.process, data)

    def end(self) -> None:
        _close(self.process)
        finish(self.process, CANNOT_BE_READ)

    def stop(self) -> None:
        stop(self.process)


class Restoring:
    """A dump that is written to it goes into our database, in one transaction that `end` commits.

    `before` and `after` are SQL that runs first and last in that transaction.
    """

    def __init__(self, before: str, after: str, *, server_version: int) -> None:
        self.before, self.after, self.server_version = before, after, server_version
        options, environment = connected()
        read = [program("pg_restore"), "--file=-", "--no-owner", "--no-privileges"]
        quiet = ["-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=terse"]
        write = [program("psql"), *quiet, "--no-password", *options]
        self.reader = _start(read, {"LC_ALL": "C"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.writer = _start(write, environment, stdin=subprocess.PIPE)
        self.thread = threading.Thread(target=self._pass_on, daemon=True)
        self.thread.start()

    def write(self, data: bytes) -> None:
        _write(self.reader, data)

    def end(self) -> None:
        _close(self.reader)
        self.thread.join()
        if self.writer.returncode:
            stop(self.reader)
            finish(self.writer, "The database could not be restored, and nothing was changed:")
        stop(self.writer)
        finish(self.reader, CANNOT_BE_READ)

    def stop(self) -> None:
        """Give up; what was begun is rolled back."""
        self.writer.kill()
        self.reader.kill()
        self.thread.join()
        stop(self.writer, self.reader)

    def _pass_on(self) -> None:
        """COMMIT is written only after a dump that was read to its end."""
        script = self.reader.stdout
        try:
            with self.writer.stdin as target:
                target.write(f"BEGIN;\n{self.before}\n".encode())
                target.write(self._for_server(script.read(PIECE)))
                shutil.copyfileobj(script, target, PIECE)
                if self.reader.wait() == 0:
                    target.write(f"\n{self.after}\nCOMMIT;\n".encode())
        except BrokenPipeError:
            self.reader.kill()
        finally:
            self.writer.wait()

    def _for_server(self, beginning: bytes) -> bytes:
        is_known = self.server_version >= KNOWS_NEW_SETTING
        return beginning if is_known else beginning.replace(NEW_SETTING, b"", 1)


def _start(command, environment, **pipes):
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, **pipes}
    return subprocess.Popen(command, env=environment, cwd="/", stderr=subprocess.PIPE, **pipes)


def _write(process, data):
    """A program that has ended says why when it is asked to finish."""
    with suppress(BrokenPipeError):
        process.stdin.write(data)


def _close(process):
    with suppress(BrokenPipeError):
        process.stdin.close()


def _reason(process):
    """The line that tells most, without the values that PostgreSQL adds on other lines."""
    lines = process.stderr.read().decode(errors="replace").strip().splitlines()
    telling = [line for line in lines if "ERROR:" in line or "error:" in line or "FATAL:" in line]
    line = (telling or lines or ["no reason was given"])[0]
    return re.split(r"(?:ERROR|FATAL|error):\s+", line)[-1].strip()
