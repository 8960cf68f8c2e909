"""Putting things in order: lanes (parts) of keys, and one step up or down between them."""


def step(lanes, key, *, up):
    """The lanes after moving `key` by one place; past the end of a lane it enters the next.

    `lanes` is a list of lists. Nothing changes where there is no further place.
    """
    lanes = [list(lane) for lane in lanes]
    at = next(number for number, lane in enumerate(lanes) if key in lane)
    lane, place = lanes[at], lanes[at].index(key)
    target = place - 1 if up else place + 1
    if 0 <= target < len(lane):
        lane[place], lane[target] = lane[target], lane[place]
        return lanes
    beside = at - 1 if up else at + 1
    if 0 <= beside < len(lanes):
        lane.remove(key)
        lanes[beside].insert(len(lanes[beside]) if up else 0, key)
    return lanes


def is_rearrangement(before, after):
    """Whether two sets of lanes hold the same keys, each once."""
    return sorted(key for lane in before for key in lane) == sorted(
        key for lane in after for key in lane
    )
