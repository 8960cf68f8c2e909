from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """A rule said no. `str()` is one sentence in plain English that the page shows."""

    @property
    def reason(self):
        return str(self)


class Collided(Refused):
    """The database itself refused: two writes of one moment do not go together."""

    def __init__(self):
        super().__init__(
            "Somebody else saved something at the same moment that does not go with this. "
            "Nothing of yours has been saved yet: look at it again and send it once more."
        )


class Gone(Refused):
    """The row was removed after this form was opened."""

    def __init__(self):
        super().__init__(
            "Somebody else removed this while you had it open, so nothing has been saved."
        )


class StaleVersion(Refused):
    """Somebody else saved the row after this form was opened.

    `current` is the row as it now stands, so that a page can show both texts.
    """

    def __init__(self, current):
        self.current = current
        super().__init__(
            "Somebody else changed this while you had it open. "
            "Nothing of yours has been saved yet: compare the two texts and save again."
        )
