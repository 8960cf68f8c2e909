"""That there was nothing is never said above what there was."""

import pytest
from django.urls import reverse

from common.refusals import Gone, Refused
from meetings.enums import ItemKind
from meetings.models import AgendaItem
from meetings.services import records
from tests.factories.meetings import ItemFactory
from tests.factories.writing import room
from tests.meetings.capture.taking import take

pytestmark = pytest.mark.django_db


def fresh(item):
    return AgendaItem.objects.select_related("meeting__group").get(pk=item.pk)


def test_nothing_to_report_is_refused_above_records():
    scene = room()
    take(scene, "Decision: adopt it")
    take(scene, "Action: tell the Police – DH")

    with pytest.raises(Refused) as refused:
        records.record_nil(item=fresh(scene.item), by=scene.unit)

    assert refused.value.reason == (
        "Decisions and actions are recorded at this item, so the minutes cannot say "
        "“Nothing to report.”. Remove the decisions and actions first."
    )


def test_statement_that_says_something_else_may_stand_beside_an_action():
    scene = room()
    risks = ItemFactory(part=scene.part, kind=ItemKind.RISKS, title="Risks")
    take(scene, "Action: look again – DH", item=risks)

    records.record_nil(item=fresh(risks), by=scene.unit)

    assert fresh(risks).nil_return == "No new risks identified."


def test_record_takes_back_a_statement_of_another_window():
    scene = room()
    stale = fresh(scene.item)
    records.record_nil(item=fresh(scene.item), by=scene.taker)

    records.record_decision(item=stale, text="Adopt it", by=scene.unit)

    assert fresh(scene.item).nil_return == ""
    assert records.say_taken_back(stale) == ["The minutes no longer say “Nothing to report.”"]


def test_line_says_what_it_took_back():
    scene = room()
    records.record_nil(item=fresh(scene.item), by=scene.taker)

    made = take(scene, "Decision: adopt it")

    assert made.notes == ["The minutes no longer say “Nothing to report.”"]


def test_script_is_told_what_is_stated_and_why_not(client):
    scene = room()
    client.force_login(scene.unit)
    address = reverse("meetings:nil_return", args=[scene.meeting.pk, scene.item.pk])
    asks = {"data": {"usual": "yes"}, "headers": {"Accept": "application/json"}}

    stated = client.post(address, **asks)
    take(scene, "Decision: adopt it")
    refused = client.post(address, **asks)

    assert (stated.status_code, stated.json()) == (
        200,
        {"ok": True, "nil_return": "Nothing to report."},
    )
    assert (refused.status_code, refused.json()) == (
        409,
        {
            "problem": "Decisions are recorded at this item, so the minutes cannot say "
            "“Nothing to report.”. Remove the decisions first."
        },
    )


def test_record_that_is_gone_is_not_moved():
    scene = room()
    made = take(scene, "Decision: adopt it")
    decision = made.decision
    type(decision).objects.filter(pk=decision.pk).delete()

    with pytest.raises(Gone):
        records.move(record=decision, step=1, by=scene.unit)
