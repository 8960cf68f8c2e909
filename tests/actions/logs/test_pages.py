"""The pages of action logs: from the file to the actions, with questions answered beside the rows."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from actions.enums import LogStatus
from actions.logs import taking_in
from actions.models import Action, ActionLogImport
from tests.factories.board import PersonFactory
from tests.factories.logs import HEADINGS, log_of, reviewed, upload, workbook

pytestmark = pytest.mark.django_db

ROW = ("E/1", "Circulate the strategy", "Derek Holt", "30 April 2026", "Open", "")
ASKED = ("E/2", "Write to schools", "Jo Ashby", "sometime", "Turquoise", "")


@pytest.fixture(autouse=True)
def holt(db):
    return PersonFactory(given_name="Derek", family_name="Holt")


@pytest.fixture
def at_work(client, unit):
    client.force_login(unit)
    return client


def url(name, log, *keys):
    return reverse(f"actions:{name}", args=[log.pk, *keys])


def hand_in(client, group, content, name="log.xlsx"):
    data = {"group": group.pk, "file": upload(content, name)}
    return client.post(reverse("actions:log_add"), data)


def test_file_becomes_actions_in_four_pages(at_work, group):
    answer = hand_in(at_work, group, workbook(HEADINGS, ROW))
    log = ActionLogImport.objects.get()
    assert answer.url == log.get_absolute_url()

    form = at_work.get(url("log_columns", log)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    at_work.post(url("log_columns", log), sent)
    page = at_work.get(log.get_absolute_url()).content.decode()
    assert "Take in 1 action" in page
    at_work.post(url("log_accept", log))

    action = Action.objects.get()
    assert (action.text, str(action.owners.get())) == (ROW[1], "Derek Holt")
    assert action.reference in at_work.get(log.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "log.xlsx", "This file is empty."),
        (b"%PDF-1.7", "log.pdf", "This is not an Excel workbook or a CSV file."),
        (b"just words", "log.csv", "No table was found in this file."),
    ],
)
def test_file_that_cannot_be_read_is_said_beside_the_field(at_work, group, content, name, sentence):
    answer = hand_in(at_work, group, content, name)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert ActionLogImport.objects.count() == 0


def test_same_file_leads_to_what_came_of_it(at_work, group):
    content = workbook(HEADINGS, ROW)

    first, second = (hand_in(at_work, group, content) for _ in range(2))

    assert first.url == second.url
    said = [str(message) for message in get_messages(second.wsgi_request)]
    assert said == [f"This very file was handed in for {group} before, so nothing was changed."]


def test_questions_stand_beside_their_row_and_are_answered_there(at_work, group, unit):
    log = reviewed(group, unit, ROW, ASKED)
    row, name = log.rows.get(number=3), log.names.get(words="Jo Ashby")

    review = at_work.get(log.get_absolute_url()).context["review"]
    assert [shown.row for shown in review.rows] == [row]
    assert [mend.field.html_name for mend in review.rows[0].mends] == [
        f"due_{row.pk}",
        f"status_{row.pk}",
        f"name_{name.pk}",
    ]
    at_work.post(
        url("log_save", log),
        {
            "row": row.pk,
            f"due_{row.pk}": "1 May 2026",
            f"status_{row.pk}": "in_progress",
            f"name_{name.pk}": "new",
        },
    )

    row.refresh_from_db()
    assert (row.fixed, row.problems) == ({"due": "1 May 2026", "status": "in_progress"}, [])
    page = at_work.get(log.get_absolute_url()).content.decode()
    assert "New in the directory of people: Jo Ashby." in page


def test_row_that_was_ticked_is_left_out_and_unticked_comes_back(at_work, group, unit):
    log = reviewed(group, unit, ROW, ASKED)
    row = log.rows.get(number=3)

    for sent, out in (({f"out_{row.pk}": "on"}, True), ({}, False)):
        at_work.post(url("log_save", log), {"row": row.pk, **sent})
        row.refresh_from_db()
        assert (row.is_left_out, row.has_problems) == (out, not out)


def test_rows_of_another_log_are_not_changed(at_work, group, unit):
    log, other = (
        reviewed(group, unit, ASKED, name=f"{n}.xlsx", headings=[*HEADINGS[:5], n])
        for n in ("Notes", "Remarks")
    )
    row = other.rows.get()

    at_work.post(url("log_save", log), {"row": row.pk, f"out_{row.pk}": "on"})

    row.refresh_from_db()
    assert not row.is_left_out
    assert at_work.get(url("log_row", log, row.pk)).status_code == 404


def test_names_are_answered_all_at_once_with_the_likeliest_chosen(at_work, group, unit, holt):
    log = reviewed(group, unit, ("1", "Write", "DH / Jo Ashby / comms", "", "", ""))

    form = at_work.get(url("log_names", log)).context["form"]
    chosen = {name: form[name].value() for name in form.fields}
    at_work.post(url("log_names", log), chosen)

    assert dict(log.names.values_list("words", "choice")) == {
        "DH": f"person:{holt.pk}",
        "Jo Ashby": "new",
        "comms": "words",
    }
    assert not log.names.filter(is_settled=False).exists()
    assert not log.rows.filter(has_problems=True).exists()


def test_row_is_put_right_on_a_page_of_its_own(at_work, group, unit, holt):
    log = reviewed(group, unit, ASKED)
    row = log.rows.get()

    form = at_work.get(url("log_row", log, row.pk)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"owner_1": f"person:{holt.pk}", "due": "ongoing", "status": "closed"}
    del sent["is_left_out"]
    at_work.post(url("log_row", log, row.pk), sent)

    row.refresh_from_db()
    assert row.fixed == {"owner": [f"person:{holt.pk}"], "due": "ongoing", "status": "closed"}
    assert row.problems == []


def test_second_editor_of_a_row_is_told(at_work, group, unit):
    log = reviewed(group, unit, ROW)
    row = log.rows.get()
    sent = {"version": row.version, "due": "ongoing", "status": "closed"}
    at_work.post(url("log_row", log, row.pk), {**sent, "text": "First"})

    answer = at_work.post(url("log_row", log, row.pk), {**sent, "text": "Second"})

    assert "You yourself saved another version" in answer.content.decode()
    row.refresh_from_db()
    assert row.fixed["text"] == "First"


def test_row_that_seems_to_identify_a_child_is_pointed_at(at_work, group, unit):
    log = reviewed(group, unit, ("1", "See the girl, DOB 3/4/2012", "Derek Holt", "", "", ""))

    page = at_work.get(log.get_absolute_url()).content.decode()

    assert "“DOB 3/4/2012” looks like a date of birth." in page


def test_another_sheet_can_be_read(at_work, group, unit):
    more = [("Old log", [HEADINGS, ("O/1", *ROW[1:])])]
    hand_in(at_work, group, workbook(HEADINGS, ROW, ROW, more=more))
    log = ActionLogImport.objects.get()
    assert (log.sheet, log.sheets) == ("Log", ["Log", "Old log"])

    at_work.post(url("log_sheet", log), {"sheet": "Old log"})

    log.refresh_from_db()
    assert (log.sheet, log.status) == ("Old log", LogStatus.COLUMNS)


def test_log_that_was_taken_in_is_not_taken_in_again(at_work, group, unit):
    log = reviewed(group, unit, ROW)

    answers = [at_work.post(url("log_accept", log)) for _ in range(2)]

    said = [str(message) for message in get_messages(answers[1].wsgi_request)]
    assert said[-1] == "This action log has been taken in already."
    assert Action.objects.count() == 1


def test_columns_of_a_log_that_was_taken_in_lead_to_its_page(at_work, group, unit):
    log = reviewed(group, unit, ROW)
    taking_in.accept(log=log, by=unit)

    assert at_work.get(url("log_columns", log)).url == log.get_absolute_url()
    assert at_work.get(url("log_names", log)).url == log.get_absolute_url()


def test_words_of_a_cell_are_shown_as_words(at_work, group, unit):
    log = reviewed(group, unit, ("1", "<script>x</script> Ωmega 日本 🎉", "Derek Holt", "", "", ""))

    page = at_work.get(log.get_absolute_url()).content.decode()

    assert "&lt;script&gt;x&lt;/script&gt; Ωmega 日本 🎉" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_review_asks_the_same_number_of_questions(
    at_work, group, unit, django_assert_num_queries, rows
):
    log = reviewed(group, unit, *[(n, f"Write {n}", "Jo Ashby", "", "", "") for n in range(rows)])
    at_work.get(log.get_absolute_url())

    with django_assert_num_queries(12):
        at_work.get(log.get_absolute_url())


@pytest.mark.parametrize("logs", [1, 3])
def test_list_asks_the_same_number_of_questions(
    at_work, group, unit, django_assert_num_queries, logs
):
    for number in range(logs):
        log_of(group, unit, (number, *ROW[1:]))
    at_work.get(reverse("actions:log_list"))

    with django_assert_num_queries(5):
        at_work.get(reverse("actions:log_list"))
