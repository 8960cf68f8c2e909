"""The page of a group's chair: its actions in one table, saved row by row or all that changed."""

import pytest
from django.urls import reverse

from actions import services
from actions.enums import ActionStatus, ProposalKind
from actions.models import Action
from tests.factories.actions import ActionFactory, more_like
from tests.factories.board import GroupFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def page_of(group):
    return reverse("actions:group_actions", args=[group.pk])


def row(action, *, status="", text="", version=None, was=""):
    """What a row of the table sends."""
    sent = {
        "version": version or action.version,
        "was": was or action.status,
        "status": status or action.status,
        "text": text,
    }
    return {f"a{action.pk}-{name}": value for name, value in sent.items()}


def states(*actions):
    return [Action.objects.get(pk=action.pk).status for action in actions]


def send(client, chair, group, *rows, save="all", **options):
    client.force_login(chair)
    data = {name: value for each in rows for name, value in each.items()}
    return client.post(page_of(group), data | {"save": save}, **options)


def test_overdue_come_first_and_closed_ones_not_at_all(client, chair, meeting, group):
    ActionFactory(meeting=meeting, reference="undated")
    ActionFactory(meeting=meeting, reference="overdue", due_kind="date", due_on="2026-01-05")
    ActionFactory(meeting=meeting, reference="claimed", status="complete")
    ActionFactory(meeting=meeting, reference="closed", status="closed")
    client.force_login(chair)

    rows = client.get(page_of(group)).context["rows"]

    assert [each.row.reference for each in rows] == ["overdue", "undated", "claimed"]


def test_all_that_changed_is_saved_and_the_rest_left_alone(client, chair, meeting, group):
    first, second, third = (ActionFactory(meeting=meeting) for _ in range(3))

    response = send(
        client,
        chair,
        group,
        row(first, text="Begun."),
        row(second, status="in_progress"),
        row(third),
    )

    assert response["Location"] == page_of(group)
    assert states(first, second, third) == ["not_started", "in_progress", "not_started"]
    assert [each.updates.count() for each in (first, second, third)] == [1, 1, 0]


def test_one_refused_row_keeps_its_words_and_lets_the_others_through(
    client, chair, unit, meeting, group
):
    fine, stale = ActionFactory(meeting=meeting), ActionFactory(meeting=meeting)
    services.update_action(action=stale, text="Theirs.", status="in_progress", by=unit)

    response = send(
        client, chair, group, row(fine, text="Fine."), row(stale, text="Mine, too.", version=1)
    )

    page = response.content.decode()
    assert ["Mine, too." in page, "Somebody else changed this." in page] == [True, True]
    assert [each.updates.count() for each in (fine, stale)] == [1, 1]


def test_row_is_saved_by_its_own_button(client, chair, meeting, group):
    action, other = ActionFactory(meeting=meeting), ActionFactory(meeting=meeting)
    rows = row(action, text="Begun.", status="in_progress"), row(other, text="Not yet sent")

    part = send(client, chair, group, *rows, save=str(action.pk), headers=HTMX).content.decode()

    assert (part.strip().startswith("<article"), "Saved." in part) == (True, True)
    assert states(action, other) == ["in_progress", "not_started"]
    assert other.updates.count() == 0


@pytest.mark.parametrize(("save", "status"), [("close-{}", "closed"), ("back-{}", "in_progress")])
def test_claim_is_confirmed_or_sent_back(client, chair, meeting, group, save, status):
    action = ActionFactory(meeting=meeting, status="complete")

    tick = {f"a{action.pk}-without_evidence": "on"}
    typed = row(action, text="Looked at.") | tick
    send(client, chair, group, typed, save=save.format(action.pk))

    assert states(action) == [status]


def test_closing_without_evidence_is_asked_about_in_the_row(client, chair, meeting, group):
    action = ActionFactory(meeting=meeting, status="complete")
    save = f"close-{action.pk}"

    part = send(client, chair, group, row(action, text="Mine."), save=save, headers=HTMX)

    page = part.content.decode()
    assert "Add evidence first, or tick that it is closed without." in page
    assert ["Mine." in page, "Close it without evidence" in page] == [True, True]
    assert states(action) == ["complete"]


