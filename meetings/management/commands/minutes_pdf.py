"""`manage.py minutes_pdf BM-2026-03 -o FILE`: the minutes of a meeting as a PDF."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from meetings.enums import Edition, MeetingStatus
from meetings.models import Meeting, Minutes
from meetings.pdf import file_name
from meetings.reading import latest_version, read_draft, read_version


class Command(BaseCommand):
    help = (
        "Writes the minutes of a meeting as a PDF. Approved minutes are the very file that was "
        "frozen when they were approved."
    )

    def add_arguments(self, parser):
        parser.add_argument("reference", help="the meeting's reference, for example BM-2026-03")
        parser.add_argument(
            "-o", "--output", help="the file to write; named after the meeting otherwise"
        )
        parser.add_argument(
            "--edition",
            choices=Edition.values,
            default=Edition.OPEN,
            help="full holds confidential items; open (the usual) leaves them out",
        )

    def handle(self, *, reference, output, edition, **options):
        minutes = self.minutes_of(reference)
        full = edition == Edition.FULL
        if minutes.is_approved:
            reading = read_version(latest_version(minutes), full=full)
        else:
            reading = read_draft(minutes, full=full)
        path = Path(output or file_name(reading.record))
        try:
            path.write_bytes(reading.pdf)
        except OSError as problem:
            raise CommandError(f"{path} cannot be written: {problem.strerror}.") from None
        self.stdout.write(f"{path}: {reading.record.title}.")

    def minutes_of(self, reference):
        reference = reference.strip().upper()
        try:
            return Minutes.objects.select_related("meeting__group").get(
                meeting__reference=reference
            )
        except Minutes.DoesNotExist:
            if cancelled := Meeting.objects.filter(
                reference=reference, status=MeetingStatus.CANCELLED
            ).first():
                raise CommandError(
                    f"There are no minutes of {reference}: the meeting was cancelled "
                    f"({cancelled.cancelled_reason})."
                ) from None
            raise CommandError(
                f"There are no minutes of {reference}: either no meeting has this reference, "
                "or it has not started yet."
            ) from None
