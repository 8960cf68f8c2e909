"""A meeting that has been minuted, with everything minutes can hold, and the meeting after it."""

from dataclasses import dataclass
from datetime import date, time

from actions.enums import DueKind
from actions.models import Action, ActionOwner
from board.enums import Marking, MembershipRole
from board.models import Group, Organisation, Person
from meetings.enums import (
    AttendanceStatus,
    AttendeeKind,
    ItemKind,
    MeetingStatus,
    MinutesStatus,
    Purpose,
    Satisfied,
)
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Attendance,
    Challenge,
    Decision,
    Meeting,
    Minutes,
)
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    GroupChairFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PriorityFactory,
    SeatFactory,
    UnitFactory,
)

SECRET = "Quillfeather"
"""A word that stands only in confidential places of the scene."""


@dataclass
class Scene:
    """Who and what the tests speak of. `item` is the approving item of `later`."""

    unit: Person
    chair: Person
    member: Person
    minute_taker: Person
    stranger: Person
    group: Group
    meeting: Meeting
    minutes: Minutes
    later: Meeting
    item: AgendaItem
    ordinary: AgendaItem
    confidential: AgendaItem
    action: Action


def minuted_meeting(*, status=MinutesStatus.CIRCULATED):
    """The scene: a sub-group's meeting of 19 September 2025 and the next of 14 November 2025."""
    BoardProfileFactory()
    unit = UnitFactory(given_name="Bryony", family_name="Tate", employer=None)
    group = GroupFactory(name="Quality Assurance Group", code="QA", quorum_seats=3)
    people = _people(group)
    meeting = _meeting(group, unit, "QA-2025-04", date(2025, 9, 19), minute_taker=people["taker"])
    _attendance(meeting, people)
    ordinary, confidential = _agenda(meeting, people)
    action = _records(ordinary, people, unit)
    _secrets(confidential, people, unit)
    minutes = Minutes.objects.create(meeting=meeting, status=status)
    later = _meeting(group, unit, "QA-2025-05", date(2025, 11, 14))
    part = AgendaPart.objects.create(meeting=later)
    item = AgendaItem.objects.create(
        meeting=later,
        part=part,
        title="Minutes of the last meeting",
        kind=ItemKind.PREVIOUS_MINUTES,
    )
    Minutes.objects.create(meeting=later)
    return Scene(
        unit=unit,
        chair=people["chair"],
        member=people["member"],
        minute_taker=people["taker"],
        stranger=AccountFactory(),
        group=group,
        meeting=meeting,
        minutes=minutes,
        later=later,
        item=item,
        ordinary=ordinary,
        confidential=confidential,
        action=action,
    )


def _people(group):
    police = OrganisationFactory(name="Westmere Police")
    health = OrganisationFactory(name="Westmere Integrated Care Board")
    found = {
        "chair": GroupChairFactory(given_name="Miriam", family_name="Osei", employer=None),
        "member": AccountFactory(
            given_name="Derek", family_name="Holt", job_title="Superintendent", employer=police
        ),
        "nurse": PersonFactory(given_name="Petra", family_name="Cole", employer=health),
        "absent": PersonFactory(given_name="Omar", family_name="Said", employer=health),
        "deputy": PersonFactory(given_name="Neil", family_name="Parr", employer=health),
        "sick": PersonFactory(given_name="Alice", family_name="Nwosu", employer=health),
        "taker": AccountFactory(given_name="Nia", family_name="Powell", employer=None),
    }
    roles = {"chair": MembershipRole.CHAIR, "taker": MembershipRole.MINUTE_TAKER}
    for key in ("chair", "member", "nurse", "absent", "sick", "taker"):
        person = found[key]
        MembershipFactory(
            seat=SeatFactory(group=group, organisation=person.employer, title=key.title()),
            person=person,
            role=roles.get(key, MembershipRole.MEMBER),
        )
    return found


def _meeting(group, unit, reference, day, minute_taker=None):
    return Meeting.objects.create(
        group=group,
        reference=reference,
        date=day,
        start_time=time(9, 30),
        end_time=time(12, 30),
        closed_at=time(12, 25),
        venue="Hartwell Education Centre",
        marking=Marking.OFFICIAL,
        status=MeetingStatus.HELD,
        minute_taker=minute_taker,
        created_by=unit,
    )


