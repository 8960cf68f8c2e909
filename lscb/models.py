"""Who is signed in where: the sessions themselves, with what their owners and the business unit read of them."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """A session of a browser. What is said of it here is copied from what it holds (`lscb.sessions`).

    `person` is empty until somebody has signed in; `began_at` is when they
    did, `used_at` when it was last written, which is every ten minutes of use.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    began_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    agent = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"Session of {self.person or 'nobody'}"

    @classmethod
    def get_session_store_class(cls):
        from lscb.sessions import SessionStore

        return SessionStore
