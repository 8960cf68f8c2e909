"""Action logs are handed in, confirmed, corrected, taken in as a whole and taken back as a whole."""

import os
from datetime import date

import pytest
from django.utils import timezone

from actions import services as actions
from actions.enums import ActionStatus, DueKind, LogField, LogStatus, Rag
from actions.logs import services, taking_in
from actions.models import Action, ActionLogImport, ActionLogRow
from board.models import Person
from common import bin
from common.refusals import Refused
from search.models import Entry
from tests.factories.actions import ActionFactory
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory
from tests.factories.logs import FIELDS, HEADINGS, log_of, reviewed

pytestmark = pytest.mark.django_db

ROW = ("E/1", "Circulate the strategy", "Derek Holt", date(2026, 4, 30), "In progress", "Drafted")


@pytest.fixture
def holt(db):
    return PersonFactory(given_name="Derek", family_name="Holt")


def settle_all(log, by, choice):
    services.settle_names(
        log=log, choices=dict.fromkeys(log.names.values_list("pk", flat=True), choice), by=by
    )


def test_rows_become_actions_with_owners_dates_and_standing(group, unit, holt):
    police = OrganisationFactory(name="Westmere Police", short_name="Police")
    both = "Derek Holt / Police"
    log = reviewed(
        group,
        unit,
        ROW,
        ("E/2", "Write to schools", both, "next meeting", "Closed 3 May 2026", ""),
        ("E/3", "Review the dataset", "All", "", "Red", ""),
    )

    made = taking_in.accept(log=log, by=unit)

    undated, day = DueKind.UNDATED, date(2026, 4, 30)
    assert [facts(action) for action in made] == [
        (ROW[1], ["Derek Holt"], DueKind.DATE, day, ActionStatus.IN_PROGRESS, ""),
        ("Write to schools", ["Derek Holt", police.name], undated, None, ActionStatus.CLOSED, ""),
        ("Review the dataset", ["All members"], undated, None, ActionStatus.IN_PROGRESS, Rag.RED),
    ]
    year = timezone.localdate().year
    assert [action.reference for action in made] == [f"A-{year}-{n:03}" for n in (1, 2, 3)]
    assert all(action.released_at for action in made)


def facts(action):
    action.refresh_from_db()
    owners = [str(owner) for owner in action.owners.all()]
    return (
        *(action.text, owners, action.due_kind),
        *(action.due_on, action.status, action.rag_override),
    )


def test_everything_else_that_the_log_says_is_kept_and_found(group, unit, holt):
    log = reviewed(group, unit, ROW)

    [action] = taking_in.accept(log=log, by=unit)

    said = action.updates.get().text
    assert said.splitlines() == [
        "From the action log “log.xlsx”, row 2.",
        "Reference there: E/1",
        "Lead: Derek Holt",
        "Status: In progress",
        "Comments: Drafted",
    ]
    entry = Entry.objects.get(kind="action", object_pk=action.pk)
    assert "E/1" in entry.extra


def test_words_that_are_no_date_are_asked_and_words_for_no_date_are_the_reason(group, unit, holt):
    log = reviewed(
        group,
        unit,
        ("1", "Write a paper", "Derek Holt", "sometime", "", ""),
        ("2", "Chair the panel", "Derek Holt", "ongoing", "", ""),
        ("3", "Book a room", "Derek Holt", "31/02/2026", "", ""),
    )

    assert [row.problems for row in log.rows.all()] == [
        [["due", "“sometime” is not a date. " + ASK]],
        [],
        [["due", "“31/02/2026” names a day that does not exist. " + ASK]],
    ]


ASK = "Type a date such as 12 March 2026, or leave it empty for no date."


def test_impossible_day_where_it_was_raised_is_asked_beside_the_row(group, unit, holt):
    headings, fields = [*HEADINGS, "Date raised"], [*FIELDS, LogField.RAISED]
    rows = [(*ROW, "31/02/2026"), ("E/2", "Another", *ROW[2:], "Executive, 4 March 2026")]
    log = reviewed(group, unit, *rows, headings=headings, fields=fields)
    row = log.rows.first()
    assert [each.problems for each in log.rows.all()] == [
        [["raised", "“31/02/2026” names a day that does not exist. " + ASK]],
        [],
    ]

    services.correct_rows(log=log, corrections={row.pk: {LogField.RAISED: "28/02/2026"}}, by=unit)

    first, _ = taking_in.accept(log=log, by=unit)
    told = first.updates.get().text
    assert ("Raised on: 28/02/2026" in told, "Date raised: 31/02/2026" in told) == (True, True)


def test_refusal_names_everybody_about_whom_nobody_decided(group, unit):
    rows = [(str(n), f"Paper {n}", f"Jo{'abcdefghijkl'[n]} Ashby", "", "", "") for n in range(12)]
    log = reviewed(group, unit, *rows)

    with pytest.raises(Refused) as refused:
        taking_in.accept(log=log, by=unit)

    said = refused.value.reason
    assert said.startswith(
        "12 rows have a question still. It is not said who “Joa Ashby”, “Job Ashby”"
    )
    assert "“Joj Ashby” and 2 more are." in said


