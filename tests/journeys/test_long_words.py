"""Words of five hundred letters break inside the page, and the list of actions fits a desk."""

import pytest
from django.urls import reverse

from actions.models import Action
from board.models import Group, Organisation
from meetings.demo import DEMO_SIGN_INS
from meetings.models import Decision, Meeting

UNIT = DEMO_SIGN_INS[0]
WORD = "Safeguarding" * 41


def with_long_words():
    """A recorded meeting of which every title, name and text is one long word."""
    meeting = Meeting.objects.filter(minutes__isnull=False, items__actions__isnull=False).last()
    Meeting.objects.filter(pk=meeting.pk).update(title=WORD[:160], venue=WORD[:200])
    meeting.parts.update(title=WORD[:160])
    meeting.items.update(title=WORD[:200], description=WORD, discussion=f"<p>{WORD}</p>")
    Group.objects.filter(pk=meeting.group_id).update(name=WORD[:160])
    Organisation.objects.filter(pk=Organisation.objects.order_by("pk").first().pk).update(
        name=WORD[:160]
    )
    Action.objects.filter(agenda_item__meeting=meeting).update(text=WORD)
    Decision.objects.filter(item__meeting=meeting).update(text=WORD)
    return meeting


def pages_of(meeting):
    item = meeting.items.in_order().first()
    keys = [meeting.pk]
    return [
        "/",
        "/meetings/",
        "/groups/",
        "/organisations/",
        "/actions/?status=any",
        meeting.get_absolute_url(),
        meeting.minutes.get_absolute_url(),
        item.get_absolute_url(),
        reverse("meetings:agenda_detail", args=keys),
        reverse("meetings:attendance_edit", args=keys),
        meeting.group.get_absolute_url(),
        Action.objects.filter(agenda_item__meeting=meeting).first().get_absolute_url(),
    ]


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_long_words_stay_inside_every_page(demo_board, request, screen):
    visitor = request.getfixturevalue(screen)
    meeting = with_long_words()
    visitor.sign_in(UNIT.email, UNIT.password)

    found = {}
    for path in pages_of(meeting):
        status = visitor.go(path)
        if status != 200 or visitor.overflow():
            found[path] = status, visitor.overflow()

    assert found == {}


def test_list_of_actions_is_not_cut_off_at_a_desk(demo_board, desk):
    desk.sign_in(UNIT.email, UNIT.password)
    desk.go("/actions/?status=any")

    hidden = desk.page.evaluate(
        "[...document.querySelectorAll('.table-wrap')].map(e => e.scrollWidth - e.clientWidth)"
    )

    assert hidden == [0]
