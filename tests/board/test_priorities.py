import pytest
from django.urls import reverse
from django.utils import timezone

from board.models import Priority
from board.services import priorities as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import GroupFactory, PriorityFactory

FORM = {
    "first_year": "2026",
    "last_year": "2028",
    "number": "1",
    "title": "Neglect",
    "description": "",
    "lead_group": "",
    "version": 1,
}
LIST = "/priorities/"


def errors_of(response):
    return dict(response.context["form"].errors)


def test_unit_adds_a_priority(as_unit):
    group = GroupFactory()

    as_unit.post(reverse("board:priority_add"), FORM | {"lead_group": group.pk})

    priority = Priority.objects.get()
    assert (priority.years, str(priority), priority.lead_group) == ("2026-28", "1. Neglect", group)


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"title": ""}, {"title": ["Enter the priority's title."]}),
        ({"last_year": "2025"}, {"last_year": ["The last year must be the first year or later."]}),
        ({"number": "one"}, {"number": ["Enter a whole number."]}),
        ({"number": "2"}, {"number": ["This plan already has a priority 2. Exploitation."]}),
        ({"first_year": ""}, {"first_year": ["Enter the first year of the plan."]}),
    ],
)
def test_bad_input_is_said_at_its_field(as_unit, values, errors):
    PriorityFactory(first_year=2026, last_year=2028, number=2, title="Exploitation")

    response = as_unit.post(reverse("board:priority_add"), FORM | values)

    assert errors_of(response) == errors


def test_edit_keeps_its_own_number(as_unit):
    priority = PriorityFactory(first_year=2026, last_year=2028, number=1, title="Old")

    as_unit.post(reverse("board:priority_edit", args=[priority.pk]), FORM)

    assert Priority.objects.get().title == "Neglect"


def test_next_priority_continues_the_plan(as_unit):
    PriorityFactory(first_year=2026, last_year=2028, number=4)

    form = as_unit.get(reverse("board:priority_add")).context["form"]

    assert [form[name].value() for name in ("first_year", "last_year", "number")] == [2026, 2028, 5]


def test_list_is_plan_by_plan_the_latest_first(as_member):
    year = timezone.localdate().year
    coming = PriorityFactory(first_year=year + 1, last_year=year + 1, number=1)
    second = PriorityFactory(first_year=year, last_year=year, number=2)
    first = PriorityFactory(first_year=year, last_year=year, number=1)

    plans = as_member.get(reverse("board:priority_list")).context["plans"]

    assert [(plan.years, plan.priorities) for plan in plans] == [
        (str(year + 1), (coming,)),
        (str(year), (first, second)),
    ]


def test_plans_that_have_ended_are_on_a_page_of_their_own(as_member):
    year = timezone.localdate().year
    running = PriorityFactory(first_year=year - 1, last_year=year)
    old = PriorityFactory(first_year=year - 3, last_year=year - 1)

    shown = {
        asked: [plan.priorities for plan in as_member.get(LIST + asked).context["plans"]]
        for asked in ("", "?ended=yes")
    }

    assert shown == {"": [(running,)], "?ended=yes": [(old,)]}


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_however_long(
    as_unit, profile, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        PriorityFactory(number=number, lead_group=GroupFactory())

    with django_assert_num_queries(4):
        as_unit.get(reverse("board:priority_list"))


def test_member_cannot_write(member):
    with pytest.raises(Refused, match=r"^Only the business unit"):
        services.add_priority(by=member, title="Mine")
    with pytest.raises(Refused, match=r"^Only the business unit"):
        services.edit_priority(priority=PriorityFactory(), by=member, title="Mine")


def test_stale_edit_is_refused(unit):
    priority = PriorityFactory()
    services.edit_priority(priority=priority, by=unit, expected_version=1, title="One")

    with pytest.raises(StaleVersion):
        services.edit_priority(priority=priority, by=unit, expected_version=1, title="Two")
