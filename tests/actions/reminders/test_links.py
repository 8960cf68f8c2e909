"""The personal link of a mail: one action, for one person, without a password, and nothing else."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from actions import services
from actions.models import Action, ActionUpdate, DigestLine, ReminderSettings
from actions.reminders import job, links
from actions.reminders import services as reminders
from board.models import Person
from common.refusals import Refused
from tests.actions.reminders.conftest import MONDAY
from tests.factories.actions import ActionUpdateFactory, item_of
from tests.factories.board import AccountFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
TOKEN = "0b0e7c1e-5a4e-4a57-9d5e-00000000000{}"


@pytest.fixture(autouse=True)
def _nobody_has_tried():
    cache.clear()


@pytest.fixture
def action(owner, promise):
    return promise(-3, owner, reference="A-2026-014", text="Write to all schools")


@pytest.fixture
def link(owner, action):
    """The link that the owner's mail has."""
    job.run(MONDAY)
    return links.link_of(DigestLine.objects.get(action=action, digest__person=owner))


def read(link):
    response = Client().get(link)
    return response.status_code, response.content.decode()


def post(link, **data):
    return Client().post(link, {"status": "in_progress", "text": "Letters drafted."} | data)


def test_link_shows_the_action_and_its_form(link, action):
    ActionUpdateFactory(action=action, text="Addresses gathered.")

    status, page = read(link)

    assert status == 200
    for words in (
        *("A-2026-014", "Write to all schools", "9 October 2026", "Red", "Derek Holt"),
        *("Not started", "In progress", "Complete", "What has happened", "Addresses gathered."),
    ):
        assert words in page


def test_link_shows_nothing_but_the_action(link, owner, promise, meeting, unit):
    promise(-1, owner, text="Another promise", reference="A-2026-015")
    other = AccountFactory(given_name="Somebody", family_name="Else")

    _, page = read(link)

    hidden = [
        *("Another promise", "A-2026-015", "Neglect strategy", meeting.reference, str(unit)),
        *(str(other), owner.email, "Quality Assurance", 'aria-label="Service'),
    ]
    assert [words for words in hidden if words in page] == []


def test_page_of_a_link_is_kept_by_nobody_and_found_by_no_search_engine(link):
    response = Client().get(link)

    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_opening_a_link_changes_nothing(link, action):
    read(link)

    assert Action.objects.get(pk=action.pk).version == action.version
    assert ActionUpdate.objects.count() == 0


def test_update_by_link_is_the_persons_own_and_says_how_it_came(link, action, owner):
    response = Client().post(link, {"status": "in_progress", "text": " Drafted. "}, follow=True)

    update = action.updates.get()
    event = update.events.get()
    assert (update.text, update.to_status, update.made_by) == ("Drafted.", "in_progress", owner)
    assert (event.pgh_context["user"], event.pgh_context["via"]) == (owner.pk, "link")
    assert "Thank you. Your update of A-2026-014 has been saved." in response.content.decode()


def test_update_by_link_can_claim_completion(link, action):
    post(link, status="complete", text="All schools have it.")

    assert Action.objects.get(pk=action.pk).status == "complete"
    assert "Complete" in read(link)[1]


def test_form_sent_twice_updates_once(link, action):
    post(link, token=TOKEN.format(1))
    post(link, token=TOKEN.format(1))

    assert action.updates.count() == 1


def test_link_used_twice_updates_twice(link, action):
    post(link, token=TOKEN.format(1))
    post(link, token=TOKEN.format(2), text="Letters sent.")

    assert [update.text for update in action.updates.all()] == ["Letters sent.", "Letters drafted."]


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"status": ""}, "status", "Choose where the action stands."),
        ({"status": "closed"}, "status", "Choose where the action stands."),
        ({"status": "not_started", "text": ""}, "text", None),
        ({"status": "complete", "text": " "}, "text", "Say what was done."),
        ({"text": "x" * 10_001}, "text", None),
    ],
)
def test_wrong_update_is_told_beside_the_field(link, action, data, field, sentence):
    response = post(link, **data)

    errors = response.context["form"].errors[field]
    assert errors == [sentence or errors[0]]
    assert action.updates.count() == 0


def test_two_who_update_at_once_are_both_told(link, action, unit):
    version = action.version
    services.update_action(action=action, text="Half way.", status="in_progress", by=unit)

    response = post(link, version=version)

    page = response.content.decode()
    assert "Nothing of yours has been saved yet" in page
    assert "Letters drafted." in page
    assert "Half way." in page


# -- links that do not work any more -----------------------------------------------------------


def ended(link, status, sentence):
    found, page = read(link)
    assert (found, "Write to all schools" in page) == (status, False)
    assert sentence in page


@pytest.mark.parametrize(
    "change", [lambda link: link[:-4] + "/", lambda link: link.replace("link/", "link/9")]
)
def test_link_that_was_cut_or_made_up_is_not_found(link, change):
    ended(change(link), 404, "It is not a whole link of ours")


def test_link_with_another_secret_opens_nothing(link):
    line = DigestLine.objects.get()
    forged = links.SIGNER.sign(f"{line.pk}.{'x' * 16}")
    elsewhere = signing.Signer(sep=".", salt="meetings.replying").sign(f"{line.pk}.{line.secret}")

    ended(reverse("actions:update_by_link", args=[forged]), 410, "is not there any more")
    ended(reverse("actions:update_by_link", args=[elsewhere]), 404, "not a whole link")


