"""The page of search: marks, choices, pages, the meetings that discussed it, and its queries."""

import pytest
from django.urls import reverse

from board.models import Group
from meetings.enums import MeetingStatus
from meetings.models import AgendaItem, Meeting
from tests.factories.actions import ActionFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.meetings.minutes.reading import approve
from tests.search.asking import ask, hits, main_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(client, scene):
    client.force_login(scene.unit)
    return client


def agenda_items(scene, number, title="Marlspike {}", **facts):
    part = PartFactory(meeting=MeetingFactory(group=scene.group, **facts))
    return [ItemFactory(part=part, title=title.format(each)) for each in range(1, number + 1)]


def is_of(item, hit):
    return hit.url.endswith(f"#item-{item.pk}")


def test_without_words_the_page_says_what_can_be_found(unit):
    page = text_of(unit.get(reverse("search:search")))

    assert page.startswith("What can be found Everything that you may read")


def test_matching_words_are_marked_and_nothing_else(unit, scene):
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(
        title="Returns <b>late</b>",
        discussion="<p>The returns &lt;script&gt;alert(1)&lt;/script&gt;</p>",
    )

    page = main_of(ask(unit, "return"))

    assert "<mark>Returns</mark> &lt;b&gt;late&lt;/b&gt;" in page
    assert "The <mark>returns</mark> &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_what_is_typed_is_escaped(unit):
    page = ask(unit, '"><script>alert(1)</script>').content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("who", ["unit", "member"])
def test_finds_lead_to_the_exact_place(client, scene, who):
    client.force_login(getattr(scene, who))
    item, meeting = scene.ordinary, scene.meeting

    found = ask(client, "returns OR timetable OR late").context["hits"]
    urls = {hit.kind: hit.url for hit in found if not is_of(scene.confidential, hit)}

    assert urls == {
        "Draft minutes": f"/meetings/{meeting.pk}/minutes/#item-{item.pk}",
        "Decision": f"/meetings/{meeting.pk}/minutes/#item-{item.pk}",
        "Challenge": f"/registers/challenges/{item.challenges.get().pk}/",
    }
    assert {client.get(url).status_code for url in urls.values()} == {200}
    assert f'id="item-{item.pk}"' in client.get(urls["Decision"]).content.decode()


def test_agenda_item_leads_to_the_agenda(unit, scene):
    (item,) = agenda_items(scene, 1)

    (hit,) = ask(unit, "marlspike").context["hits"]

    assert hit.url == f"/meetings/{item.meeting_id}/agenda/#item-{item.pk}"
    assert hit.where == ("Quality Assurance Group", hit.where[1])
    assert hit.said == item.meeting.reference


def test_choices_count_what_the_other_choices_leave(unit, scene):
    agenda_items(scene, 2, date=in_days(30))
    other = MeetingFactory()
    ItemFactory(part=PartFactory(meeting=other), title="Marlspike elsewhere")
    ActionFactory(text="Marlspike", meeting=scene.meeting)

    context = ask(unit, "marlspike", kind="agenda").context

    facets = {
        heading: [(choice.label, choice.count, choice.is_chosen) for choice in choices]
        for heading, choices in context["facets"]
    }
    assert context["found"].total == 3
    assert facets["Kind"] == [("Agendas", 3, True), ("Actions", 1, False)]
    assert facets["Group"] == sorted(
        [(other.group.name, 1, False), ("Quality Assurance Group", 2, False)],
        key=lambda each: each[0].lower(),
    )


def test_choices_are_links_that_keep_the_rest(unit, scene):
    agenda_items(scene, 1, date=in_days(30))
    ActionFactory(text="Marlspike", meeting=scene.meeting)

    context = ask(unit, "marlspike", kind="agenda", sort="newest", page="3").context

    urls = {
        choice.label: choice.url for _heading, choices in context["facets"] for choice in choices
    }
    assert urls["Agendas"] == "/search/?q=marlspike&sort=newest"
    assert urls["Actions"] == "/search/?q=marlspike&sort=newest&kind=agenda&kind=action"


