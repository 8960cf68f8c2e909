"""What the trail says that somebody did."""

from django.db.models import TextChoices


class Deed(TextChoices):
    """What somebody did, or tried to do. What they changed stands in the row history."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    NOT_SIGNED_IN = "not_signed_in", "Sign-in refused"
    VIEWED = "viewed", "Viewed"
    DOWNLOADED = "downloaded", "Downloaded"
    EXPORTED = "exported", "Exported"
    PRINTED = "printed", "Printed"
    ENDED = "ended", "Ended sessions"
    REFUSED = "refused", "Refused"
