"""Each answer is written down in the trail once it has gone out."""

from trail import access


def keep_trail(get_response):
    """After authentication and before what may refuse, so that refusals are written down too."""

    def middleware(request):
        was = request.user.pk if request.user.is_authenticated else None
        response = get_response(request)
        entry = access.entry_of(request, response, was)
        if entry is not None:
            _after(response, lambda: access.write(entry))
        return response

    return middleware


def _after(response, do):
    """Do it when the answer has been sent, while the connection to the database is still there."""
    close = response.close

    def closing():
        try:
            do()
        finally:
            close()

    response.close = closing
