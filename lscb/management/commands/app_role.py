"""`manage.py app_role NAME`: give the application's own role in the database its rights, and no more."""

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from lscb import rights


class Command(BaseCommand):
    help = (
        "Run as the owner of the tables, after migrate: the role reads and writes, but can only add to the "
        "trail and to row history."
    )

    def add_arguments(self, parser):
        parser.add_argument("role", help="a role of the database that is there already")

    def handle(self, *, role, **options):
        self._check(role)
        try:
            with transaction.atomic():
                written, added = rights.grant(role)
        except ProgrammingError as problem:
            raise CommandError(f"The rights were not changed: {problem}".strip()) from None
        self.stdout.write(f"{role} reads and writes {written} tables, and only adds to {added}.")

    def _check(self, role):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = %s",
                [role],
            )
            found = cursor.fetchone()
        if found is None:
            raise CommandError(
                f'There is no role "{role}" in the database. Create it first: see docs/deploy.md.'
            )
        if any(found):
            raise CommandError(
                f"{role} is the owner of the tables or stands above it, so its rights cannot be narrowed."
            )
