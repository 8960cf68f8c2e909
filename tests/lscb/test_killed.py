"""Killed at any moment, nothing is half done: the web server while it publishes, approves and takes files in, the
worker while it reads minutes, makes packs, reminds and sends mail.

`KILLS=100` kills so often (`script/kills`); a few times in every run of the tests.
"""

import hashlib
import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from actions.enums import DueKind
from actions.models import Digest
from board.enums import MembershipRole
from lscb.settings import BASE_DIR
from meetings.models import AgendaVersion, Invitation, Meeting, MinutesImport, MinutesVersion, Pack
from meetings.services import agenda, imports, invitations, packs
from notices.models import Mail
from tests import database
from tests.factories.actions import ActionFactory, meeting_held, member_of
from tests.factories.board import BoardProfileFactory, GroupFactory, UnitFactory
from tests.factories.imports import TWO_COLUMN, opened
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.minutes import minuted_meeting
from tests.notices.smtp import Server
from tests.real_server import running, session_of

pytestmark = pytest.mark.usefixtures("committed")
KILLS = int(os.environ.get("KILLS", "4"))
SEED = int(os.environ.get("SEED", "20261129"))
MONDAY = date(2026, 11, 30)
TOKEN = "b" * 32


class Inputs(HTMLParser):
    """What a form would send as it stands: hidden and ticked boxes."""

    def __init__(self, html):
        super().__init__()
        self.values = {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if tag != "input" or not facts.get("name") or facts["name"] == "csrfmiddlewaretoken":
            return
        if facts.get("type") not in ("checkbox", "radio") or "checked" in facts:
            usual = "on" if facts.get("type") == "checkbox" else ""
            self.values[facts["name"]] = facts.get("value", usual)


class Visitor:
    """Somebody of the unit whose requests may never be answered."""

    def __init__(self, server, person):
        self.port = server.port
        cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(person)}; csrftoken={TOKEN}"
        self.headers = {"Host": "localhost", "Cookie": cookie, "X-CSRFToken": TOKEN}

    def open(self, path):
        return self._ask("GET", path).decode()

    def send_form(self, path):
        """Open the page and send its form as it stands."""
        body = urlencode(Inputs(self.open(path).partition("<main")[2]).values)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return threading.Thread(target=self._ask, args=("POST", path, body, kind), daemon=True)

    def _ask(self, method, path, body=None, more=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {**self.headers, **(more or {})})
            return connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()


def planned_meeting(unit, number):
    """A meeting with an agenda and three people who will be told of it."""
    group = GroupFactory(code=f"K{number}")
    for role in (MembershipRole.CHAIR, MembershipRole.MEMBER, MembershipRole.MEMBER):
        member_of(group, role)
    meeting = MeetingFactory(group=group, created_by=unit)
    part = PartFactory(meeting=meeting)
    for _ in range(5):
        ItemFactory(part=part)
    return meeting


def published_whole(meeting):
    """All of it or nothing: the version, the status, the invitations and the mail."""
    status = Meeting.objects.get(pk=meeting.pk).status
    made = AgendaVersion.objects.filter(meeting=meeting).count()
    invited = Invitation.objects.filter(meeting=meeting).count()
    told = Mail.objects.filter(topic=invitations.topic_of(meeting)).count()
    assert (status, made, invited, told) in {("published", 1, 3, 3), ("planned", 0, 0, 0)}
    return made


def approved_whole(scene):
    """Approved with a frozen version whose documents are what their fingerprints say, or as it was."""
    minutes = type(scene.minutes).objects.get(pk=scene.minutes.pk)
    versions = list(MinutesVersion.objects.filter(minutes=minutes).prefetch_related("documents"))
    assert (minutes.status == "approved") == (len(versions) == 1)
    for version in versions:
        documents = list(version.documents.all())
        assert documents
        for document in documents:
            content = bytes(document.content)
            assert hashlib.sha256(content).hexdigest() == document.sha256
            assert len(PdfReader(BytesIO(content)).pages) > 0
    return len(versions)


