"""Why somebody sees something: the reasons that are given open just what is really open."""

import pytest
from django.db.models import Q
from django.urls import reverse

from board import seeing
from board.models import Person
from board.presenters.seeing import any_of, parts_for, seers_of
from board.vocabulary import words_for
from meetings import rules
from meetings.models import AgendaItem

WORDS = words_for("lscp_2026", {})
KINDS = ("meeting", "minutes", "paper", "action")


def keys(rows):
    return set(rows.values_list("pk", flat=True))


def reasoned(kind, person):
    reasons = seeing.reasons_for(kind, seeing.standing_of(person), WORDS)
    return keys(kind.rows().filter(any_of(reasons))) if reasons else set()


def parts_of(demo, name):
    return parts_for(demo.people[name], WORDS, demo.people["officer"])


def accounts():
    return Person.objects.filter(is_active=True).exclude(role="").exclude(email=None)


@pytest.mark.parametrize("slug", KINDS)
def test_reasons_open_what_is_open(demo, slug):
    kind = seeing.get(slug)

    wrong = {
        str(person): reasoned(kind, person) ^ keys(kind.model.objects.visible_to(person))
        for person in accounts()
        if not person.sees_no_content
    }

    assert len(wrong) > 30
    assert {name: found for name, found in wrong.items() if found} == {}


def test_reasons_for_confidential_items_are_those_of_the_rule(demo):
    kind = seeing.get("confidential")
    items = AgendaItem.objects.filter(is_confidential=True).select_related("meeting__group")
    assert len(items) > 3

    for person in accounts():
        if person.sees_no_content:
            continue
        opened = {item.pk for item in items if rules.sees_confidential(person, item.meeting.group)}
        assert reasoned(kind, person) == opened, person


def test_who_runs_the_service_sees_nothing(demo):
    parts = parts_of(demo, "administrator")

    assert [part.number for part in parts] == [0] * len(seeing.every())


@pytest.mark.parametrize("slug", [*KINDS, "confidential"])
def test_who_sees_a_record_is_the_same_seen_from_the_other_side(demo, slug):
    kind = seeing.get(slug)
    row = kind.rows().order_by("pk").last()

    seers = {seer.person.pk for seer in seers_of(kind, row.pk, WORDS)}

    assert seers == {person.pk for person in accounts() if row.pk in reasoned(kind, person)}


def test_membership_that_ended_yesterday_opens_nothing(demo):
    parts = parts_of(demo, "member who left")

    assert {part.label: part.number for part in parts} == {
        "Meetings": 0,
        "Minutes": 0,
        "Confidential items": 0,
        "Papers": 0,
        "Actions": 0,
    }


def test_confidential_items_are_named_with_a_reason_each(demo):
    kind = seeing.get("confidential")
    limited = (each for each in accounts() if not each.sees_everything)
    person = next(each for each in limited if reasoned(kind, each))
    items = AgendaItem.objects.filter(is_confidential=True).select_related("meeting__group")
    mine = [item for item in items if rules.sees_confidential(person, item.meeting.group)]

    parts = parts_for(person, WORDS, demo.people["officer"])
    [part] = [each for each in parts if each.label == kind.label]

    assert sorted((each.words, each.url) for each in part.named) == sorted(
        (
            f"{item.meeting.reference}, {item.title}",
            reverse("meetings:circulated_item", args=[item.pk]),
        )
        for item in mine
    )
    assert all(each.reasons for each in part.named)
    page = demo.clients["officer"].get(reverse("board:person_sees", args=[person.pk]))
    assert f'href="{part.named[0].url}"' in page.content.decode()


def test_name_of_a_confidential_item_is_for_those_who_read_it(demo):
    """Whoever reads it not is told what the agenda tells members, and gets no link."""
    kind, reader = seeing.get("confidential"), demo.people["member elsewhere"]

    named = list(kind.listed(reader, kind.rows()))

    titles = dict(kind.rows().values_list("pk", "title"))
    assert len(named) == len(titles)
    assert [words for pk, words, url in named if url or titles[pk] in words] == []


def test_confidential_item_opens_for_whoever_is_shown_its_link(demo):
    [part] = [each for each in parts_of(demo, "auditor") if each.label == "Confidential items"]

    found = {demo.clients["officer"].get(each.url).status_code for each in part.named}

    assert (found, len(part.named)) == ({200}, part.number)


def test_pages_say_it(demo):
    officer, member = demo.clients["officer"], demo.people["member"]
    group = demo.group.name

    page = officer.get(reverse("board:person_sees", args=[member.pk])).content.decode()
    meeting = seeing.get("meeting").model.objects.filter(Q(group=demo.group)).latest("date")
    answer = officer.get(reverse("board:who_sees"), {"kind": "meeting", "q": meeting.reference})

    assert f"Member of {group}" in page
    assert str(member) in answer.content.decode()
    assert str(demo.people["member elsewhere"]) not in answer.content.decode()


def test_page_of_what_somebody_sees_is_for_them_and_the_unit(demo):
    address = reverse("board:person_sees", args=[demo.people["member"].pk])

    found = {name: client.get(address).status_code for name, client in demo.clients.items()}

    opened = {"manager", "officer", "unit reader", "member", "auditor"}
    assert found == dict.fromkeys(found, 404) | dict.fromkeys(opened, 200) | {"anonymous": 302}
