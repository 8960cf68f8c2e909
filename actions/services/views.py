"""Saved views of the list of actions."""

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from actions import rules
from actions.models import SavedView
from actions.narrowing import FITS
from common import bin
from common.refusals import Refused
from common.versions import save_version

LONGEST_QUERY = 1000


@transaction.atomic
def save_view(*, query, name, by):
    """Keep what was chosen of the list, as it stands in an address, under a name of one's own."""
    view = SavedView(owner=by, query=fit_query(query), name=_fit_name(name, by))
    view.save()
    return view


@transaction.atomic
def rename_view(*, view, name, is_shared, by, expected_version=None):
    """Give a view another name; the unit also says whether everybody has it."""
    rules.check_change_view(by, view)
    if is_shared != view.is_shared:
        rules.check_share_view(by)
    view.name, view.is_shared = _fit_name(name, view.owner, view), is_shared
    expected = view.version if expected_version is None else expected_version
    save_version(view, expected=expected, fields=["name", "is_shared"])
    return view


@transaction.atomic
def delete_view(*, view, by):
    """Returns the `Deletion`, which brings it back."""
    rules.check_change_view(by, view)
    return bin.remove(view, by=by, what=f"Saved view “{view.name}”", page="/actions/views/")


def fit_query(query):
    """An address's query with nothing in it but filters of the list, in their order."""
    sent = dict(parse_qsl(query))
    kept = {name: sent[name].replace("\x00", "") for name in FITS if sent.get(name)}
    if not kept:
        raise Refused("Choose something on the list of actions first; then save it as a view.")
    fitted = urlencode(kept)
    if len(fitted) > LONGEST_QUERY:
        raise Refused("What you chose is too long to be saved. Use fewer words.")
    return fitted


def _fit_name(name, owner, view=None):
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the view a name.")
    same = SavedView.objects.filter(owner=owner, name__iexact=name)
    if same.exclude(pk=view and view.pk).exists():
        raise Refused(f"There is a view called “{name}” already. Choose another name.")
    return name
