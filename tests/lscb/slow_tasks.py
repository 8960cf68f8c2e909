"""`python -m tests.lscb.slow_tasks`: the product's worker, which has little patience when it is asked to stop."""

import os
import time

from django_tasks import task

PATIENCE = 2


@task()
def slow(seconds):
    time.sleep(seconds)


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "lscb.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from lscb import worker

    worker.ENDS_WITHIN = PATIENCE
    call_command("db_worker", interval=0.1, startup_delay=False, reload=False, verbosity=0)


if __name__ == "__main__":
    main()
