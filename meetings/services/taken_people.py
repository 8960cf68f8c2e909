"""The people of minutes that are brought over: those chosen, those entered anew, and who was there."""

from board.models import Organisation
from board.services.people import add_person
from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.imports.draft import AS_TEXT, NEW
from meetings.imports.names import bare
from meetings.models import Attendance
from meetings.services.attendance import seat_memberships
from meetings.wordin.attendance import OBSERVES, TITLES
from meetings.wordin.result import APOLOGIES, DEPUTY, IN_ATTENDANCE, OBSERVER

KINDS = {IN_ATTENDANCE: AttendeeKind.IN_ATTENDANCE, OBSERVER: AttendeeKind.OBSERVER}
LONGEST = {"name_then": 160, "initials_then": 8, "role_then": 160, "organisation_then": 200}
PRESENT, SENT_APOLOGIES = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES


def enter_new_people(draft, by):
    """Enter those in the directory who were ticked as new; from then on they are chosen like others."""
    entered = {}
    for person in draft["people"]:
        if person["who"] == NEW:
            person["who"] = _entered(
                entered, person["name"], by, role=person["role"], place=person["organisation"]
            )
    for name in draft["names"]:
        if name["who"] == NEW:
            name["who"] = _entered(entered, name["written"], by)


def _entered(entered, name, by, *, role="", place=""):
    key = bare(name)
    if key not in entered:
        person = add_person(
            by=by, job_title=role[:120], employer=_organisation(place), **parts_of(name)
        )
        entered[key] = f"person:{person.pk}"
    return entered[key]


def _organisation(words):
    """The one of that name; others are not made, their name stays in the minutes as words."""
    if not words:
        return None
    named = Organisation.objects.filter(name__iexact=words).first()
    return named or Organisation.objects.filter(short_name__iexact=words).first()


def parts_of(name):
    """Title, given and family name of a name as it is written, within what the directory holds."""
    words, titles = name.split(), []
    while len(words) > 1 and words[0].strip(".,").casefold() in TITLES:
        titles.append(words.pop(0))
    return {
        "title": " ".join(titles)[:30],
        "given_name": " ".join(words[:-1])[:80],
        "family_name": words[-1][:80] if words else name[:80],
    }


def write_attendance(meeting, draft, people):
    """Make the rows of the attendance. `people` is a dict of "person:12" to person.

    A name appears once for a person: a second row of the same one keeps its words alone. Deputies
    are joined to whom they stood in for, who gets a row where the file has none.
    """
    writer = _Writer(meeting, people)
    lines = [each for each in draft["people"] if each["status"] != AS_TEXT]
    for line in lines:
        if line["status"] != DEPUTY:
            writer.add(line, **_place_of(line))
    for line in lines:
        if line["status"] == DEPUTY:
            writer.add_deputy(line)
    writer.in_order_of(lines)


def _place_of(line):
    kind = KINDS.get(line["status"], AttendeeKind.MEMBER)
    if OBSERVES.search(line["role"]):
        kind = AttendeeKind.OBSERVER
    return {"kind": kind, "status": SENT_APOLOGIES if line["status"] == APOLOGIES else PRESENT}


class _Writer:
    def __init__(self, meeting, people):
        self.meeting, self.people = meeting, people
        self.seats = {each.person_id: each.seat for each in seat_memberships(meeting)}
        self.rows, self.there = {}, set()

    def add(self, line, **place):
        person = self.people.get(line["who"])
        if person and person.pk in self.there:
            person = None
        if person:
            self.there.add(person.pk)
        words = {
            "name_then": line["name"],
            "initials_then": line["initials"],
            "role_then": line["role"],
            "organisation_then": line["organisation"],
        }
        is_member = place["kind"] == AttendeeKind.MEMBER
        row = Attendance.objects.create(
            meeting=self.meeting,
            person=person,
            seat=self.seats.get(person.pk) if person and is_member else None,
            position=len(self.rows),
            also_representing=line["also_representing"][:160],
            **{name: value[: LONGEST[name]] for name, value in words.items()},
            **place,
        )
        self.rows[id(line)] = (line, row)
        return row

    def add_deputy(self, line):
        absent = self._stood_in_for(line)
        if absent is None:
            role = ", ".join(
                filter(None, [line["role"], f"deputising for {line['deputising_for']}"])
            )
            self.add(line | {"role": role}, kind=AttendeeKind.IN_ATTENDANCE, status=PRESENT)
            return
        Attendance.objects.filter(pk=absent.pk).update(status=AttendanceStatus.DEPUTY)
        self.add(line, kind=AttendeeKind.DEPUTY, status=PRESENT, deputising_for=absent)

    def _stood_in_for(self, line):
        """The row of the member who was away; None when nobody is named, or somebody else stood in already."""
        name = line["deputising_for"]
        if not name:
            return None
        key = bare(name.split(",")[0])
        for other, row in self.rows.values():
            if key in (bare(other["name"]), bare(other["written"])):
                return None if Attendance.objects.filter(deputising_for=row).exists() else row
        empty = dict.fromkeys(("initials", "role", "also_representing", "who"), "")
        away = empty | {"name": name, "written": name, "organisation": line["organisation"]}
        return self.add(away, kind=AttendeeKind.MEMBER, status=SENT_APOLOGIES)

    def in_order_of(self, lines):
        """Number the rows as the file lists them."""
        places = {id(line): place for place, line in enumerate(lines)}
        for line, row in self.rows.values():
            place = places.get(id(line), len(lines) + row.position)
            if place != row.position:
                Attendance.objects.filter(pk=row.pk).update(position=place)
