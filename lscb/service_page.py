"""How the service is, for whoever runs it: numbers only, and nothing of what the board writes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from common import marks
from common.formats import file_size, moment, plural
from common.models import ServiceMark
from notices.enums import NEEDS_A_LOOK
from notices.models import Mail
from trail import chain

LATE = timedelta(minutes=10)
"""A task that was due so long ago says that no worker runs."""
SCARCE = 5_000_000_000
"""Bytes that should be free for files."""
OLD = timedelta(days=2)
"""A backup should be younger than this."""


@dataclass(frozen=True)
class Fact:
    """`tone` is green for what is well and red for what needs somebody; both are said in words too."""

    label: str
    said: str
    state: str = ""
    tone: str = ""


class ServiceView(TemplateView):
    template_name = "service.html"

    def get_context_data(self, **kwargs):
        if not self.request.user.sees_no_content:
            raise Http404
        return super().get_context_data(facts=facts(), **kwargs)


def facts() -> list[Fact]:
    return [_database(), *_tasks(), _mail(), _seal(), _files(), _backup()]


def _database() -> Fact:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version(), pg_database_size(current_database())")
        version, size = cursor.fetchone()
    return _well("Database", f"{' '.join(version.split()[:2])}, {file_size(size)}")


def _tasks() -> list[Fact]:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    late = waiting.filter(run_after__lt=timezone.now() - LATE).count()
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    return [
        _fact(
            "Worker", f"{plural(waiting.count(), 'task')} planned, {late} late", is_well=not late
        ),
        _fact("Tasks that failed", f"{failed} in the last two weeks", is_well=not failed),
    ]


def _mail() -> Fact:
    stuck = Mail.objects.filter(status__in=NEEDS_A_LOOK).count()
    way = f"through {settings.EMAIL_HOST}" if settings.EMAIL_HOST else "kept here, no server is set"
    return _fact("Mail", f"{way}; {stuck} need a look", is_well=not stuck)


def _seal() -> Fact:
    sealed_at = chain.last_sealed()
    is_well = sealed_at is not None and sealed_at > timezone.now() - timedelta(days=1)
    return _fact("Record last sealed", moment(sealed_at) or "never", is_well=is_well)


def _files() -> Fact:
    place = settings.MEDIA_ROOT if settings.MEDIA_ROOT.exists() else settings.BASE_DIR
    free = shutil.disk_usage(place).free
    return _fact("Room for files", f"{file_size(free)} free", is_well=free > SCARCE)


def _backup() -> Fact:
    made, checked = marks.last(ServiceMark.BACKUP_MADE), marks.last(ServiceMark.BACKUP_CHECKED)
    said = f"made {moment(made)}" if made else "none was made yet"
    if made:
        said += f", checked {moment(checked)}" if checked else ", never checked"
    return _fact("Backup", said, is_well=made is not None and made > timezone.now() - OLD)


def _well(label, said) -> Fact:
    return _fact(label, said, is_well=True)


def _fact(label, said, *, is_well) -> Fact:
    return Fact(label, said, "Well" if is_well else "Needs a look", "green" if is_well else "red")
