"""What the worker does for meetings."""

from django_tasks import task


@task()
def make_pack(pack):
    """Put the pack with this key together."""
    from meetings.services import packs

    packs.make(pack)
