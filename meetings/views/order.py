"""What the buttons and the drag of an ordered list send."""

from common.refusals import Refused

UP, DOWN = "up", "down"


def wants_up(request):
    """Whether the "up" button was pressed, not the "down" one."""
    direction = request.POST.get("direction")
    if direction not in (UP, DOWN):
        raise Refused("Say whether it goes up or down.")
    return direction == UP


def lanes_sent(request):
    """The order after a drag, sent as one `lane` value a part: "part:item,item"."""
    try:
        return [_lane(words) for words in request.POST.getlist("lane")]
    except ValueError:
        raise Refused("The order could not be read. Reload the page and try again.") from None


def _lane(words):
    part, _, items = words.partition(":")
    return int(part), [int(key) for key in items.split(",") if key]
