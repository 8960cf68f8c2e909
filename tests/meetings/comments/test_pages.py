"""The pages on which people comment, and on which comments are resolved."""

import re
import uuid

import pytest
from django.urls import reverse

from common.formats import long_date
from meetings.enums import MinutesStatus
from meetings.letters import compose
from meetings.models import ItemComment
from meetings.services import comments
from notices.models import Mail
from tests.factories.comments import comment_at
from tests.factories.meetings import ItemFactory, in_days
from tests.factories.minutes import minuted_meeting
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

ROLES = ["unit", "taker", "chair", "board_chair", "member", "stranger"]
WRITERS = {
    "unit": 200, "taker": 200, "chair": 403, "board_chair": 403, "member": 403, "stranger": 404,
}  # fmt: skip
READERS = dict.fromkeys(ROLES, 200) | {"stranger": 404}
GET = {"comment_add": READERS, "comment_resolve": WRITERS}
POST = {
    "comment_reopen": dict.fromkeys(ROLES, 302) | {"stranger": 404},
    "comment_withdraw": dict.fromkeys(ROLES, 302) | {"stranger": 404},
}
MEMBERS_SEE_NOTHING = {"member": 404, "stranger": 404}


@pytest.fixture
def scene():
    found = room()
    found.at(MinutesStatus.CIRCULATED)
    return found


def address(scene, name, item=None, comment=None):
    keys = [scene.meeting.pk, (item or scene.item).pk]
    return reverse(f"meetings:{name}", args=[*keys, comment.pk] if comment else keys)


def minutes_page(scene):
    return reverse("meetings:minutes_detail", args=[scene.meeting.pk])


def statuses(client, scene, call, **arguments):
    found = {}
    for role in ROLES:
        client.force_login(getattr(scene, role))
        found[role] = call(**arguments).status_code
    return found


@pytest.mark.parametrize("name", GET)
@pytest.mark.parametrize("item", ["item", "closed"])
def test_page_answers_each_role(client, scene, name, item):
    made = comment_at(scene, getattr(scene, item), scene.chair)
    which = made if name == "comment_resolve" else None

    found = statuses(
        client, scene, client.get, path=address(scene, name, getattr(scene, item), which)
    )

    assert found == GET[name] | (MEMBERS_SEE_NOTHING if item == "closed" else {})


@pytest.mark.parametrize("name", POST)
@pytest.mark.parametrize("item", ["item", "closed"])
def test_step_answers_each_role(client, scene, name, item):
    made = ItemComment.objects.create(
        item=getattr(scene, item), text="x", stage="circulated", made_by=scene.nurse
    )

    found = statuses(
        client, scene, client.post, path=address(scene, name, getattr(scene, item), made)
    )

    assert found == POST[name] | (MEMBERS_SEE_NOTHING if item == "closed" else {})


def test_comment_said_to_the_chair_is_not_there_for_members(client, scene):
    made = comment_at(scene, scene.item, scene.chair, stage=MinutesStatus.WITH_CHAIR)
    client.force_login(scene.member)

    assert client.post(address(scene, "comment_withdraw", None, made)).status_code == 404


def test_member_comments_from_the_minutes(client, scene):
    client.force_login(scene.member)
    page = client.get(minutes_page(scene)).content.decode()
    forms = re.findall(r'action="([^"]+/comments/add/)"', page)

    response = client.post(address(scene, "comment_add"), {"text": "Read 12."})

    assert forms == [address(scene, "comment_add")]
    assert response.url == f"{minutes_page(scene)}#item-{scene.item.pk}"
    assert ItemComment.objects.get().text == "Read 12."


def test_writer_goes_back_to_the_page_of_the_item(client, scene):
    client.force_login(scene.unit)

    response = client.post(address(scene, "comment_add"), {"text": "Read 12.", "from": "item"})

    assert response.url == f"{scene.item.get_absolute_url()}#comments"


