"""What becomes of a form that somebody had open while another person closed the action."""

import pytest
from django.urls import reverse

from actions import services
from actions.models import ActionEvidence
from tests.actions.asking import TODAY
from tests.factories.actions import ActionFactory

pytestmark = pytest.mark.django_db

CLOSED = "This action has been closed."
TYPED = "Words that took an hour"
FORMS = [
    ("action_update", {"status": "in_progress", "text": TYPED}),
    ("action_close", {"text": TYPED}),
    ("action_cancel", {"reason": TYPED}),
    ("action_move", {"due_kind": "next_meeting", "due_on": "", "reason": TYPED}),
    ("action_split", {"text": TYPED}),
    ("action_merge", {"other": TYPED}),
    ("action_colour", {"rag": "red", "reason": TYPED}),
    ("action_hand_over", {"reason": TYPED}),
]


def url(name, action):
    return reverse(f"actions:{name}", args=[action.pk])


def closed_meanwhile(item, unit, **facts):
    action = ActionFactory(agenda_item=item, **facts)
    services.close_action(without_evidence=True, action=action, text="Done by the other", by=unit)
    return action


@pytest.mark.parametrize(("name", "data"), FORMS)
def test_form_of_an_action_closed_meanwhile_keeps_what_was_typed(client, unit, item, name, data):
    action = closed_meanwhile(item, unit)
    client.force_login(unit)

    for _ in range(2):
        answer = client.post(url(name, action), {"version": "1", **data})

        page = answer.content.decode()
        assert answer.context["form"].errors.keys() == {"__all__"}
        assert "closed" in str(answer.context["form"].non_field_errors()[0])
        assert (TYPED in page, "As it stands now" in page) == (True, True)
    action.refresh_from_db()
    assert (action.status, action.updates.filter(text=TYPED).exists()) == ("closed", False)
    assert client.get(url(name, action)).status_code == 403


def test_request_of_an_owner_keeps_what_was_typed(client, unit, member, item):
    action = closed_meanwhile(item, unit, owned_by=[member])
    client.force_login(member)

    page = client.post(
        url("proposal_add", action), {"kind": "owner", "words": TYPED, "reason": "Why"}
    ).content.decode()

    assert ("so there is nothing left to ask for." in page, TYPED in page) == (True, True)


def test_update_of_an_owner_says_that_the_action_has_been_closed(client, unit, member, item):
    action = closed_meanwhile(item, unit, owned_by=[member])
    client.force_login(member)

    page = client.post(
        url("action_update", action), {"version": "1", "status": "complete", "text": TYPED}
    ).content.decode()
    own_page = client.get(action.get_absolute_url()).content.decode()

    assert (CLOSED in page, TYPED in page, CLOSED in own_page) == (True, True, True)


def test_closed_form_that_was_sent_twice_is_told_so(client, unit, item):
    action = ActionFactory(agenda_item=item, status="complete")
    client.force_login(unit)
    token = str(client.get(url("action_close", action)).context["form"]["token"].value())
    data = {"version": "1", "token": token, "without_evidence": "on"}

    answers = [client.post(url("action_close", action), data).status_code for _ in range(2)]

    assert answers == [302, 302]


def test_reopening_is_a_step_of_its_own_with_a_reason(client, unit, item):
    action = closed_meanwhile(item, unit)
    client.force_login(unit)
    address = url("action_send_back", action)

    own_page = client.get(action.get_absolute_url()).content.decode()
    form = client.get(address).content.decode()
    without = client.post(address, {"version": "3", "reason": ""})

    assert (f'href="{address}">Reopen<' in own_page, "Reopen the action" in form) == (True, True)
    assert "Say what is still to be done." in without.content.decode()


def test_closing_without_evidence_is_asked_about(client, unit, item):
    action = ActionFactory(agenda_item=item, status="complete")
    client.force_login(unit)
    address = url("action_close", action)

    page = client.get(address).content.decode()
    unticked = client.post(address, {"version": "1", "text": TYPED}).content.decode()
    action.refresh_from_db()
    before = action.status
    ActionEvidence.objects.create(
        action=action, kind="statement", words="Seen", dated_on=TODAY(), added_by=unit
    )
    shown = client.get(address).content.decode()
    client.post(address, {"version": "1"})

    action.refresh_from_db()
    said = "There is no evidence yet"
    assert (said in page, url("evidence_add", action) in page, said in shown) == (True, True, False)
    assert "Add evidence first, or tick that it is closed without." in unticked
    assert (TYPED in unticked, before, action.status) == (True, "complete", "closed")
