"""Decisions taken between meetings: recorded, changed, removed and brought back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common import bin
from common.refusals import Refused, StaleVersion
from meetings.enums import TakenBy
from meetings.models import Decision, Meeting
from meetings.services import decisions
from tests.factories.board import GroupFactory
from tests.factories.meetings import MeetingFactory, in_days
from tests.factories.minutes import minuted_meeting
from tests.factories.registers import arising, decision_between
from tests.meetings.minutes.reading import (
    WHO,
    sign_in,
    words_of,
)

pytestmark = pytest.mark.django_db

ADD = "/registers/decisions/between/add/"
WAITS = "D-QA-2025-101"


@pytest.fixture
def scene():
    return minuted_meeting()


def form_data(scene, **changed):
    return {
        "group": scene.group.pk,
        "taken_on": "7/10/2025",
        "taken_by": "written",
        "text": "The leaflet is printed again.",
        "condition": "",
    } | changed


def take(scene, **facts):
    facts = {
        "taken_on": date(2025, 10, 7),
        "taken_by": TakenBy.CHAIR,
        "text": "Yes.",
        "by": scene.unit,
    } | facts
    return decisions.record_between(group=scene.group, **facts)


# -- recording ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("", "The next agenda of {group} lists it."),
        ("planned", "The next agenda of {group} lists it."),
        (
            "published",
            "The agenda of {meeting} has already been published: it lists the decision only when "
            "you publish it again.",
        ),
    ],
)
def test_recording_says_which_agenda_lists_it(client, scene, status, sentence):
    Meeting.objects.filter(group=scene.group, date__gte=timezone.localdate()).delete()
    coming = status and MeetingFactory(group=scene.group, date=in_days(20), status=status)
    sign_in(client, scene, "unit")

    page = client.post(ADD, form_data(scene), follow=True)

    said = [str(message) for message in page.context["messages"]]
    words = sentence.format(group=scene.group, meeting=getattr(coming, "reference", ""))
    assert said == [f"{Decision.objects.latest('pk').reference} has been recorded. {words}"]


@pytest.mark.parametrize("who", WHO)
def test_recording_is_for_those_who_write_for_the_group(client, scene, who):
    sign_in(client, scene, who)

    response = client.get(ADD)

    assert response.status_code == (200 if who in ("unit", "minute_taker") else 403)


def test_recorded_decision_is_numbered_like_the_others(client, scene):
    client.force_login(scene.minute_taker)

    response = client.post(ADD, form_data(scene), follow=True)

    made = Decision.objects.between_meetings().get()
    assert made.reference == "D-QA-2025-001"
    assert (made.group, made.taken_on, made.taken_by) == (scene.group, date(2025, 10, 7), "written")
    assert (made.created_by, made.reported_at) == (scene.minute_taker, None)
    assert "D-QA-2025-001 has been recorded." in words_of(response)


def test_minute_taker_is_not_offered_other_groups(client, scene):
    other = GroupFactory()
    client.force_login(scene.minute_taker)

    response = client.post(ADD, form_data(scene, group=other.pk))

    assert response.context["form"].errors["group"] == ["Choose a group from the list."]
    assert not Decision.objects.between_meetings().exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("group", "", "Choose the group that decided."),
        ("taken_on", "", "Enter the day on which it was decided."),
        ("taken_on", "31/2/2025", "Enter a real date, for example 21/11/2026."),
        ("taken_on", "1/1/1066", "Enter a year from 1900 to 2100."),
        ("taken_by", "", "Say how it was decided."),
        ("text", "  ", "Say what was decided."),
        ("condition", "x" * 301, "Write at most 300 characters."),
        (
            "text",
            "x" * 10_001,
            "Write at most 10,000 characters; longer texts go into the discussion.",
        ),
    ],
)
def test_wrong_field_gets_a_sentence(client, scene, field, value, sentence):
    client.force_login(scene.unit)

    response = client.post(ADD, form_data(scene, **{field: value}))

    assert response.context["form"].errors[field] == [sentence]
    assert not Decision.objects.between_meetings().exists()


def test_day_to_come_is_refused(client, scene):
    client.force_login(scene.unit)
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = client.post(ADD, form_data(scene, taken_on=tomorrow.isoformat()))

    assert response.context["form"].errors["taken_on"] == [
        "The day on which it was decided cannot lie in the future."
    ]
    with pytest.raises(Refused):
        take(scene, taken_on=tomorrow)


def test_service_refuses_those_who_do_not_write(scene):
    for person in (scene.chair, scene.member, scene.stranger):
        with pytest.raises(Refused):
            take(scene, by=person)


def test_decision_is_at_a_meeting_or_between_never_both(scene):
    made = take(scene)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(item=scene.ordinary)


# -- changing and removing ---------------------------------------------------------------------


def test_unreported_decision_is_changed(client, scene):
    made = take(scene)
    client.force_login(scene.unit)
    data = form_data(scene, text="No.", version=1, taken_by="urgent")

    client.post(f"/registers/decisions/between/{made.pk}/edit/", data)

    made.refresh_from_db()
    assert (made.text, made.taken_by, made.version) == ("No.", "urgent", 2)


def test_two_people_never_overwrite_each_other(scene):
    made = take(scene)
    decisions.edit_between(decision=made, expected_version=1, by=scene.unit, text="Mine.")

    with pytest.raises(StaleVersion):
        decisions.edit_between(decision=made, expected_version=1, by=scene.unit, text="Theirs.")


def test_number_keeps_its_year(scene):
    made = take(scene)

    with pytest.raises(Refused, match="is numbered for 2025"):
        decisions.edit_between(
            decision=made, expected_version=1, by=scene.unit, taken_on=date(2024, 12, 31)
        )


def test_removed_decision_can_be_brought_back(client, scene):
    made = take(scene)
    client.force_login(scene.unit)

    client.post(f"/registers/decisions/between/{made.pk}/remove/")

    assert not Decision.objects.between_meetings().exists()
    from common.models import Deletion

    bin.restore(Deletion.objects.get(), by=scene.unit)
    assert Decision.objects.between_meetings().get().reference == made.reference
    assert take(scene).reference == "D-QA-2025-002"


@pytest.mark.parametrize("step", ["edit", "remove"])
def test_reported_decision_stands(client, scene, step):
    made = decision_between(scene.group, scene.unit, reported_at=arising(scene.later))
    client.force_login(scene.unit)

    response = client.post(
        f"/registers/decisions/between/{made.pk}/{step}/", form_data(scene, version=1)
    )

    assert f"{WAITS} has been reported at QA-2025-05." in words_of(response)
    assert Decision.objects.get(pk=made.pk).text == "Agreed by e-mail."


@pytest.mark.parametrize("who", ["chair", "member", "stranger"])
def test_changing_is_refused_or_hidden(client, scene, who):
    made = take(scene)
    sign_in(client, scene, who)

    response = client.get(f"/registers/decisions/between/{made.pk}/edit/")

    assert response.status_code == (403 if who == "chair" else 404)


def test_decision_of_a_meeting_is_not_changed_here(client, scene):
    client.force_login(scene.unit)
    taken = Decision.objects.get(reference="D-QA-2025-007")

    assert client.get(f"/registers/decisions/between/{taken.pk}/edit/").status_code == 404
