"""`manage.py import_minutes FILE.docx --dry-run --json`: what a Word file of minutes says."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.formats import long_date, plural
from meetings.wordin import UnreadableFile, read_minutes


class Command(BaseCommand):
    help = (
        "Recognises the minutes of a past meeting in a Word file: facts, attendance, items with their "
        "records, and what a careful reader would query. Nothing is saved yet, so --dry-run is needed."
    )

    requires_system_checks = []  # they take longer than reading the file

    def add_arguments(self, parser):
        parser.add_argument("file", help="the Word file (.docx)")
        parser.add_argument("--dry-run", action="store_true", help="recognise only, save nothing")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")

    def handle(self, *, file, dry_run, **options):
        if not dry_run:
            raise CommandError("Minutes are recognised but cannot be saved yet: add --dry-run.")
        recognised = self.recognise(Path(file))
        if options["json"]:
            self.stdout.write(json.dumps(recognised.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(summary_of(recognised)))

    def recognise(self, path):
        try:
            return read_minutes(path, name=path.name)
        except UnreadableFile as problem:
            raise CommandError(str(problem)) from None
        except OSError as problem:
            raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None


def summary_of(recognised):
    """A few lines for a reader: what was found, and each warning."""
    meeting = recognised.meeting
    yield f"{meeting.title or 'No title'}, {long_date(meeting.date) or 'no date'}"
    records = ("decisions", "actions", "challenges", "amendments", "updates")
    counted = [
        (kind, sum(len(getattr(item, kind)) for item in recognised.items)) for kind in records
    ]
    found = [
        plural(len(recognised.attendance), "person", "people"),
        plural(len(recognised.items), "item"),
    ]
    found += [plural(count, kind.removesuffix("s")) for kind, count in counted]
    yield f"{', '.join(found)}."
    for warning in recognised.warnings:
        yield f"{warning.code}: {warning.text}"
