"""The pages for what went wrong. They need neither the database nor a signed-in person."""

from __future__ import annotations

import logging
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import (
    HttpResponse,
    HttpResponseServerError,
    JsonResponse,
    UnreadablePostError,
)
from django.shortcuts import render
from django.template.loader import render_to_string

from common.asking import wants_json
from lscb import away, held_forms
from lscb.middleware import is_script

log = logging.getLogger(__name__)

CSRF_REASON = (
    "The page was open for too long, or it came from somewhere else, so nothing was saved. "
    "Go back, reload the page and send it again."
)
TOO_BIG = (
    f"What was sent is larger than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20} MB without its files, "
    "so nothing was saved. Send less of it, or split it."
)
TOO_MANY_FIELDS = (
    f"More than {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} fields were sent at once, so nothing was saved. "
    "Choose fewer rows, or send them in parts."
)
TOO_MANY_FILES = (
    f"More than {settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files were sent at once, so nothing was saved. "
    "Send them in parts."
)
NOT_READ = (
    "What was sent could not be read, so nothing was saved. Load the page again and try once more."
)
REFUSED_SIZES = {
    RequestDataTooBig: TOO_BIG,
    TooManyFieldsSent: TOO_MANY_FIELDS,
    TooManyFilesSent: TOO_MANY_FILES,
}
FAULT = "Something went wrong, and nothing was half-saved. Try again."
AWAY = "The board cannot be reached for a moment, so nothing was saved. Try again shortly."
NOT_ALLOWED = "You may not do this."
NOT_FOUND = "This is not there any more, or you may not see it, so nothing was saved."


def csrf_failure(request, reason=""):
    """`reason` is Django's own, for programmers; people get a sentence they can act on.

    What is too large to be read has no token that could be found: it is told of its size.
    """
    try:
        request.POST  # noqa: B018  reads what was sent
    except (*REFUSED_SIZES, UnreadablePostError) as problem:
        return bad_request(request, problem)
    if is_script(request):
        return JsonResponse({"problem": CSRF_REASON}, status=403)
    if request.user.is_authenticated and held_forms.came_from_here(request):
        return held_forms.offer(request, held_forms.read(held_forms.hold(request)))
    return render(request, "403_csrf.html", {"sentence": CSRF_REASON}, status=403)


def bad_request(request, exception=None):
    sentence = REFUSED_SIZES.get(type(exception), "")
    status = 413 if sentence else 400
    if wants_json(request):
        return JsonResponse({"problem": sentence or NOT_READ}, status=status)
    return render(request, "400.html", {"sentence": sentence}, status=status)


def permission_denied(request, exception=None):
    """A rule's refusal carries its reason; the page shows it."""
    sentence = str(exception or "")
    if wants_json(request):
        return JsonResponse({"problem": sentence or NOT_ALLOWED}, status=403)
    return render(request, "403.html", {"sentence": sentence}, status=403)


def page_not_found(request, exception=None):
    if wants_json(request):
        return JsonResponse({"problem": NOT_FOUND}, status=404)
    return render(request, "404.html", status=404)


def server_error(request):
    """Called while the exception is being handled. These two pages are drawn without asking who looks at them."""
    if not away.is_away(sys.exc_info()[1]):
        if wants_json(request):
            return JsonResponse({"problem": FAULT}, status=500)
        return HttpResponseServerError(render_to_string("500.html"))
    later = {"Retry-After": str(away.RETRY_SECONDS), "Cache-Control": "no-store"}
    if is_script(request):
        response = JsonResponse({"problem": AWAY}, status=503, headers=later)
    else:
        response = HttpResponse(render_to_string("503.html"), status=503, headers=later)
    response._has_been_logged = True  # each would be a page of the log; one line is enough
    log.warning("The database is away.")
    return response
