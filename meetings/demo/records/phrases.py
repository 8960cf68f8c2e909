"""The sentences that every sub-group's minutes need, in a few wordings that take turns."""

from meetings.demo.shapes import Item

WELCOME = (
    "The chair welcomed members. The meeting was quorate.",
    "Members introduced themselves for the benefit of those who had joined since the last meeting.",
    "The chair welcomed everybody and thanked members for sending papers in good time.",
    "Apologies were noted. The meeting was quorate throughout.",
)
MINUTES = (
    "",
    "One spelling was corrected before the minutes were sent out.",
    "",
    "The chair thanked the minute-taker for their brevity.",
)
ON_PAPER = "The minutes of the last meeting, which were kept on paper, were agreed."
NEXT = "Members noted the date, which is at the end of these minutes."
ARISING = (
    "All actions from the last meeting have been completed or are on the agenda.",
    "The action log was reviewed line by line. Nothing is overdue.",
    "Members went through the log; owners who were not present had sent a line each.",
    "Two actions were extended by a month, with reasons that members accepted.",
)
CLOSING = (
    "There was no other business, and the chair thanked members.",
    "Members were reminded of the multi-agency learning event, which still has places.",
    "The chair asked members to send agenda items three weeks before the next meeting.",
    "A member thanked the partnership support officer for arranging the room at short notice.",
)


def frame(
    turn, *middle, arising=None, first=None, previous=None, amendments=(), risks=None, aob=None
):
    """A whole sub-group's minutes: the standing items in the wording of this turn, around
    `middle`."""
    return (
        Item("apologies", first or WELCOME[turn % 4]),
        Item("declarations", nil=True),
        Item("previous_minutes", previous or MINUTES[turn % 4], amendments=amendments),
        arising
        if isinstance(arising, Item)
        else Item("matters_arising", arising or ARISING[turn % 4]),
        *middle,
        risks if isinstance(risks, Item) else Item("risks", risks or "", nil=not risks),
        Item("aob", aob or CLOSING[turn % 4]),
        Item("next_meeting", NEXT),
    )
