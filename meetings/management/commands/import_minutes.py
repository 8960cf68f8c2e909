"""`manage.py import_minutes FILE.docx …`: what Word files of minutes say."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.formats import long_date, plural
from meetings.wordin import UnreadableFile, read_minutes
from meetings.wordin.result import RECORDS


class Command(BaseCommand):
    help = (
        "Recognises the minutes of past meetings in Word files: facts, attendance, items with their "
        "records, and what a careful reader would query. Nothing is saved yet, so --dry-run is needed."
    )

    requires_system_checks = []  # they take longer than reading the file

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="Word files (.docx)")
        parser.add_argument(
            "--group", help="the group that met: the code of its references (BM), or its name"
        )
        parser.add_argument("--dry-run", action="store_true", help="recognise only, save nothing")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")

    def handle(self, *, files, group, dry_run, **options):
        if not dry_run:
            raise CommandError("Minutes are recognised but cannot be saved yet: add --dry-run.")
        if group is not None:
            group_named(group)
        results = [self.result_of(Path(file)) for file in files]
        self.tell(results, as_json=options["json"])
        problems = [each for each in results if isinstance(each, CommandError)]
        if problems:
            raise CommandError("\n".join(str(problem) for problem in problems))

    def result_of(self, path):
        """What was recognised, or the `CommandError` that says why not: the other files go on."""
        try:
            return read_minutes(path, name=path.name)
        except UnreadableFile as problem:
            return CommandError(str(problem))
        except OSError as problem:
            return CommandError(f"{path} cannot be read: {problem.strerror}.")

    def tell(self, results, *, as_json):
        """One object for one file; for several a list, with a "problem" where one cannot be read."""
        if not as_json:
            for recognised in results:
                if not isinstance(recognised, CommandError):
                    self.stdout.write("\n".join(summary_of(recognised)))
            return
        printed = [
            {"problem": str(each)} if isinstance(each, CommandError) else each.as_printed()
            for each in results
        ]
        if len(results) > 1:
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2))
        elif "problem" not in printed[0]:
            self.stdout.write(json.dumps(printed[0], ensure_ascii=False, indent=2))


def group_named(words):
    """The group with a code or a name, now or formerly, in whatever case."""
    from board.models import Group

    words = " ".join(words.split())
    for field in ("code__iexact", "name__iexact", "former_names__name__iexact"):
        found = list(Group.objects.filter(**{field: words}).distinct()[:2])
        if len(found) == 1:
            return found[0]
    codes = ", ".join(Group.objects.order_by("code").values_list("code", flat=True))
    known = f" The codes of the groups are: {codes}." if codes else " There are no groups yet."
    raise CommandError(f"No group is called “{words}”.{known}")


def summary_of(recognised):
    """A few lines for a reader: what was found, and each warning."""
    meeting = recognised.meeting
    yield f"{meeting.title or 'No title'}, {long_date(meeting.date) or 'no date'}"
    counted = [
        (kind, sum(len(getattr(item, kind)) for item in recognised.items)) for kind in RECORDS
    ]
    found = [
        plural(len(recognised.attendance), "person", "people"),
        plural(len(recognised.items), "item"),
    ]
    found += [plural(count, kind.removesuffix("s")) for kind, count in counted]
    yield f"{', '.join(found)}."
    for warning in recognised.warnings:
        yield f"{warning.code}: {warning.text}"
