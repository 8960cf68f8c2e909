"""Planning, moving and changing one meeting: what is in the way is shown before it is saved."""

from datetime import date, time
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from board.enums import MembershipRole
from board.models import SchoolHoliday
from meetings.models import Meeting
from tests.factories.board import AccountFactory, GroupFactory
from tests.factories.meetings import MeetingFactory
from tests.meetings.planning.conftest import seated

YEAR = timezone.localdate().year + 2
DATES = [
    next(day for day in (date(YEAR, 6, number) for number in range(8, 15)) if day.weekday() == 2)
]


def single(**changes):
    return {
        "token": str(uuid4()),
        "kind": "ordinary",
        "date": f"{YEAR - 1}-12-25",
        "start_time": "09:30",
        "end_time": "12:30",
        **changes,
    }


def test_meeting_add_on_a_bank_holiday_shows_it_first(unit_client, group):
    url = f"{reverse('meetings:meeting_add')}?group={group.pk}"

    asked = unit_client.post(url, single(date_is_right="on"))
    form = asked.context["form"]
    seen = form.data["seen"]
    before = Meeting.objects.count()
    other_day = single(date=f"{YEAR - 1}-12-26", date_is_right="on", despite="on", seen=seen)
    again = unit_client.post(url, other_day)
    unit_client.post(url, single(date_is_right="on", despite="on", seen=seen))

    sentence = "Something is in the way. Choose another date, or tick to plan it all the same."
    assert form.errors["despite"] == again.context["form"].errors["despite"] == [sentence]
    assert "Bank holiday: Christmas Day." in form.fields["despite"].help_text
    assert (before, [m.date for m in Meeting.objects.all()]) == (0, [date(YEAR - 1, 12, 25)])


def test_meeting_add_shows_names_as_words_not_as_markup(unit_client, group):
    day = DATES[0]
    SchoolHoliday.objects.create(name="<b>Break</b>", starts_on=day, ends_on=day)

    page = unit_client.post(
        f"{reverse('meetings:meeting_add')}?group={group.pk}", single(date=day.isoformat())
    ).content.decode()

    assert ("<b>Break</b>" in page, "&lt;b&gt;Break&lt;/b&gt;" in page) == (False, True)


def test_meeting_move_shows_who_is_double_booked(unit_client, group):
    other, both = GroupFactory(name="Executive", code="EX"), AccountFactory()
    seated(both, group, MembershipRole.CHAIR)
    seated(both, other)
    MeetingFactory(group=other, date=DATES[0], reference="EX-1")
    meeting = MeetingFactory(group=group)
    data = single(version=1, date=DATES[0].isoformat(), reason="Snow", date_is_right="on")

    form = unit_client.post(reverse("meetings:meeting_move", args=[meeting.pk]), data).context[
        "form"
    ]

    assert form.fields["despite"].help_text.endswith(
        f"Executive meets at the same time: EX-1, 9.30am to 12.30pm. In both: {both} (chair)."
    )


def test_meeting_edit_with_its_own_date_is_not_asked(unit_client, group):
    day = DATES[0]
    SchoolHoliday.objects.create(name="Break", starts_on=day, ends_on=day)
    meeting = MeetingFactory(group=group, date=day)
    data = single(version=1, date=day.isoformat(), title="Extraordinary")

    unit_client.post(reverse("meetings:meeting_edit", args=[meeting.pk]), data)

    meeting.refresh_from_db()
    assert meeting.title == "Extraordinary"


def test_meeting_add_tells_what_else_is_on_that_day(unit_client, group):
    other = GroupFactory(name="Executive", code="EX")
    MeetingFactory(
        group=other, date=DATES[0], reference="EX-1", start_time=time(14), end_time=time(15)
    )

    response = unit_client.post(
        f"{reverse('meetings:meeting_add')}?group={group.pk}",
        single(date=DATES[0].isoformat(), date_is_right="on"),
        follow=True,
    )

    assert [str(m) for m in response.context["messages"]][-1] == (
        "Executive meets the same day: EX-1, 2pm to 3pm."
    )
