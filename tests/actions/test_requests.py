"""What owners ask for, and what becomes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from actions import owners as owning
from actions import services
from actions.enums import ProposalKind, ProposalStatus
from actions.models import Action, ActionProposal
from common.formats import long_date
from tests.actions.asking import TODAY, dated, refusal, told
from tests.factories.actions import ActionFactory
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db


def test_owner_asks_for_another_date_and_the_chair_agrees(member, chair, item):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(5))
    asked = TODAY() + timedelta(days=25)

    proposal = services.propose(
        action=action, kind=ProposalKind.DUE, due_on=asked, reason="Waiting for Health", by=member
    )
    services.accept(proposal=proposal, by=chair)

    action.refresh_from_db()
    assert (action.due_on, proposal.status) == (asked, ProposalStatus.ACCEPTED)
    assert [move.reason for move in action.due_moves.all()] == ["Waiting for Health"]


def test_request_is_made_once_answered_once_and_declined_with_a_reason(member, unit, item):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(5))
    ask = {"action": action, "kind": "owner", "words": "Dina Dunne", "reason": "It is hers"}
    proposal = services.propose(by=member, **ask)

    twice = refusal(services.propose, by=member, **ask)
    by_owner = refusal(services.accept, proposal=proposal, by=member)
    unsaid = refusal(services.decline, proposal=proposal, answer=" ", by=unit)
    services.decline(proposal=proposal, answer="She has left", by=unit)
    again = refusal(services.accept, proposal=proposal, by=unit)

    assert twice == "You have asked for this already, and it waits for an answer."
    assert "can change an action" in by_owner
    assert unsaid == "Say why the action stays as it is."
    assert again == "This request has already been answered: declined."


def test_other_words_that_are_agreed_to_are_those_of_the_action(member, unit, item):
    action = ActionFactory(agenda_item=item, owned_by=[member], text="A paper", **dated(5))
    proposal = services.propose(
        action=action, kind="text", words="Two papers", reason="There are two", by=member
    )

    services.accept(proposal=proposal, by=unit)

    action.refresh_from_db()
    assert (action.text, action.due_on) == ("Two papers", dated(5)["due_on"])


def test_words_of_approved_minutes_are_neither_asked_for_nor_changed(member, unit, item):
    action = ActionFactory(agenda_item=item, owned_by=[member], text="A paper")
    ask = {"action": action, "kind": "text", "words": "Two", "reason": "Two", "by": member}
    proposal = services.propose(**ask)
    item.meeting.minutes.status = "approved"
    item.meeting.minutes.save()
    proposal = ActionProposal.objects.get(pk=proposal.pk)

    agreed = refusal(services.accept, proposal=proposal, by=unit)
    other = ActionFactory(agenda_item=item, owned_by=[member])
    asked = refusal(services.propose, **ask | {"action": Action.objects.get(pk=other.pk)})

    proposal.refresh_from_db()
    assert agreed == asked
    assert agreed.endswith("so its words stand. Say what has changed in an update.")
    assert (proposal.status, proposal.action.text) == (ProposalStatus.OPEN, "A paper")


def test_another_owner_is_offered_by_the_name_that_was_asked_for(client, member, unit, item):
    dina = PersonFactory(given_name="Dina", family_name="Dunne")
    other = PersonFactory()
    action = ActionFactory(agenda_item=item, owned_by=[other, member])
    proposal = services.propose(
        action=action, kind="owner", words=" dina dunne", reason="It is hers", by=member
    )
    address = reverse("actions:proposal_answer", args=[action.pk, proposal.pk])
    client.force_login(unit)

    form = client.get(address).context["form"]
    unsaid = client.post(address, {"version": "1", "agrees": "yes", "owner": ""})
    answer = client.post(
        address, {"version": "1", "agrees": "yes", "owner": form["owner"].value()}, follow=True
    )

    words = answer.content.decode()
    assert form.fields["agrees"].choices[0] == ("yes", "Yes, in place of Mel Member")
    assert "Choose who is to own the action now." in unsaid.content.decode()
    assert [row.person for row in action.owners.all()] == [other, dina]
    assert "Your answer has been saved, and the owner has been changed." in words


def test_name_that_nobody_or_several_have_chooses_nobody():
    groups = [("People", [("person:1", "Ann Lee, Police"), ("person:2", "Ann Lee, Health")])]

    found = [owning.key_of(words, groups) for words in ("Ann Lee", "Ann Lee, health", "Somebody")]

    assert found == ["", "person:2", ""]


@pytest.mark.parametrize("way", ["closed", "cancelled", "merged"])
def test_what_is_asked_for_is_settled_when_the_action_ends(member, unit, item, way):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(5))
    asked = TODAY() + timedelta(days=25)
    proposal = services.propose(
        action=action, kind="due", due_on=asked, reason="Waiting for Health", by=member
    )

    if way == "closed":
        services.close_action(without_evidence=True, action=action, text="Done", by=unit)
    elif way == "cancelled":
        services.cancel_action(action=action, reason="Overtaken", by=unit)
    else:
        services.merge(action=action, into=ActionFactory(agenda_item=item), by=unit)

    proposal.refresh_from_db()
    assert (proposal.status, proposal.answer) == (ProposalStatus.DECLINED, "Settled by closing")
    assert (proposal.settled_by, proposal.settled_at is not None) == (unit, True)
    assert f"Settled by closing: another date: {long_date(asked)}." in told(action)[:-1]


def test_page_shows_a_request_with_its_answer_to_those_who_keep_the_action(
    client, member, unit, item
):
    action = ActionFactory(agenda_item=item, owned_by=[member], **dated(5))
    proposal = services.propose(
        action=action, kind="text", words="Write two papers", reason="There are two", by=member
    )
    address = reverse("actions:proposal_answer", args=[action.pk, proposal.pk])

    client.force_login(member)
    owners_page = client.get(action.get_absolute_url()).content.decode()
    refused = client.get(address).status_code
    client.force_login(unit)
    units_page = client.get(action.get_absolute_url()).content.decode()
    client.post(address, {"version": "1", "agrees": "yes", "answer": ""})

    action.refresh_from_db()
    proposal.refresh_from_db()
    words = "Mel Member asks for other words: Write two papers. There are two"
    assert (words in owners_page, words in units_page) == (True, True)
    assert (address in owners_page, address in units_page, refused) == (False, True, 403)
    assert (proposal.status, action.text) == (ProposalStatus.ACCEPTED, "Write two papers")