def test_web_server_killed_while_it_publishes_and_approves():
    chance = random.Random(SEED)  # noqa: S311
    BoardProfileFactory()
    unit = UnitFactory()
    done = 0
    with running() as server:
        for number in range(KILLS):
            meeting = planned_meeting(unit, number)
            visitor = Visitor(server, unit)
            asking = visitor.send_form(reverse("meetings:agenda_publish", args=[meeting.pk]))
            kill_during(server, asking, chance.uniform(0, 0.12))
            done += published_whole(meeting)
        scene = minuted_meeting()
        path = reverse("meetings:minutes_approve", args=[scene.meeting.pk, scene.item.pk])
        for _ in range(KILLS):
            if approved_whole(scene):
                break
            asking = Visitor(server, scene.unit).send_form(path)
            kill_during(server, asking, chance.uniform(0, 1.5))
            approved_whole(scene)
    assert done <= KILLS


def kill_during(server, asking, wait):
    asking.start()
    time.sleep(wait)
    server.kill()
    asking.join(30)
    time.sleep(0.1)  # the database notices that its other end has gone
    server.start()


def start_worker(port):
    facts = {
        "DATABASE_URL": database.address(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "SITE_URL": "http://localhost:8000",
        "SECRET_KEY": "made up for a worker that lives for some seconds only",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(port),
        "EMAIL_USE_TLS": "no",
        "DEFAULT_FROM_EMAIL": "board@thornmere.example",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.lscb.killed_worker", MONDAY.isoformat()],
        cwd=BASE_DIR,
        env={**os.environ, **facts},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def work(unit):
    """Something of everything that the worker does."""
    meeting = planned_meeting(unit, 1)
    agenda.publish_agenda(meeting=meeting, by=unit)
    packs.ask(meeting=meeting, by=unit)
    imports.bring(group=meeting.group, file=opened(TWO_COLUMN), name="minutes.docx", by=unit)
    held = meeting_held(meeting.group, in_days(-40))
    for membership in meeting.group.seats.all():
        owner = membership.memberships.get().person
        ActionFactory(
            meeting=held, owned_by=[owner], due_kind=DueKind.DATE, due_on=MONDAY - timedelta(days=5)
        )
    return meeting


def make_due():
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def give_back():
    """As other workers do when one has not shown itself for some minutes."""
    from common import marks
    from lscb import worker

    marks.forget_workers(before=timezone.now() + timedelta(minutes=1))
    worker.take_back()


def test_worker_killed_while_it_reads_packs_reminds_and_mails():
    chance = random.Random(SEED)  # noqa: S311
    BoardProfileFactory()
    meeting = work(UnitFactory())
    with Server() as server:
        for _ in range(KILLS):
            make_due()
            process = start_worker(server.port)
            time.sleep(chance.uniform(0.8, 4.0))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            whole_so_far(meeting)
            DBTaskResult.objects.filter(status="RUNNING").update(worker_ids=["gone"])
            give_back()
        make_due()
        last = start_worker(server.port)
        said, _ = last.communicate(timeout=120)
    assert last.returncode == 0, said.decode()
    assert whole_so_far(meeting) == ("ready", "to_check")
    assert not DBTaskResult.objects.filter(status="RUNNING").exists()
    sent_once(server)


def whole_so_far(meeting):
    """No pack without its file, no import read by half, no digest without its mail and no mail of a day twice."""
    pack = Pack.objects.get(meeting=meeting)
    if pack.status == "ready":
        with pack.file.open("rb") as file:
            assert len(PdfReader(file).pages) > 0
    row = MinutesImport.objects.get()
    assert bool(row.recognised) == (row.state == "to_check")
    digests = list(Digest.objects.values_list("person", "day", "mail"))
    assert len(digests) == len({(person, day) for person, day, _ in digests})
    assert Mail.objects.filter(kind="reminder").count() == len(digests)
    return pack.status, row.state


def sent_once(server):
    """Nobody got the same mail twice; what may not have gone is marked for the unit to look at."""
    ids = [
        line
        for _, text in server.messages
        for line in text.decode().splitlines()
        if "Message-ID" in line
    ]
    assert len(ids) == len(set(ids))
    left = set(Mail.objects.values_list("status", flat=True))
    assert left <= {"sent", "unsure", "dropped"}
