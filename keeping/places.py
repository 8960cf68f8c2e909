"""What the keys in the addresses of this room are keys of, for the trail."""

from keeping.models import DisclosureRequest, Disposal, Hold
from trail import places
from trail.places import Place


def register():
    """Called once, when the room is ready."""
    places.register(
        Place("keeping/holds/", "hold", Hold),
        Place("keeping/disposals/", "disposal", Disposal, ("reference",)),
        Place("keeping/requests/", "disclosure request", DisclosureRequest, ("reference",)),
    )
