"""`manage.py demo`: an invented board with a year of meetings, for trying the product."""

from django.core.management.base import BaseCommand, CommandError

from common.refusals import Refused
from meetings.demo import sign_ins_if_loaded


class Command(BaseCommand):
    help = "Load an invented board into an empty database and print who can sign in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the database holds a board"
        )

    def handle(self, *, if_empty=False, **options):
        from meetings.demo.load import holds_a_board, load

        if not (if_empty and holds_a_board()):
            try:
                load()
            except Refused as refusal:
                raise CommandError(refusal.reason) from None
        self._print_sign_ins()

    def _print_sign_ins(self):
        for sign_in in sign_ins_if_loaded():
            self.stdout.write(
                f"{sign_in.role:<21} {sign_in.name:<16} {sign_in.email:<27} {sign_in.password}"
            )
