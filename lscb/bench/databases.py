"""The two databases of the bench: the demo board with one year and with ten, kept between runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

PLACE = settings.VAR_DIR / "bench"
STAMP = PLACE / "stamp"
ONE, TEN = 1, 10
KEPT_SETTINGS = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")
"""Variables that our processes take from ours; everything else is as in a fresh deployment."""


def environment(years, **more):
    """The variables of a process that works on one of the databases."""
    kept = {name: os.environ[name] for name in KEPT_SETTINGS if name in os.environ}
    return {
        **kept,
        "DATABASE_URL": f"embedded:{PLACE.relative_to(settings.BASE_DIR)}/{years}",
        "MEDIA_ROOT": str(PLACE / f"media-{years}"),
        "DEBUG": "no",
        "LOG_LEVEL": "WARNING",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def prepare(tell, *, fresh=False):
    """Make both databases unless those of an earlier run are up to date."""
    wanted = fingerprint()
    if not fresh and STAMP.is_file() and STAMP.read_text() == wanted:
        tell("Databases of an earlier run are up to date.")
        return
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for years in (ONE, TEN):
        tell(f"Making the demo board with {years} year{'s' if years > 1 else ''} …")
        for command in (
            ["migrate", "--verbosity", "0"],
            ["createcachetable"],
            ["demo", "--years", str(years)],
        ):
            run(years, *command)
        run(years, "shell", "--verbosity", "0", "--command", _ANALYSE)
    STAMP.write_text(wanted)


_ANALYSE = "from django.db import connection as c; c.cursor().execute('VACUUM ANALYZE')"
"""What the database does by itself in its first minutes, done at once."""


def run(years, *command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment(years),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise SystemExit(f"manage.py {' '.join(command)} did not work: {' '.join(last)}")


def fingerprint():
    """Changes with the migrations and with what the demo board is made of."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return digest.hexdigest()


def _sources() -> list[Path]:
    demo = (settings.BASE_DIR / "meetings" / "demo").rglob("*.py")
    return [*settings.BASE_DIR.glob("*/migrations/*.py"), *demo]
