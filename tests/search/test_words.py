"""What words find: endings, names, accents, hyphens, odd syntax, references, order."""

import pytest

from meetings.enums import ItemKind
from meetings.models import AgendaItem, Decision, Meeting
from search.asking import Question
from tests.factories.board import OrganisationFactory, PersonFactory
from tests.factories.meetings import (
    ItemFactory,
    MeetingFactory,
    PartFactory,
    StandingItemFactory,
    in_days,
)
from tests.search.asking import ask, hits, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(client, scene):
    client.force_login(scene.unit)
    return client


def write(scene, html, **facts):
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion=html, **facts)


FOUND = {
    # what was written, and what finds it
    "<p>Neglected children</p>": [
        "neglect",
        "children neglec",
        "“neglected children”",
        "NEGLECTING",
        '"neglected children"',
    ],
    "<p>neg<strong>lect</strong>ful</p>": ["neglectful"],
    "<p>one</p><p>two</p>": ["one two", '"one two"'],
    "<ul><li><p>fire</p></li><li><p>water</p></li></ul>": ["fire water"],
    "<p>Smith &amp; Sons &lt;Ltd&gt;</p>": ["smith sons", "Smith & Sons <Ltd>", "ltd"],
    "<p>multi-agency work</p>": ["multi-agency", "multi agency", "agency", "Multi-Agenc"],
    "<p>Łukasz Żółć und Siân</p>": ["lukasz", "Łukasz", "zolc", "sian", "SIÂN", "Sian\u0302"],
    "<p>Ms O’Connor said</p>": ["o'connor", "O’Connor", "connor"],
    "<p>the children’s views</p>": [
        "children",
        "children's",
        "children view",
    ],
    "<p>section 47 in 2014/15</p>": ["section 47", "2014/15", "2014 15"],
    "<p>housing for families</p>": ["homeless OR housing", "family -online", "housing or"],
    "<p>see A-2020-003 again</p>": ["A-2020-003"],
    "<p>fish</p>": [
        "fish 🙂",
        "fish\x00",
        "fish ((",
        "fish :*",
        'fish"',
        "fish &|!<->",
        "\\fish\\",
    ],
}


@pytest.mark.parametrize(
    ("written", "typed"),
    [(html, typed) for html, all_typed in FOUND.items() for typed in all_typed],
)
def test_what_is_written_is_found(unit, scene, written, typed):
    write(scene, written)

    assert ("Draft minutes", "Section 11 audit") in hits(unit, typed)


@pytest.mark.parametrize(
    "typed", ["neglect -children", '"children neglected"', "negligent", "policy", "strong", "p"]
)
def test_what_is_not_written_is_not_found(unit, scene, typed):
    write(scene, "<p><strong>Neglected</strong> children and the police</p>")

    assert ("Draft minutes", "Section 11 audit") not in hits(unit, typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (
            {"given_name": "Róża", "family_name": "Wąsik-Nowak"},
            ["roza", "wasik", "nowak roza", "Wąs"],
        ),
        ({"given_name": "Siobhan", "family_name": "O'Connor"}, ["oconnor", "o'connor", "connor"]),
        ({"given_name": "Llŷr", "family_name": "ap Gwilym"}, ["llyr", "ap gwilym"]),
        ({"given_name": "Will", "family_name": "Down"}, ["will", "down", "will down"]),
        ({"given_name": "Jo", "family_name": "Ng", "initials": "JXN"}, ["jxn", "jo ng", "ng"]),
    ],
)
def test_names_are_found_however_they_are_typed(unit, name, typed):
    person = PersonFactory(**name)

    assert {
        words: ("Person", str(person)) in hits(unit, words) for words in typed
    } == dict.fromkeys(typed, True)


def test_organisation_is_found_by_its_short_name(unit):
    OrganisationFactory(name="Westmere Integrated Care Partnership", short_name="WICP")

    assert hits(unit, "wicp") == [("Organisation", "Westmere Integrated Care Partnership")]


