"""`python -m lscb.bench.worker`: renders pages of one database when asked, and says how long it took.

Questions and answers are lines of JSON. Settings are those of a real deployment: DEBUG off, cached
templates, collected static files; the database is the one in DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import sys
from time import perf_counter


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ROOT_URLCONF = "lscb.bench.urls"
    # The trail is written once the answer has gone out, so nobody waits for it; `--load` has it.
    settings.MIDDLEWARE.remove("trail.middleware.keep_trail")
    worker, answers = Worker(), sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        question = json.loads(line)
        answer = getattr(worker, f"do_{question.pop('do')}")(**question)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


class Worker:
    """Has a signed-in browser for each role."""

    def __init__(self):
        self._clients, self._things = {}, None

    def do_address(self, number):
        """The address of the page with that number in `PAGES`."""
        from lscb.bench.pages import PAGES, things

        self._things = self._things or things()
        return PAGES[number].address(self._things)

    def do_open(self, role, path):
        """Seconds from question to answer, as a web process would need."""
        client = self._client(role)
        started = perf_counter()
        response = client.get(path)
        seconds = perf_counter() - started
        self._check(response, path)
        return seconds

    def do_count(self, role, path):
        """The queries of a page; counting takes time of its own, so it is done apart."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = self._client(role)
        with CaptureQueriesContext(connection) as queries:
            self._check(client.get(path), path)
        return len(queries)

    def do_cookie(self, role):
        """The cookie of a session, for asking a real web server."""
        from django.conf import settings

        return f"{settings.SESSION_COOKIE_NAME}={self._client(role).session.session_key}"

    def do_live(self):
        """Addresses of the live screen and of the minutes that members read, of the same meeting."""
        from lscb.bench.pages import circulated

        return circulated()

    def do_downloads(self):
        """Addresses of minutes as approved and of a pack, which is made if there is none."""
        from lscb.bench.pages import downloads

        return downloads()

    def do_pdf(self, rounds, reference):
        from lscb.bench.paper import measure

        return measure(rounds, reference)

    def do_import(self):
        from lscb.bench.importing import measure

        return measure()

    def do_remind(self):
        from lscb.bench.reminding import measure

        return measure()

    def do_load_scene(self, readers):
        from lscb.bench.load_scene import scene

        return scene(readers, self._cookie_of)

    def do_load_kept(self, item, said):
        from lscb.bench.load_scene import kept

        return kept(item, said)

    def _cookie_of(self, person):
        """The cookie of a new session of somebody."""
        from django.conf import settings
        from django.test import Client

        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        return f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"

    def _client(self, role):
        from django.test import Client

        from board.models import Person
        from lscb.bench.urls import BARE
        from meetings.demo import DEMO_SIGN_INS

        if role not in self._clients:
            email = next(each.email for each in DEMO_SIGN_INS if each.key == role)
            client = Client(headers={"host": "localhost"})
            client.force_login(Person.objects.get(email=email))
            client.get(
                BARE
            )  # a session notes at its first page, and then every ten minutes, that it is used
            self._clients[role] = client
        return self._clients[role]

    @staticmethod
    def _check(response, path):
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}, so it was not measured.")


if __name__ == "__main__":
    main()
