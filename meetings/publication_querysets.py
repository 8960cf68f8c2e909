"""How publications are found: all of them for those who prepare and check, published ones for everybody."""

from django.db import models

from meetings.enums import NOT_WITHDRAWN, PublicationStatus


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The business unit and the board's chair; what others read is `public()`."""
        if person.is_authenticated and person.sees_everything:
            return self
        return self.none()

    def standing(self):
        """Those that have not been withdrawn."""
        return self.filter(status__in=NOT_WITHDRAWN)

    def to_check_by(self, person):
        """Those that wait for somebody else than who sent them."""
        return self.filter(status=PublicationStatus.CHECKING).exclude(prepared_by=person.pk)

    def public(self):
        """What anybody may read, as far as the public area is open: published and not held."""
        return self.filter(status=PublicationStatus.PUBLISHED, hold_kind="")
