"""`python -m lscb.serve.alone PART`: one part of script/server by itself, for service managers that watch each alone.

`prepare` brings the database and the static files up to date and ends. `web` and `worker` become that program, so
that signals, sockets and the word that it is ready go straight to it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PARTS = {"web": "web server", "worker": "worker"}


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    if arguments == ["prepare"]:
        prepare_all()
    elif len(arguments) == 1 and arguments[0] in PARTS:
        become(arguments[0])
    else:
        raise SystemExit(f"Say which part: python -m lscb.serve.alone prepare, {', '.join(PARTS)}")


def prepare_all() -> None:
    import django

    django.setup()
    from lscb.serve import prepare

    prepare.check_machine()
    prepare.migrate()
    prepare.begin_housekeeping()
    prepare.collect_static()


def become(name: str) -> None:
    from lscb.serve import supervise

    command = next(part.command for part in supervise.parts() if part.name == PARTS[name])
    os.execv(python(), [python(), *command[1:]])  # noqa: S606


def python() -> str:
    """This environment's, by its real folder: a link to the current release may turn to another one while we run."""
    return str(Path(sys.prefix).resolve() / "bin" / "python")


if __name__ == "__main__":
    main(sys.argv[1:])
