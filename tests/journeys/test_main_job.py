"""The main job, by hand: from an empty board to approved minutes and the PDF that members take."""

import io

import pytest
from pypdf import PdfReader

from tests.journeys.driver import Unit
from tests.journeys.scripts import NORTHMERE, WESTMERE, Item

OPENING = Item("Welcome", kind="Introductions and apologies")
PREVIOUS = Item("Minutes of the previous meeting", kind="Minutes of the previous meeting")


def words(text):
    """Text without its white space and hyphenation, so that page breaks and lines do not matter."""
    return "".join(text.replace("\u00ad", "").split())


def facts_of(script):
    """Everything the minutes must say."""
    yield from (script.board, script.venue, script.next_venue)
    for who in (*script.people, *script.guests):
        yield from filter(None, (who.name, who.organisation, who.also_representing))
    for title, items in script.parts:
        yield title
        for item in items:
            yield from (item.title, *item.paragraphs, *item.bullets, *item.decisions, item.nil)
            for promise in item.actions:
                yield from (promise.text, *promise.owners)
            for question in item.questions:
                yield from (question.asked_by, question.question)
                yield from (question.answered_by, question.answer)
            for amendment in item.amendments:
                yield from amendment


def do_the_main_job(unit):
    """All of it, through the pages, each of which is held to the baseline on the way."""
    unit.set_up_board()
    unit.look("/groups/", "groups")
    unit.fill_seats()
    unit.look(unit.group_url, "group")
    hold_an_earlier_meeting(unit)
    hold_the_meeting(unit)
    approve_at_the_next_meeting(unit)
    unit.look_at("main", "minutes/", "minutes-approved")
    unit.look("/actions/", "actions")


def times_of(script):
    return {"start": script.start, "end": script.end, "venue": script.venue}


def hold_an_earlier_meeting(unit):
    """Its minutes are what the meeting itself approves, with amendments."""
    unit.plan("earlier", date=unit.script.earlier, **times_of(unit.script))
    unit.write_agenda("earlier", [("", (OPENING,))])
    unit.publish("earlier")
    unit.record("earlier")
    unit.circulate("earlier")


def hold_the_meeting(unit):
    script = unit.script
    unit.plan("main", date=script.date, **times_of(script))
    unit.plan(
        "next",
        date=script.next_date,
        start=script.next_start,
        end=script.next_end,
        venue=script.next_venue,
    )
    unit.write_agenda("main", script.parts)
    unit.look_at("main", "agenda/", "agenda")
    unit.publish("main")
    unit.look_at("main", "", "meeting")
    unit.record("main")
    unit.mark_attendance("main")
    unit.say_also_representing("main")
    unit.look_at("main", "attendance/", "attendance")
    unit.write_minutes("main")
    unit.visitor.check("item")
    unit.close_meeting("main")
    previous = next(item for item in script.items if item.kind == PREVIOUS.kind)
    unit.approve("earlier", at="main", item=previous)
    unit.look_at("main", "minutes/", "minutes-draft")
    unit.circulate("main")


def approve_at_the_next_meeting(unit):
    unit.write_agenda("next", [("", (PREVIOUS,))])
    unit.publish("next")
    unit.record("next")
    unit.approve("main", at="next", item=PREVIOUS)


def approved_pdf(unit):
    response = unit.page.request.get(
        f"{unit.visitor.address}/meetings/{unit.meetings['main']}/minutes.pdf"
    )
    assert response.status == 200
    return PdfReader(io.BytesIO(response.body()))


@pytest.mark.parametrize(
    ("screen", "script"),
    [("desk", WESTMERE), ("phone", NORTHMERE), ("plain_desk", NORTHMERE)],
    ids=["desk", "phone", "without_javascript"],
)
def test_board_meeting_from_agenda_to_approved_minutes(empty_board, request, script, screen):
    visitor = request.getfixturevalue(screen)
    unit = Unit(visitor, script, types_richly=screen != "plain_desk")

    do_the_main_job(unit)

    pdf = approved_pdf(unit)
    text = words("".join(page.extract_text() for page in pdf.pages))
    missing = [fact for fact in facts_of(script) if words(fact) not in text]
    assert missing == []
    assert "DRAFT" not in text
