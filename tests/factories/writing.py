"""A meeting that is being minuted: a group with its people, a held meeting and two items."""

from dataclasses import dataclass

from board.enums import MembershipRole
from board.models import Group, Person
from meetings.enums import MinutesStatus
from meetings.models import AgendaItem, AgendaPart, Meeting
from meetings.services import attendance
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
)
from tests.factories.meetings import HeldMeetingFactory, ItemFactory, PartFactory

SECRET = "Quillfeather"
"""A word that stands only in what is confidential."""


@dataclass
class Room:
    """`item` is an open item, `closed` a confidential one; both are in `part`."""

    unit: Person
    board_chair: Person
    chair: Person
    taker: Person
    member: Person
    nurse: Person
    deputy: Person
    stranger: Person
    group: Group
    meeting: Meeting
    part: AgendaPart
    item: AgendaItem
    closed: AgendaItem

    def row(self, person):
        return self.meeting.attendances.select_related(
            "meeting__group", "person", "seat", "deputising_for"
        ).get(person=person)

    def approve(self):
        """Lock the minutes as approval does."""
        self.meeting.minutes.status = MinutesStatus.APPROVED
        self.meeting.minutes.save()

    def at(self, status):
        self.meeting.minutes.status = status
        self.meeting.minutes.save()


def room(**facts):
    """The room. Its attendance is made from the seats and nobody is marked."""
    BoardProfileFactory()
    unit = UnitFactory(given_name="Bryony", family_name="Tate", employer=None)
    group = GroupFactory(name="Quality Assurance Group", code="QA", quorum_seats=2)
    people = seated_people(group)
    meeting = HeldMeetingFactory(group=group, created_by=unit, **facts)
    part = PartFactory(meeting=meeting, title="Business")
    found = Room(
        **people,
        unit=unit,
        board_chair=ChairFactory(),
        stranger=AccountFactory(),
        group=group,
        meeting=meeting,
        part=part,
        item=ItemFactory(part=part, title="Neglect strategy"),
        closed=ItemFactory(
            part=part,
            title="A practice matter",
            is_confidential=True,
            closed_title=f"The {SECRET} review",
            discussion=f"<p>{SECRET} was discussed.</p>",
        ),
    )
    attendance.prefill(meeting=meeting, by=unit)
    return found


def seated_people(group):
    """A chair, two members of organisations, a named deputy and a minute-taker."""
    police = OrganisationFactory(name="Westmere Police", short_name="Police")
    health = OrganisationFactory(name="Westmere Health")
    chair = GroupChairFactory(given_name="Miriam", family_name="Osei", employer=None)
    member = AccountFactory(
        given_name="Derek", family_name="Holt", job_title="Superintendent", employer=police
    )
    nurse = PersonFactory(given_name="Petra", family_name="Cole", employer=health)
    taker = AccountFactory(given_name="Nia", family_name="Powell", employer=None)
    deputy = PersonFactory(given_name="Neil", family_name="Parr", employer=police)
    take_seat(group, chair, MembershipRole.CHAIR, title="Chair", position=3)
    seat = take_seat(group, member, title="Police", organisation=police, position=1)
    MembershipFactory(seat=seat, person=deputy, role=MembershipRole.NAMED_DEPUTY)
    take_seat(group, nurse, title="Health", organisation=health, position=2)
    take_seat(group, taker, MembershipRole.MINUTE_TAKER, title="Minutes", position=4)
    return {"chair": chair, "member": member, "nurse": nurse, "taker": taker, "deputy": deputy}


def take_seat(group, person, role=MembershipRole.MEMBER, *, organisation=None, **facts):
    seat = SeatFactory(group=group, organisation=organisation, **facts)
    MembershipFactory(seat=seat, person=person, role=role)
    return seat
