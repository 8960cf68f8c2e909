"""What every template may use besides its own context and the board's (board/context_processors.py)."""

from __future__ import annotations

from django.utils.functional import SimpleLazyObject

from lscb.navigation import entries_for


def site(request) -> dict:
    """`navigation`: where this person may go; `csp_nonce`: see lscb/middleware.py."""
    return {
        "navigation": SimpleLazyObject(lambda: entries_for(request)),
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
