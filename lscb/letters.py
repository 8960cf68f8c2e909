"""Mail about signing in: it goes its own way at once, and nothing of it is kept."""

from __future__ import annotations

import logging

from allauth.account.adapter import get_adapter

log = logging.getLogger(__name__)


def send(prefix, person, **context):
    """Send the mail of these templates. A server that is away is no reason to fail: pages say whom to ask."""
    try:
        get_adapter().render_mail(prefix, person.email, context).send()
    except OSError as problem:
        log.error("Mail about signing in could not be sent: %s", type(problem).__name__)
