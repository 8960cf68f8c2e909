"""The demo board with somebody in every role, loaded once for each module and rolled back after it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.access.people import People


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    from django.conf import settings

    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
        with transaction.atomic():
            call_command("demo", stdout=StringIO())
            yield People()
            transaction.set_rollback(True)
        settings.MEDIA_ROOT = before


@pytest.fixture(autouse=True)
def _files_of_the_demo(demo, settings, _own_files):
    """The files that the demo board came with stay where they are."""
    settings.MEDIA_ROOT = demo.media_root
