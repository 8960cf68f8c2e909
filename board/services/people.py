"""People: add, edit, leave, come back."""

from django.db import transaction

from board import rules
from board.models import Person, PersonAlias
from board.services import accounts
from board.services.writing import change, fill
from common import bin

FIELDS = (
    "title",
    "given_name",
    "family_name",
    "initials",
    "job_title",
    "employer",
    "speaks_for",
    "email",
    "phone",
)


@transaction.atomic
def add_person(*, by, aliases=(), **values):
    """Enter somebody in the directory. They get no account by this; see `accounts`."""
    rules.check_manage_board(by)
    values["email"] = accounts.plain_email(values.get("email"))
    rules.check_email_free(None, values["email"])
    person = fill(Person(is_active=False), values, FIELDS)
    person.set_unusable_password()
    person.save()
    _set_aliases(person, aliases, by)
    return person


@transaction.atomic
def edit_person(*, person, by, aliases=None, expected_version=None, **values):
    """Save what is known of a person; `aliases` replaces their other names, None keeps them."""
    rules.check_manage_board(by)
    old_email = Person.objects.values_list("email", flat=True).get(pk=person.pk)
    if "email" in values:
        values["email"] = accounts.plain_email(values["email"])
        accounts.check_email(person, values["email"])
        if values["email"] != old_email:
            rules.check_let_in_anew(by, person)
    change(person, values, FIELDS, expected_version)
    if "email" in values and values["email"] != old_email:
        accounts.forget_addresses(person)
    if aliases is not None:
        _set_aliases(person, aliases, by)
    return person


@transaction.atomic
def leave(
    *, person, by, left_on, end_memberships=False, close_account=False, expected_version=None
):
    """Record that somebody left; on request end their memberships and close their account.

    Meetings that took place keep their words: only the directory changes.
    """
    rules.check_manage_board(by)
    rules.check_leaving(person, left_on)
    change(person, {"left_on": left_on}, ("left_on",), expected_version)
    if close_account:
        accounts.close_account(person=person, by=by)
    if end_memberships:
        running = person.memberships.exclude(ends_on__lte=left_on)
        running.update(ends_on=left_on)
    return person


@transaction.atomic
def come_back(*, person, by):
    """Undo a leaving date. Memberships that were ended stay ended, an account stays closed."""
    rules.check_manage_board(by)
    return change(person, {"left_on": None}, ("left_on",), None)


def _set_aliases(person, names, by):
    """Keep each name once, whatever its capitals. Those left out can be brought back."""
    wanted = {name.strip().lower(): name.strip() for name in names if name.strip()}
    for alias in person.aliases.all():
        name = wanted.pop(alias.name.lower(), None)
        if name is None:
            what = f"Other name “{alias.name}” of {person.full_name}"
            bin.remove(alias, by=by, what=what, page=person.get_absolute_url())
        elif name != alias.name:
            alias.name = name
            alias.save(update_fields=["name"])
    PersonAlias.objects.bulk_create(
        PersonAlias(person=person, name=name) for name in wanted.values()
    )
