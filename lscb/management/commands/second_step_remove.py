"""`manage.py second_step_remove EMAIL`: the way back in for the business unit when nobody of it can help another."""

from django.core.management.base import BaseCommand, CommandError

from board.models import Person
from board.services.accounts import plain_email
from common.refusals import Refused
from lscb import second_step


class Command(BaseCommand):
    help = "Take away the second step of somebody of the business unit who has lost it."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        person = Person.objects.filter(email=plain_email(email)).first()
        if person is None:
            raise CommandError("Nobody signs in with this address.")
        try:
            second_step.take_away_from_shell(person=person)
        except Refused as refusal:
            raise CommandError(refusal.reason) from None
        self.stdout.write(f"{person} sets up a new second step at the next sign-in.")
