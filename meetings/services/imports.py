"""Minutes brought over from Word: brought, read by the worker, checked, accepted or withdrawn."""

import logging
from dataclasses import dataclass
from os import SEEK_END

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.enums import ActionStatus
from actions.models import Action
from actions.services import send_back
from common.refusals import Refused
from common.uploads import sha256_of
from common.versions import save_version
from meetings import rules, tasks
from meetings.enums import IMPORT_UNDER_WAY, ImportState
from meetings.imports import choices
from meetings.imports.draft import draft_of
from meetings.imports.names import directory
from meetings.models import MinutesImport
from meetings.services.taking_in import take_in
from meetings.wordin import UnreadableFile, read_minutes
from meetings.wordin.opening import MOST_BYTES, check_data, too_large

log = logging.getLogger(__name__)
LONGEST_NAME, LONGEST_PROBLEM = 200, 500
ONLY_TOLD = frozenset({"no_owner", "no_date", "apologies_spoke", "apologies_own", "closed_early"})
"""Codes of warnings that tell something about old minutes and ask nothing."""
STILL_OPEN = "Still open when the minutes were brought over from Word."
FAILED = (
    "{} could not be read because of a fault of ours, which has been noted. Withdraw it and try again "
    "another day, or save it anew in Word first."
)


@dataclass(frozen=True)
class Brought:
    """What became of one file: its import, and whether it is new; another time it was there already."""

    row: MinutesImport
    is_new: bool


@transaction.atomic
def bring(*, group, file, name, by, at_once=False):
    """Keep a file (open for reading) to be read by the worker, or with `at_once` by the caller.

    A file that cannot be let in is refused with its sentence and not kept. The same file of the same
    group changes nothing: then `is_new` is False and the row is that of the first time.
    """
    rules.check_import_minutes(by)
    name = name[-LONGEST_NAME:]
    digest, size = _fingerprint(file)
    if row := _there(group, digest):
        return Brought(row, is_new=False)
    row = MinutesImport(group=group, name=name, size=size, sha256=digest, brought_by=by)
    if problem := _problem_of(file, size, name):
        row.state, row.problem = ImportState.REFUSED, problem[:LONGEST_PROBLEM]
    else:
        row.file = File(file, name=name)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        if there := _there(group, digest):
            return Brought(there, is_new=False)
        raise
    if not row.is_refused and not at_once:
        _enqueue(row)
    return Brought(row, is_new=True)


def read(key):
    """What the worker does: recognise the minutes. A file that cannot be read is refused with its sentence."""
    row = MinutesImport.objects.select_related("group").get(pk=key)
    if row.state not in IMPORT_UNDER_WAY:
        return row
    _standing(key).update(state=ImportState.READING, touched_at=timezone.now())
    try:
        with row.file.open("rb") as file:
            recognised = read_minutes(file.read(), name=row.name).as_json()
        draft = draft_of(recognised)
        choices.choose_what_is_sure(draft, directory())
    except UnreadableFile as problem:
        return _refuse(row, str(problem))
    except OSError:
        return _refuse(row, f"{row.name} is no longer there. Withdraw it and bring it once more.")
    except Exception:
        log.exception("Minutes could not be read.")
        return _refuse(row, FAILED.format(row.name))
    _standing(key).update(
        state=ImportState.TO_CHECK,
        recognised=recognised,
        corrections=draft,
        touched_at=timezone.now(),
    )
    row.refresh_from_db()
    return row


def needs_nobody(row):
    """Whether nothing in a file that was read has to be decided by a person."""
    draft = row.corrections
    queried = any(each["code"] not in ONLY_TOLD for each in draft["warnings"])
    return not (queried or choices.open_names(draft) or choices.problems_of(draft, row.group))


@transaction.atomic
def read_again(*, row, by):
    """Take a file up again whose worker was stopped."""
    rules.check_import_minutes(by)
    row = _locked(row)
    if not row.is_stuck:
        raise Refused("This file is being read, or has been read already.")
    row.state, row.touched_at = ImportState.WAITING, timezone.now()
    row.save(update_fields=["state", "touched_at"])
    _enqueue(row)
    return row


@transaction.atomic
def correct(*, row, draft, by, expected_version):
    """Keep the corrections of a draft; nothing is made yet."""
    rules.check_import_minutes(by)
    _check_open(_locked(row))
    row.corrections = draft
    return save_version(row, expected=expected_version, fields=["corrections"])


