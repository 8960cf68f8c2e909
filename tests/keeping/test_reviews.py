"""Records that are looked at again once their years are over: what is due, and that somebody looked."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from common.formats import long_date
from common.refusals import Refused
from keeping import reviewing, services
from keeping.enums import Ending, RecordClass
from keeping.models import Review
from meetings.services import papers
from tests.factories.actions import ActionFactory
from tests.factories.board import BoardProfileFactory, ChairFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
OLD = date(2010, 5, 3)


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def signed_in(client, unit):
    client.force_login(unit)
    return client


def rule_of(record_class):
    return next(rule for rule in services.schedule() if rule.record_class == record_class)


def paper_of(day, unit):
    item = ItemFactory(meeting=MeetingFactory(date=day))
    papers.expect(item=item, title="Report", by=unit)
    return item.meeting


def test_schedule_says_how_many_are_due_the_oldest_and_the_next(unit, signed_in):
    years = rule_of(RecordClass.PAPERS).years
    for day in (OLD, date(2011, 6, 1), TODAY() - timedelta(days=5)):
        paper_of(day, unit)

    page = signed_in.get(reverse("keeping:home")).content.decode()

    following = TODAY() - timedelta(days=5) + relativedelta(years=years)
    assert (
        "2 records to look at, the oldest of 3 May 2010; "
        f"the next comes due on {long_date(following)}" in page
    )


def test_list_names_them_oldest_first_and_says_when_nothing_is_due(unit, signed_in):
    address = reverse("keeping:review_list", args=["papers"])
    services.schedule()

    empty = signed_in.get(address).content.decode()
    later, first = paper_of(date(2011, 6, 1), unit), paper_of(OLD, unit)
    page = signed_in.get(address).content.decode()

    assert "Nothing is due to be looked at" in empty
    assert "Until then there is nothing to do." in empty
    assert page.index(first.reference) < page.index(later.reference)
    assert page.count("Looked at: keep for another 10 years") == 2


def test_who_looked_keeps_it_for_as_many_years_with_a_reason(unit, signed_in):
    meeting = paper_of(OLD, unit)
    services.schedule()
    address = reverse("keeping:review_add", args=["papers", f"meeting-{meeting.pk}"])

    bare = signed_in.post(address, {"reason": ""}).content.decode()
    done = signed_in.post(address, {"reason": "Quoted in a review of 2025."}, follow=True)

    kept = Review.objects.get()
    page = done.content.decode()
    assert "Say why." in bare
    assert (kept.made_by, kept.until) == (unit, TODAY() + relativedelta(years=10))
    assert "Nothing is due; the next comes due on" in page
    assert f"stays until {long_date(kept.until)}. Quoted in a review of 2025." in page
    assert Review.events.rel.related_model.objects.count() == 1


def test_it_is_due_again_when_that_time_is_over(unit):
    meeting = paper_of(OLD, unit)
    rule = rule_of(RecordClass.PAPERS)
    services.review(rule=rule, place=f"meeting-{meeting.pk}", reason="Needed", by=unit)

    now = reviewing.standing(rule, TODAY())
    later = reviewing.standing(rule, TODAY() + relativedelta(years=10))

    assert (now.number, now.following) == (0, TODAY() + relativedelta(years=10))
    assert later.number == 1


def test_what_is_not_due_is_refused_twice_too(unit):
    old, young = paper_of(OLD, unit), paper_of(TODAY() - timedelta(days=5), unit)
    rule = rule_of(RecordClass.PAPERS)
    services.review(rule=rule, place=f"meeting-{old.pk}", reason="Needed", by=unit)

    for place in (f"meeting-{young.pk}", f"meeting-{old.pk}", "mail-1", "meeting-x"):
        with pytest.raises(Refused, match="This is not due to be looked at"):
            services.review(rule=rule, place=place, reason="Needed", by=unit)


def test_actions_are_looked_at_once_they_are_over(unit, signed_in):
    over, running = ActionFactory(status="complete"), ActionFactory()
    type(over).objects.update(created_at=timezone.now() - timedelta(days=366 * 12))
    services.schedule()

    page = signed_in.get(reverse("keeping:review_list", args=["actions"])).content.decode()

    assert (over.reference in page, running.reference in page) == (True, False)


@pytest.mark.parametrize("number", [1, 4])
def test_page_asks_as_much_for_many_as_for_one(
    unit, signed_in, number, django_assert_max_num_queries
):
    for years in range(number):
        paper_of(OLD + relativedelta(years=years), unit)
    services.schedule()
    address = reverse("keeping:review_list", args=["papers"])
    signed_in.get(address)

    with django_assert_max_num_queries(12):
        signed_in.get(address)


def test_chair_reads_the_list_and_does_not_decide(unit, client):
    meeting = paper_of(OLD, unit)
    services.schedule()
    client.force_login(ChairFactory())

    page = client.get(reverse("keeping:review_list", args=["papers"]))
    form = client.get(reverse("keeping:review_add", args=["papers", f"meeting-{meeting.pk}"]))
    other = client.get(reverse("keeping:review_list", args=["mail"]))

    assert "Looked at: keep" not in page.content.decode()
    assert (page.status_code, form.status_code, other.status_code) == (200, 403, 404)


def test_mail_is_not_looked_at_piece_by_piece(unit):
    rule = rule_of(RecordClass.MAIL)

    with pytest.raises(Refused, match="too much of it to be looked at piece by piece"):
        services.change_rule(
            rule=rule,
            years=2,
            ending=Ending.REVIEW,
            basis="",
            by=unit,
            expected_version=rule.version,
        )
