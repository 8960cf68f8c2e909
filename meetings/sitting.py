"""The room of a meeting for quick lines: everybody who can be named there, in five queries."""

from django.utils import timezone

from board.initials import initials_of
from board.models import Group, Organisation, Person
from meetings.capture.room import (
    ELSEWHERE,
    EXPECTED,
    HERE,
    KINDS_OF_GROUP,
    Named,
    Room,
    keys_of_person,
    plain,
)
from meetings.enums import NOT_THERE
from meetings.models import Attendance

ABSENCES = {"A": "sent apologies", "D": "sent a deputy", "X": "was absent"}
OF_THE_BOARD = frozenset({"board", "partnership"})


def room_of(meeting):
    """Those in the attendance first, then the directory; groups and organisations that exist."""
    rows = list(Attendance.objects.filter(meeting=meeting).order_by("position", "pk"))
    by_person = {row.person_id: row for row in rows if row.person_id}
    today = timezone.localdate()
    people = Person.objects.current(today).prefetch_related("aliases").order_by("pk")
    named = [_person(person, by_person.get(person.pk)) for person in people]
    own = _own_names(meeting.group)
    for group in Group.objects.running(today).order_by("pk"):
        named.append(_group(group, own if group.pk == meeting.group_id else frozenset()))
    open_now = Organisation.objects.open_on(today).order_by("pk")
    named += [_organisation(organisation) for organisation in open_now]
    return Room(meeting.date, tuple(named), own)


def _person(person, row):
    names, rough = keys_of_person(
        title=person.title,
        given=person.given_name,
        family=person.family_name,
        aliases=[alias.name for alias in person.aliases.all()],
        email=person.email,
        role=row.role_then if row else "",
    )
    if row:
        names |= {plain(row.name_then)}
    chosen = (row and row.initials_then) or person.initials_or_default
    usual = initials_of(person.given_name, person.family_name)
    return Named(
        f"person:{person.pk}",
        person.full_name,
        names,
        initials=_long_enough({chosen}),
        rough=rough | _long_enough({usual} - {chosen}),
        nearness=_nearness(row),
        note=_note(row),
    )


def _long_enough(initials):
    return frozenset(each for each in initials if len(each) > 1)


def _nearness(row):
    if row is None:
        return ELSEWHERE
    return EXPECTED if row.status in NOT_THERE else HERE


def _note(row):
    if row is None:
        return "is not in the attendance"
    return ABSENCES.get(row.status, "")


def _group(group, own_names):
    """By its name and code, with and without the word for what it is: "QA", "the QA sub-group"."""
    code, short = plain(group.code), plain(group.name)
    for word in sorted(KINDS_OF_GROUP, key=len, reverse=True):
        short = short.removesuffix(f" {word}")
    names = {plain(group.name), code, *own_names}
    names |= {f"{name} {word}" for name in (short, code) for word in ("group", "sub group")}
    if len(short.split()) > 1:
        names.add(short)
    return Named(f"group:{group.pk}", group.name, frozenset(names))


def _organisation(organisation):
    names = {plain(organisation.name), plain(organisation.short_name)} - {""}
    return Named(f"organisation:{organisation.pk}", organisation.name, frozenset(names))


def _own_names(group):
    """How the minutes of a group call it: by its name and code, and as what it is."""
    kinds = OF_THE_BOARD if group.is_board else KINDS_OF_GROUP - OF_THE_BOARD
    return kinds | {plain(group.name), plain(group.code)}