def test_link_ends_after_its_days(link, it_is):
    it_is(MONDAY + timedelta(days=30))
    last_day = read(link)[0]
    it_is(MONDAY + timedelta(days=31))

    assert last_day == 200
    ended(link, 410, "This link worked until 11 November 2026.")


def test_days_of_a_link_are_a_setting(owner, action):
    ReminderSettings.objects.create(pk=1, link_days=2)

    job.run(MONDAY)

    assert DigestLine.objects.get().works_until == MONDAY + timedelta(days=2)


def test_link_that_was_withdrawn_opens_nothing_and_the_next_mail_has_a_new_one(
    link, owner, action, unit
):
    number = reminders.revoke_links(person=owner, by=unit, action=action)

    job.run(MONDAY + timedelta(days=7))

    assert number == 1
    ended(link, 410, "This link has been withdrawn.")
    newest = DigestLine.objects.order_by("pk").last()
    assert read(links.link_of(newest))[0] == 200


def test_all_links_of_a_person_are_withdrawn_at_once_and_no_others(link, owner, promise, chair):
    both = promise(-1, owner, chair)
    job.run(MONDAY)

    number = reminders.revoke_links(person=owner, by=owner)

    assert number == 1
    ended(link, 410, "This link has been withdrawn.")
    assert read(links.link_of(DigestLine.objects.get(action=both)))[0] == 200


def test_others_cannot_withdraw_somebodys_links(link, owner, chair):
    with pytest.raises(Refused) as refusal:
        reminders.revoke_links(person=owner, by=chair)

    assert str(refusal.value) == "Only the person themselves and the business unit can change this."
    assert read(link)[0] == 200


@pytest.mark.parametrize(
    ("step", "facts", "state"),
    [
        (services.close_action, {"text": "Done.", "without_evidence": True}, "closed"),
        (services.cancel_action, {"reason": "Overtaken."}, "cancelled"),
    ],
)
def test_link_to_an_action_that_is_over_says_so(link, action, unit, step, facts, state):
    step(action=action, by=unit, **facts)

    ended(link, 410, f"A-2026-014 has been {state}, so there is nothing to update.")


def test_what_was_typed_before_the_action_was_closed_is_shown_again(link, action, unit):
    services.close_action(without_evidence=True, action=action, by=unit, text="Done.")

    response = post(link, text="Half of it is done.")

    page = response.content.decode()
    assert response.status_code == 410
    assert "A-2026-014 has been closed, so there is nothing to update." in page
    assert "Half of it is done." in page
    assert "Letters" not in [update.text for update in action.updates.all()]


def test_link_of_a_former_owner_says_so(link, action):
    action.owners.all().delete()

    ended(link, 410, "A-2026-014 is not yours to update any more: its owners have changed.")


@pytest.mark.parametrize("facts", [{"left_on": MONDAY}, {"is_active": False}])
def test_link_of_who_left_or_whose_account_was_closed_opens_nothing(link, owner, facts):
    Person.objects.filter(pk=owner.pk).update(**facts)

    ended(link, 410, "is not with the board any more")


def test_link_to_an_action_that_was_removed_opens_nothing(link, action):
    Action.objects.filter(pk=action.pk).delete()

    ended(link, 410, "is not there any more")


# -- confidential ------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["by its item", "by itself"])
def test_link_to_a_confidential_action_asks_for_sign_in_and_shows_nothing(
    link, action, meeting, owner, way
):
    if way == "by its item":
        Action.objects.update(agenda_item=item_of(meeting, is_confidential=True))
    else:
        facts = {"agenda_item": None, "origin_words": "A letter", "is_confidential": True}
        Action.objects.update(**facts)

    response = Client().get(link)
    sign_in = Client().get(link, follow=True)

    assert response.headers["Location"] == action.get_absolute_url()
    assert sign_in.redirect_chain[-1][0] == f"/sign-in/?next={action.get_absolute_url()}"
    page = response.content.decode() + sign_in.content.decode()
    assert [words in page for words in ("Write to all schools", "A-2026-014")] == [False, False]


def test_update_of_a_confidential_action_by_link_is_not_taken(link, action, meeting):
    Action.objects.update(agenda_item=item_of(meeting, is_confidential=True))

    post(link)

    assert action.updates.count() == 0


# -- who holds it ------------------------------------------------------------------------------


def test_owner_who_is_signed_in_may_use_the_link(client, link, owner, action):
    client.force_login(owner)

    client.post(link, {"status": "in_progress", "text": "Drafted."})

    event = action.updates.get().events.get()
    assert (event.pgh_context["user"], event.pgh_context["via"]) == (owner.pk, "link")


def test_somebody_else_who_is_signed_in_is_told_that_it_is_not_theirs(client, link, action, unit):
    client.force_login(unit)

    response = client.post(link, {"status": "in_progress", "text": "Drafted."})

    assert (response.status_code, action.updates.count()) == (403, 0)
    assert "is somebody else's" in response.content.decode().replace("&#x27;", "'")


def test_forms_of_a_link_are_not_taken_endlessly(link, action):
    client = Client()
    statuses = [client.post(link, {"status": "nonsense"}).status_code for _ in range(10)]

    response = client.post(link, {"status": "in_progress", "text": "Drafted."})

    assert statuses == [200] * 10
    assert response.status_code == 429
    assert "Wait a few minutes, then try again." in response.content.decode()
    assert action.updates.count() == 0


def test_link_of_one_place_is_no_key_to_another(link):
    """A link to say where an action stands opens neither the action's page nor any other."""
    client = Client()
    client.get(link)

    assert client.get("/actions/").status_code == 302