def _attendance(meeting, people):
    present, deputy = AttendanceStatus.PRESENT, AttendanceStatus.DEPUTY
    _row(meeting, people["chair"], 1, present, role="Independent chair")
    _row(meeting, people["member"], 2, present, role="Superintendent", arrived_at=time(10, 15))
    _row(
        meeting,
        people["nurse"],
        3,
        present,
        role="Designated nurse",
        also_representing="Lara Finn",
        also_representing_organisation=OrganisationFactory(name="Healthwatch Westmere"),
    )
    absent = _row(meeting, people["absent"], 4, deputy, role="Chief nurse")
    _row(
        meeting,
        people["deputy"],
        4,
        present,
        role="Deputy chief nurse",
        kind=AttendeeKind.DEPUTY,
        deputising_for=absent,
    )
    _row(meeting, people["sick"], 5, AttendanceStatus.APOLOGIES, role="Named doctor")
    _row(meeting, people["taker"], 6, present, role="Minutes", kind=AttendeeKind.IN_ATTENDANCE)


def _row(meeting, person, position, status, *, role, kind=AttendeeKind.MEMBER, **more):
    seat = meeting.group.seats.filter(memberships__person=person).first()
    return Attendance.objects.create(
        meeting=meeting,
        person=person,
        seat=seat,
        kind=kind,
        status=status,
        position=position,
        name_then=person.full_name,
        initials_then=person.initials_or_default,
        role_then=role,
        organisation_then=person.employer.name if person.employer else "",
        **more,
    )


def _agenda(meeting, people):
    first = AgendaPart.objects.create(meeting=meeting, title="Business matters", position=1)
    second = AgendaPart.objects.create(meeting=meeting, title="Performance and audit", position=2)
    AgendaItem.objects.create(
        meeting=meeting,
        part=first,
        position=1,
        title="Declarations of interest",
        kind=ItemKind.DECLARATIONS,
        nil_return="No interests were declared.",
    )
    confidential = AgendaItem.objects.create(
        meeting=meeting,
        part=first,
        position=2,
        title="A practice matter",
        is_confidential=True,
        closed_title=f"The {SECRET} review",
        presenter=people["nurse"],
        purpose=Purpose.DECISION,
        discussion=f"<p>The report on {SECRET} was discussed.</p>",
    )
    ordinary = AgendaItem.objects.create(
        meeting=meeting,
        part=second,
        position=1,
        title="Section 11 audit",
        presenter=people["member"],
        purpose=Purpose.ASSURANCE,
        priority=PriorityFactory(number=2, title="Neglect"),
        discussion="<p>All <strong>returns</strong> are due in January.</p>"
        "<ul><li><p>schools</p><ul><li><p>primary</p></li></ul></li></ul>",
    )
    return ordinary, confidential


def _records(item, people, unit):
    Decision.objects.create(
        item=item,
        reference="D-QA-2025-007",
        text="The timetable was agreed.",
        condition="Subject to the budget",
        created_by=unit,
    )
    Challenge.objects.create(
        item=item,
        asked_by=people["nurse"],
        asked_of=people["member"],
        question="Why are three returns late?",
        answer="The lead has changed.",
        satisfied=Satisfied.PARTLY,
        follow_up="A list by name.",
        created_by=unit,
    )
    return raise_plain_action(
        item, "A-2025-014", "Reconcile the two counts.", unit, [people["member"], people["nurse"]]
    )


def raise_plain_action(item, reference, text, unit, people):
    action = Action.objects.create(
        reference=reference,
        group=item.meeting.group,
        agenda_item=item,
        text=text,
        due_kind=DueKind.NEXT_MEETING,
        created_by=unit,
    )
    for position, person in enumerate(people):
        ActionOwner.objects.create(action=action, person=person, position=position)
    return action


def _secrets(item, people, unit):
    Decision.objects.create(
        item=item, reference="D-QA-2025-008", text=f"Publish {SECRET} later.", created_by=unit
    )
    Challenge.objects.create(
        item=item, asked_by=people["chair"], question=f"Who knows {SECRET}?", created_by=unit
    )
    raise_plain_action(
        item, "A-2025-015", f"Write to the {SECRET} family.", unit, [people["nurse"]]
    )


def board_organisation():
    """An organisation to rename."""
    return Organisation.objects.get(name="Westmere Police")
