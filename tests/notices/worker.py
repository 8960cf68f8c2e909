"""`python -m tests.notices.worker`: the product's worker, beside a test, with the tests' own kind of mail.

It empties the queue and ends. The test says where: see `start`.
"""

import os
import subprocess
import sys

from lscb.settings import BASE_DIR
from tests import database


def start(port, **more):
    """A worker on the test's database, sending to the mail server at `port` of this machine."""
    settings = {
        "DATABASE_URL": database.address(),
        "SITE_URL": "http://localhost:8000",
        "SECRET_KEY": "made up for a worker that lives for some seconds only",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(port),
        "EMAIL_USE_TLS": "no",
        "DEFAULT_FROM_EMAIL": "board@thornmere.example",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.notices.worker"],
        cwd=BASE_DIR,
        env={**os.environ, **settings, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "lscb.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from notices import kinds
    from tests.notices.conftest import compose

    kinds.register("test", "Tests", compose)
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


if __name__ == "__main__":
    main()
