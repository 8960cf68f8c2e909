"""Who asks for a file, read in one question together with the session.

Pages ask as Django does, first for the session and then for the person. They do so much else that it hardly
matters; of a file that is only handed out, those two questions would be half of the time (decision 30).
"""

from __future__ import annotations

from contextvars import ContextVar

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import get_user
from django.utils.functional import SimpleLazyObject

ENDINGS = (".pdf", "/file/")
"""How the addresses end under which files are handed out as they are kept."""

_at_hand = ContextVar("person read with the session", default=None)


class Backend(AuthenticationBackend):
    """Takes the person who was read with the session, where it is the one whose session it is."""

    def get_user(self, user_id):
        person = _at_hand.get()
        if person is None or person.pk != user_id:
            return super().get_user(user_id)
        return person if self.user_can_authenticate(person) else None


def read_at_once(get_response):
    """After authentication, which it leaves as it is: only where the row of the person comes from is another."""

    def middleware(request):
        if request.path_info.endswith(ENDINGS):
            request.session.is_read_with_person = True
            request.user = SimpleLazyObject(lambda: _person_of(request))
        return get_response(request)

    return middleware


def _person_of(request):
    request.session.get(SESSION_KEY)
    before = _at_hand.set(request.session.person)
    try:
        return get_user(request)
    finally:
        _at_hand.reset(before)
