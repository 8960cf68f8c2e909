import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from board.enums import Role
from board.models import Person
from board.services import accounts as services
from board.services import people
from common.refusals import Refused
from tests.factories.board import PASSWORD, AccountFactory, PersonFactory, UnitFactory

CHOSEN = "four quite random words"
LAST_UNIT = (
    "Alice Marsh has the last business unit account. "
    "Give somebody else that role first, so that nobody is locked out."
)


def errors_of(response):
    return dict(response.context["form"].errors)


def post_account(client, person, **values):
    form = {"email": "new@example.org", "role": "member", "version": person.version}
    return client.post(reverse("board:person_account", args=[person.pk]), form | values)


def link_for(client, person):
    page = client.post(reverse("board:person_sign_in_link", args=[person.pk])).content.decode()
    return re.search(r"http://testserver(/password/new/[^<]+)", page).group(1)


def choose_password(client, link):
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    return client.post(address, {"password1": CHOSEN, "password2": CHOSEN})


def signs_in(email, password):
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def test_unit_opens_an_account_with_a_lower_case_address(as_unit):
    person = PersonFactory(is_active=False)

    post_account(as_unit, person, email="New.Person@Example.ORG", role="group_chair")

    person.refresh_from_db()
    assert (person.email, person.role, person.has_account) == (
        "new.person@example.org",
        Role.GROUP_CHAIR,
        True,
    )


def test_address_of_somebody_else_is_refused_in_words(as_unit):
    AccountFactory(given_name="Lee", family_name="Ward", email="lee@example.org")

    response = post_account(as_unit, PersonFactory(), email="LEE@example.org")

    assert errors_of(response) == {"email": ["Lee Ward already has this e-mail address."]}


def test_account_needs_an_address_and_a_role(as_unit):
    response = post_account(as_unit, PersonFactory(), email="", role="")

    assert errors_of(response) == {
        "email": ["Enter the address they will sign in with."],
        "role": ["Choose what they may do."],
    }


def test_last_unit_account_keeps_its_role(as_unit, unit):
    response = post_account(as_unit, unit, email=unit.email, role="member")

    assert errors_of(response) == {"role": [LAST_UNIT]}


def test_unit_account_may_change_when_another_remains(as_unit, unit):
    other = UnitFactory()

    post_account(as_unit, other, email=other.email, role="member")

    assert Person.objects.get(pk=other.pk).role == Role.MEMBER


def test_closed_unit_account_does_not_count_as_one_that_remains(as_unit, unit):
    UnitFactory(is_active=False)

    response = post_account(as_unit, unit, email=unit.email, role="member")

    assert errors_of(response) == {"role": [LAST_UNIT]}


def test_last_unit_account_cannot_be_closed(as_unit, unit):
    response = as_unit.post(reverse("board:person_close_account", args=[unit.pk]))

    assert errors_of(response) == {"__all__": [LAST_UNIT]}
    assert Person.objects.get(pk=unit.pk).has_account


def test_somebody_who_has_left_gets_no_account(unit):
    person = people.leave(person=PersonFactory(), by=unit, left_on=timezone.localdate())

    with pytest.raises(Refused, match="has left"):
        services.set_account(person=person, by=unit, email="a@example.org", role=Role.MEMBER)


def test_closing_an_account_ends_its_sessions(as_unit, signed_in):
    person = AccountFactory()
    theirs = signed_in(person)

    as_unit.post(reverse("board:person_close_account", args=[person.pk]))

    assert theirs.get(reverse("board:person_list")).status_code == 302
    assert Person.objects.get(pk=person.pk).has_account is False


def test_closing_an_account_says_first_what_will_change(as_unit, group_chair):
    address = reverse("board:person_close_account", args=[group_chair.pk])

    account = as_unit.get(reverse("board:person_account", args=[group_chair.pk]))
    page = as_unit.get(address).content.decode()

    assert f'action="{address}"' not in account.content.decode()
    assert f'href="{address}"' in account.content.decode()
    assert "they are signed out everywhere at once, and cannot sign in any more" in page
    assert f"signs in with {group_chair.email} as Chair of a sub-group" in page
    assert Person.objects.get(pk=group_chair.pk).has_account


def test_account_that_changed_meanwhile_is_not_closed(as_unit):
    person = AccountFactory()

    response = as_unit.post(
        reverse("board:person_close_account", args=[person.pk]), {"version": person.version + 7}
    )

    assert list(errors_of(response)) == ["__all__"]
    assert Person.objects.get(pk=person.pk).has_account


def said(response, client):
    return [str(each) for each in client.get(response.headers["Location"]).context["messages"]]


def test_role_that_sees_everything_is_asked_about_first(as_unit):
    person = AccountFactory(given_name="Mel", family_name="Holt", email="mel@example.org")

    asked = post_account(as_unit, person, email="new@example.org", role="scrutineer")

    page = asked.content.decode()
    assert (asked.status_code, Person.objects.get(pk=person.pk).role) == (200, Role.MEMBER)
    assert "Is Mel Holt to read everything?" in page
    for words in ("every meeting: 0", "every confidential item: 0", "every action: 0"):
        assert words in page
    assert 'value="new@example.org"' in page

    other = post_account(as_unit, person, role="chair", confirmed="scrutineer")
    assert (other.status_code, Person.objects.get(pk=person.pk).role) == (200, Role.MEMBER)

    saved = post_account(as_unit, person, role="scrutineer", confirmed="scrutineer")
    assert Person.objects.get(pk=person.pk).role == Role.SCRUTINEER
    assert said(saved, as_unit) == [
        "Mel Holt was Member, and is now Independent scrutineer. "
        "Mel Holt signs in with new@example.org now, and no longer with mel@example.org."
    ]


