"""`manage.py first_account EMAIL NAME`: the way into a deployment that nobody can sign in to yet."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from board.enums import Role
from board.models import Person
from board.services import accounts
from common.history import acting


class Command(BaseCommand):
    help = "Make the first account of the business unit and print the link that sets its password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name", help='given and family name, as in "Robin Starling"')

    def handle(self, *, email, name, **options):
        if Person.objects.business_unit_accounts().exists():
            raise CommandError(
                "The business unit has an account already: it makes all others, under People."
            )
        person = self.make(accounts.plain_email(email), *name.strip().rpartition(" ")[::2])
        path = accounts.sign_in_link(person=person, by=person)
        self.stdout.write(f"Choose a password here: {settings.SITE_URL}{path}")

    def make(self, email, given_name, family_name):
        person = Person(
            email=email,
            given_name=given_name,
            family_name=family_name,
            role=Role.MANAGER,
        )
        person.set_unusable_password()
        try:
            person.full_clean()
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        with acting(None, via="command"):
            person.save()
        return person
