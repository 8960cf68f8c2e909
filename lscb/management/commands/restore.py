"""`manage.py restore FILE`: a backup into an empty deployment, all of it or nothing."""

import logging
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from common.formats import plural
from lscb import away
from lscb.backup import BackupProblem, database, restoring
from lscb.backup.passphrase import passphrase
from lscb.serve import prepare
from trail import chain

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Restore a backup into a deployment in which nothing has been kept yet. Stop the server first."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--passphrase-file", default="", help="a file whose first line is the passphrase"
        )

    def handle(self, *, file, passphrase_file, **options):
        try:
            found = restoring.restore(file, passphrase(passphrase_file))
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        except OperationalError as problem:
            raise CommandError(away.told(problem)) from None
        prepare.migrate()
        database.renew_statistics()
        log.info("A backup was restored.")
        self.stdout.write(
            f"Restored: {plural(found.rows, 'row')} in {plural(len(found.tables), 'table')} "
            f"and {plural(len(found.files), 'file')}, as of {found.made_at}."
        )
        self._say_if_changed()

    def _say_if_changed(self):
        faults = chain.check()
        for fault in faults:
            self.stderr.write(self.style.WARNING(fault.sentence))
        if not faults:
            self.stdout.write("The record is whole.")
