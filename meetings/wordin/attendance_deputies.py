"""For whom a deputy came, where only initials or a family name are said: "for IR", "For DI Mellor"."""

from __future__ import annotations

from meetings.wordin.attendance import INITIALS, fits, plain
from meetings.wordin.attendance_words import without_titles
from meetings.wordin.result import DEPUTY, PRESENT


def in_full(attendance):
    """The attendance, with the absent named as the list names them where just one person fits. Initials that
    are nobody's may be those of a body: whoever came for it is no deputy."""
    for person in attendance:
        who = person.deputising_for
        if not who:
            continue
        others = [one for one in attendance if one is not person]
        fitting = [one.name for one in others if _may_be(who, one)]
        if len(set(fitting)) == 1:
            person.deputising_for = fitting[0]
        elif INITIALS.match(who) and not fitting:
            person.deputising_for = ""
            person.role = ", ".join(filter(None, (person.role, f"for {who}")))
            person.status = PRESENT if person.status == DEPUTY else person.status
    return attendance


def _may_be(who, person):
    if INITIALS.match(who):
        letters = person.initials.replace(".", "").replace(" ", "")
        return who == letters or (not letters and fits(who, person.name))
    title, named = without_titles(who.split())
    if not title or len(named) != 1:
        return False
    return plain(named[0]) == plain(person.name.split()[-1])
