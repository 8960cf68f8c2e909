"""What the worker does for meetings."""

from django_tasks import task


@task()
def make_pack(pack):
    """Put the pack with this key together."""
    from meetings.services import packs

    packs.make(pack)


@task()
def read_import(row):
    """Recognise the minutes in the Word file that was brought with this key."""
    from meetings.services import imports

    imports.read(row)


@task()
def make_minutes_documents(version):
    """Make the PDF of the frozen minutes with this key, which came from Word."""
    from meetings.models import MinutesVersion
    from meetings.services import approval

    approval.make_documents(MinutesVersion.objects.get(pk=version))
