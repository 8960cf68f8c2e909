"""A draft goes from hand to hand: the chair comments, the unit resolves, a member comments from a phone."""

import pytest
from django.utils import timezone

from board.models import Group, Person
from meetings.demo import DEMO_SIGN_INS
from meetings.models import AgendaItem, ItemComment, Minutes

UNIT, CHAIR, _, MEMBER = DEMO_SIGN_INS[:4]


@pytest.fixture
def item(demo_board):
    """An open item with a discussion, in a draft of a group in which the member sits."""
    member = Person.objects.get(email=MEMBER.email)
    minutes = Minutes.objects.filter(
        meeting__group__in=Group.objects.of_member(member, timezone.localdate()),
        status__in=["drafting", "with_chair", "circulated"],
    ).first()
    minutes.status = "with_chair"
    minutes.save()
    found = AgendaItem.objects.filter(meeting=minutes.meeting, is_confidential=False)
    return found.exclude(discussion="").order_by("pk").first()


def signed_in(visitor, who, path):
    visitor.sign_in(who.email, who.password)
    visitor.go(path)
    return visitor.page


def test_draft_is_commented_on_and_corrected(desk, phone, plain_desk, item):
    minutes = item.meeting.minutes.get_absolute_url()
    chair_comments(plain_desk, minutes, item)
    unit_changes_restores_and_resolves(desk, item)
    unit_circulates(desk, item)
    member_comments(phone, minutes, item)

    desk.go(minutes)
    desk.page.locator(".card", has_text="Still open:").get_by_text("The second").wait_for()
    desk.check("comments-minutes")
    desk.go("/")
    desk.page.get_by_text("Resolve comments on the draft minutes").first.wait_for()
    assert ItemComment.objects.filter(item=item).count() == 2


def chair_comments(visitor, minutes, item):
    """Without JavaScript."""
    page = signed_in(visitor, CHAIR, minutes)
    place = page.locator(f"#item-{item.pk} .item-comments")
    place.locator("summary").first.click()
    place.locator("textarea").fill("Please say who will do it.")
    place.get_by_role("button", name="Add the comment").click()
    page.get_by_text("Your comment has been added.").wait_for()
    visitor.check("comments-chair")


def unit_changes_restores_and_resolves(visitor, item):
    page = signed_in(visitor, UNIT, item.get_absolute_url())
    visitor.check("comments-item")
    item.discussion = item.discussion.replace("</p>", " The team will do it.</p>", 1)
    item.save()
    visitor.go(f"{item.get_absolute_url()}versions/")
    visitor.check("versions-list")
    page.get_by_role("link", name="Version 1", exact=True).click()
    page.get_by_role("button", name="Restore this version").wait_for()
    visitor.check("versions-compared")
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.check("versions-compared-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Restore this version").click()
    page.get_by_text("Version 1 is the text now.").first.wait_for()
    page.locator(".message-undo button").click()
    page.get_by_text("Version 2 is the text now.").first.wait_for()
    page.locator(".comment summary").first.click()
    page.get_by_label("Answer (optional)").first.fill("The team, as it says now.")
    visitor.check("comments-resolve")
    page.get_by_role("button", name="Minutes changed").click()
    page.get_by_text("The comment has been resolved.").wait_for()


def unit_circulates(visitor, item):
    visitor.go(f"{item.meeting.minutes.get_absolute_url()}circulate/")
    visitor.check("comments-circulate")
    assert visitor.page.get_by_label("Last day for comments").input_value()
    visitor.page.get_by_role("button", name="Circulate as a draft").click()
    visitor.page.get_by_text("The minutes have been circulated").wait_for()


def member_comments(visitor, minutes, item):
    page = signed_in(visitor, MEMBER, minutes)
    place = page.locator(f"#item-{item.pk} .item-comments")
    place.locator("summary").first.click()
    assert "Please say who will do it." not in page.content()
    place.locator("textarea").fill("The second sentence is mine.")
    visitor.check("comments-phone")
    place.get_by_role("button", name="Add the comment").click()
    page.get_by_text("Your comment has been added.").wait_for()
    visitor.check("comments-phone-made")