def test_saving_says_what_has_changed(as_unit):
    person = PersonFactory(given_name="Ruth", family_name="Hale", is_active=False)

    post_account(as_unit, person, email="ruth@example.org")
    person.refresh_from_db()
    again = post_account(as_unit, person, email="ruth@example.org")

    assert said(again, as_unit) == [
        "Ruth Hale now has an account: Member, with the address ruth@example.org.",
        "Nothing has changed.",
    ]


def test_closed_account_does_not_sign_in(as_unit):
    person = AccountFactory()
    before = signs_in(person.email, PASSWORD)

    as_unit.post(reverse("board:person_close_account", args=[person.pk]))

    assert (before, signs_in(person.email, PASSWORD)) == (True, False)


def test_changed_address_signs_in_and_the_old_one_does_not(as_unit):
    person = AccountFactory(email="old@example.org")
    EmailAddress.objects.create(user=person, email="old@example.org", primary=True, verified=True)

    post_account(as_unit, person, email="new@example.org")

    assert signs_in("new@example.org", PASSWORD) is True
    assert signs_in("old@example.org", PASSWORD) is False


def test_link_lets_a_person_choose_a_password(as_unit, unit):
    person = PersonFactory(is_active=False)
    services.set_account(person=person, by=unit, email="ruth@example.org", role=Role.MEMBER)

    choose_password(Client(), link_for(as_unit, person))

    assert signs_in("ruth@example.org", CHOSEN) is True


def test_link_works_once(as_unit):
    person = AccountFactory()
    link = link_for(as_unit, person)
    choose_password(Client(), link)

    page = Client().get(link, follow=True)

    assert page.context.get("token_fail") is True


def test_link_is_not_kept_by_the_browser(as_unit):
    person = AccountFactory()

    response = as_unit.post(reverse("board:person_sign_in_link", args=[person.pk]))

    assert "no-store" in response["Cache-Control"]


def test_link_needs_an_account(as_unit):
    person = PersonFactory(given_name="Ruth", family_name="Hale")

    response = as_unit.post(reverse("board:person_sign_in_link", args=[person.pk]), follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "Ruth Hale has no account yet. Choose a role and an e-mail address first."
    ]


def test_link_is_not_made_by_a_get(as_unit, unit):
    response = as_unit.get(reverse("board:person_sign_in_link", args=[unit.pk]))

    assert response.status_code == 405


@pytest.mark.parametrize(
    "write",
    [
        lambda by: services.set_account(person=by, by=by, email=by.email, role=Role.BUSINESS_UNIT),
        lambda by: services.close_account(person=UnitFactory(), by=by),
        lambda by: services.sign_in_link(person=UnitFactory(), by=by),
    ],
)
def test_member_cannot_touch_accounts(member, write):
    with pytest.raises(Refused, match=r"^Only the business unit"):
        write(member)


def test_forgotten_password_opens_no_account_for_somebody_without_a_role(
    client, profile, mailoutbox
):
    PersonFactory(email="directory@example.org")

    client.post(reverse("account_reset_password"), {"email": "directory@example.org"})

    assert [mail.to for mail in mailoutbox if "/password/new/" in mail.body] == []


MANAGERS_ONLY = (
    "Only the manager of the business unit gives and takes accounts of the unit, of auditors "
    "and of system administrators."
)


@pytest.mark.parametrize(
    "role", [Role.BUSINESS_UNIT, Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR]
)
def test_manager_gives_the_accounts_that_see_much(as_unit, signed_in, role):
    manager, person = UnitFactory(role=Role.MANAGER), PersonFactory()

    refused = post_account(as_unit, person, role=role)
    given = post_account(signed_in(manager), person, role=role, confirmed=role)

    assert errors_of(refused) == {"role": [MANAGERS_ONLY]}
    person.refresh_from_db()
    assert (given.status_code, person.role) == (302, role)


def test_manager_takes_them_too(unit):
    UnitFactory(role=Role.MANAGER)
    auditor = AccountFactory(role=Role.AUDITOR)

    with pytest.raises(Refused, match="Only the manager"):
        services.close_account(person=auditor, by=unit)
    with pytest.raises(Refused, match="Only the manager"):
        services.set_account(person=auditor, by=unit, email=auditor.email, role=Role.MEMBER)


def test_unit_gives_the_other_accounts(as_unit):
    UnitFactory(role=Role.MANAGER)
    person = PersonFactory()

    post_account(as_unit, person, role=Role.GROUP_CHAIR)

    person.refresh_from_db()
    assert person.role == Role.GROUP_CHAIR


def test_unit_without_a_manager_gives_all_accounts(as_unit):
    person = PersonFactory()

    post_account(as_unit, person, role=Role.MANAGER, confirmed=Role.MANAGER)

    person.refresh_from_db()
    assert person.role == Role.MANAGER


LET_IN_ANEW = (
    "Only the manager of the business unit lets somebody of the unit, an auditor "
    "or a system administrator in anew."
)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BUSINESS_UNIT, Role.AUDITOR])
def test_nobody_comes_in_as_somebody_who_sees_more(as_unit, unit, signed_in, role):
    """A link, or another address, would open the account to whoever made it."""
    manager, person = UnitFactory(role=Role.MANAGER), AccountFactory(role=role)

    changed = post_account(as_unit, person, email="mine@example.org", role=role)

    with pytest.raises(Refused, match="in anew"):
        services.sign_in_link(person=person, by=unit)
    with pytest.raises(Refused, match="in anew"):
        people.edit_person(person=person, by=unit, email="mine@example.org")
    assert errors_of(changed) == {"email": [LET_IN_ANEW]}
    assert link_for(signed_in(manager), person).startswith("/password/new/")
