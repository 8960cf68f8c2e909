"""A seat that has ended opens nothing, save the meetings that somebody attended, where the board has decided so."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board import seeing
from board.models import BoardProfile, Membership
from board.presenters.seeing import any_of
from board.vocabulary import words_for
from meetings.models import Meeting, Minutes, Paper
from tests.factories.minutes import SECRET, minuted_meeting
from tests.factories.papers import handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    """The member was there, and left the group yesterday."""
    found = minuted_meeting()
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=found.member).update(ends_on=yesterday)
    found.paper = handed_in(found.ordinary, found.unit)
    found.closed_paper = handed_in(found.confidential, found.unit)
    return found


def decide():
    BoardProfile.objects.update(keeps_attended_open=True)


def opened(client, scene):
    client.force_login(scene.member)
    names = ("meeting_detail", "agenda_detail", "minutes_detail", "minutes_pdf", "paper_list")
    statuses = {
        name: client.get(reverse(f"meetings:{name}", args=[scene.meeting.pk])).status_code
        for name in names
    }
    return {name for name, status in statuses.items() if status == 200}


def test_a_seat_that_ended_yesterday_opens_nothing(client, scene):
    assert opened(client, scene) == set()


def test_the_board_may_leave_open_what_somebody_attended(client, scene):
    decide()

    assert opened(client, scene) == {
        "meeting_detail",
        "agenda_detail",
        "minutes_detail",
        "minutes_pdf",
        "paper_list",
    }


def test_nothing_else_is_left_open(client, scene):
    decide()
    client.force_login(scene.member)

    minutes = client.get(reverse("meetings:minutes_detail", args=[scene.meeting.pk]))
    later = client.get(reverse("meetings:meeting_detail", args=[scene.later.pk]))

    assert SECRET not in minutes.content.decode()
    assert later.status_code == 404
    assert list(Paper.objects.visible_to(scene.member)) == [scene.paper]


def test_who_sent_apologies_was_not_there(client, scene):
    decide()
    scene.meeting.attendances.filter(person=scene.member).update(status="A")

    assert opened(client, scene) == set()


def test_drafts_stay_with_those_who_write_them(client, scene):
    decide()
    Minutes.objects.filter(pk=scene.minutes.pk).update(status="drafting")

    assert "minutes_detail" not in opened(client, scene)


@pytest.mark.parametrize(
    ("slug", "model"), [("meeting", Meeting), ("minutes", Minutes), ("paper", Paper)]
)
def test_the_reason_is_told(scene, slug, model):
    decide()
    kind = seeing.get(slug)

    reasons = seeing.reasons_for(kind, seeing.standing_of(scene.member), words_for("lscp_2026", {}))

    assert [reason.words for reason in reasons if reason.words.startswith("Attended")] == [
        "Attended the meeting"
    ]
    assert set(kind.rows().filter(any_of(reasons))) == set(model.objects.visible_to(scene.member))
