"""What the keys in the addresses of this room are keys of, and what its pages are called, for the trail."""

from keeping.models import DisclosureRequest, Disposal, Hold
from trail import places
from trail.places import Place, name_pages

PAGES = {
    "certificate_pdf": "Certificate of a disposal (PDF)",
    "disposal_add": "Proposing a disposal",
    "disposal_approve": "Agreeing to a disposal",
    "disposal_detail": "Disposal and its certificate",
    "disposal_refuse": "Refusing a disposal",
    "hold_add": "Adding a hold",
    "hold_lift": "Lifting a hold",
    "home": "Retention and disclosure",
    "request_add": "Adding a disclosure request",
    "request_detail": "Disclosure request",
    "request_reopen": "Opening a disclosure request again",
    "review_add": "Looking at a record whose time is over",
    "review_list": "Records to be looked at again",
    "rule_edit": "Changing a rule of retention",
}


def register():
    """Called once, when the room is ready."""
    places.register(
        Place("keeping/holds/", "hold", Hold),
        Place("keeping/disposals/", "disposal", Disposal, ("reference",)),
        Place("keeping/requests/", "disclosure request", DisclosureRequest, ("reference",)),
    )
    name_pages("keeping", **PAGES)