# -- what counts as nothing ---------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["the and", "of", "with the", '"to be"'])
def test_words_that_stand_everywhere_are_told_so(unit, typed):
    assert "These words stand in nearly every text" in text_of(ask(unit, typed))


@pytest.mark.parametrize("typed", ["???", "🙂", "\x00", "-", '""', "(( :* & !"])
def test_what_holds_no_word_is_told_so(unit, typed):
    page = text_of(ask(unit, typed))

    nothing = "There is no word to search for" in page
    assert (nothing, "What can be found" in page) == (typed != "\x00", typed == "\x00")


def test_ten_thousand_characters_are_cut_and_told_so(unit, scene):
    write(scene, "<p>fish</p>")

    response = ask(unit, "fish " * 2000)

    assert "Only the first 300 characters were searched for." in response.content.decode()
    assert hits(unit, "fish " * 2000) == [("Draft minutes", "Section 11 audit")]
    assert len(response.context["question"].words) < 301


@pytest.mark.parametrize(
    "address",
    [
        "?q=fish&page=abc",
        "?q=fish&page=0",
        "?q=fish&page=99999999999999999999",
        "?q=fish&group=x&group=-1&group=999999999999",
        "?q=fish&year=20&year=nine&year=²",
        "?q=fish&kind=nonsense&sort=up&view=down",
        "?q=%00%FF%FE",
        "?q=" + "%28" * 5000,
        "?q=" + "a%20-" * 2000,
        "?q=" + "%22" * 301,
        "?kind=action",
        "",
    ],
)
def test_odd_addresses_give_a_page(unit, scene, address):
    write(scene, "<p>fish</p>")

    response = unit.get(f"/search/{address}")

    assert (response.status_code, "<h1" in response.content.decode()) == (200, True)


# -- references ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "A-2025-014",
        "a-2025-14",
        "a 2025 14",
        "A2025-014",
        "A/2025/14",
        "a–2025–014",
        " A-2025-14. ",
    ],
)
def test_reference_gives_the_action_itself(unit, typed):
    context = ask(unit, typed).context

    assert [(str(hit.title), hit.status["word"]) for hit in context["exact"]] == [
        ("A-2025-014", "Not started")
    ]


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("d-qa-2025-7", "Decision", "D-QA-2025-007"),
        ("D QA 2025 007", "Decision", "D-QA-2025-007"),
        ("qa 2025 4", "Meeting", "Quality Assurance Group"),
        ("see QA-2025-04 please", "Meeting", "Quality Assurance Group"),
    ],
)
def test_other_references_give_the_thing_itself(unit, typed, kind, title):
    context = ask(unit, typed).context

    assert [(hit.kind, str(hit.title)) for hit in context["exact"]] == [(kind, title)]


def test_two_references_give_two_things(unit):
    context = ask(unit, "A-2025-014 and D-QA-2025-007").context

    assert [str(hit.title) for hit in context["exact"]] == ["A-2025-014", "D-QA-2025-007"]


def test_mentions_of_a_reference_stand_below_it(unit, scene):
    write(scene, "<p>They returned to A-2025-014 briefly.</p>")

    context = ask(unit, "a 2025 14").context

    assert [str(hit.title) for hit in context["exact"]] == ["A-2025-014"]
    assert [str(hit.title) for hit in context["hits"]] == ["Section 11 audit"]


def test_words_with_a_reference_find_both(unit, scene):
    write(scene, "<p>Marlspike</p>")

    assert hits(unit, "marlspike A-2025-014")[0] == ("Action", "A-2025-014")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("A-2099-014", "A-2099-014"),
        ("a 2099 14", "A 2099 14"),
        ("bm-2099-01", "BM-2099-01"),
        ("BM–2099–01", "BM–2099–01"),
        ("D-QA-2099-007", "D-QA-2099-007"),
        ("A-2099-014 and A-2025-014", "A-2099-014"),
        ("A-2099-014, A-2099-015", "A-2099-014 or A-2099-015"),
        ("the A-2099-014", "A-2099-014"),
    ],
)
def test_reference_that_does_not_exist_is_said_so(unit, typed, named):
    response = ask(unit, typed)

    assert response.context["missing"] == f"There is no {named} that you may read."
    assert response.context["missing"] in text_of(response)


