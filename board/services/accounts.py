"""Accounts: who signs in, with which address, in which role."""

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from board import rules
from board.enums import UNIT
from board.services.writing import change
from common.refusals import Refused

FIELDS = ("email", "role", "is_active", "password")
SECONDS_IN_A_DAY = 24 * 60 * 60


def plain_email(email):
    """An address as it is kept: lower case, without spaces around it; None when there is none."""
    return (email or "").strip().lower() or None


def check_email(person, email):
    """Refuse an address that somebody else has, and a sign-in without an address."""
    rules.check_email_free(person.pk, email)
    if person.role and not email:
        raise rules.Misfit(
            "email", f"{person} signs in with this address. Close the account first."
        )


@transaction.atomic
def set_account(*, person, by, email, role, expected_version=None):
    """Open somebody's account or change its address or role. They choose a password by a link."""
    rules.check_manage_board(by)
    _hold_unit_accounts()
    email = plain_email(email)
    rules.check_email_free(person.pk, email)
    rules.check_give_role(by, person, role)
    if email != person.email:
        rules.check_let_in_anew(by, person)
    if not email:
        raise rules.Misfit("email", "Enter the e-mail address they will sign in with.")
    if role not in UNIT:
        rules.check_unit_remains(person)
    if not person.has_account and person.has_left:
        raise Refused(f"{person} has left. Record that they have come back first.")
    was = person.email
    values = {"email": email, "role": role, "is_active": True}
    change(person, values, FIELDS, expected_version)
    if was != email:
        forget_addresses(person)
    return person


@transaction.atomic
def close_account(*, person, by, expected_version=None):
    """Take away role, password and second step; every session of theirs ends with it. The person stays."""
    rules.check_manage_board(by)
    _hold_unit_accounts()
    rules.check_give_role(by, person, "")
    rules.check_unit_remains(person)
    Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    values = {"role": "", "is_active": False, "password": person.password}
    return change(person, values, FIELDS, expected_version)


def sign_in_link(*, person, by):
    """The path of a page where they choose a password: it works once, and for some days only.

    No mail is needed: the unit can hand it over. It ends when the password changes.
    """
    check_can_be_invited(person, by)
    return password_path(person)


def check_can_be_invited(person, by):
    rules.check_manage_board(by)
    rules.check_let_in_anew(by, person)
    if not person.has_account:
        raise Refused(f"{person} has no account yet. Choose a role and an e-mail address first.")


def days_of_link() -> int:
    """For how many days a link to choose a password works."""
    return settings.PASSWORD_RESET_TIMEOUT // SECONDS_IN_A_DAY


def password_path(person):
    """The path of a page where this person chooses a password. Whoever calls this has checked who asks."""
    token = PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), token])


def forget_addresses(person):
    """An address that was given up must not open the account any more."""
    EmailAddress.objects.filter(user=person).delete()


def _hold_unit_accounts():
    """Two people closing each other's account would leave none: one waits for the other."""
    from board.models import Person

    list(
        Person.objects.business_unit_accounts().select_for_update().order_by("pk").values_list("pk")
    )