def test_log_with_a_question_is_not_taken_in_at_all(group, unit, holt):
    log = reviewed(group, unit, ROW, ("2", "Write a paper", "Derek Holt", "sometime", "", ""))

    with pytest.raises(Refused, match="1 row has a question still"):
        taking_in.accept(log=log, by=unit)

    assert Action.objects.count() == 0


@pytest.mark.parametrize("values", [{LogField.DUE: "1 May 2026"}, {"is_left_out": True}])
def test_question_is_answered_in_the_row_or_the_row_left_out(group, unit, holt, values):
    log = reviewed(group, unit, ROW, ("2", "Write a paper", "Derek Holt", "sometime", "", ""))
    row = log.rows.get(number=3)

    services.correct_rows(log=log, corrections={row.pk: values}, by=unit)

    row.refresh_from_db()
    assert (row.problems, row.has_problems) == ([], False)
    assert len(taking_in.accept(log=log, by=unit)) == 2 - row.is_left_out


def test_unknown_name_is_asked_once_for_all_rows_and_entered_only_when_taken_in(group, unit):
    log = reviewed(
        group,
        unit,
        ("1", "Write a paper", "Dr Jo Ashby", "", "", ""),
        ("2", "Read a paper", "Dr Jo Ashby", "", "", ""),
    )
    name = log.names.get()
    before = Person.objects.count()
    assert (name.choice, name.is_settled) == ("new", False)
    assert [row.problems for row in log.rows.all()] == [[["owner", "Who is “Dr Jo Ashby”?"]]] * 2

    settle_all(log, unit, "new")
    assert Person.objects.count() == before
    made = taking_in.accept(log=log, by=unit)

    person = Person.objects.get(family_name="Ashby")
    assert (person.title, person.given_name, person.has_account) == ("Dr", "Jo", False)
    assert [action.owners.get().person for action in made] == [person, person]


def test_initials_are_proposed_and_never_taken_for_granted(group, unit, holt):
    log = reviewed(group, unit, ("1", "Write a paper", "DH", "", "", ""))

    name = log.names.get()

    assert (name.choice, name.is_settled) == (f"person:{holt.pk}", False)


def test_name_that_is_nobody_stays_in_the_words(group, unit):
    log = reviewed(group, unit, ("1", "Write a paper", "Comms team", "", "", ""))
    settle_all(log, unit, "words")

    [action] = taking_in.accept(log=log, by=unit)

    assert (action.text, action.owners.count()) == ("Write a paper – Comms team", 0)


def test_alias_names_a_person(group, unit, holt):
    holt.aliases.create(name="Rick Holt")

    log = reviewed(group, unit, ("1", "Write a paper", "Rick Holt", "", "", ""))

    assert (log.names.get().choice, log.names.get().is_settled) == (f"person:{holt.pk}", True)


def test_what_is_on_the_tracker_is_left_out_by_default(group, unit, meeting, holt):
    there = ActionFactory(meeting=meeting, text="Circulate the strategy", owned_by=[holt])
    ActionFactory(meeting=meeting, text="Write to schools", owned_by=[PersonFactory()])

    log = reviewed(group, unit, ROW, ("E/2", "Write to schools", "Derek Holt", "", "", ""))

    assert list(log.rows.values_list("is_left_out", "already", "why_left_out")) == [
        (True, there.pk, f"On the tracker already as {there.reference}."),
        (False, None, ""),
    ]


def test_old_reference_of_an_earlier_log_tells_the_same_action(group, unit, holt):
    [action] = taking_in.accept(log=reviewed(group, unit, ROW), by=unit)
    again = (ROW[0], "Circulate the strategy widely", *ROW[2:])

    later = reviewed(group, unit, again, name="later.xlsx")

    assert later.rows.get().already == action


def test_same_row_twice_is_taken_once(group, unit, holt):
    log = reviewed(group, unit, ROW, ROW)

    assert list(log.rows.values_list("why_left_out", flat=True)) == ["", "The same as row 2."]


def test_same_file_again_changes_nothing(group, unit):
    first = log_of(group, unit, ROW)
    with first.file.open() as kept:
        content = kept.read()

    from actions.logs.reading import checked
    from tests.factories.logs import upload

    again = upload(content, "other name.xlsx")
    with pytest.raises(services.SameFile) as same:
        services.hand_in(group=group, upload=again, checked=checked(again), by=unit)

    assert same.value.log == first
    assert ActionLogImport.objects.count() == 1
    other = services.hand_in(group=GroupFactory(), upload=again, checked=checked(again), by=unit)
    assert other != first


