"""`python -m lscb.bench.exporting`: the 5,000 actions of ten years in Excel, from the question to the bytes.

A process of its own, so that the memory it needs is that of this and of nothing before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from time import process_time

from lscb.bench.memory import largest_memory


def measure():
    """Seconds of processor time, mebibytes of the whole process, and before, and the number of rows."""
    from django.conf import settings

    from lscb.bench.databases import TEN, environment

    done = subprocess.run(
        [sys.executable, "-m", "lscb.bench.exporting"],
        cwd=settings.BASE_DIR,
        env=environment(TEN),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    import django

    django.setup()
    print(json.dumps(once()))


def once():
    from django.http import QueryDict

    from actions.exports import SheetRows, actions_xlsx
    from actions.filters import ActionFilter
    from actions.listing import listing_of
    from actions.models import Action
    from board.models import BoardProfile, Person

    unit = Person.objects.get(email="unit@thornmere.example")
    chosen = ActionFilter(QueryDict("status=any"), Action.objects.all, request=None)
    before, started = largest_memory(), process_time()
    listing = listing_of(unit, chosen, BoardProfile.objects.current(), read=SheetRows)
    size = len(actions_xlsx(listing))
    return {
        "seconds": process_time() - started,
        "mebibytes": largest_memory(),
        "before": before,
        "rows": len(listing.rows),
        "kilobytes": size / 1000,
    }


if __name__ == "__main__":
    main()
