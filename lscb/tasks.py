"""What the worker does for people who cannot sign in."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from board.models import Person
from board.services import accounts
from lscb import letters


@task()
def send_password_link(key):
    """Mail the person with this key a link to choose a password; the key of nobody is as much work for the page."""
    person = Person.objects.filter(pk=key).first()
    if person is not None and person.has_account:
        url = settings.SITE_URL + accounts.password_path(person)
        letters.send("account/email/password_reset_key", person, password_reset_url=url)
