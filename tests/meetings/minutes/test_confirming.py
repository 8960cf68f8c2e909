"""The pages that ask before minutes are circulated and before they are approved."""

import uuid

import pytest

from meetings.enums import AttendanceStatus, MinutesStatus
from meetings.models import AgendaItem, Attendance, MinutesVersion
from tests.factories.minutes import SECRET, minuted_meeting
from tests.meetings.minutes.reading import amend, sign_in, url, words_of

pytestmark = pytest.mark.django_db


def circulate_url(scene):
    return url("minutes_circulate", scene.meeting.pk)


def approve_url(scene):
    return url("minutes_approve", scene.meeting.pk, scene.item.pk)


def status_of(scene):
    scene.minutes.refresh_from_db()
    return scene.minutes.status


def test_circulating_page_says_who_will_read_and_changes_nothing(client):
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)
    sign_in(client, scene, "minute_taker")

    words = words_of(client.get(circulate_url(scene)))

    assert (
        "6 people with a seat in Quality Assurance Group today will be able to read these minutes"
    ) in words
    assert status_of(scene) == MinutesStatus.DRAFTING


def test_circulating_page_lists_what_is_still_open(client):
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)
    Attendance.objects.filter(name_then="Alice Nwosu").update(status=AttendanceStatus.UNMARKED)
    AgendaItem.objects.filter(kind="declarations").update(nil_return="")
    sign_in(client, scene, "unit")

    response = client.get(circulate_url(scene))

    assert "Attendance : 1 person not marked yet." in words_of(response)
    assert [(each.number, each.title) for each in response.context["unwritten"]] == [
        ("1.1", "Declarations of interest")
    ]


def test_circulating_page_tells_the_chair_of_confidential_items_too(client):
    scene = minuted_meeting(status=MinutesStatus.WITH_CHAIR)
    AgendaItem.objects.filter(pk=scene.confidential.pk).update(discussion="")
    scene.confidential.decisions.all().delete()
    scene.confidential.challenges.all().delete()
    scene.confidential.actions.all().delete()
    sign_in(client, scene, "chair")

    response = client.get(circulate_url(scene))

    assert [each.title for each in response.context["unwritten"]] == [f"The {SECRET} review"]


def test_circulating_sent_twice_is_told_so(client):
    scene = minuted_meeting(status=MinutesStatus.DRAFTING)
    sign_in(client, scene, "unit")
    data = {"token": str(uuid.uuid4())}

    client.post(circulate_url(scene), data)
    response = client.post(circulate_url(scene), data, follow=True)

    assert "You had already sent this form" in words_of(response)
    assert scene.minutes.steps.count() == 1


def test_circulating_page_of_circulated_minutes_is_refused(client):
    scene = minuted_meeting()
    sign_in(client, scene, "unit")

    response = client.get(circulate_url(scene))

    assert response.status_code == 403
    assert "These minutes are circulated as a draft" in words_of(response)


def test_approving_page_shows_the_amendments_and_changes_nothing(client):
    scene = minuted_meeting()
    amend(scene)
    sign_in(client, scene, "minute_taker")

    words = words_of(client.get(approve_url(scene)))

    assert "Page 4, third line: should read June" in words
    assert "Approve with amendments Cancel" in words
    assert status_of(scene) == MinutesStatus.CIRCULATED


def test_approving_with_an_amendment_added_meanwhile_asks_again(client):
    scene = minuted_meeting()
    sign_in(client, scene, "unit")
    amend(scene)

    response = client.post(approve_url(scene), {"kind": "as_presented"})

    assert MinutesVersion.objects.count() == 0
    assert response.context["form"].non_field_errors() == [
        "Amendments to these minutes have been recorded at this item. "
        "Approve them with amendments, or remove the amendments first."
    ]
    assert response.context["form"]["kind"].value() == "with_amendments"


def test_approving_sent_twice_is_told_so(client):
    scene = minuted_meeting()
    sign_in(client, scene, "unit")
    data = {"kind": "as_presented", "token": str(uuid.uuid4())}

    client.post(approve_url(scene), data)
    response = client.post(approve_url(scene), data, follow=True)

    assert "You had already sent this form" in words_of(response)
    assert MinutesVersion.objects.count() == 1
