"""Every address against every role: what each answers stands in `urls.txt`, which people read and agree to.

When an address is added or a rule changes, `ACCESS_TABLE=write` writes the table anew; what has changed in
it is then looked at line by line.
"""

import os
from pathlib import Path

from django.contrib import messages
from django.contrib.messages import get_messages
from django.db import transaction
from django.utils import timezone

from common.calendar import is_working_day
from tests.access.addresses import every

TABLE = Path(__file__).with_name("urls.txt")
LEGEND = """# Every address against every role: the status of GET, or of POST where only that is taken.
# Looked at from a sub-group of the demo board and one of its meetings, whose minutes are being written.
# 200 shown, 204 done, 302 done or asked to sign in, 400 nothing sent, 403 refused with a reason,
# ref refused with a reason on the page before, 404 not there for them. Columns:
"""


def test_every_address_answers_each_role_as_agreed(demo):
    found = table(demo)

    if os.environ.get("ACCESS_TABLE") == "write":
        TABLE.write_text(found)
    agreed = [_on(timezone.localdate(), line) for line in TABLE.read_text().splitlines()]
    changed = [line for line in found.splitlines() if line not in agreed]
    gone = [line for line in agreed if line not in found.splitlines()]
    assert (changed, gone) == ([], [])


def _on(day, line):
    """A line of the table as it is on a day: nobody sends reminders on one that is no working day."""
    is_sending = line.startswith("actions:reminders_send ")
    return line.replace("302", "ref") if is_sending and not is_working_day(day) else line


def table(demo):
    names = list(demo.clients)
    lines = [f"#   {number:2} {name}" for number, name in enumerate(names, start=1)]
    lines.append(f"#{'':56} {' '.join(f'{n:3}' for n in range(1, len(names) + 1))}")
    for address in every(demo):
        method, statuses = _answers(demo, address)
        lines.append(f"{address.name:52} {method:4} {' '.join(map(str, statuses))}")
    return LEGEND + "\n".join(lines) + "\n"


def _answers(demo, address):
    """What everybody gets. Where only POST is taken it is sent with nothing in it, and undone."""
    manager = next(iter(demo.clients.values()))
    method = "POST" if ask(manager.get, address.path).status_code == 405 else "GET"
    answers = [
        ask(getattr(client, method.lower()), address.path) for client in demo.clients.values()
    ]
    return method, [_word(answer) for answer in answers]


def _word(answer):
    """The status; a step that was refused leads back to where it came from, with a sentence that says why."""
    told = get_messages(answer.wsgi_request)
    is_refused = answer.status_code == 302 and any(each.level == messages.ERROR for each in told)
    return "ref" if is_refused else answer.status_code


def ask(method, path):
    """The answer; whatever the request did is taken back, and a file has been read."""
    try:
        with transaction.atomic():
            response = method(path)
            if response.streaming:
                response.streaming_content = [b"".join(response.streaming_content)]
            raise Undo
    except Undo:
        return response


class Undo(Exception):
    """Takes back what the request did."""
