"""What the page of finds says. No queries."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from actions.presenters import status_tag as status_of_action
from common.addresses import address_of
from common.formats import listing, long_date, plural
from meetings.enums import MinutesStatus
from meetings.presenters.meeting import status_tag as status_of_meeting
from search.enums import ONE_OF, Kind
from search.finding import CLOSES, ENDS, OPENS

MARKED = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")
STRAY = str.maketrans("", "", OPENS + CLOSES)
COUNTED = {
    Kind.MINUTES: ("item of the minutes", "items of the minutes"),
    Kind.AGENDA: ("item of the agenda", "items of the agenda"),
    Kind.DECISION: ("decision", ""),
    Kind.ACTION: ("action", ""),
    Kind.CHALLENGE: ("challenge", ""),
}


@dataclass(frozen=True)
class Known:
    """What a page of finds refers to, by key: only what the reader may open."""

    meetings: dict
    groups: dict
    actions: dict


@dataclass(frozen=True)
class Hit:
    """One find. `title`, `text` and `more` are HTML with the matching words marked."""

    kind: str
    url: str
    title: str
    said: str
    text: str
    more: str
    where: tuple
    status: dict | None


def marked(text):
    """HTML of a text in which the database has marked words; everything else is escaped."""
    found = MARKED.sub(r"<mark>\1</mark>", str(escape(text)))
    return mark_safe(found.translate(STRAY))


def hit_of(entry, known):
    """`entry` comes from `finding.with_marks`."""
    has_title = bool(entry.title)
    more = marked(entry.marked_extra) if OPENS in entry.marked_extra else ""
    return Hit(
        kind=kind_of(entry),
        url=url_of(entry, known),
        title=marked(entry.marked_title if has_title else entry.reference),
        said=said_of(entry, known),
        text=marked(whole_words(entry)),
        more=more,
        where=where_of(entry, known),
        status=status_of(entry, known),
    )


def missing_sentence(references):
    """Of references that do not exist and of those that are out of sight alike."""
    if not references:
        return ""
    return f"There is no {' or '.join(each.upper() for each in references)} that you may read."


def whole_words(entry):
    """The marked part of a text, with dots where it goes on before and after."""
    part = entry.marked_body
    bare = part.translate(STRAY)
    before = "" if entry.body_starts.startswith(bare[:ENDS]) or not bare else "… "
    after = "" if entry.body_ends.endswith(bare[-ENDS:]) or not bare else " …"
    return f"{before}{part}{after}"


def kind_of(entry):
    if entry.kind == Kind.MINUTES and entry.minutes_status != MinutesStatus.APPROVED:
        return ONE_OF[Kind.MINUTES] if entry.face == "issued" else "Draft minutes"
    return ONE_OF[Kind(entry.kind)]


def said_of(entry, known):
    """What tells links with the same words apart."""
    meeting = known.meetings.get(entry.meeting_key)
    if entry.kind == Kind.MEETING:
        return f"{entry.reference}, {long_date(entry.date)}"
    if entry.kind in (Kind.PERSON, Kind.GROUP, Kind.ORGANISATION) or not entry.title:
        return ""
    return meeting.reference if meeting else long_date(entry.date)


def where_of(entry, known):
    """Group and date, and the meeting where the reader may open it."""
    group = known.groups.get(entry.group_key) if entry.kind != Kind.GROUP else None
    meeting = known.meetings.get(entry.meeting_key)
    parts = [
        group.name if group else "",
        meeting.reference if meeting and not entry.title else "",
        long_date(entry.date) if entry.kind != Kind.MEETING else "",
    ]
    return tuple(part for part in parts if part)


def status_of(entry, known):
    if entry.kind == Kind.ACTION and entry.object_pk in known.actions:
        tag = status_of_action(known.actions[entry.object_pk])
        return {"word": tag.word, "tone": tag.colour}
    if entry.kind == Kind.MEETING and entry.meeting_key in known.meetings:
        return status_of_meeting(known.meetings[entry.meeting_key])
    return None


PAGES = {
    Kind.ACTION: "actions:action_detail",
    Kind.CHALLENGE: "meetings:challenge_detail",
    Kind.MEETING: "meetings:meeting_detail",
    Kind.PERSON: "board:person_detail",
    Kind.GROUP: "board:group_detail",
    Kind.ORGANISATION: "board:organisation_detail",
}


def url_of(entry, known):
    """The exact place: the item in the minutes or agenda that this reader reads."""
    if entry.kind in PAGES:
        return address_of(PAGES[entry.kind], entry.object_pk)
    if entry.kind == Kind.FORWARD:
        return f"{reverse('meetings:forward_plan')}?{urlencode({'group': entry.group_key})}"
    if entry.kind == Kind.DECISION and entry.source == Kind.DECISION:
        return f"{reverse('meetings:decision_register')}?{urlencode({'q': entry.reference})}#{entry.reference}"
    name = "agenda_detail" if entry.kind == Kind.AGENDA else "minutes_detail"
    place = address_of(f"meetings:{name}", entry.meeting_key)
    return f"{place}#item-{entry.item_key}"


@dataclass(frozen=True)
class MeetingHit:
    """A meeting that discussed what was asked for: how often, what, and its best finds."""

    meeting: object
    url: str
    name: str
    where: tuple
    counts: str
    hits: tuple


def meeting_hit(meeting, numbers, entries, known):
    name = meeting.title or meeting.group.name
    return MeetingHit(
        meeting=meeting,
        url=meeting.get_absolute_url(),
        name=f"{name}, {long_date(meeting.date)}",
        where=(meeting.reference, *([meeting.group.name] if meeting.title else [])),
        counts=counts_of(numbers),
        hits=tuple(hit_of(entry, known) for entry in entries),
    )


def counts_of(numbers):
    """ "3 items of the minutes, 2 decisions and 1 action" """
    words = [plural(numbers[kind], *names) for kind, names in COUNTED.items() if numbers.get(kind)]
    return listing(words)


@dataclass(frozen=True)
class Choice:
    """One value to narrow by: a link that chooses it or takes it off again."""

    label: str
    count: int
    url: str
    is_chosen: bool


class Links:
    """Addresses of this page that keep what is asked for and change one thing."""

    def __init__(self, question):
        self.question, self.page = question, reverse("search:search")

    def to(self, **changes):
        """Changes name `q`, `kind`, `group`, `year`, `sort` or `view`; the page starts anew."""
        question = self.question
        values = {
            "q": question.words,
            "view": question.view,
            "sort": question.sort if question.sort != "best" else "",
            "kind": question.kinds,
            "group": question.groups,
            "year": question.years,
        } | changes
        kept = {name: value for name, value in values.items() if value}
        return f"{self.page}?{urlencode(kept, doseq=True)}"

    def toggled(self, narrowing, value):
        chosen = self.question.chosen(narrowing)
        without = [each for each in chosen if each != value]
        return self.to(**{narrowing: without if value in chosen else [*chosen, value]})


def facets(question, counts, groups):
    """The narrowings as (heading, choices), those with nothing to choose from left out."""
    labels = {
        "kind": ("Kind", {kind.value: kind.label for kind in Kind}),
        "group": ("Group", {key: group.name for key, group in groups.items()}),
        "year": ("Year", {year: str(year) for year in [*counts["year"], *question.years]}),
    }
    order = {
        "kind": Kind.values.index,
        "group": lambda key: labels["group"][1][key].lower(),
        "year": lambda year: -year,
    }
    found, links = [], Links(question)
    for name, (heading, words) in labels.items():
        keys = {*counts[name], *question.chosen(name)} & set(words)
        choices = [
            _choice(links, name, key, words, counts[name]) for key in sorted(keys, key=order[name])
        ]
        if len(choices) > 1 or any(choice.is_chosen for choice in choices):
            found.append((heading, choices))
    return found


def _choice(links, name, key, words, counts):
    return Choice(
        label=words[key],
        count=counts.get(key, 0),
        url=links.toggled(name, key),
        is_chosen=key in links.question.chosen(name),
    )