@transaction.atomic
def accept(*, row, by, expected_version=None, leave_open=False):
    """Make the closed meeting of a checked file. Returns it.

    Of two people who accept at the same moment one comes first, and the other is told. With
    `leave_open` names that nobody decided about stay as they are written.
    """
    rules.check_import_minutes(by)
    row = _locked(row)
    _check_open(row)
    if expected_version is not None and row.version != expected_version:
        raise Refused(
            "Somebody else corrected these minutes after you opened this page, so nothing was made. "
            "Look at them again."
        )
    if leave_open:
        choices.leave_open_ones_as_written(row.corrections)
    row.meeting = take_in(group=row.group, draft=row.corrections, by=by, name=row.name)
    row.state = ImportState.ACCEPTED
    fields = ["meeting", "state", "corrections"]
    save_version(row, expected=row.version, fields=fields)
    return row.meeting


@transaction.atomic
def withdraw(*, row, by):
    """Put a file aside; it can be brought back, and the same file can be brought anew."""
    rules.check_import_minutes(by)
    row = _locked(row)
    if row.is_accepted:
        raise Refused(f"{row.name} has been accepted, so it can no longer be withdrawn.")
    if row.is_withdrawn:
        raise Refused(f"{row.name} has been withdrawn already.")
    row.state = ImportState.WITHDRAWN
    return save_version(row, expected=row.version, fields=["state"])


@transaction.atomic
def bring_back(*, row, by):
    """Undo a withdrawal, unless the same file has been brought anew."""
    rules.check_import_minutes(by)
    row = _locked(row)
    if not row.is_withdrawn:
        raise Refused(f"{row.name} is not withdrawn.")
    if _there(row.group, row.sha256):
        raise Refused(f"{row.name} has been brought anew in the meantime, so this one stays aside.")
    row.state = _state_before(row)
    row.touched_at = timezone.now()
    row = save_version(row, expected=row.version, fields=["state", "touched_at"])
    if row.state == ImportState.WAITING:
        _enqueue(row)
    return row


@transaction.atomic
def follow_open_actions(*, row, still_open, by):
    """Put those of the meeting's actions on the tracker that are still open; the others stay closed as history.

    `still_open` are keys of actions. Returns the actions that are followed now.
    """
    rules.check_import_minutes(by)
    row = _locked(row)
    if not row.is_accepted:
        raise Refused("Accept the minutes first: their actions are made then.")
    found = Action.objects.select_related("group", "agenda_item__meeting").filter(
        agenda_item__meeting=row.meeting, status=ActionStatus.CLOSED, pk__in=still_open
    )
    taken = [send_back(action=action, reason=STILL_OPEN, by=by) for action in found]
    row.actions_settled = True
    row.save(update_fields=["actions_settled"])
    return taken


def _state_before(row):
    if row.problem:
        return ImportState.REFUSED
    return ImportState.TO_CHECK if row.corrections is not None else ImportState.WAITING


def _fingerprint(file):
    """(SHA-256 in hexadecimal, size in bytes) of an open file."""
    size = file.seek(0, SEEK_END)
    return sha256_of(file), size


def _problem_of(file, size, name):
    if size > MOST_BYTES:
        return too_large(name)
    try:
        check_data(file.read(), name=name)
    except UnreadableFile as problem:
        return str(problem)
    finally:
        file.seek(0)
    return ""


def _there(group, digest):
    return MinutesImport.objects.standing().filter(group=group, sha256=digest).first()


def _standing(key):
    """The row, unless somebody withdrew it while it was read."""
    return MinutesImport.objects.filter(pk=key, state__in=IMPORT_UNDER_WAY)


def _refuse(row, sentence):
    """Keep the sentence; the file itself is not kept."""
    changed = _standing(row.pk).update(
        state=ImportState.REFUSED, problem=sentence[:LONGEST_PROBLEM], file=""
    )
    if changed and row.file:
        row.file.storage.delete(row.file.name)
    row.refresh_from_db()
    return row


def _locked(row):
    found = MinutesImport.objects.select_related("group").select_for_update(of=["self"])
    return found.get(pk=row.pk)


def _check_open(row):
    if row.is_accepted:
        raise Refused(f"{row.name} has been accepted already: {row.meeting.reference}.")
    if not row.is_to_check:
        raise Refused(f"{row.name} is not there to be checked: {row.get_state_display().lower()}.")


def _enqueue(row):
    """In the transaction of the write: the worker finds both or neither, whenever a process is killed."""
    tasks.read_import.enqueue(row.pk)
