"""The board's own name, look and words, for every template."""

from django.utils.functional import SimpleLazyObject

from board.models import BoardProfile


def board(request):
    """`profile` (a `BoardProfile`, perhaps not saved yet) and `words`; one query, when first used."""
    profile = SimpleLazyObject(lambda: profile_for(request))
    return {"profile": profile, "words": SimpleLazyObject(lambda: profile.words)}


def profile_for(request):
    """The profile, read once for each request."""
    if not hasattr(request, "_board_profile"):
        request._board_profile = BoardProfile.objects.current()
    return request._board_profile
