"""`manage.py backup FILE`: the database and all files in one encrypted file, read back before it is done."""

import logging
from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, OperationalError

from common import marks
from common.formats import file_size, plural
from common.models import ServiceMark
from lscb import away
from lscb.backup import BackupProblem, checking, making
from lscb.backup.passphrase import passphrase

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Keep the whole board, database and files, in one file that a passphrase encrypts."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="where to write it; there must be none yet")
        parser.add_argument(
            "--passphrase-file", default="", help="a file whose first line is the passphrase"
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="make none, but read this one and say if it is whole",
        )

    def handle(self, *, file, passphrase_file, check, **options):
        try:
            words = passphrase(passphrase_file, is_new=not check)
            found = checking.check(file, words) if check else making.make(file, words)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        except OperationalError as problem:
            raise CommandError(away.told(problem)) from None
        self._note(check)
        if found.missing:
            self.stderr.write(self.style.WARNING(missing(found.missing)))
        self.stdout.write(
            f"{'Whole' if check else 'Made and checked'}: {file} ({file_size(file.stat().st_size)}), "
            f"{plural(found.rows, 'row')} in {plural(len(found.tables), 'table')} "
            f"and {plural(len(found.files), 'file')}, of {found.made_at}."
        )

    def _note(self, check):
        """For the page of the service. A backup may be checked where there is no database."""
        with suppress(Error):
            if not check:
                marks.set_mark(ServiceMark.BACKUP_MADE)
            marks.set_mark(ServiceMark.BACKUP_CHECKED)
        log.info("A backup was %s.", "checked" if check else "made and checked")


def missing(names):
    """What rows speak of and the storage does not have."""
    listed = "".join(f"\n  {name}" for name in names)
    return f"{plural(len(names), 'file')} that the database names are not in the storage:{listed}"
