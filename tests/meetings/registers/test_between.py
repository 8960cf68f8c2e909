"""Decisions taken between meetings: recorded, announced, reported at the next, frozen there."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from common import bin
from common.refusals import Refused, StaleVersion
from meetings import checks
from meetings.enums import MeetingStatus, MinutesStatus, TakenBy
from meetings.models import AgendaVersion, Decision, Meeting
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes.snapshot import from_snapshot, to_snapshot
from meetings.services import agenda, decisions
from tests.factories.board import GroupFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.minutes import minuted_meeting
from tests.factories.registers import arising, decision_between
from tests.meetings.minutes.reading import (
    WHO,
    approve,
    pdf_words,
    record,
    sign_in,
    url,
    words_of,
)

pytestmark = pytest.mark.django_db

ADD = "/registers/decisions/between/add/"
WAITS = "D-QA-2025-101"
SAID = "7 October 2025, by e-mail or in writing: Agreed by e-mail."


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


# -- on the agenda of the next meeting ---------------------------------------------------------


def coming(scene, days, *, kind="matters_arising"):
    meeting = MeetingFactory(group=scene.group, date=in_days(days))
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title="Matters arising", kind=kind)
    return meeting


def test_next_agenda_announces_it_under_matters_arising(client, scene):
    decision_between(scene.group, scene.unit)
    following, later = coming(scene, 10), coming(scene, 40)

    agenda.publish_agenda(meeting=following, by=scene.unit)
    agenda.publish_agenda(meeting=later, by=scene.unit)

    announced = [
        [each["reference"] for each in version.snapshot["between"]]
        for version in AgendaVersion.objects.order_by("meeting__date")
    ]
    assert announced == [[WAITS], []]
    client.force_login(scene.member)
    page = client.get(url("agenda_detail", following.pk))
    assert f"{WAITS}, {SAID}" in words_of(page)
    assert page.context["agenda"].between_apart == ()


def test_agenda_without_matters_arising_lists_it_apart(client, scene):
    decision_between(scene.group, scene.unit, condition="subject to cost")
    meeting = coming(scene, 10, kind="ordinary")
    client.force_login(scene.unit)

    words = words_of(client.get(url("agenda_detail", meeting.pk)))

    assert "Decisions taken between meetings" in words
    assert f"{WAITS} , {SAID} Condition: subject to cost" in words


def test_agenda_of_another_group_says_nothing(scene):
    decision_between(GroupFactory(), scene.unit)
    meeting = coming(scene, 10)

    assert list(Decision.objects.announced_at(meeting)) == []


def test_new_decision_is_a_change_to_a_published_agenda(client, scene):
    meeting = coming(scene, 10)
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    decision_between(scene.group, scene.unit)
    client.force_login(scene.unit)

    changes = client.get(url("agenda_detail", meeting.pk)).context["changes"]

    assert changes == [f"Decisions taken between meetings: {WAITS} was added."]


def test_agenda_stays_as_it_was_when_its_decisions_are_reported(client, scene):
    decision_between(scene.group, scene.unit)
    meeting = coming(scene, 10)
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.HELD)
    Decision.objects.between_meetings().update(reported_at=meeting.items.get())
    client.force_login(scene.unit)

    assert client.get(url("agenda_detail", meeting.pk)).context["changes"] == []


# -- reporting ---------------------------------------------------------------------------------


@pytest.fixture
def later(scene):
    """The next meeting's item for matters arising; one decision waits for it."""
    item = arising(scene.later)
    decision_between(scene.group, scene.unit)
    return item


def report_url(item, decision=None):
    place = [item.meeting_id, item.pk]
    if decision:
        return reverse("meetings:decision_report", args=[*place, decision.pk])
    return reverse("meetings:decisions_report", args=place)


def test_item_page_offers_what_waits_and_reports_it_in_one_click(client, scene, later):
    client.force_login(scene.minute_taker)
    decision = Decision.objects.unreported().get()

    before = words_of(client.get(later.get_absolute_url()))
    client.post(report_url(later, decision))
    after = words_of(client.get(later.get_absolute_url()))

    assert f"{WAITS} {SAID}" in before
    assert "Not reported yet" in before
    assert "Reported here" in after
    decision.refresh_from_db()
    assert decision.reported_at == later


def test_all_that_wait_are_reported_at_once(client, scene, later):
    decision_between(scene.group, scene.unit, reference="D-QA-2025-102")
    decision_between(
        scene.group, scene.unit, reference="D-QA-2025-103", taken_on=date(2025, 11, 15)
    )
    client.force_login(scene.unit)

    client.post(report_url(later))

    reported = Decision.objects.filter(reported_at=later).order_by("pk")
    assert [each.reference for each in reported] == [WAITS, "D-QA-2025-102"]


