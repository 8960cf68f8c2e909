"""`manage.py dispose REFERENCE`: carry out a disposal that two people have agreed to, as the owner of the tables."""

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError

from common.history import acting
from common.refusals import Refused
from keeping import services
from keeping.models import Disposal
from keeping.presenters import certificate_of

NOT_THE_OWNER = "Nothing was disposed of: run this as the owner of the tables (docs/deploy.md)."


class Command(BaseCommand):
    help = "Carry out an approved disposal of the trail or of disclosure requests, and print its certificate."

    def add_arguments(self, parser):
        parser.add_argument("reference", help="as on the page of the disposal: DC-2026-01")

    def handle(self, *, reference, **options):
        disposal = Disposal.objects.filter(reference__iexact=reference).first()
        if disposal is None:
            raise CommandError(f"There is no disposal {reference}.")
        try:
            with acting(None, via="command"):
                done = services.carry_out(disposal=disposal)
        except Refused as refusal:
            raise CommandError(refusal.reason) from None
        except ProgrammingError as problem:
            raise CommandError(f"{NOT_THE_OWNER} {problem}".strip()) from None
        for label, said in certificate_of(done):
            self.stdout.write(f"{label}: {said}")
