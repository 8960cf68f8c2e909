"""`manage.py demo`: an invented board with a year of meetings, for trying the product."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from common.refusals import Refused
from meetings.demo import sign_ins_if_loaded
from meetings.demo.years import MOST_YEARS


class Command(BaseCommand):
    help = "Load an invented board into an empty database and print who can sign in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the database holds a board"
        )
        parser.add_argument(
            "--years",
            default="1",
            help=f"how many years of meetings, 1 to {MOST_YEARS}: the last one is the demo year, "
            "those before it are made in bulk, for measuring",
        )

    def handle(self, *, if_empty=False, years="1", **options):
        from meetings.demo.load import holds_a_board, load

        years = self._number_of(years)
        if not (if_empty and holds_a_board()):
            try:
                load(years, self._teller(years))
            except Refused as refusal:
                raise CommandError(refusal.reason) from None
        self._print_sign_ins()

    def _number_of(self, years):
        text = str(years).strip()
        if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
            raise CommandError(
                f"--years is a whole number from 1 to {MOST_YEARS}, and not “{years}”."
            )
        return int(text)

    def _teller(self, years):
        """Prints how far it has come, with seconds; a single year says nothing."""
        started = monotonic()

        def tell(sentence):
            if years > 1:
                self.stdout.write(f"{monotonic() - started:5.0f} s  {sentence}")

        return tell

    def _print_sign_ins(self):
        for sign_in in sign_ins_if_loaded():
            self.stdout.write(
                f"{sign_in.role:<21} {sign_in.name:<16} {sign_in.email:<27} {sign_in.password}"
            )
