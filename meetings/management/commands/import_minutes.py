"""`manage.py import_minutes FILE.docx … --group BM`: brings the minutes of past meetings over from Word."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from common.formats import long_date, plural
from common.history import acting
from common.refusals import Refused
from meetings.wordin import UnreadableFile, read_minutes
from meetings.wordin.result import RECORDS


class Command(BaseCommand):
    help = (
        "Brings minutes of past meetings over from Word files. A file in which every name is known and "
        "nothing is queried becomes a closed meeting at once; any other waits on its page to be checked, "
        "unless --accept-as-written is given. The same file again changes nothing. With --dry-run it is "
        "only told what was recognised."
    )

    requires_system_checks = []  # they take longer than reading the file

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="Word files (.docx)")
        parser.add_argument(
            "--group", help="the group that met: the code of its references (BM), or its name"
        )
        parser.add_argument("--dry-run", action="store_true", help="recognise only, save nothing")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument(
            "--accept-as-written",
            action="store_true",
            help="accept what can be accepted; names that are not known stay as they are written",
        )
        parser.add_argument(
            "--by", metavar="EMAIL", help="who brings them in, when the unit has several accounts"
        )

    def handle(self, *, files, group, dry_run, **options):
        if group is not None:
            group = group_named(group)
        if dry_run:
            results = [self.result_of(Path(file)) for file in files]
            self.tell(results, as_json=options["json"])
            problems = [str(each) for each in results if isinstance(each, CommandError)]
        else:
            if group is None:
                raise CommandError("Say whose minutes these are: --group CODE.")
            by, as_written = person_of(options["by"]), options["accept_as_written"]
            with acting(by, via="command"):
                done = [take(Path(file), group, by, as_written=as_written) for file in files]
            self.tell_done(done, as_json=options["json"])
            problems = [each["problem"] for each in done if "problem" in each]
        if problems:
            raise CommandError("\n".join(problems))

    def tell_done(self, done, *, as_json):
        if as_json:
            one = done[0] if len(done) == 1 else done
            self.stdout.write(json.dumps(one, ensure_ascii=False, indent=2))
            return
        for each in done:
            if "problem" not in each:
                self.stdout.write(f"{each['file']}: {each['said']} {each['address']}")

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


def person_of(email):
    """Who acts: the account of the unit with the address, or the only one that the unit has."""
    from board.models import Person

    accounts = Person.objects.business_unit_accounts()
    if email:
        accounts = accounts.filter(email__iexact=email.strip())
    found = list(accounts.order_by("pk")[:2])
    if not found:
        raise CommandError("No account of the business unit has this address.")
    if len(found) > 1:
        raise CommandError(
            "The business unit has several accounts: say who you are with --by EMAIL."
        )
    return found[0]


def take(path, group, by, *, as_written):
    """Bring one file, and accept it where nothing needs a person: {"file", "state", "said", "address"}.

    With a "problem" instead when it is refused; the other files go on.
    """
    from meetings.services import imports

    try:
        with path.open("rb") as file:
            brought = imports.bring(group=group, file=file, name=path.name, by=by, at_once=True)
    except OSError as problem:
        return {"file": path.name, "problem": f"{path} cannot be read: {problem.strerror}."}
    row = imports.read(brought.row.pk)
    if row.is_refused:
        return {"file": path.name, "state": row.state, "problem": row.problem}
    said = "waits to be checked on its page."
    if row.is_to_check and (as_written or imports.needs_nobody(row)):
        try:
            imports.accept(row=row, by=by, leave_open=as_written)
            row.refresh_from_db()
        except Refused as refusal:
            said = f"waits to be checked on its page. {refusal.reason}"
    if row.is_accepted:
        was_there = "" if brought.is_new else "was brought in before, so nothing was changed: "
        said = f"{was_there}{row.meeting.reference}."
    elif not brought.is_new:
        said = f"was brought in before and still {said}"
    address = f"{settings.SITE_URL}{row.get_absolute_url()}"
    return {"file": path.name, "state": row.state, "said": said, "address": address}
