"""Writing down who did what: one row for each page, file and refusal, after the answer has gone out."""

import hashlib
import json
import logging
from dataclasses import astuple, dataclass, fields, replace

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import Error, connection

from common.asking import wants_json
from trail.enums import Deed
from trail.models import Access

log = logging.getLogger(__name__)

SHEETS = ("spreadsheet", "text/csv")
FILES = (
    "application/pdf",
    "application/vnd",
    "application/zip",
    "application/msword",
    "text/calendar",
)
SIGN_IN_PAGES = {
    "account_login": "POST",
    "mfa_authenticate": "POST",
    "mfa_login_webauthn": "POST",
    "openid_connect_callback": "GET",
}
"""Where somebody who is not signed in is let in or refused, and by which method."""
NOT_TOLD = frozenset({"paste", "guide_picture", "board:brand_css", "board:logo"})
MOST_KEYS, MARK = 4, 12
"""Keys of an address that are kept, and letters that tell sessions apart."""


@dataclass(frozen=True)
class Entry:
    """The values of a row of the trail, apart from those that the database gives it."""

    person_id: int | None
    deed: str
    page: str
    place: str
    record: int | None
    keys: str
    via: str
    status: int
    session: str
    network: str | None


def entry_of(request, response, was):
    """What is written down of a request, or None. `was` is the key of who was signed in when it came."""
    now = request.user.pk if request.user.is_authenticated else None
    deed = _deed(request, response, was, now)
    if deed is None:
        return None
    linked = getattr(request, "came_by_link", None)
    person = now or was or (linked.person if linked else _tried(request, deed))
    entry = entry_for(request, request.resolver_match, deed, person, response.status_code)
    if linked is None:
        return entry
    via = entry.via if now else "link"
    return replace(entry, place=linked.place, record=linked.record, via=via)


def entry_for(request, match, deed, person=None, status=200):
    """An entry about an address that has been resolved; the person is whoever is signed in, unless it is said."""
    page, place, record, keys = address_of(match)
    return Entry(
        person_id=person or request.user.pk,
        deed=deed,
        page=page,
        place=place,
        record=record,
        keys=keys,
        via="page",
        status=status,
        session=_session(request),
        network=_network(request),
    )


@dataclass(frozen=True)
class Linked:
    """Whose personal link somebody came by, and what record it opens."""

    person: int
    place: str
    record: int


def note_link(request, person, place, record):
    """Say in whose name a page is opened that needs no sign-in. A link's own words are never kept."""
    request.came_by_link = Linked(person.pk, place, record.pk)


def note_deed(request, deed):
    """Say what somebody did on a page that is neither looked at nor taken along, such as ending sessions."""
    request.noted_deed = deed


def address_of(match):
    """(name, place, key of the record, all keys as JSON) of an address. Words in an address may be secrets."""
    if match is None:
        return "", "", None, "{}"
    keys = {name: value for name, value in match.kwargs.items() if isinstance(value, int)}
    record = next(iter(keys.values()), None)
    place = "" if record is None else match.route.split("<int:")[0]
    if "<slug:kind>" in place:
        place = place.replace("<slug:kind>", str(match.kwargs["kind"]))
    return (
        match.view_name[:80],
        place[:60],
        record,
        json.dumps(dict(list(keys.items())[:MOST_KEYS])),
    )


def write(entry):
    """Add an entry in a transaction of its own. The answer has gone out: a database that is away is logged."""
    try:
        connection.ensure_connection()
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            cursor.execute(INSERT, astuple(entry))  # beside the questions of the page
    except Error as error:
        log.error(
            "An entry of the trail could not be written: %s",
            type(error.__cause__ or error).__name__,
        )


INSERT = (
    f"INSERT INTO {Access._meta.db_table} ({', '.join(f.name for f in fields(Entry))}) "  # noqa: S608
    f"VALUES ({', '.join(['%s'] * len(fields(Entry)))})"
)


def _deed(request, response, was, now):
    if was != now:
        return Deed.SIGNED_IN if now else Deed.SIGNED_OUT
    if hasattr(request, "noted_deed"):
        return request.noted_deed
    match = request.resolver_match
    if match is None or match.view_name in NOT_TOLD:
        return None
    if now is None and not hasattr(request, "came_by_link"):
        tried = request.method == SIGN_IN_PAGES.get(match.view_name)
        return Deed.NOT_SIGNED_IN if tried and response.status_code in (200, 429) else None
    if response.status_code in (403, 404):
        return Deed.REFUSED
    if request.method == "GET" and response.status_code == 200:
        return _reading(request, response)
    return None


def _reading(request, response):
    kind = response.headers.get("Content-Type", "")
    if any(word in kind for word in SHEETS):
        return Deed.EXPORTED
    if kind.startswith(FILES):
        return Deed.DOWNLOADED
    is_page = kind.startswith("text/html") and "HX-Request" not in request.headers
    return Deed.VIEWED if is_page and not wants_json(request) else None


def _tried(request, deed):
    """The key of the person whose address was typed, or who has taken the first step and failed at the second.

    What is nobody's address may be a password: it is not kept.
    """
    from board.models import Person

    if hasattr(request, "signing_in"):
        return request.signing_in
    typed = request.POST.get("login", "").strip().lower()
    if deed != Deed.NOT_SIGNED_IN or not typed:
        return None
    return Person.objects.filter(email=typed[:254]).values_list("pk", flat=True).first()


def mark_of(session_key):
    """What names a session in the trail and on pages; the key itself would open one."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:MARK]


def _session(request):
    key = request.session.session_key
    return mark_of(key) if key else ""


def _network(request):
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:  # an address that makes no sense
        return None
