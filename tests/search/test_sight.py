"""Who finds what: exactly what they may read, in results, counts, choices, snippets and suggestions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.models import Action
from board.enums import MembershipRole
from board.models import Membership
from meetings.enums import MinutesStatus, TakenBy
from meetings.models import AgendaItem, Challenge, Decision, ForwardItem, Meeting, Minutes
from meetings.services import agenda, approval
from tests.factories.board import MembershipFactory, PersonFactory, SeatFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory
from tests.factories.minutes import SECRET
from tests.meetings.minutes.reading import WHO, approve, sign_in
from tests.search.asking import ask, hits, text_of

pytestmark = pytest.mark.django_db

INSIDERS = {"unit", "board_chair", "minute_taker", "chair"}
WRITERS = {"unit", "board_chair", "minute_taker"}
GROUP = INSIDERS | {"member"}
DRAFTING, WITH_CHAIR, CIRCULATED = (
    MinutesStatus.DRAFTING,
    MinutesStatus.WITH_CHAIR,
    MinutesStatus.CIRCULATED,
)


def finds(client, words):
    """Whether anything at all is found, in either view; the page must then say nothing else of it."""
    page, meetings = ask(client, words), ask(client, words, view="meetings")
    found = bool(hits(client, words))
    if not found:
        said = text_of(page).replace(page.context["missing"], "")
        assert words.lower() not in said.lower()
        assert page.context["facets"] == []
        assert page.context["found"].without_narrowing == 0
        assert meetings.context["hits"] == []
    return found


def minutes_at(scene, status):
    Minutes.objects.filter(pk=scene.minutes.pk).update(status=status)


# -- minutes -----------------------------------------------------------------------------------

DRAFT_READERS = {DRAFTING: WRITERS, WITH_CHAIR: INSIDERS, CIRCULATED: GROUP}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("status", list(DRAFT_READERS))
@pytest.mark.parametrize(
    "words", ["returns january", "D-QA-2025-007", "timetable", "three returns late"]
)
def test_text_and_records_of_minutes_are_found_by_their_readers(client, scene, words, status, who):
    minutes_at(scene, status)
    sign_in(client, scene, who)

    assert finds(client, words) == (who in DRAFT_READERS[status])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("status", list(DRAFT_READERS))
def test_confidential_words_are_found_by_those_who_may_read_them(client, scene, status, who):
    AgendaItem.objects.filter(pk=scene.confidential.pk).update(closed_title=f"The {SECRET} case")
    minutes_at(scene, status)
    sign_in(client, scene, who)

    readers = DRAFT_READERS[status] & INSIDERS
    assert finds(client, SECRET) == (who in readers | {"unit", "board_chair", "minute_taker"})


@pytest.mark.parametrize("who", WHO)
def test_open_title_of_a_confidential_item_is_found_alone(client, scene, who):
    AgendaItem.objects.filter(pk=scene.confidential.pk).update(
        title="Wrenlock matter", closed_title=f"The {SECRET} case"
    )
    sign_in(client, scene, who)

    response = ask(client, "wrenlock")

    shown = "The Quillfeather case" if who in INSIDERS else "Wrenlock matter"
    assert [str(title) for _kind, title in hits(client, "wrenlock")] == (
        [shown] if who in GROUP else []
    )
    assert (SECRET in response.content.decode()) == (who in INSIDERS)


@pytest.mark.parametrize("who", WHO)
def test_while_minutes_are_corrected_members_find_what_was_approved(client, scene, who):
    approve(scene)
    scene.minutes.refresh_from_db()
    approval.reopen(minutes=scene.minutes, by=scene.unit, reason="A slip")
    AgendaItem.objects.filter(pk=scene.ordinary.pk).update(discussion="<p>Oxbellow instead</p>")
    Decision.objects.filter(reference="D-QA-2025-007").update(text="Thistledown agreed")
    Challenge.objects.filter(item=scene.ordinary).update(question="Is it Larkspur?")
    sign_in(client, scene, who)

    found = {
        word: finds(client, word)
        for word in ["january", "timetable", "oxbellow", "thistledown", "larkspur", SECRET]
    }

    writes = who in WRITERS
    reads_approved = who in {"chair", "member"}
    assert found == {
        "january": reads_approved,
        "timetable": reads_approved,
        "oxbellow": writes,
        "thistledown": writes,
        "larkspur": writes,
        SECRET: who in INSIDERS,
    }
    assert finds(client, "D-QA-2025-007") == (who != "stranger")


@pytest.mark.parametrize("who", WHO)
def test_approved_minutes_are_found_by_the_group(client, scene, who):
    approve(scene)
    sign_in(client, scene, who)

    assert finds(client, "returns january") == (who in GROUP)
    assert finds(client, SECRET) == (who in INSIDERS)


# -- agendas -----------------------------------------------------------------------------------

UNPUBLISHED, SHOWN, CLOSED, TEXT, LATER, NOTES = (
    *("Ashgrove", "Birchwell", "Cedarlock"),
    *("Dogrose", "Elderwick", "Furzehill"),
)


@pytest.fixture
def planned(scene):
    """A published agenda that has been changed since, and one that has not been published."""
    meeting = MeetingFactory(group=scene.group, unit_notes=NOTES)
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title=SHOWN, description=TEXT, unit_notes=NOTES)
    ItemFactory(
        part=part,
        title="Open title",
        is_confidential=True,
        closed_title=CLOSED,
        description=CLOSED,
        presenter_text=CLOSED,
    )
    agenda.publish_agenda(meeting=meeting, by=scene.unit)
    meeting.items.filter(title=SHOWN).update(title=LATER, description=LATER)
    draft = PartFactory(meeting=MeetingFactory(group=scene.group, date=meeting.date + timedelta(9)))
    ItemFactory(part=draft, title=UNPUBLISHED)
    ForwardItem.objects.create(
        group=scene.group, created_by=scene.unit, title="Hazelmere", unit_notes=NOTES
    )
    return meeting


@pytest.mark.parametrize("who", WHO)
def test_agenda_is_found_as_it_was_published_except_by_the_unit(client, scene, planned, who):
    sign_in(client, scene, who)

    found = {
        word for word in (UNPUBLISHED, SHOWN, CLOSED, TEXT, LATER, NOTES) if finds(client, word)
    }

    published = {SHOWN, TEXT} if who in GROUP else set()
    expected = {UNPUBLISHED, CLOSED, LATER} if who == "unit" else published
    assert found == expected | ({CLOSED} if who in INSIDERS else set())


@pytest.mark.parametrize("who", WHO)
def test_forward_plan_is_found_by_those_who_see_it(client, scene, planned, who):
    person = sign_in(client, scene, who)

    is_open = ForwardItem.objects.visible_to(person).filter(title="Hazelmere").exists()
    assert finds(client, "hazelmere") == is_open


@pytest.mark.parametrize("who", WHO)
def test_closed_title_of_the_forward_plan_is_for_those_who_may(client, scene, who):
    ForwardItem.objects.create(
        group=scene.group,
        created_by=scene.unit,
        title="Open",
        is_confidential=True,
        closed_title=CLOSED,
        description=TEXT,
    )
    sign_in(client, scene, who)

    assert (finds(client, CLOSED) or finds(client, TEXT)) <= (who in INSIDERS)


# -- meetings, actions, decisions between meetings ----------------------------------------------


@pytest.mark.parametrize("who", WHO)
def test_meeting_is_found_by_the_group(client, scene, who):
    Meeting.objects.filter(pk=scene.later.pk).update(title="Juniper day", unit_notes=NOTES)
    sign_in(client, scene, who)

    assert finds(client, "juniper") == (who in GROUP)
    assert finds(client, scene.later.reference) == (who in GROUP)
    assert finds(client, NOTES) is False


@pytest.mark.parametrize("who", [*WHO, "nurse"])
@pytest.mark.parametrize("is_released", [True, False])
@pytest.mark.parametrize("reference", ["A-2025-014", "A-2025-015"])
def test_action_is_found_by_those_who_see_it(client, scene, reference, is_released, who):
    Action.objects.update(released_at=timezone.now() if is_released else None)
    if who == "nurse":
        owner = scene.action.owners.last().person
        type(owner).objects.filter(pk=owner.pk).update(role="member", email="nurse@example.org")
        Membership.objects.filter(person=owner).delete()
        owner.refresh_from_db()
        client.force_login(owner)
        person = owner
    else:
        person = sign_in(client, scene, who)
    action = Action.objects.get(reference=reference)

    is_open = Action.objects.visible_to(person).filter(pk=action.pk).exists()
    assert finds(client, reference.lower().replace("-", " ")) == is_open
    assert bool(hits(client, action.text, kind="action")) == is_open


def test_owner_outside_the_group_is_told_neither_meeting_nor_item(client, scene):
    outsider = scene.stranger
    scene.action.owners.create(person=outsider, position=9)
    Action.objects.update(released_at=timezone.now())
    client.force_login(outsider)

    text = text_of(ask(client, "A-2025-014"))

    assert "Reconcile the two counts." in text
    assert scene.meeting.reference not in text
    assert ask(client, "reconcile", view="meetings").context["hits"] == []


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("is_reported", [True, False])
def test_decision_between_meetings_waits_for_the_minutes_that_report_it(
    client, scene, is_reported, who
):
    Decision.objects.create(
        group=scene.group,
        reference="D-QA-2025-091",
        text="Kestrelmoor agreed",
        taken_on=scene.meeting.date,
        taken_by=TakenBy.WRITTEN,
        reported_at=scene.ordinary if is_reported else None,
        created_by=scene.unit,
    )
    sign_in(client, scene, who)

    readers = GROUP if is_reported else INSIDERS
    assert finds(client, "kestrelmoor") == (who in readers)


# -- people ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", WHO)
def test_people_are_found_by_everybody_but_not_by_their_contact_details(client, scene, who):
    PersonFactory(
        given_name="Zenobia",
        family_name="Quint",
        email="hidden@nowhere.example",
        phone="01632 960999",
    )
    sign_in(client, scene, who)

    assert finds(client, "zenobia") is True
    assert (finds(client, "nowhere.example"), finds(client, "960999")) == (False, False)


def test_membership_that_ended_yesterday_finds_nothing(client, scene):
    person = scene.member
    Membership.objects.filter(person=person).update(
        ends_on=timezone.localdate() - timedelta(days=1)
    )
    client.force_login(person)

    assert finds(client, "returns january") is False


def test_minute_taker_of_one_group_is_a_member_of_another(client, scene):
    meeting = MeetingFactory(status="held")
    Minutes.objects.create(meeting=meeting, status=DRAFTING)
    ItemFactory(part=PartFactory(meeting=meeting), title="Silverbirch")
    MembershipFactory(
        seat=SeatFactory(group=meeting.group),
        person=scene.minute_taker,
        role=MembershipRole.MEMBER,
    )
    client.force_login(scene.minute_taker)

    assert finds(client, "silverbirch") is False
    assert finds(client, "returns january") is True


def test_suggestions_name_no_word_that_may_not_be_read(client, scene):
    client.force_login(scene.member)
    hidden = ask(client, "quilfeather")
    client.force_login(scene.unit)
    shown = ask(client, "quilfeather")

    assert SECRET.lower() not in hidden.content.decode().lower()
    assert "Did you mean quillfeather?" in text_of(shown)


def test_search_is_for_those_who_have_signed_in(client, scene):
    response = ask(client, "returns")

    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")
