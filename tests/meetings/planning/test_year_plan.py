"""Planning a year: the rule, the dates and what is in their way, all or none, once, and back again."""

from datetime import date, time, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from board.models import SchoolHoliday
from common.formats import long_date
from common.refusals import Refused
from meetings.models import AgendaItem, Meeting
from meetings.services import year
from tests.factories.board import AccountFactory, GroupFactory
from tests.factories.meetings import MeetingFactory, StandingItemFactory
from tests.meetings.planning.conftest import seated

YEAR = timezone.localdate().year + 2
QUERIES = 12


def rule(of, **changes):
    """What somebody chooses: the second Wednesday of March, June and September."""
    return {
        "group": of.pk,
        "period": "other",
        "first_day": f"{YEAR}-03-01",
        "last_day": f"{YEAR}-10-31",
        "often": "these",
        "months": [3, 6, 9],
        "nth": 2,
        "weekday": 2,
        "every_weeks": "",
        "start_time": "09:30",
        "end_time": "12:00",
        "venue": "The Mill",
        "deadline_days": 7,
        "bank": "move",
        "school": "move",
        **changes,
    }


def second_wednesday(month):
    days = [date(YEAR, month, number) for number in range(8, 15)]
    return next(day for day in days if day.weekday() == 2)


DATES = [second_wednesday(month) for month in (3, 6, 9)]


def address(of, **changes):
    return f"{reverse('meetings:year_plan')}?{urlencode(rule(of, **changes), doseq=True)}"


def sent(dates, *, press="plan", **more):
    """The form of the dates as the browser sends it; every date is ticked."""
    rows = {}
    for number, day in enumerate(dates):
        rows[f"dates-{number}-keep"] = "on"
        rows[f"dates-{number}-date"] = day if isinstance(day, str) else day.isoformat()
    count = len(dates)
    counts = {"TOTAL_FORMS": count, "INITIAL_FORMS": count}
    return {
        **{f"dates-{name}": value for name, value in counts.items()},
        **rows,
        "token": str(uuid4()),
        press: "yes",
        **more,
    }


def errors_of(response):
    return [error["sentence"] for error in response.context["errors"]]


def lines_of(response):
    return [
        (line.date, line.is_kept, line.note, [clash.sentence for clash in line.clashes])
        for line in response.context["lines"]
        if line.date
    ]


# -- the rule


def test_year_plan_begins_with_the_rule(unit_client, group):
    response = unit_client.get(reverse("meetings:year_plan"), {"group": group.pk})

    assert response.templates[0].name == "meetings/year_plan.html"
    assert response.context["form"].initial == {"group": group.pk}
    assert "No school holidays have been entered" in response.content.decode()


def test_year_plan_without_groups_says_where_to_begin(unit_client):
    response = unit_client.get(reverse("meetings:year_plan"))

    assert "There is no group yet" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"group": ""}, {"group": ["Choose the group that meets."]}),
        ({"group": "x"}, {"group": ["Choose a group from the list."]}),
        ({"first_day": ""}, {"first_day": ["Enter the first day, or choose a year above."]}),
        ({"first_day": "31/2/2027"}, {"first_day": ["Enter a real date, for example 21/11/2026."]}),
        (
            {"last_day": f"{YEAR}-02-01"},
            {"last_day": ["The last day must be the first day or later."]},
        ),
        ({"last_day": f"{YEAR + 3}-02-01"}, {"last_day": ["Plan at most two years at once."]}),
        (
            {"first_day": "2062-01-01", "last_day": "2062-12-31"},
            {"first_day": ["Choose a day within five years from today."]},
        ),
        ({"months": []}, {"months": ["Tick the months in which the group meets."]}),
        ({"often": "weeks"}, {"every_weeks": ["Enter the number of weeks."]}),
        (
            {"often": "weeks", "every_weeks": "0"},
            {"every_weeks": ["Enter a whole number from 1 to 52."]},
        ),
        (
            {"start_time": ""},
            {"start_time": ["Quality Assurance has no usual time. Enter when the meetings start."]},
        ),
        (
            {"end_time": "09:00"},
            {"end_time": ["The meetings must end after they start."]},
        ),
    ],
)
def test_year_plan_with_a_wrong_rule_says_so_beside_the_field(unit_client, group, changes, errors):
    response = unit_client.get(address(group, **changes))

    assert dict(response.context["form"].errors) == errors


def test_year_plan_takes_times_and_venue_from_the_group(unit_client, group):
    group.usual_start, group.usual_end, group.usual_venue = time(14), time(16), "Town Hall"
    group.save()

    response = unit_client.get(address(group, start_time="", end_time="", venue=""))

    assert response.context["summary"][3:5] == [("Times", "2pm to 4pm"), ("Venue", "Town Hall")]