def test_report_is_taken_back(client, scene, later):
    client.force_login(scene.unit)
    [decision] = decisions.report(item=later, by=scene.unit)

    client.post(
        reverse("meetings:decision_report_back", args=[later.meeting_id, later.pk, decision.pk])
    )

    assert list(Decision.objects.unreported()) == [decision]


def test_reporting_twice_is_told(client, scene, later):
    decisions.report(item=later, by=scene.unit)
    client.force_login(scene.unit)

    response = client.post(report_url(later), {"back": later.get_absolute_url()}, follow=True)

    assert "There is no decision here that still waits" in words_of(response)


@pytest.mark.parametrize("who", ["chair", "member", "stranger", "board_chair"])
def test_others_report_nothing(client, scene, later, who):
    sign_in(client, scene, who)

    client.post(report_url(later))

    assert Decision.objects.unreported().count() == 1


def test_decision_of_another_group_is_not_reported_here(client, scene, later):
    foreign = decision_between(GroupFactory(), scene.unit, reference="D-XX-2025-001")
    client.force_login(scene.unit)

    assert client.post(report_url(later, foreign)).status_code == 404
    assert Decision.objects.get(pk=foreign.pk).reported_at is None


def test_approved_minutes_take_no_report(scene, later):
    scene.later.minutes.status = MinutesStatus.APPROVED
    scene.later.minutes.save()

    with pytest.raises(Refused, match="locked"):
        decisions.report(item=later, by=scene.unit)


def test_item_with_a_report_is_not_deleted(scene, later):
    decisions.report(item=later, by=scene.unit)

    with pytest.raises(Refused, match="already has decisions recorded"):
        agenda.delete_item(item=later, by=scene.unit)


def test_item_with_a_report_counts_as_written(client, scene, later):
    decisions.report(item=later, by=scene.unit)
    client.force_login(scene.unit)

    entries = client.get(later.get_absolute_url()).context["places"].entries

    assert [entry.is_done for entry in entries if entry.is_current] == [True]


def test_meeting_that_has_not_heard_warns(scene, later):
    meeting = Meeting.objects.for_minutes().get(pk=scene.later.pk)
    waiting = Decision.objects.waiting_for(meeting)

    found = checks.warnings(meeting, unreported=waiting)

    assert [(each.item_id, each.sentence) for each in found] == [
        (
            later.pk,
            f"{WAITS} was decided between meetings, on 7 October 2025, and has not been reported to "
            "this meeting.",
        )
    ]
    decisions.report(item=later, by=scene.unit)
    assert checks.warnings(meeting, unreported=waiting.all()) == []


def test_page_of_the_minutes_shows_the_warning(client, scene, later):
    client.force_login(scene.unit)

    words = words_of(client.get(url("minutes_detail", scene.later.pk)))

    assert f"{WAITS} was decided between meetings, on 7 October 2025, and has not been" in words


# -- in the minutes ----------------------------------------------------------------------------


def test_page_and_pdf_print_what_was_reported(client, scene, later):
    decisions.report(item=later, by=scene.unit)
    client.force_login(scene.unit)

    page = words_of(client.get(url("minutes_detail", scene.later.pk)))
    paper = pdf_words(minutes_pdf(record(scene.later)))

    assert f"Decisions taken between meetings {WAITS} , {SAID}" in page
    assert f"Decisions taken between meetings {WAITS}, {SAID}" in paper


def test_confidential_item_keeps_its_reports_apart(scene, later):
    type(later).objects.filter(pk=later.pk).update(is_confidential=True)
    decisions.report(item=later, by=scene.unit)

    open_words = str(to_snapshot(record(scene.later, full=False)))

    assert WAITS not in open_words
    assert WAITS in str(to_snapshot(record(scene.later, full=True)))


def test_approval_freezes_the_report(scene):
    item = arising(scene.meeting)
    decision_between(scene.group, scene.unit, taken_on=date(2025, 9, 3))
    decisions.report(item=item, by=scene.unit)

    version = approve(scene)
    Decision.objects.between_meetings().update(text="Something else.")

    frozen = from_snapshot(version.snapshot["full"])
    found = [each for entry in frozen.items for each in entry.reported]
    assert [(each.reference, each.text) for each in found] == [(WAITS, "Agreed by e-mail.")]


def test_older_snapshots_still_load(scene):
    snapshot = to_snapshot(record(scene.meeting))
    for part in snapshot["parts"]:
        for item in part["items"]:
            del item["reported"]

    assert from_snapshot(snapshot) == record(scene.meeting)


def test_older_agendas_still_load(client, scene):
    meeting = coming(scene, 10)
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    snapshot = AgendaVersion.objects.get().snapshot
    from meetings.presenters.agenda import agenda_from

    del snapshot["between"]

    assert agenda_from(snapshot, full=True).between == ()
