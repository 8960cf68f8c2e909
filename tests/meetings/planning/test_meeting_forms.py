"""Bad input on the forms of a meeting: a clear sentence at the right field, and nothing half-saved."""

from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse

from meetings.enums import MeetingStatus
from meetings.models import Meeting
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days, working_day


def typed(**changes):
    """What somebody types into the form of a meeting; dates as the browser sends them."""
    return {
        "token": str(uuid4()),
        "kind": "ordinary",
        "date": working_day(30).isoformat(),
        "start_time": "09:30",
        "end_time": "12:30",
        "venue": "Thornmere Town Hall",
        **changes,
    }


def add_url(group):
    return f"{reverse('meetings:meeting_add')}?group={group.pk}"


def errors_of(response):
    return {name: list(words) for name, words in response.context["form"].errors.items()}


def test_meeting_add_asks_for_the_group_first(unit_client, group):
    response = unit_client.get(reverse("meetings:meeting_add"))

    assert response.templates[0].name == "meetings/meeting_choose_group.html"


@pytest.mark.parametrize("key", ["999", "abc", "9" * 30, "9" * 6000])
def test_meeting_add_for_an_unknown_group_is_not_found(unit_client, key):
    response = unit_client.get(f"{reverse('meetings:meeting_add')}?group={key}")

    assert response.status_code == 404


def test_meeting_add_is_filled_in_from_the_group(unit_client, group, people):
    group.usual_start, group.usual_end, group.usual_venue = time(14), time(16), "The Mill"
    group.save()

    initial = unit_client.get(add_url(group)).context["form"].initial

    assert initial == {
        "start_time": time(14),
        "end_time": time(16),
        "venue": "The Mill",
        "minute_taker": people["minute_taker"].pk,
        "marking": "OFFICIAL",
    }


def test_meeting_add_plans_it_and_says_its_reference(unit_client, group):
    response = unit_client.post(add_url(group), typed(), follow=True)

    meeting = Meeting.objects.get()
    assert response.redirect_chain == [(meeting.get_absolute_url(), 302)]
    assert [str(m) for m in response.context["messages"]] == [
        f"{meeting.reference} has been planned."
    ]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"end_time": "09:00"}, {"end_time": ["The meeting must end after it starts."]}),
        ({"date": ""}, {"date": ["Enter the date of the meeting."]}),
        ({"date": "31/02/2026"}, {"date": ["Enter a real date, for example 21/11/2026."]}),
        ({"start_time": "25:00"}, {"start_time": ["Enter a real time, for example 9.30am."]}),
        ({"end_time": ""}, {"end_time": ["Enter when the meeting ends."]}),
        (
            {"paper_deadline": in_days(41).isoformat()},
            {"paper_deadline": ["Papers must be due on or before the day of the meeting."]},
        ),
        (
            {"link": "not an address"},
            {"link": ["Enter a web address, for example https://meet.example.org/abc."]},
        ),
        ({"venue": "x" * 201}, {"venue": ["Write at most 200 characters."]}),
    ],
)
def test_meeting_add_with_bad_input_says_so_at_the_field(unit_client, group, changes, errors):
    response = unit_client.post(add_url(group), typed(**changes))

    assert errors_of(response) == errors
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("words", ["9.30am", "9:30", "09.30", "9:30am"])
def test_meeting_add_understands_times_as_people_write_them(unit_client, group, words):
    unit_client.post(add_url(group), typed(start_time=words))

    assert Meeting.objects.get().start_time == time(9, 30)


def test_meeting_add_at_the_time_of_another_names_it_at_the_time(unit_client, group):
    other = MeetingFactory(group=group, date=working_day(30))

    response = unit_client.post(add_url(group), typed(start_time="12:00", end_time="13:00"))

    errors = errors_of(response)
    assert list(errors) == ["start_time"]
    assert errors["start_time"][0].startswith(
        f"Quality Assurance already has a meeting at this time: {other.reference}, "
    )


def test_meeting_add_with_a_far_date_asks_whether_it_is_right(unit_client, group):
    sent = typed(date="2062-11-21")

    response = unit_client.post(add_url(group), sent)

    errors = errors_of(response)
    assert list(errors) == ["date"]
    assert errors["date"][0].startswith("21 November 2062 is ")
    assert "date_is_right" in response.context["form"].fields
    unit_client.post(add_url(group), {**sent, "date_is_right": "on"})
    assert [meeting.date.year for meeting in Meeting.objects.all()] == [2062]


def test_meeting_add_sent_twice_plans_one_meeting(unit_client, group):
    sent = typed()
    unit_client.post(add_url(group), sent)

    response = unit_client.post(add_url(group), sent, follow=True)

    assert Meeting.objects.count() == 1
    assert response.redirect_chain == [(reverse("meetings:meeting_list"), 302)]
    assert [str(m) for m in response.context["messages"]][-1] == (
        "You had already sent this form, so it was not carried out a second time."
    )


def test_meeting_edit_of_a_stale_form_saves_nothing(unit_client):
    meeting = MeetingFactory(venue="The Mill", version=2)

    response = unit_client.post(
        reverse("meetings:meeting_edit", args=[meeting.pk]), typed(version=1, venue="The Barn")
    )

    meeting.refresh_from_db()
    assert meeting.venue == "The Mill"
    assert response.context["form"].non_field_errors() == [
        "Somebody else changed this while you had it open. "
        "Nothing of yours has been saved yet: compare the two texts and save again."
    ]


