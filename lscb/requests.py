"""Each request has an id, which goes back with the answer and stands in every line of the log about it."""

from __future__ import annotations

import logging
import re
import time
import uuid

from django.conf import settings

from lscb.logs import asked

log = logging.getLogger(__name__)

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{7,63}")


def note_request(get_response):
    """One line in the log for each request, without its address: pages are told apart by the name of their route.

    Static files are not told of.
    """
    static = f"/{settings.STATIC_URL.strip('/')}/"

    def middleware(request):
        request.log_id = id_of(request)
        token, began = asked.set(request), time.monotonic()
        try:
            response = get_response(request)
            response.headers[HEADER] = request.log_id
            if not request.path_info.startswith(static):
                ms = round((time.monotonic() - began) * 1000)
                log.info("Answered", extra={"status": response.status_code, "ms": ms})
            return response
        finally:
            asked.reset(token)

    return middleware


def id_of(request) -> str:
    """The one that a proxy in front has given it, when it is well-formed; else a new one."""
    given = request.headers.get(HEADER, "")
    return given if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