@pytest.mark.parametrize("narrowed", [{"kind": "person"}, {"year": "1999"}, {"group": "424242"}])
def test_where_choices_leave_nothing_the_page_offers_to_take_them_off(unit, scene, narrowed):
    agenda_items(scene, 1)

    response = ask(unit, "marlspike", **narrowed)

    assert "Nothing was found" in text_of(response)
    assert "Search everywhere instead : 1 result" in text_of(response).replace(
        "instead:", "instead :"
    )
    assert response.context["all_url"] == "/search/?q=marlspike"


def test_misspelt_word_is_answered_with_the_nearest(unit, scene):
    agenda_items(scene, 1, title="Marlspike")

    response = ask(unit, "marlspyke")

    assert "Did you mean marlspike?" in text_of(response)
    assert response.context["similar_url"] == "/search/?q=marlspike"


def test_words_that_never_stand_together_are_offered_one_by_one(unit, scene):
    agenda_items(scene, 1)

    response = ask(unit, "marlspike timetable")

    assert [word for word, _url in response.context["fewer"]] == ["marlspike", "timetable"]


def test_many_finds_come_in_pages_and_the_last_stands_for_those_beyond(unit, scene):
    agenda_items(scene, 45)

    pages = [ask(unit, "marlspike", page=page).context for page in (1, 2, 3, 99)]

    assert [len(context["hits"]) for context in pages] == [20, 20, 5, 5]
    assert len({hit.url for context in pages[:3] for hit in context["hits"]}) == 45
    assert pages[3]["page_obj"].number == 3


def test_meetings_that_discussed_it_say_how_often_and_what(unit, scene):
    meeting = agenda_items(scene, 1, date=in_days(-30), status=MeetingStatus.HELD)[0].meeting
    agenda_items(scene, 1, date=in_days(30))
    ActionFactory(text="Marlspike", agenda_item=scene.ordinary)
    AgendaItem.objects.filter(meeting=scene.meeting).update(discussion="<p>Marlspike</p>")
    Meeting.objects.filter(pk=scene.later.pk).update(venue="Marlspike Hall")

    context = ask(unit, "marlspike", view="meetings").context

    assert [(hit.meeting.pk, hit.counts) for hit in context["hits"]] == [
        (scene.meeting.pk, f"{scene.meeting.items.count()} items of the minutes and 1 action"),
        (meeting.pk, "1 item of the agenda"),
    ]
    assert context["found"].total == 2
    assert len(context["hits"][0].hits) == 3


def test_meetings_that_discussed_it_can_come_newest_first(unit, scene):
    near, far = (
        agenda_items(scene, n, date=in_days(-day), status=MeetingStatus.HELD)[0].meeting
        for n, day in ((3, 90), (1, 9))
    )

    best = ask(unit, "marlspike", view="meetings").context["hits"]
    newest = ask(unit, "marlspike", view="meetings", sort="newest").context["hits"]

    assert [hit.meeting for hit in best] == [near, far]
    assert [hit.meeting for hit in newest] == [far, near]


def test_approved_minutes_are_no_longer_called_a_draft(unit, scene):
    before = hits(unit, "returns january")
    approve(scene)

    assert before == [("Draft minutes", "Section 11 audit")]
    assert hits(unit, "returns january") == [("Minutes", "Section 11 audit")]


# -- queries ------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("who", "more", "queries"),
    [
        ("unit", {}, 10),
        ("member", {}, 12),
        ("unit", {"view": "meetings"}, 10),
        ("member", {"view": "meetings"}, 12),
    ],
)
def test_page_asks_the_same_number_of_questions(
    client, scene, django_assert_num_queries, who, more, queries, number
):
    for _ in range(number):
        ActionFactory(text="Marlspike", meeting=scene.meeting)
    AgendaItem.objects.filter(meeting=scene.meeting).update(discussion="<p>Marlspike</p>")
    client.force_login(getattr(scene, who))
    reference = scene.action.reference
    ask(client, "marlspike")

    with django_assert_num_queries(queries):
        response = ask(client, f"marlspike OR {reference}", **more)

    assert response.context["found"].total > 0


def test_choice_of_a_group_that_is_gone_is_ignored(unit, scene):
    agenda_items(scene, 1)
    gone = Group.objects.order_by("-pk").first().pk + 1

    assert ask(unit, "marlspike", group=gone).status_code == 200