def test_year_plan_changes_the_rule_with_what_was_chosen(unit_client, group):
    response = unit_client.get(address(group) + "&change=yes")

    assert response.templates[0].name == "meetings/year_plan.html"
    assert response.context["form"].data["venue"] == "The Mill"


# -- the dates


def test_year_plan_proposes_the_dates_of_the_rule(unit_client, group):
    response = unit_client.get(address(group))

    assert lines_of(response) == [(day, True, "", []) for day in DATES]
    assert Meeting.objects.count() == 0


def test_year_plan_without_a_date_says_so(unit_client, group):
    response = unit_client.get(address(group, nth=5, months=[2], last_day=f"{YEAR}-03-02"))

    assert "This rule has no date in that time" in response.content.decode()


def test_year_plan_moves_off_school_holidays_and_says_why(unit_client, group):
    SchoolHoliday.objects.create(name="Long break", starts_on=DATES[1], ends_on=DATES[1])

    response = unit_client.get(address(group))

    moved = date.fromordinal(DATES[1].toordinal() + 7)
    [_first, (day, _kept, note, _clashes), _last] = lines_of(response)
    assert (day, note.endswith("Long break."), note.startswith("Moved from ")) == (
        moved,
        True,
        True,
    )


def test_year_plan_leaves_out_and_says_so(unit_client, group):
    SchoolHoliday.objects.create(name="Long break", starts_on=DATES[1], ends_on=DATES[1])

    response = unit_client.get(address(group, school="leave_out"))

    assert [line[0] for line in lines_of(response)] == [DATES[0], DATES[2]]
    assert [line.endswith(": Long break.") for line in response.context["left_out"]] == [True]


def test_year_plan_shows_a_date_that_is_taken_without_a_tick(unit_client, group):
    MeetingFactory(group=group, date=DATES[0], reference="QA-1")

    response = unit_client.get(address(group))

    assert lines_of(response)[0] == (
        DATES[0],
        False,
        "",
        ["Quality Assurance already has a meeting at this time: QA-1, 9.30am to 12.30pm."],
    )


def test_year_plan_date_that_is_not_possible_cannot_be_ticked(unit_client, group):
    SchoolHoliday.objects.create(name="Half-term", starts_on=DATES[0], ends_on=DATES[0])
    MeetingFactory(group=group, date=DATES[0], reference="QA-1")

    response = unit_client.get(address(group, months=[3], school="show"))

    html = response.content.decode()
    assert (response.context["asks"], response.context["seen"]) == (False, "")
    assert 'name="dates-0-keep" disabled aria-describedby="id_dates-0-why"' in html
    assert response.context["count_line"] == "0 dates are ticked."


def test_year_plan_notes_the_group_s_meetings_of_the_weeks_around(unit_client, group):
    near, far = DATES[0] + timedelta(days=21), DATES[1] + timedelta(days=22)
    for day in (near, far):
        MeetingFactory(group=group, date=day)
    MeetingFactory(group=GroupFactory(), date=DATES[1] - timedelta(days=1))

    response = unit_client.get(address(group))

    assert [line[3] for line in lines_of(response)] == [
        [f"The group also meets on {long_date(near)}."],
        [],
        [],
    ]
    planned = "2 meetings of this group are planned in this time already."
    assert response.context["planned_line"] == planned
    assert planned in response.content.decode()


def test_year_plan_rule_sends_no_token_in_its_address(unit_client, group):
    html = unit_client.get(reverse("meetings:year_plan")).content.decode()

    form = html[html.index('class="form-page year-rule"') :]
    assert "csrfmiddlewaretoken" not in form[: form.index("</form>")]


def test_year_plan_checks_again_what_was_changed(unit_client, group):
    christmas = date(YEAR, 12, 25)

    response = unit_client.post(address(group), sent([DATES[0], christmas], press="check"))

    found = lines_of(response)
    assert found[0] == (DATES[0], True, "", [])
    assert "Bank holiday: Christmas Day." in found[1][3]
    assert Meeting.objects.count() == 0


# -- planning