def test_meeting_edit_does_not_clash_with_itself(unit_client):
    meeting = MeetingFactory()

    unit_client.post(
        reverse("meetings:meeting_edit", args=[meeting.pk]), typed(version=1, venue="The Barn")
    )

    meeting.refresh_from_db()
    assert (meeting.venue, meeting.version) == ("The Barn", 2)


def test_meeting_edit_after_publication_leaves_date_and_times_out(unit_client):
    meeting = MeetingFactory(status=MeetingStatus.PUBLISHED)
    url = reverse("meetings:meeting_edit", args=[meeting.pk])

    response = unit_client.get(url)

    names = set(response.context["form"].fields)
    assert names & {"date", "start_time", "end_time"} == set()
    response = unit_client.post(url, typed(version=1, paper_deadline=in_days(40).isoformat()))
    assert errors_of(response) == {
        "paper_deadline": ["Papers must be due on or before the day of the meeting."]
    }


def test_meeting_move_of_a_published_meeting_warns(unit_client, group):
    meeting = MeetingFactory(group=group, status=MeetingStatus.PUBLISHED)

    response = unit_client.post(
        reverse("meetings:meeting_move", args=[meeting.pk]),
        typed(version=1, date=working_day(37).isoformat(), reason="Half term"),
        follow=True,
    )

    assert [str(m) for m in response.context["messages"]] == [
        "The meeting has been moved.",
        "Members still see the agenda with the old date. Publish the agenda again.",
    ]


@pytest.mark.parametrize("days", [-3, -400])
def test_meeting_move_of_a_published_meeting_to_a_day_that_has_passed_says_so(unit_client, days):
    meeting = MeetingFactory(status=MeetingStatus.PUBLISHED)

    response = unit_client.post(
        reverse("meetings:meeting_move", args=[meeting.pk]),
        typed(version=1, date=in_days(days).isoformat(), reason="Half term"),
    )

    assert errors_of(response)["date"] == ["That time has passed. Choose one still to come."]


def test_meeting_move_of_a_planned_meeting_to_a_day_that_has_passed_is_kept(unit_client):
    meeting = MeetingFactory()

    unit_client.post(
        reverse("meetings:meeting_move", args=[meeting.pk]),
        typed(version=1, date=working_day(-10).isoformat(), reason="It was held", despite="on"),
    )

    assert Meeting.objects.get().date == working_day(-10)


def test_meeting_move_without_a_reason_says_so(unit_client):
    meeting = MeetingFactory()

    response = unit_client.post(
        reverse("meetings:meeting_move", args=[meeting.pk]), typed(version=1)
    )

    assert errors_of(response) == {"reason": ["Say why the meeting is moved."]}


def test_meeting_move_says_what_was_carried(unit_client, group):
    meeting = MeetingFactory(group=group)
    ItemFactory(part=PartFactory(meeting=meeting), title="Neglect")
    following = MeetingFactory(group=group, date=in_days(60))

    response = unit_client.post(
        reverse("meetings:meeting_move", args=[meeting.pk]),
        typed(version=1, date=working_day(70).isoformat(), reason="Snow", carry="by_date"),
        follow=True,
    )

    assert [str(m) for m in response.context["messages"]] == [
        f"The meeting has been moved. 1 item was carried to {following.reference}: “Neglect”."
    ]


def test_meeting_cancel_without_a_reason_says_so(unit_client):
    meeting = MeetingFactory()

    response = unit_client.post(
        reverse("meetings:meeting_cancel", args=[meeting.pk]), {"reason": " "}
    )

    assert errors_of(response) == {"reason": ["Say why the meeting is cancelled."]}


def test_meeting_start_too_early_says_why(unit_client):
    meeting = MeetingFactory(status=MeetingStatus.PUBLISHED)

    response = unit_client.post(
        reverse("meetings:meeting_start", args=[meeting.pk]),
        {"back": meeting.get_absolute_url()},
        follow=True,
    )

    [message] = response.context["messages"]
    assert str(message).endswith("It can be recorded from that day on.")


def test_meeting_cancel_sent_twice_says_so_once_cancelled(unit_client):
    meeting = MeetingFactory()
    url, sent = reverse("meetings:meeting_cancel", args=[meeting.pk]), typed(reason="Snow")
    unit_client.post(url, sent)

    response = unit_client.post(url, sent, follow=True)

    assert response.redirect_chain == [(meeting.get_absolute_url(), 302)]
    assert [str(m) for m in response.context["messages"]][-1] == (
        "You had already sent this form, so it was not carried out a second time."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(-365, "is 1 year ago."), (-60, "is 2 months ago."), (730, "is 2 years away.")],
)
def test_meeting_add_in_the_wrong_year_says_how_far_it_is(unit_client, group, days, words):
    response = unit_client.post(add_url(group), typed(date=in_days(days).isoformat()))

    [sentence] = errors_of(response)["date"]
    assert words in sentence


@pytest.mark.parametrize("days", [-31, 0, 548])
def test_meeting_add_on_a_likely_date_is_not_questioned(unit_client, group, days):
    response = unit_client.post(add_url(group), typed(date=in_days(days).isoformat()))

    asked = response.context["form"].fields if response.context else {}
    assert "date_is_right" not in asked
