"""`python -m lscb.serve`: the last steps of script/server. Runs until it is told to stop, then stops all it started."""

from __future__ import annotations

import os
import sys

from lscb.serve.progress import step, write


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    import django

    django.setup()
    from lscb.embedded import ClusterError
    from lscb.serve import supervise

    supervise.listen_for_stop()
    running = []
    try:
        serve(running)
    except supervise.Stopped:
        supervise.ignore_stop()
        write("\nStopping …\n")
    except ClusterError as problem:
        raise SystemExit(str(problem)) from None
    finally:
        supervise.ignore_stop()
        supervise.stop(running)
        stop_database()
    write("Stopped.\n")


def serve(running: list) -> None:
    from django.conf import settings

    from lscb import ports
    from lscb.serve import prepare, supervise

    sys.exit(problem) if (problem := ports.why_not(settings.BIND, settings.PORT)) else None
    with step(5, "Database"):
        prepare.check_machine()
        prepare.migrate()
        prepare.begin_housekeeping()
    with step(6, "Demo board and static files"):
        sign_ins = prepare.load_demo()
        prepare.collect_static()
    close_connections()
    with step(7, "Web server and worker"):
        for part in supervise.parts():
            running.append(part)
            part.start()
        supervise.wait_for_answer(running)
    write(welcome(settings.SITE_URL, sign_ins))
    supervise.keep_running(running)


def welcome(address: str, sign_ins: str) -> str:
    return "\n".join(
        [
            "",
            f"  Open {address}/",
            *([""] if sign_ins else []),
            sign_ins,
            "",
            "Ctrl-C stops it.",
            "",
        ]
    )


def close_connections() -> None:
    """We only watch from here on; the embedded cluster stays held."""
    from django.db import connections

    connections.close_all()


def stop_database() -> None:
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    if settings.EMBEDDED:
        from lscb.embedded import cluster_at

        cluster_at(**settings.DATABASES["default"]["EMBEDDED"]).release()


if __name__ == "__main__":
    main()
