"""When something of the service last happened (see `ServiceMark`). Nobody's doing, so no actor is named."""

from django.utils import timezone

from common.models import ServiceMark


def set_mark(name):
    """It happens now. One statement, so that two who say it at once do not meet."""
    ServiceMark.objects.bulk_create(
        [ServiceMark(name=name, at=timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )


def last(name):
    """When it happened last; None when it never did."""
    return ServiceMark.objects.filter(name=name).values_list("at", flat=True).first()


def forget(name):
    ServiceMark.objects.filter(name=name).delete()


def workers(since):
    """The ids of workers that have shown themselves since a moment."""
    names = ServiceMark.objects.filter(name__startswith=ServiceMark.WORKER, at__gte=since)
    return {name.removeprefix(ServiceMark.WORKER) for name in names.values_list("name", flat=True)}


def forget_workers(before):
    """Clear the marks of workers that have not shown themselves since a moment."""
    ServiceMark.objects.filter(name__startswith=ServiceMark.WORKER, at__lt=before).delete()