def test_comment_sent_twice_is_made_once(client, scene):
    client.force_login(scene.member)
    sent = {"text": "Read 12.", "token": str(uuid.uuid4())}

    for _ in range(2):
        client.post(address(scene, "comment_add"), sent)

    assert ItemComment.objects.count() == 1


def test_empty_comment_is_told_at_the_field_and_what_was_typed_stays(client, scene):
    client.force_login(scene.member)

    empty = client.post(address(scene, "comment_add"), {"text": " "})
    long = client.post(address(scene, "comment_add"), {"text": "x" * 4_001})

    assert empty.context["form"].errors["text"] == ["Write what should be put right."]
    assert long.context["form"].errors["text"] == ["Write at most 4,000 characters."]
    assert "x" * 4_001 in long.content.decode()


def test_form_gives_way_to_a_sentence_after_the_last_day(client, scene):
    comment_at(scene, scene.item, scene.member)
    scene.meeting.minutes.comments_until = in_days(-1)
    scene.meeting.minutes.save()
    client.force_login(scene.member)
    closed = f"Comments closed on {long_date(in_days(-1))}."

    page = client.get(minutes_page(scene)).content.decode()
    answer = client.post(address(scene, "comment_add"), {"text": "Read 12."})

    assert (page.count(closed), page.count("/comments/add/")) == (2, 0)
    assert (answer.status_code, closed in answer.content.decode()) == (403, True)


def test_minutes_say_until_when_comments_are_taken(client, scene):
    scene.meeting.minutes.comments_until = in_days(3)
    scene.meeting.minutes.save()
    client.force_login(scene.member)

    page = client.get(minutes_page(scene))

    assert page.context["discussion"].sentence == (
        f"You can comment on each item until the end of {long_date(in_days(3))}."
    )


def test_one_press_resolves_with_words(client, scene):
    made = comment_at(scene, scene.item, scene.member)
    client.force_login(scene.taker)
    item_page = client.get(scene.item.get_absolute_url()).content.decode()

    response = client.post(
        address(scene, "comment_resolve", None, made),
        {"outcome": "changed", "answer": "Now 12.", "from": "item"},
    )

    made.refresh_from_db()
    assert item_page.count('name="outcome"') == 3
    assert response.url == f"{scene.item.get_absolute_url()}#comments"
    assert (made.outcome, made.answer) == ("changed", "Now 12.")


def test_resolving_without_an_outcome_asks_for_it(client, scene):
    made = comment_at(scene, scene.item, scene.member)
    client.force_login(scene.unit)

    page = client.post(address(scene, "comment_resolve", None, made), {"answer": "Now 12."})

    assert page.context["form"].errors["outcome"] == ["Say what came of the comment."]
    assert "Now 12." in page.content.decode()


def test_reopening_and_withdrawing_go_back_where_they_came_from(client, scene):
    made = comment_at(scene, scene.item, scene.taker)
    comments.resolve_comment(comment=made, outcome="noted", by=scene.unit)
    client.force_login(scene.taker)

    reopened = client.post(address(scene, "comment_reopen", None, made), {"from": "item"})
    withdrawn = client.post(address(scene, "comment_withdraw", None, made))
    page = client.get(withdrawn.url).content.decode()

    assert reopened.url == f"{scene.item.get_absolute_url()}#comments"
    assert withdrawn.url == f"{minutes_page(scene)}#item-{scene.item.pk}"
    assert ("Your comment has been withdrawn." in page, ">Undo<" in page) == (True, True)


def test_words_of_a_comment_are_escaped(client, scene):
    comment_at(scene, scene.item, scene.member, "<script>alert(1)</script>")
    client.force_login(scene.unit)

    pages = [client.get(each) for each in (minutes_page(scene), scene.item.get_absolute_url())]

    assert [b"<script>alert" in page.content for page in pages] == [False, False]


