"""What stands between a fresh clone and a page: database, demo board, collected static files."""

from __future__ import annotations

import hashlib
from io import StringIO

from django.conf import settings
from django.core import checks
from django.core.management import call_command, get_commands
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from lscb import away


def check_machine() -> None:
    """Stop with the first thing that is wrong and its way out."""
    errors = [found for found in checks.run_checks() if found.level >= checks.ERROR]
    if errors:
        raise SystemExit(f"{errors[0].msg} {errors[0].hint or ''}".strip())


def migrate() -> None:
    """Only when there is something to do: looking takes a moment, migrating does not."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        connection.ensure_connection()
    except OperationalError as problem:
        raise SystemExit(away.told(problem)) from None
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def begin_housekeeping() -> None:
    """The worker clears up, looks for mail, reminds and seals the record; the first time has to be asked for."""
    from actions.reminders.tasks import see_to_reminders
    from common.tasks import see_to_tidying
    from notices.tasks import see_to_mail
    from trail.tasks import see_to_sealing

    see_to_tidying()
    see_to_mail(at_once=True)
    see_to_reminders()
    see_to_sealing()


def load_demo() -> str:
    """Load the demo board into an empty database; what the command says is for the person at the terminal."""
    if not settings.DEMO or "demo" not in get_commands():
        return ""
    said = StringIO()
    call_command("demo", if_empty=True, stdout=said)
    return said.getvalue().strip()


def collect_static() -> None:
    """Only when a file, a package or a setting of it has changed."""
    stamp = settings.VAR_DIR / "static.stamp"
    wanted = static_fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted and settings.STATIC_ROOT.is_dir():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted)


def static_fingerprint() -> str:
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    digest.update((settings.VAR_DIR / "build" / "stamp").read_bytes())
    for path in sorted((settings.BASE_DIR / "static").rglob("*")):
        if path.is_file() and path.suffix != ".scss":
            digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
