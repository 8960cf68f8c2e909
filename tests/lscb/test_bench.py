"""What the bench makes of its figures: ratios, verdicts, the table, and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import resolve

from actions.models import Action
from lscb.bench import promises, reminding, report
from lscb.bench.pages import PAGES, Page
from lscb.bench.promises import PageFigures, Promise, memory_promise, pdf_promise, start_promise
from notices.models import Mail
from tests.factories.board import BoardProfileFactory, GroupFactory, UnitFactory


def figures(*, is_search=False, ten=0.050, one=0.045, bare=0.020, queries=9):
    """A page with three rounds around the given seconds: the median is the middle one."""
    rounds = (0.5, 1, 9)
    return PageFigures(
        "Meetings",
        is_search,
        bare=[bare * each for each in rounds],
        ten=[ten * each for each in rounds],
        one=[one * each for each in rounds],
        queries=queries,
    )


def test_page_is_compared_by_medians():
    page = figures(ten=0.050, one=0.040, bare=0.020)

    assert (page.seconds, page.of_bare, page.of_one_year) == (0.050, 2.5, 1.25)
    assert page.missed == []


@pytest.mark.parametrize(
    ("measured", "missed"),
    [
        ({"ten": 0.101, "one": 0.1}, ["bare"]),
        ({"queries": 16}, ["queries"]),
        ({"ten": 0.066, "one": 0.050}, ["one year"]),
        ({"ten": 0.2, "one": 0.1, "queries": 40}, ["bare", "queries", "one year"]),
        ({"ten": 0.2, "one": 0.1, "queries": 16, "is_search": True}, ["bare", "queries"]),
    ],
)
def test_page_beyond_a_promise_is_a_miss(measured, missed):
    assert [promise.name for promise in figures(**measured).missed] == missed


@pytest.mark.parametrize(
    "measured",
    [
        {"ten": 0.100, "one": 0.1},
        {"queries": 15},
        {"ten": 0.065, "one": 0.050},
        {"ten": 0.160, "one": 0.010, "is_search": True},
    ],
)
def test_page_at_the_very_edge_keeps_its_promises(measured):
    assert figures(**measured).missed == []


def test_lines_of_pages_line_up_under_their_headings():
    lines = report.lines_of_pages([figures(), figures(is_search=True, ten=0.2, queries=16)])

    assert lines == [
        "page                                              ms  × bare  queries  × one year",
        "Bare page                                       20.0    1.00",
        "Meetings                                        50.0    2.50        9        1.11  PASS",
        "Meetings                                       200.0   10.00       16              "
        "MISS bare, queries",
    ]


def test_other_figures_say_what_they_are_and_whether_they_pass():
    found = [
        pdf_promise([1.0, 1.2, 1.1], [1.0, 1.0, 1.0]),
        pdf_promise([1.2], [1.0]),
        memory_promise(180.4, 95.2),
        memory_promise(200.1, 95.2),
        start_promise(2.04),
        start_promise(5.1),
    ]

    assert report.lines_of_others(found) == [
        "PASS  Minutes PDF: 1.100 s, WeasyPrint alone 1.000 s, ratio 1.100",
        "MISS  Minutes PDF: 1.200 s, WeasyPrint alone 1.000 s, ratio 1.200",
        "PASS  Web process: 180 MiB resident (RSS), 95 MiB of its own (PSS)",
        "MISS  Web process: 200 MiB resident (RSS), 95 MiB of its own (PSS)",
        "PASS  Started again: 2.0 s from the command to the first page",
        "MISS  Started again: 5.1 s from the command to the first page",
    ]


def test_summary_counts_all_promises_and_those_missed():
    pages = [figures(), figures(queries=16, is_search=True)]
    others = [Promise("Web process", 201, promises.MOST_MEBIBYTES, "")]

    assert report.summary(pages, others) == "6 promises measured, 2 missed."


@pytest.mark.parametrize(
    ("pages", "others", "expected"),
    [
        ([{}], [1], False),
        ([{"queries": 16}], [1], True),
        ([{}], [3], True),
        ([], [], False),
    ],
)
def test_one_miss_is_enough(pages, others, expected):
    made = [figures(**each) for each in pages]
    promised = [Promise("Any", figure, 2, "") for figure in others]

    assert report.is_missed(made, promised) is expected


def test_ending_is_an_error_after_a_miss_unless_only_a_report_was_asked_for():
    missed = [figures(queries=16)]

    with pytest.raises(CommandError) as problem:
        report.end(missed, [], report_only=False)

    assert str(problem.value) == "Not every promise was kept: see MISS above."
    assert report.end(missed, [], report_only=True) is None
    assert report.end([figures()], [], report_only=False) is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"rounds": 0}, "--rounds is 1 or more."),
        ({"only": "no such page"}, "No page has “no such page” in its name."),
    ],
)
def test_options_that_measure_nothing_are_refused(options, sentence):
    with pytest.raises(CommandError) as problem:
        call_command("bench", stdout=io.StringIO(), **options)

    assert str(problem.value) == sentence


def test_pages_have_names_of_their_own():
    names = [page.name for page in PAGES]

    assert len(names) == len(set(names))


def test_address_of_a_page_has_its_key_and_its_query():
    page = Page("A group", "board:group_detail", of="board", query={"q": "a b"})

    assert page.address({"board": [7]}) == "/groups/7/?q=a+b"
    assert resolve("/groups/7/").url_name == "group_detail"


def test_bare_page_asks_for_nothing_but_what_every_page_needs(
    db, settings, client, django_assert_num_queries
):
    BoardProfileFactory()
    settings.ROOT_URLCONF = "lscb.bench.urls"
    client.force_login(UnitFactory())
    client.get("/bench/bare/")

    with django_assert_num_queries(3):
        page = client.get("/bench/bare/")

    assert page.status_code == 200
    assert "Nothing was asked of the database for this page." in page.content.decode()


@pytest.mark.django_db
def test_reminders_are_measured_and_nothing_stays(monkeypatch):
    GroupFactory()
    UnitFactory()
    for name, number in (("ACTIONS", 60), ("PEOPLE", 12), ("ROUNDS", 2)):
        monkeypatch.setattr(reminding, name, number)

    found = reminding.measure()

    assert (len(found["seconds"]), found["digests"]) == (2, 12)
    assert 0 < found["queries"] <= promises.MOST_QUERIES_TO_REMIND
    assert (Action.objects.count(), Mail.objects.count()) == (0, 0)
    assert [each.is_kept for each in promises.reminder_promises(found)] == [True, True]