@pytest.mark.parametrize("name", ["minutes_circulate", "minutes_approve"])
def test_page_before_a_step_lists_the_open_comments(client, name):
    scene = minuted_meeting()
    made = comments.add_comment(item=scene.ordinary, text="Read 12.", by=scene.member)
    settled = comments.add_comment(item=scene.ordinary, text="Thanks.", by=scene.member)
    comments.resolve_comment(comment=settled, outcome="noted", by=scene.unit)
    keys = [scene.meeting.pk] + ([scene.item.pk] if name == "minutes_approve" else [])
    if name == "minutes_circulate":
        scene.minutes.status = MinutesStatus.DRAFTING
        scene.minutes.save()
    client.force_login(scene.unit)

    [entry] = client.get(reverse(f"meetings:{name}", args=keys)).context["comments_open"]

    assert entry.sentences == (f"{made.made_by}: “Read 12.”",)
    assert entry.url == f"{scene.ordinary.get_absolute_url()}#comments"


def test_form_to_circulate_offers_two_weeks_and_takes_another_day(client, scene):
    scene.at(MinutesStatus.DRAFTING)
    client.force_login(scene.unit)
    page = reverse("meetings:minutes_circulate", args=[scene.meeting.pk])

    offered = client.get(page).context["form"]["comments_until"].value()
    past = client.post(page, {"comments_until": in_days(-1).isoformat()})
    client.post(page, {"comments_until": in_days(3).isoformat()})

    scene.meeting.minutes.refresh_from_db()
    assert offered == in_days(14)
    assert past.context["form"].errors["comments_until"] == [
        "The last day for comments cannot lie in the past."
    ]
    assert scene.meeting.minutes.comments_until == in_days(3)


def test_mail_names_the_last_day(client, scene):
    scene.at(MinutesStatus.DRAFTING)
    client.force_login(scene.unit)
    page = reverse("meetings:minutes_circulate", args=[scene.meeting.pk])
    client.post(page, {"comments_until": in_days(3).isoformat(), "by_mail": "on"})

    letter = compose(Mail.objects.get(person=scene.member))

    assert letter.lines[1] == (
        "They are a draft until a meeting approves them. If something should be put right, "
        f"comment on the item until the end of {long_date(in_days(3))}, or tell the business unit."
    )


def waiting(client, person):
    client.force_login(person)
    return [(each.label, each.state) for each in client.get("/").context["waiting"]]


def test_home_of_those_who_write_says_how_many_comments_wait(client, scene):
    comment_at(scene, scene.item, scene.member)
    comment_at(scene, scene.closed, scene.chair)
    settled = comment_at(scene, scene.item, scene.member)
    comments.resolve_comment(comment=settled, outcome="noted", by=scene.unit)
    line = ("Resolve comments on the draft minutes", "2 comments")

    assert [line in waiting(client, getattr(scene, role)) for role in ("unit", "taker")] == [
        True,
        True,
    ]
    assert [line in waiting(client, getattr(scene, role)) for role in ("chair", "member")] == [
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (2, "Read the draft minutes, and say what should be corrected"),
        (-1, "Read the draft minutes"),
    ],
)
def test_home_of_a_member_says_until_when(client, scene, days, label):
    scene.meeting.minutes.comments_until = in_days(days)
    scene.meeting.minutes.save()
    client.force_login(scene.member)

    [line] = client.get("/").context["waiting"]

    until = f", comments until {long_date(in_days(days))}" if days > 0 else ""
    assert (line.label, line.about.endswith(until)) == (label, True)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("role", "page", "queries"),
    [("unit", "minutes", 14), ("member", "minutes", 12), ("unit", "item", 12)],
)
def test_page_needs_the_same_queries_for_one_comment_and_three(
    client, scene, rows, role, page, queries, django_assert_num_queries
):
    for _ in range(rows):
        item = ItemFactory(part=scene.part)
        for where in (item, scene.item):
            made = comment_at(scene, where, scene.member)
            comment_at(scene, where, scene.chair)
            comments.resolve_comment(comment=made, outcome="noted", by=scene.unit)
    url = minutes_page(scene) if page == "minutes" else scene.item.get_absolute_url()
    client.force_login(getattr(scene, role))
    client.get(url)

    with django_assert_num_queries(queries):
        client.get(url)
