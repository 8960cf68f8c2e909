"""Decisions taken between meetings are announced, reported at the next and frozen there."""

from datetime import date

import pytest
from django.urls import reverse

from common.refusals import Refused
from meetings import checks
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.loading import meeting_for_minutes
from meetings.models import AgendaVersion, Decision, Meeting
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes.snapshot import from_snapshot, to_snapshot
from meetings.services import agenda, decisions
from tests.factories.board import GroupFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.minutes import minuted_meeting
from tests.factories.registers import arising, decision_between
from tests.meetings.minutes.reading import (
    approve,
    pdf_words,
    record,
    sign_in,
    url,
    words_of,
)

pytestmark = pytest.mark.django_db

WAITS = "D-QA-2025-101"
SAID = "7 October 2025, by e-mail or in writing: Agreed by e-mail."


@pytest.fixture
def scene():
    return minuted_meeting()


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
    meeting = meeting_for_minutes(scene.later.pk)
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
