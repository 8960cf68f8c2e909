"""Several actions at once: what will change and what cannot, then all that can or none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.models import Action, ActionEvidence, ActionUpdate, DueMove
from tests.factories.actions import ActionFactory, ActionUpdateFactory
from tests.factories.board import GroupFactory, PersonFactory

pytestmark = pytest.mark.django_db

BULK = "/actions/bulk/"


def sent(actions, do, step="", **data):
    ticks = [f"{action.pk}:{action.version}" for action in actions]
    return {"do": do, "ticked": ticks, "step": step, "query": "", **data}


def soon():
    return timezone.localdate() + timedelta(days=30)


def test_form_comes_first_and_says_what_was_ticked(client, unit, meeting):
    action = ActionFactory(meeting=meeting, reference="A-2026-001")
    client.force_login(unit)

    page = client.post(BULK, {"do": "move", "ticked": [action.pk]}).content.decode()

    assert "1 action ticked" in page
    assert "A-2026-001" in page


def test_page_says_row_by_row_what_will_change_and_why_others_stay(client, unit, group, meeting):
    one = ActionFactory(meeting=meeting, reference="one")
    closed = ActionFactory(meeting=meeting, reference="closed", status="closed")
    client.force_login(unit)
    data = {"due_kind": "date", "due_on": soon(), "reason": "Staff sickness"}

    page = client.post(BULK, sent([one, closed], "move", "try", **data))

    assert [(each.action.reference, each.refusal) for each in page.context["outcomes"]] == [
        ("closed", "This action is closed. Open it again before you change where it belongs."),
        ("one", ""),
    ]
    assert page.context["ticks"] == [f"{one.pk}:{one.version}"]
    assert (DueMove.objects.count(), ActionUpdate.objects.count()) == (0, 0)


def test_all_that_can_be_changed_are_changed_together(client, unit, meeting):
    actions = [ActionFactory(meeting=meeting) for _ in range(3)]
    client.force_login(unit)
    data = {"due_kind": "date", "due_on": soon(), "reason": "Staff sickness"}

    client.post(BULK, sent(actions, "move", "save", **data))

    assert set(Action.objects.values_list("due_on", flat=True)) == {soon()}
    assert DueMove.objects.count() == 3


def test_nothing_is_changed_when_one_was_changed_meanwhile(client, unit, meeting):
    actions = [ActionFactory(meeting=meeting) for _ in range(2)]
    data = sent(actions, "cancel", "save", reason="Overtaken")
    Action.objects.filter(pk=actions[1].pk).update(version=7)
    client.force_login(unit)

    page = client.post(BULK, data).content.decode()

    assert "Nothing was changed." in page
    assert set(Action.objects.values_list("status", flat=True)) == {"not_started"}


def test_closing_several_says_which_have_no_evidence(client, unit, meeting):
    shown, bare = (ActionFactory(meeting=meeting, status="complete") for _ in range(2))
    ActionEvidence.objects.create(
        action=shown, kind="statement", words="Seen", dated_on=timezone.localdate(), added_by=unit
    )
    client.force_login(unit)

    form = client.post(BULK, sent([shown, bare], "close", "")).content.decode()
    unticked = client.post(BULK, sent([shown, bare], "close", "try"))
    ticked = client.post(BULK, sent([shown, bare], "close", "try", without_evidence="on"))

    found = {outcome.action: outcome.refusal for outcome in unticked.context["outcomes"]}
    assert "Close it without evidence" in form
    assert found == {shown: "", bare: "Add evidence first, or tick that it is closed without."}
    assert [outcome.refusal for outcome in ticked.context["outcomes"]] == ["", ""]
    assert ("Close it without evidence", "Yes") in ticked.context["said"]


@pytest.mark.parametrize(
    ("do", "data", "expected"),
    [
        ("update", {"text": "On the agenda."}, {"status": "in_progress"}),
        ("close", {"text": "Done.", "without_evidence": "on"}, {"status": "closed"}),
        ("cancel", {"reason": "Overtaken"}, {"status": "cancelled"}),
    ],
)
def test_each_step_is_taken_and_written_down(client, unit, meeting, do, data, expected):
    action = ActionFactory(meeting=meeting, status="in_progress")
    client.force_login(unit)

    client.post(BULK, sent([action], do, "save", **data))

    action.refresh_from_db()
    assert action.status == expected["status"]
    assert set(data.values()) - {"on"} <= {update.text for update in action.updates.all()}


def test_actions_are_handed_over_and_their_lead_changes(client, unit, meeting):
    first, second, new = PersonFactory(), PersonFactory(), PersonFactory()
    other = GroupFactory()
    action = ActionFactory(meeting=meeting, owned_by=[first, second])
    client.force_login(unit)

    client.post(BULK, sent([action], "lead", "save", owner=f"person:{new.pk}"))
    action.refresh_from_db()
    client.post(BULK, sent([action], "hand-over", "save", group=other.pk, reason="Theirs"))

    action.refresh_from_db()
    assert [owner.person for owner in action.owners.all()] == [new, second]
    assert action.group == other


def test_several_actions_are_changed_by_those_who_keep_them_only(client, member, chair, meeting):
    action = ActionFactory(meeting=meeting, owned_by=[member])
    elsewhere = ActionFactory(owned_by=[chair])
    client.force_login(member)
    assert client.post(BULK, sent([action], "cancel", "save", reason="No")).status_code == 404
    assert "With those that are ticked" not in client.get("/actions/").content.decode()

    client.force_login(chair)
    page = client.post(BULK, sent([action, elsewhere], "cancel", "try", reason="No"))

    assert [bool(each.refusal) for each in page.context["outcomes"]] == [
        each.action == elsewhere for each in page.context["outcomes"]
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"do": "move"}, "Tick the actions that you want to change."),
        ({"do": "move", "ticked": ["x", "1:2:3x", "-4", "٣"]}, "Tick the actions"),
        ({"do": "explode", "ticked": ["1"]}, "Choose what is to be done"),
        (
            {"do": "move", "ticked": [str(key) for key in range(1, 2001)]},
            "You ticked 2,000 actions. At most 200 can be changed at once.",
        ),
    ],
)
def test_ticks_that_do_not_fit_get_a_sentence(client, unit, group, data, sentence):
    client.force_login(unit)

    page = client.post(BULK, data, follow=True).content.decode()

    assert sentence in page


@pytest.mark.parametrize(
    ("do", "data", "sentence"),
    [
        ("move", {"due_kind": "date", "reason": "x"}, "Enter the date they are due"),
        ("move", {"due_kind": "date", "due_on": "x", "reason": "x"}, "Enter a real date"),
        ("cancel", {}, "Say why the actions are cancelled."),
        ("lead", {"owner": "person:999999"}, "Choose an owner from the list."),
        ("hand-over", {"group": "999", "reason": "x"}, "Choose a group from the list."),
    ],
)
def test_form_that_is_not_filled_says_what_is_wrong(client, unit, meeting, do, data, sentence):
    action = ActionFactory(meeting=meeting)
    client.force_login(unit)

    assert sentence in client.post(BULK, sent([action], do, "try", **data)).content.decode()


def test_action_that_cannot_be_seen_is_not_among_those_ticked(client, chair, meeting):
    secret = ActionFactory(reference="A-SECRET")
    mine = ActionFactory(meeting=meeting)
    client.force_login(chair)

    page = client.post(BULK, sent([secret, mine], "cancel", "try", reason="No"))

    assert [each.action for each in page.context["outcomes"]] == [mine]
    assert "A-SECRET" not in page.content.decode()


def test_form_sent_twice_is_carried_out_once(client, unit, meeting):
    action = ActionUpdateFactory(action__meeting=meeting, action__status="in_progress").action
    client.force_login(unit)
    token = "0f8f2d4c-6f0f-4c0b-8a55-1d3f0d4b7a11"

    for _ in range(2):
        client.post(BULK, sent([action], "update", "save", text="Again.", token=token))

    assert action.updates.filter(text="Again.").count() == 1
