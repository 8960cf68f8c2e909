"""Each answer is written down in the trail once it has gone out."""

from common.afterwards import afterwards
from trail import access


def keep_trail(get_response):
    """After authentication and before what may refuse, so that refusals are written down too."""

    def middleware(request):
        was = request.user.pk if request.user.is_authenticated else None
        response = get_response(request)
        entry = access.entry_of(request, response, was)
        if entry is not None:
            afterwards(response, lambda: access.write(entry))
        return response

    return middleware
