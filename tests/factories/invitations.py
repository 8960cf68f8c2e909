"""A meeting whose agenda is out, and everybody who was asked to it."""

from dataclasses import dataclass

from board.enums import MembershipRole
from board.models import Group, Organisation, Person, Seat
from meetings.models import Attendance, Invitation, Meeting
from meetings.services import agenda
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    GroupChairFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory
from tests.factories.writing import take_seat

SECRET = "Quillfeather"
"""A word that stands in the agenda only."""


@dataclass
class Asked:
    """`member` speaks for the police with the named deputy `deputy`; `nurse` has no e-mail address."""

    unit: Person
    chair: Person
    member: Person
    nurse: Person
    deputy: Person
    colleague: Person
    taker: Person
    stranger: Person
    group: Group
    police: Organisation
    seat: Seat
    meeting: Meeting

    def invitation(self, person):
        found = Invitation.objects.select_related("person", "meeting__group")
        return found.get(meeting=self.meeting, person=person)

    def row(self, person):
        return Attendance.objects.select_related("meeting__group", "person", "seat").get(
            meeting=self.meeting, person=person
        )

    def marks(self):
        """A dict of name to mark, in the order of the attendance."""
        rows = self.meeting.attendances.order_by("position", "pk")
        return {row.name_then: row.status for row in rows}


def asked(*, is_out=True, by_mail=False, **facts):
    """The scene; the agenda is published unless `is_out` is False. The quorum is two seats."""
    BoardProfileFactory(contact_email="unit@thornmere.example", contact_phone="01632 960 417")
    unit = UnitFactory(given_name="Bryony", family_name="Tate", employer=None)
    group = GroupFactory(name="Quality Assurance Group", code="QA", quorum_seats=2)
    police = OrganisationFactory(name="Westmere Police")
    member = AccountFactory(given_name="Derek", family_name="Holt", employer=police)
    deputy = PersonFactory(given_name="Neil", family_name="Parr", employer=police)
    colleague = PersonFactory(given_name="Asif", family_name="Dar", employer=police)
    nurse = PersonFactory(given_name="Petra", family_name="Cole")
    chair = GroupChairFactory(given_name="Miriam", family_name="Osei", employer=None)
    taker = AccountFactory(given_name="Nia", family_name="Powell", employer=None)
    take_seat(group, chair, MembershipRole.CHAIR, title="Chair", position=1)
    seat = take_seat(group, member, title="Police", organisation=police, position=2)
    MembershipFactory(seat=seat, person=deputy, role=MembershipRole.NAMED_DEPUTY)
    take_seat(group, nurse, title="Health", position=3)
    take_seat(group, taker, MembershipRole.MINUTE_TAKER, title="Minutes", position=4)
    meeting = MeetingFactory(group=group, created_by=unit, title=f"{SECRET} day", **facts)
    ItemFactory(part=PartFactory(meeting=meeting), title=f"The {SECRET} item")
    if is_out:
        agenda.publish_agenda(meeting=meeting, by=unit, by_mail=by_mail)
        meeting.refresh_from_db()
    people = {"chair": chair, "member": member, "nurse": nurse, "deputy": deputy, "taker": taker}
    return Asked(
        unit=unit,
        colleague=colleague,
        stranger=AccountFactory(),
        group=group,
        police=police,
        seat=seat,
        meeting=meeting,
        **people,
    )