def test_sending_back_without_a_reason_is_refused_beside_the_row(client, chair, meeting, group):
    action = ActionFactory(meeting=meeting, status="complete")

    page = send(client, chair, group, row(action), save=f"back-{action.pk}").content.decode()

    assert "Say what is still to be done." in page
    assert states(action) == ["complete"]


def test_two_people_closing_at_once_the_second_reads_it(client, chair, unit, meeting, group):
    action = ActionFactory(meeting=meeting, status="complete")
    sent = row(action, text="Mine.")
    services.close_action(without_evidence=True, action=action, by=unit)

    part = send(client, chair, group, sent, save=f"close-{action.pk}", headers=HTMX)

    assert "This action has already been closed." in part.content.decode()
    assert "Mine." in part.content.decode()


def test_row_closed_meanwhile_comes_back_with_its_words(client, chair, unit, meeting, group):
    fine, closed = ActionFactory(meeting=meeting), ActionFactory(meeting=meeting, status="complete")
    begun, told = row(fine, text="Fine."), row(closed, text="Mine, too.", status="not_started")
    services.close_action(without_evidence=True, action=closed, by=unit)

    response = send(client, chair, group, begun, told)

    page = response.content.decode()
    assert "Mine, too.</textarea>" in page
    assert "It has been closed meanwhile, so nothing of yours has been saved." in page
    assert "save again" not in page
    said = [str(each) for each in response.context["messages"]]
    assert said == [
        "1 action saved.",
        "1 action not saved. What you typed stands in the table, and beside it why.",
    ]
    assert [states(fine, closed), closed.updates.count()] == [["not_started", "closed"], 1]


def test_closed_row_of_an_old_page_is_not_opened_again_by_saving_it(
    client, chair, unit, meeting, group
):
    action = ActionFactory(meeting=meeting, status="in_progress")
    sent = row(action, text="Mine.")
    services.close_action(without_evidence=True, action=action, text="Done.", by=unit)

    part = send(client, chair, group, sent, save=str(action.pk), headers=HTMX).content.decode()

    assert ["Mine.</textarea>" in part, "save again" in part] == [True, False]
    assert "It has been closed meanwhile" in part
    assert states(action) == ["closed"]


def test_requests_stand_with_the_link_to_their_answer(client, chair, member, meeting, group):
    action = ActionFactory(meeting=meeting, owned_by=[member])
    proposal = services.propose(
        action=action, kind=ProposalKind.OWNER, words="Derek Holt", reason="On leave.", by=member
    )
    client.force_login(chair)

    page = client.get(page_of(group)).content.decode()

    address = reverse("actions:proposal_answer", args=[action.pk, proposal.pk])
    assert ["asks for another owner: Derek Holt" in page, address in page] == [True, True]


def test_page_is_for_the_chair_and_the_unit(client, unit, chair, member, minute_taker, group):
    seen = []
    for person in (unit, chair, member, minute_taker):
        client.force_login(person)
        seen.append(client.get(page_of(group)).status_code)

    assert seen == [200, 200, 404, 404]


def test_chair_of_one_group_goes_straight_to_it_and_the_unit_chooses(client, unit, chair, group):
    other = GroupFactory(name="Learning")
    address = reverse("actions:group_list")

    client.force_login(chair)
    straight = client.get(address)
    client.force_login(unit)
    choice = client.get(address).content.decode()

    assert straight["Location"] == page_of(group)
    assert [page_of(each) in choice for each in (group, other)] == [True, True]
    assert client.get("/").content.decode().count(address) == 1


def test_chair_cannot_reach_actions_of_another_group_through_the_page(client, chair, group):
    other = ActionFactory()

    response = send(client, chair, group, row(other, text="Mine."), save=str(other.pk))

    assert (response.status_code, other.updates.count()) == (404, 0)


@pytest.mark.parametrize("number", [20, 2000])
def test_page_needs_the_same_queries_for_any_number(
    client, chair, meeting, group, number, django_assert_num_queries
):
    example = ActionFactory(meeting=meeting)
    more_like(example, number - 1, status=ActionStatus.IN_PROGRESS)
    client.force_login(chair)

    with django_assert_num_queries(13):
        page = client.get(page_of(group))

    assert len(page.context["rows"]) == 20
