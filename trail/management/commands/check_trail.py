"""`manage.py check_trail`: whether the trail and the row history are as they were written."""

from django.core.management.base import BaseCommand, CommandError

from trail import chain
from trail.models import Access


class Command(BaseCommand):
    help = "Read the trail and all sealed row history, and fail when something was changed or taken out."

    def add_arguments(self, parser):
        parser.add_argument(
            "--seal", action="store_true", help="seal what is new when all is whole"
        )

    def handle(self, *, seal, **options):
        faults = chain.check()
        if faults:
            raise CommandError("\n".join(fault.sentence for fault in faults))
        if seal:
            chain.seal()
        for gone in chain.disposals():
            self.stdout.write(gone.sentence)
        number = Access.objects.count()
        self.stdout.write(
            f"Whole: {number:,} entries of the trail, and all row history that is sealed."
        )
