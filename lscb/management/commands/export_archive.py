"""`manage.py export_archive FOLDER-or-FILE.zip`: the whole board in open formats."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from common.formats import plural
from lscb import away
from lscb.archive import ArchiveProblem
from lscb.archive.export import export


class Command(BaseCommand):
    help = (
        "Write the whole board as PDF, CSV and JSON with schemas, for records management or a change "
        "of supplier. It holds what is confidential too, and is not encrypted."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "place", type=Path, help="a new folder, or a new file that ends in .zip"
        )

    def handle(self, *, place, **options):
        try:
            made = export(place)
        except ArchiveProblem as problem:
            raise CommandError(str(problem)) from None
        except OperationalError as problem:
            raise CommandError(away.told(problem)) from None
        for name in made.missing:
            self.stderr.write(self.style.WARNING(f"Not in the storage: {name}"))
        self.stdout.write(
            f"Written: {place}, {plural(made.rows, 'row')} in {plural(made.tables, 'table')} "
            f"and {plural(made.files, 'file')}. It is not encrypted: keep it where only those may look who may see all."
        )
