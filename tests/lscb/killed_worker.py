"""`python -m tests.lscb.killed_worker DAY`: sends the reminders of a day, then empties the queue as the worker does."""

import os
import sys


def main(day):
    os.environ["DJANGO_SETTINGS_MODULE"] = "lscb.settings"
    import django

    django.setup()
    from datetime import date

    from django.core.management import call_command

    from actions.reminders import job
    from common.history import acting

    with acting(None, via="worker"):
        job.run(date.fromisoformat(day))
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1])