@pytest.mark.parametrize(
    "typed", ["in 2014/15", "2026-11-21", "section 47", "A-2025-014", "a 2025 14"]
)
def test_what_is_no_reference_or_is_there_is_not_called_missing(unit, typed):
    assert ask(unit, typed).context["missing"] == ""


def test_missing_reference_does_not_find_its_numbers(unit, scene):
    write(scene, "<p>In 2099 there were 14, as D-QA-2099-014 says, and 2099 014.</p>")

    assert hits(unit, "A-2099-014") == []
    assert hits(unit, "D-QA-2099-014") == [("Draft minutes", "Section 11 audit")]


def test_words_beside_a_missing_reference_are_found(unit, scene):
    write(scene, "<p>Marlspike</p>")

    assert hits(unit, "marlspike A-2099-014") == [("Draft minutes", "Section 11 audit")]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("A-2026-014", ["A-2026-14"]),
        ("in a 2026 14", ["INA-2026-14", "A-2026-14"]),
        ("audit of 2026", []),
        ("2026-11-21", []),
        ("bm-2026-03, bm-2026-04", ["BM-2026-3", "BM-2026-4"]),
    ],
)
def test_references_are_read_out_of_words(typed, keys):
    assert Question(words=typed).reference_keys == keys


# -- order --------------------------------------------------------------------------------------


def test_titles_come_before_decisions_and_those_before_discussion(unit, scene):
    part = PartFactory(meeting=MeetingFactory(group=scene.group))
    ItemFactory(part=part, title="Marlspike")
    write(scene, "<p>Marlspike</p>")
    Decision.objects.filter(reference="D-QA-2025-007").update(text="Marlspike")

    assert hits(unit, "marlspike") == [
        ("Agenda", "Marlspike"),
        ("Decision", "D-QA-2025-007"),
        ("Draft minutes", "Section 11 audit"),
    ]


def test_headings_of_standing_items_come_last(unit, scene):
    for day in range(1, 6):
        part = PartFactory(meeting=MeetingFactory(group=scene.group, date=in_days(day)))
        ItemFactory(
            part=part, title="Marlspike management", description="All.", kind=ItemKind.RISKS
        )
    write(scene, "<p>A word about marlspike management.</p>")

    found = hits(unit, "marlspike management")

    assert (
        found == [("Draft minutes", "Section 11 audit")] + [("Agenda", "Marlspike management")] * 5
    )


def test_standing_items_without_a_text_are_left_out(unit, scene):
    part = PartFactory(meeting=MeetingFactory(group=scene.group, date=in_days(3)))
    standing = StandingItemFactory(group=scene.group, title="Marlspike")
    ItemFactory(part=part, title="Marlspike", kind=ItemKind.RISKS)
    ItemFactory(part=part, title="Marlspike", standing_item=standing)
    ItemFactory(part=part, title="Marlspike", standing_item=standing, description="A text.")
    ItemFactory(part=part, title="Marlspike of once")

    assert sorted(hits(unit, "marlspike")) == [
        ("Agenda", "Marlspike"),
        ("Agenda", "Marlspike of once"),
    ]


def test_newest_come_first_when_asked_for_and_between_equals(unit, scene):
    for day in (10, 30, 20):
        part = PartFactory(meeting=MeetingFactory(group=scene.group, date=in_days(day)))
        ItemFactory(part=part, title="Marlspike")
    write(scene, "<p>Marlspike</p>")
    AgendaItem.objects.filter(pk=scene.item.pk).update(title="Marlspike", description="A text.")
    Meeting.objects.filter(pk=scene.later.pk).update(date=in_days(1))

    best = [hit.where[-1] for hit in ask(unit, "marlspike").context["hits"]]
    newest = [hit.where[-1] for hit in ask(unit, "marlspike", sort="newest").context["hits"]]

    assert len({*newest}) == 5
    assert best[:3] == newest[:3]