def test_year_plan_plans_all_dates_with_everything_they_need(unit_client, group, people):
    StandingItemFactory(group=group, title="Neglect")

    response = unit_client.post(address(group), sent(DATES))

    meetings = list(Meeting.objects.order_by("date"))
    assert [(m.reference, m.date, m.start_time, m.end_time, m.venue) for m in meetings] == [
        (f"QA-{YEAR}-{number:02}", day, time(9, 30), time(12), "The Mill")
        for number, day in enumerate(DATES, start=1)
    ]
    assert [(m.date - m.paper_deadline).days for m in meetings] == [7, 7, 7]
    assert {m.minute_taker for m in meetings} == {people["minute_taker"]}
    assert AgendaItem.objects.filter(title="Neglect").count() == 3
    keys = ",".join(str(m.pk) for m in meetings)
    assert response.url == f"{reverse('meetings:year_planned')}?meetings={keys}"


def test_year_plan_plans_only_what_is_ticked(unit_client, group):
    form = sent(DATES)
    del form["dates-1-keep"]

    unit_client.post(address(group), form)

    assert list(Meeting.objects.values_list("date", flat=True)) == [DATES[0], DATES[2]]


def test_year_plan_sent_twice_plans_once(unit_client, group):
    form = sent(DATES)
    unit_client.post(address(group), form)

    response = unit_client.post(address(group), form, follow=True)

    assert Meeting.objects.count() == 3
    assert [str(m) for m in response.context["messages"]][-1] == (
        "You had already sent this form, so it was not carried out a second time."
    )


def test_year_plan_plans_none_when_one_is_taken_meanwhile(unit_client, group):
    MeetingFactory(group=group, date=DATES[2], reference="QA-1")

    response = unit_client.post(address(group), sent(DATES))

    assert Meeting.objects.count() == 1
    [sentence] = errors_of(response)
    assert sentence.endswith(
        "Quality Assurance already has a meeting at this time: QA-1, 9.30am to 12.30pm."
    )


@pytest.mark.parametrize(
    ("dates", "error"),
    [
        ([], "Tick at least one date."),
        ([""], "Enter a date, or take the tick out."),
        (["31/02/2027"], "Enter a real date, for example 21/11/2026."),
        ([DATES[0], DATES[0]], "This date is ticked twice. Take one tick out."),
    ],
)
def test_year_plan_with_wrong_dates_says_so(unit_client, group, dates, error):
    response = unit_client.post(address(group), sent(dates))

    assert errors_of(response) == [error]
    assert Meeting.objects.count() == 0


def test_year_plan_cut_short_says_so(unit_client, group):
    response = unit_client.post(address(group), {"plan": "yes"}, follow=True)

    assert [str(m)[:40] for m in response.context["messages"]] == [
        "The form was cut short on its way, so no"
    ]


def test_year_plan_with_too_many_dates_says_so(unit_client, group):
    response = unit_client.post(address(group), sent([], **{"dates-TOTAL_FORMS": 100_000}))

    assert errors_of(response) == ["Plan at most 120 dates at once."]


def test_year_plan_on_a_bank_holiday_is_asked_first(unit_client, group):
    christmas = date(YEAR, 12, 25)
    asked = unit_client.post(address(group), sent([christmas]))
    seen = asked.context["seen"]
    other_day = sent([date(YEAR, 12, 26)], despite="on", seen=seen)

    again = unit_client.post(address(group), other_day)
    before = Meeting.objects.count()
    unit_client.post(address(group), sent([christmas], despite="on", seen=seen))

    question = "Something is in the way. Look at it, then tick the box to plan all the same."
    assert (errors_of(asked), errors_of(again)) == ([question], [question])
    assert (before, [m.date for m in Meeting.objects.all()]) == (0, [christmas])


@pytest.mark.parametrize("press", ["check", "plan"])
@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member", "stranger"])
def test_year_plan_is_for_the_unit_only(client_of, people, group, role, press):
    client = client_of(people[role])

    answers = [
        client.get(reverse("meetings:year_plan")).status_code,
        client.get(address(group)).status_code,
        client.post(address(group), sent(DATES, press=press)).status_code,
        client.get(reverse("meetings:year_planned")).status_code,
    ]

    assert (answers, Meeting.objects.count()) == ([403] * 4, 0)


@pytest.mark.parametrize("weeks", [4, 1])
def test_year_plan_page_takes_as_many_queries_for_many_dates(unit_client, group, weeks):
    other = GroupFactory()
    seated(AccountFactory(), other)
    for day in DATES:
        MeetingFactory(group=other, date=day)
    url = address(group, often="weeks", every_weeks=weeks)
    unit_client.get(url)

    with assertNumQueries(QUERIES):
        unit_client.get(url)


def test_plan_year_by_somebody_else_is_refused(group, people):
    with pytest.raises(Refused, match="Only the business unit plans meetings"):
        year.plan_year(
            group=group, dates=DATES, by=people["chair"], start_time=time(9), end_time=time(10)
        )
