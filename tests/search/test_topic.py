"""Everything that was said about a topic, as a sheet."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories.minutes import SECRET

pytestmark = pytest.mark.django_db


def sheet_of(client, person, **query):
    client.force_login(person)
    answer = client.get("/search.xlsx", query)
    assert answer.status_code == 200
    return list(load_workbook(BytesIO(answer.content)).active.values)


def test_sheet_has_the_whole_text_of_all_that_the_page_finds(client, scene):
    word = scene.ordinary.title.split()[0]
    client.force_login(scene.unit)
    found = client.get("/search/", {"q": word}).context["found"].total

    rows = sheet_of(client, scene.unit, q=word)
    heading = next(n for n, row in enumerate(rows) if row[0] == "Date")

    assert ("About", word) == rows[2][:2]
    assert len(rows) - heading - 1 == found
    assert scene.meeting.reference in {row[1] for row in rows[heading:]}
    days = [row[0] for row in rows[heading + 1 :] if row[0]]
    assert days == sorted(days)


def test_sheet_has_what_the_person_may_see_and_no_more(client, scene):
    def holds(person):
        return any(SECRET in str(cell) for row in sheet_of(client, person, q="the") for cell in row)

    told = {name: holds(getattr(scene, name)) for name in ("unit", "chair", "member", "stranger")}

    assert told["member"] is False
    assert told["stranger"] is False


def test_sheet_is_narrowed_as_the_page_is(client, scene):
    word = scene.ordinary.title.split()[0]

    rows = sheet_of(client, scene.unit, q=word, kind="minutes")
    heading = next(n for n, row in enumerate(rows) if row[0] == "Date")

    assert {row[3] for row in rows[heading + 1 :]} == {"Minutes"}
    assert rows[3][:2] == ("Narrowed to", "Minutes")


@pytest.mark.parametrize("words", ["", "?!"])
def test_nothing_asked_is_not_there(client, scene, words):
    client.force_login(scene.unit)

    assert client.get("/search.xlsx", {"q": words}).status_code == 404
