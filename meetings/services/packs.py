"""Packs: asked for by the unit, made by the worker, opened by those who are entitled to them."""

import hashlib
import logging
import tempfile

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from board.models import BoardProfile
from common.pdf import look_of
from common.refusals import Refused
from meetings import rules, tasks
from meetings.agenda_loading import latest_version
from meetings.enums import Edition, PackStatus
from meetings.models import Meeting, Pack, PackOpening
from meetings.packs import contents, readers
from meetings.packs.making import make as put_together
from meetings.services import reminding

log = logging.getLogger(__name__)


def check_ask(person, meeting):
    """The unit makes packs, of an agenda that is out."""
    rules.check_arrange_papers(person, meeting)
    if not meeting.agenda_is_out:
        raise Refused("Publish the agenda first: the pack begins with it.")


@transaction.atomic
def ask(*, meeting, by):
    """Have a pack made for each entitlement. It takes the place of earlier ones. Returns the packs."""
    meeting = _locked(meeting, by)
    version = latest_version(meeting)
    return [_begin(meeting, version, edition, by) for edition in editions_of(version)]


@transaction.atomic
def ask_for_supplement(*, meeting, by):
    """Have what came since the last pack put into a supplement, whose pages go on from there. Returns the packs."""
    meeting = _locked(meeting, by)
    made = [_supplement(pack, by) for pack in readers.latest_of_each(meeting)]
    made = [pack for pack in made if pack]
    if not made:
        raise Refused(
            "Nothing has come since the last pack, so there is nothing to put into a supplement."
        )
    return made


@transaction.atomic
def make_again(*, pack, by):
    """Begin anew with a pack that could not be made, or whose worker was stopped."""
    rules.check_arrange_papers(by, pack.meeting)
    pack = Pack.objects.select_for_update().get(pk=pack.pk)
    if not pack.is_broken:
        raise Refused("This pack is being made, or is there already.")
    pack.status, pack.done, pack.touched_at = PackStatus.WAITING, 0, timezone.now()
    pack.save(update_fields=["status", "done", "touched_at"])
    _enqueue(pack)
    return pack


def editions_of(version):
    """The entitlements that differ: everybody's, and the full one when there is something confidential."""
    items = [item for part in version.snapshot["parts"] for item in part["items"]]
    has_closed = any(item["is_confidential"] for item in items)
    return [Edition.OPEN, Edition.FULL] if has_closed else [Edition.OPEN]


def make(pack_key):
    """What the worker does: put the pack together and keep it. A failure is kept too, for the unit to see."""
    pack = Pack.objects.select_related("meeting__group", "agenda", "supplements").get(pk=pack_key)
    if pack.is_ready:
        return
    _step(pack, 0, 0)
    try:
        with tempfile.TemporaryDirectory() as folder:
            profile = BoardProfile.objects.current()
            look = look_of(profile)
            made = put_together(
                pack,
                folder,
                look=look,
                tell=lambda *at: _step(pack, *at),
                email=profile.contact_email,
            )
            _keep(pack, *made)
    except Exception:
        log.exception("A pack could not be made.")
        Pack.objects.filter(pk=pack.pk).exclude(status=PackStatus.READY).update(
            status=PackStatus.FAILED
        )


def note_opening(*, pack, person):
    """That somebody has opened a pack."""
    opening = {"pack_id": pack.pk, "person_id": person.pk}
    if not PackOpening.objects.filter(**opening).update(times=F("times") + 1):
        _, is_new = PackOpening.objects.get_or_create(**opening)
        if not is_new:  # by a second click, just now
            PackOpening.objects.filter(**opening).update(times=F("times") + 1)


@transaction.atomic
def remind(*, meeting, by):
    """Tell those expected who have not opened the pack, each once a day at most. Returns whom mail waits for."""
    rules.check_arrange_papers(by, meeting)
    told = reminding.remind(
        readers.to_remind(meeting),
        nobody="There is nobody to remind: all have opened the pack, or were reminded today.",
        kind=readers.KIND,
        topic=readers.topic_of(meeting),
        fact=readers.REMINDED,
        by=by,
    )
    return [mail.person for mail in told]


def _locked(meeting, by):
    meeting = (
        Meeting.objects.select_related("group").select_for_update(of=["self"]).get(pk=meeting.pk)
    )
    check_ask(by, meeting)
    if any(pack.is_under_way for pack in meeting.packs.all()):
        raise Refused("A pack of this meeting is being made already. Wait until it is ready.")
    return meeting


def _begin(meeting, version, edition, by, **more):
    last = Pack.objects.filter(meeting=meeting, edition=edition).order_by("-number").first()
    number = last.number + 1 if last else 1
    pack = Pack.objects.create(
        meeting=meeting, agenda=version, edition=edition, number=number, asked_by=by, **more
    )
    _enqueue(pack)
    return pack


def _supplement(before, by):
    """None when nothing has come for that entitlement."""
    pack = Pack(
        meeting=before.meeting,
        agenda=latest_version(before.meeting),
        edition=before.edition,
        supplements=before,
    )
    if not contents.contents_of(pack).papers:
        return None
    return _begin(
        before.meeting,
        pack.agenda,
        before.edition,
        by,
        supplements=before,
        first_page=before.last_page + 1,
    )


def _enqueue(pack):
    """In the transaction of the write: the worker finds both or neither, whenever a process is killed."""
    tasks.make_pack.enqueue(pack.pk)


def _step(pack, done, total):
    Pack.objects.filter(pk=pack.pk).update(
        status=PackStatus.MAKING, done=done, total=total, touched_at=timezone.now()
    )


def _keep(pack, path, last_page, lines, problems):
    with path.open("rb") as made:
        digest = hashlib.file_digest(made, "sha256").hexdigest()
        made.seek(0)
        pack.file.save("pack.pdf", File(made), save=False)
    pack.size, pack.sha256, pack.last_page = path.stat().st_size, digest, last_page
    pack.contents, pack.problems = lines, problems
    pack.status, pack.made_at = PackStatus.READY, timezone.now()
    pack.save(
        update_fields=[
            "file",
            "size",
            "sha256",
            "last_page",
            "contents",
            "problems",
            "status",
            "made_at",
        ]
    )
