"""The kinds of mail there are. A room that writes to people registers its own, in its app's `ready()`.

    kinds.register("meeting", "Meetings", compose)

`compose(mail)` is called when the mail is about to go, with what is true by then,
and gives a `Letter`, or None when there is nothing to say any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """`url` may be a path of ours ("/meetings/3/"); readers get the whole address.

    A personal one acts for the reader without a sign-in: where the mail is sent,
    it stands in that person's mail only, and not in what the unit can read of it.
    """

    label: str
    url: str
    is_personal: bool = False


@dataclass(frozen=True)
class Heading:
    """The words above the lines that follow it."""

    words: str


@dataclass(frozen=True)
class Attachment:
    """A small file that goes with a letter: `content` is text for text types, bytes for others.

    `mimetype` may have parameters: "text/calendar; method=PUBLISH".
    """

    name: str
    content: str | bytes
    mimetype: str


@dataclass(frozen=True)
class Letter:
    """What one person is told. It is plain text; `templates/email/letter.*` lay it out.

    `lines` are, in order: a str is a paragraph, a list its points, a dict
    facts with their labels ({"When": "21 November 2026"}); a `Heading` or a `Link`
    stands where it belongs. The first of `links` and personal ones of them are
    shown as buttons. `reason` says why this person gets it. Where `is_secret`, its
    personal links are not even in what is kept of mail that no server took.
    """

    subject: str
    lines: list[str | list[str] | dict[str, str] | Heading | Link]
    links: list[Link] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    reason: str = ""
    is_secret: bool = False


@dataclass(frozen=True)
class Kind:
    name: str
    label: str
    compose: Callable
    headline: Callable | None = None
    thing: str = "matter"


_kinds: dict[str, Kind] = {}


def register(kind, label, compose, *, headline=None, thing="matter"):
    """Make a kind of mail known; `label` is what the unit reads in the list of mail.

    `headline(mails)` gives a dict of a mail's key to what it is about, for mail that is not
    written yet: in one query at most, however many they are. `thing` is what a topic is called.
    """
    _kinds[kind] = Kind(kind, label, compose, headline, thing)


def known(kind):
    """The `Kind`, or None for one of a room that is no longer there."""
    return _kinds.get(kind)


def label(kind):
    return _kinds[kind].label if kind in _kinds else kind.capitalize()


def thing(kind):
    return _kinds[kind].thing if kind in _kinds else "matter"


def headlines(mails):
    """What mail without a subject is about, by its key; some kinds have nothing to say."""
    found = {}
    unwritten = [mail for mail in mails if not mail.subject]
    for kind in {mail.kind for mail in unwritten} & set(_kinds):
        if tell := _kinds[kind].headline:
            found |= tell([mail for mail in unwritten if mail.kind == kind])
    return found


def choices():
    return sorted(((kind.name, kind.label) for kind in _kinds.values()), key=lambda one: one[1])
