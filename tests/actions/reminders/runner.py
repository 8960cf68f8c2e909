"""`python -m tests.actions.reminders.runner 2026-10-12`: the job on another machine, beside a test."""

import os
import subprocess
import sys
from datetime import date

from lscb.settings import BASE_DIR
from tests import database


def start(day):
    """A process of its own that sends the digests of a day on the test's database."""
    settings = {
        "DATABASE_URL": database.address(),
        "SITE_URL": "http://localhost:8000",
        "SECRET_KEY": "made up for a job that lives for some seconds only",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.actions.reminders.runner", day.isoformat()],
        cwd=BASE_DIR,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "lscb.settings"
    import django

    django.setup()
    from actions.reminders import job

    print(job.run(date.fromisoformat(sys.argv[1])))


if __name__ == "__main__":
    main()
