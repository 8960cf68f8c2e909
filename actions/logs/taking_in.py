"""A reviewed action log becomes actions, all of them or none, and can be taken back as a whole."""

from collections import defaultdict

from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone

from actions import owners as owning
from actions import rules
from actions.enums import OUTSTANDING, ActionStatus, LogStatus, Rag
from actions.logs import names as naming
from actions.logs import rows as reading
from actions.logs.finding import columns_of, repeated_references
from actions.models import Action, ActionLogImport, ActionOwner, ActionUpdate
from actions.references import counter_of, reference_of
from board.services import people
from common.counters import next_numbers
from common.formats import first_quoted, plural
from common.refusals import Refused

BATCH = 500
OFF_TRACK = "Red in the action log."


@transaction.atomic
def accept(*, log, by):
    """Every row that is not left out becomes an action that members see at once. Returns the actions.

    People who were to be entered are entered. Raises `Refused` while any row has a question.
    """
    log = ActionLogImport.objects.select_for_update().select_related("group").get(pk=log.pk)
    rules.check_take_in(by, log)
    columns = columns_of(log)
    rows = list(log.rows.filter(is_left_out=False).order_by("number"))
    readings = [reading.read(row, columns) for row in rows]
    _check_all_understood(readings)
    _check_references(rows)
    owners = _Owners(readings, columns.directory, by)
    actions = _actions(log, rows, readings, by)
    Action.objects.bulk_create(actions, batch_size=BATCH)
    ActionOwner.objects.bulk_create(
        [
            owner
            for action, found in zip(actions, readings, strict=True)
            for owner in owners.of(action, found)
        ],
        batch_size=BATCH,
    )
    ActionUpdate.objects.bulk_create(
        [_update(log, *each, by=by) for each in zip(rows, readings, actions, strict=True)],
        batch_size=BATCH,
    )
    _mark(log, LogStatus.ACCEPTED, timezone.now(), by)
    return actions


@transaction.atomic
def take_back(*, log, by):
    """Remove all actions of a log again, if nobody has touched one; the log can be reviewed anew.

    References are not given out again, and people who were entered stay in the directory.
    """
    log = ActionLogImport.objects.select_for_update().get(pk=log.pk)
    rules.check_take_back(by, log)
    actions = Action.objects.select_for_update(of=["self"]).filter(log_row__log=log)
    if touched := [action for action in actions if action.version > 1]:
        names = ", ".join(action.reference for action in touched[:3])
        more = " and others" if len(touched) > 3 else ""
        raise Refused(
            f"{names}{more} of this log changed since, so the log cannot be taken back as a whole. "
            "Cancel the actions that are not needed."
        )
    try:
        actions.delete()
    except ProtectedError as error:
        raise Refused(
            "Something else refers to an action of this log, so it cannot be taken back."
        ) from error
    _mark(log, LogStatus.REVIEW, None, None)
    return log


def _mark(log, status, at, by):
    log.status, log.accepted_at, log.accepted_by = status, at, by
    log.version += 1
    log.save(update_fields=["status", "accepted_at", "accepted_by", "version"])


def _check_all_understood(readings):
    if not readings:
        raise Refused("Every row is left out, so there is nothing to take in.")
    if count := sum(1 for found in readings if found.problems):
        raise Refused(
            f"{plural(count, 'row has', 'rows have')} a question still. {_who(readings)}"
            "Answer it, or leave the row out; nothing has been taken in."
        )


def _check_references(rows):
    asked = repeated_references(rows)
    repeated = list(dict.fromkeys(row.reference for row in rows if row.number in asked))
    if repeated:
        raise Refused(
            f"{first_quoted(repeated)} {'stands' if len(repeated) == 1 else 'stand'} at several rows. Say beside "
            "them what is meant; nothing has been taken in."
        )


def _who(readings):
    """The names about which nobody has decided, as a sentence; empty when there are none."""
    names = {name.words: None for r in readings for name in r.names if not name.is_settled}
    if not names:
        return ""
    return f"It is not said who {first_quoted(names)} {'is' if len(names) == 1 else 'are'}. "


def _actions(log, rows, readings, by):
    year, now = timezone.localdate().year, timezone.now()
    numbers = next_numbers(counter_of(year), len(rows))
    return [
        Action(
            reference=reference_of(year, number),
            group_id=found.group or log.group_id,
            log_row=row,
            position=position,
            text=found.text,
            due_kind=found.due_kind,
            due_on=found.due.on,
            status=found.status,
            rag_override=Rag.RED if _is_red(found) else "",
            rag_set_on=timezone.localdate() if _is_red(found) else None,
            rag_reason=OFF_TRACK if _is_red(found) else "",
            released_at=now,
            created_by=by,
        )
        for position, (number, row, found) in enumerate(zip(numbers, rows, readings, strict=True))
    ]


def _is_red(found):
    return found.is_red and found.status in OUTSTANDING


def _update(log, row, found, action, *, by):
    """What else the log says; its reference there can be found by its words."""
    told = [f"From the action log “{log.name}”, row {row.number}."]
    told += [f"Reference there: {found.reference}"] if found.reference else []
    told += [f"Under: {row.section}"] if row.section else []
    told += [found.update] if found.update else []
    status = ActionStatus(action.status)
    return ActionUpdate(
        action=action, text="\n".join(told), from_status=status, to_status=status, made_by=by
    )


class _Owners:
    """Whom the owners of all rows are; enters the people who are new, once each."""

    def __init__(self, readings, directory, by):
        self.directory, self.by, self.entered = directory, by, {}
        keys = dict.fromkeys(owner for found in readings for owner in found.owners)
        self.keys = {owner: self._key(owner) for owner in keys}
        self.choices = _choices(set(self.keys.values()))

    def _key(self, owner):
        return owner if isinstance(owner, str) else self._new(owner)

    def _new(self, name):
        """The key of a person who is entered now; of one who has been entered under this name since."""
        title, given, family = naming.parts_of_name(name.words)
        same = f"{given} {family}".casefold()
        if same not in self.entered:
            found, is_sure = self.directory.candidates(f"{given} {family}".strip())
            if is_sure:
                self.entered[same] = found[0].key
            else:
                person = people.add_person(
                    by=self.by, title=title, given_name=given, family_name=family
                )
                self.entered[same] = f"person:{person.pk}"
        name.choice = self.entered[same]
        name.save(update_fields=["choice"])
        return name.choice

    def of(self, action, found):
        """The `ActionOwner` rows of an action, none twice."""
        keys = dict.fromkeys(self.keys[owner] for owner in found.owners)
        for position, key in enumerate(keys):
            choice = self.choices[key]
            yield ActionOwner(action=action, position=position, **choice.columns)


def _choices(keys):
    """The `OwnerChoice` of each key. Raises `Refused` for one who cannot own an action."""
    wanted = defaultdict(set)
    for key in keys - {owning.ALL_MEMBERS}:
        kind, _, number = key.partition(":")
        wanted[kind].add(int(number))
    found = {owning.ALL_MEMBERS: owning.OwnerChoice(all_members=True)}
    for kind, numbers in wanted.items():
        for one in owning.MODELS[kind].objects.filter(pk__in=numbers):
            found[f"{kind}:{one.pk}"] = owning.OwnerChoice(**{kind: one})
    if keys - set(found):
        raise Refused("An owner that was chosen is no longer there. Choose the owners again.")
    for choice in found.values():
        owning.check_owner(choice)
    return found
