"""`manage.py rebuild_search` puts the search index right after a disaster; usually there is nothing to do."""

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from common.formats import plural
from search.models import Entry


class Command(BaseCommand):
    help = "Compare the search index with the records and put right what differs."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew", action="store_true", help="empty the index first, and make all of it again"
        )

    @transaction.atomic
    def handle(self, *, anew, **options):
        if anew:
            Entry.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("SELECT search_rebuild()")
            (changed,) = cursor.fetchone()
        self.stdout.write(
            f"{plural(changed, 'entry was', 'entries were')} put right."
            if changed
            else "Every entry was right."
        )
