"""The pages for what went wrong. They need neither the database nor a signed-in person."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.shortcuts import render

from common.asking import wants_json
from lscb import held_forms
from lscb.middleware import is_script

CSRF_REASON = (
    "The page was open for too long, or it came from somewhere else, so nothing was saved. "
    "Go back, reload the page and send it again."
)
TOO_BIG = "This is too much to send at once, so nothing was saved. Send less of it, or split it."
NOT_READ = (
    "What was sent could not be read, so nothing was saved. Load the page again and try once more."
)
NOT_ALLOWED = "You may not do this."
NOT_FOUND = "This is not there any more, or you may not see it, so nothing was saved."


def csrf_failure(request, reason=""):
    """`reason` is Django's own, for programmers; people get a sentence they can act on."""
    if is_script(request):
        return JsonResponse({"problem": CSRF_REASON}, status=403)
    if request.user.is_authenticated and held_forms.came_from_here(request):
        return held_forms.offer(request, held_forms.read(held_forms.hold(request)))
    return render(request, "403_csrf.html", {"sentence": CSRF_REASON}, status=403)


def bad_request(request, exception=None):
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    if wants_json(request):
        return JsonResponse({"problem": TOO_BIG if status == 413 else NOT_READ}, status=status)
    return render(request, "400.html", status=status)


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