def test_confirmed_columns_are_remembered_whatever_their_order(group, unit):
    fields = [LogField.KEEP, *FIELDS[1:5], LogField.LEAVE]
    log = log_of(group, unit, ROW)
    services.confirm_columns(log=log, fields=fields, green_is_done=False, by=unit)

    headings, row = [HEADINGS[n] for n in (5, 1, 2, 3, 4, 0)], [ROW[n] for n in (5, 1, 2, 3, 4, 0)]
    later = log_of(group, unit, row, headings=headings)

    assert later.fields == [LogField.LEAVE, *FIELDS[1:5], LogField.KEEP]
    assert later.green_is_done is False


def test_corrections_outlive_confirming_the_columns_again(group, unit, holt):
    log = reviewed(group, unit, ROW)
    row = log.rows.get()
    services.correct_rows(log=log, corrections={row.pk: {LogField.TEXT: "Say it"}}, by=unit)

    services.confirm_columns(log=log, fields=FIELDS, green_is_done=True, by=unit)

    assert log.rows.get().fixed == {"text": "Say it"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ([LogField.KEEP] * 6, "Choose the column that says what is to be done."),
        ([LogField.TEXT] * 6, "Only one column can be “What is to be done”."),
        ([LogField.TEXT], "Say of every column what it is."),
    ],
)
def test_columns_that_do_not_fit_are_refused(group, unit, fields, sentence):
    log = log_of(group, unit, ROW)

    with pytest.raises(Refused, match=sentence):
        services.confirm_columns(log=log, fields=fields, green_is_done=True, by=unit)


def test_log_is_taken_back_as_a_whole_and_in_again(group, unit, holt):
    log = reviewed(group, unit, ROW)
    [first] = taking_in.accept(log=log, by=unit)

    taking_in.take_back(log=log, by=unit)
    assert (Action.objects.count(), Entry.objects.filter(kind="action").count()) == (0, 0)
    [second] = taking_in.accept(log=log, by=unit)

    assert first.reference != second.reference
    assert ActionLogImport.objects.get().status == LogStatus.ACCEPTED


def test_log_stands_once_one_of_its_actions_was_touched(group, unit, holt):
    log = reviewed(group, unit, ROW, ("E/2", "Write to schools", "Derek Holt", "", "", ""))
    _, second = taking_in.accept(log=log, by=unit)
    actions.update_action(action=second, text="Sent", status="in_progress", by=unit)

    with pytest.raises(Refused, match=f"{second.reference} of this log changed since"):
        taking_in.take_back(log=log, by=unit)

    assert Action.objects.count() == 2


def test_log_stands_after_thirty_days(group, unit, holt):
    log = reviewed(group, unit, ROW)
    taking_in.accept(log=log, by=unit)
    ActionLogImport.objects.update(accepted_at=timezone.now() - timezone.timedelta(days=31))

    with pytest.raises(Refused, match="more than 30 days ago"):
        taking_in.take_back(log=log, by=unit)


def test_log_that_was_deleted_comes_back(group, unit, holt):
    log = reviewed(group, unit, ROW)

    deletion = services.remove(log=log, by=unit)
    assert ActionLogRow.objects.count() == 0
    bin.restore(deletion, by=unit)

    assert len(taking_in.accept(log=ActionLogImport.objects.get(), by=unit)) == 1


def test_files_of_logs_that_are_gone_are_cleared(group, unit):
    kept, gone = log_of(group, unit, ROW), log_of(GroupFactory(), unit, ROW)
    ActionLogImport.objects.filter(pk=gone.pk).delete()
    for log in (kept, gone):
        os.utime(log.file.path, (0, 0))

    services.forget_strays()

    assert [kept.file.storage.exists(log.file.name) for log in (kept, gone)] == [True, False]


def test_only_the_unit_writes(group, unit, chair, holt):
    log = reviewed(group, unit, ROW)
    writes = [
        lambda: services.confirm_columns(log=log, fields=FIELDS, green_is_done=True, by=chair),
        lambda: services.choose_sheet(log=log, sheet="Log", by=chair),
        lambda: services.settle_names(log=log, choices={}, by=chair),
        lambda: services.correct_rows(log=log, corrections={}, by=chair),
        lambda: services.remove(log=log, by=chair),
        lambda: taking_in.accept(log=log, by=chair),
        lambda: taking_in.take_back(log=log, by=chair),
        lambda: log_of(group, chair, ROW),
    ]

    for write in writes:
        with pytest.raises(Refused, match="Only the business unit brings action logs in"):
            write()


def test_owner_who_left_since_stops_the_whole_log(group, unit, holt):
    log = reviewed(group, unit, ROW)
    holt.left_on = date(2026, 1, 1)
    holt.save()

    with pytest.raises(Refused):
        taking_in.accept(log=log, by=unit)

    assert Action.objects.count() == 0


def test_row_goes_to_the_group_that_it_names(group, unit):
    other = GroupFactory(name="Exploitation", code="EX")
    fields = (*FIELDS[:5], LogField.GROUP)
    log = reviewed(group, unit, ("1", "Write", "", "", "", "Exploitation"), fields=fields)

    [action] = taking_in.accept(log=log, by=unit)

    assert action.group == other
