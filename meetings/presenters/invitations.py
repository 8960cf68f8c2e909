"""Who is coming: the answers to a meeting's invitations, and whether it will be quorate."""

from dataclasses import dataclass

from common.addresses import address_of
from common.formats import listing, moment, plural, short_date
from meetings import forecast as forecasts
from meetings.enums import Answer
from meetings.presenters.replies import TONES, WORDS, deputy_of, not_entered, said_of
from notices.enums import ARRIVED, NEEDS_A_LOOK

SECTIONS = [
    (Answer.NONE, "Not answered"),
    (Answer.COMING, "Coming"),
    (Answer.DEPUTY, "A deputy is coming"),
    (Answer.APOLOGIES, "Apologies"),
]


@dataclass(frozen=True)
class Line:
    """One person's answer; `answer_url` is empty for those who may not enter answers."""

    name: str
    about: str
    word: str
    tone: str
    notes: tuple
    message: str
    mail: str
    mail_url: str
    answer_url: str


@dataclass(frozen=True)
class Section:
    heading: str
    lines: tuple


@dataclass(frozen=True)
class QuorumLine:
    word: str
    tone: str
    sentence: str


def sections_of(answers, *, mails, writes):
    """The sections that have people; `mails` is a dict of person to the latest mail, or None."""
    found = []
    for answer, heading in SECTIONS:
        lines = tuple(
            _line(row, answers, mails=mails, writes=writes)
            for row in answers.expected()
            if answers.state_of(row) == answer
        )
        if lines:
            found.append(Section(f"{heading} ({len(lines)})", lines))
    return found


def _line(row, answers, *, mails, writes):
    invitation, state = answers.of(row), answers.state_of(row)
    mail = (mails or {}).get(row.person_id)
    may_answer = writes and invitation
    args = [row.meeting_id, invitation.pk] if may_answer else []
    return Line(
        name=row.name_then,
        about=", ".join(filter(None, [row.role_then, row.organisation_then])),
        word=WORDS[state],
        tone=TONES[state],
        notes=_notes(row, invitation),
        message=invitation.message if invitation else "",
        mail=_mail(mail, row) if mails is not None and invitation else "",
        mail_url=mail.get_absolute_url() if mail else "",
        answer_url=address_of("meetings:reply_for", *args) if may_answer else "",
    )


def _notes(row, invitation):
    notes = []
    if invitation is None:
        notes.append("not invited yet")
    elif invitation.answer != Answer.NONE:
        if invitation.answer == Answer.DEPUTY:
            notes.append(f"deputy: {deputy_of(invitation)}")
        by = "" if invitation.answered_by_id == row.person_id else f" by {invitation.answered_by}"
        notes.append(f"answered on {moment(invitation.answered_at)}{by}")
    if problem := not_entered(invitation, row):
        notes.append(f"{said_of(invitation)}, but {problem}")
    elif invitation and invitation.answer == Answer.NONE and row.status:
        notes.append("marked by hand in the attendance")
    return tuple(notes)


def _mail(mail, row):
    """What became of the latest mail to this person about the meeting."""
    if mail is None:
        return "No mail yet" if row.person.email else "No e-mail address: telephone them"
    if mail.status in ARRIVED:
        return f"{mail.get_status_display()} on {short_date(mail.sent_at)}"
    if mail.status in NEEDS_A_LOOK:
        return f"{mail.get_status_display()}: look at it"
    return mail.get_status_display()


def tally(answers):
    """ "9 coming, 3 apologies, 1 deputy, 4 have not answered"."""
    counts = answers.counts()
    said = [f"{counts[Answer.COMING]} coming"]
    if counts[Answer.DEPUTY]:
        said.append(plural(counts[Answer.DEPUTY], "deputy", "deputies"))
    if counts[Answer.APOLOGIES]:
        said.append(plural(counts[Answer.APOLOGIES], "apology", "apologies"))
    waiting = counts[Answer.NONE]
    has = "has" if waiting == 1 else "have"
    said.append(f"{waiting} {has} not answered" if waiting else "all have answered")
    return ", ".join(said)


SHORT = {
    forecasts.WILL: " – quorate as it stands",
    forecasts.WOULD: " – quorate if those who have not answered come",
    forecasts.CANNOT: " – not quorate even if all the others come",
    forecasts.NO_RULE: "",
}


def in_one_line(answers, found):
    """For the page of the meeting."""
    return f"{tally(answers)}{SHORT[found.state]}."


def quorum_line(found):
    """The forecast as a word, a tone and a sentence that names what is missing."""
    quorum = found.quorum
    if found.state == forecasts.NO_RULE:
        return QuorumLine("No quorum rule", "grey", "This group has no quorum rule.")
    if found.state == forecasts.WILL:
        return QuorumLine(
            "Will be quorate",
            "green",
            f"It will be quorate with those who said they are coming{_seats(quorum)}.",
        )
    if found.state == forecasts.WOULD:
        return QuorumLine(
            "Not quorate yet",
            "amber",
            f"It would be quorate if those who have not answered come{_seats(quorum)}.",
        )
    return QuorumLine(
        "Cannot be quorate",
        "red",
        "It cannot be quorate, even if all who have not answered come. "
        f"Missing: {listing(_missing(quorum))}.",
    )


def _seats(quorum):
    if not quorum.seats_needed:
        return ""
    return f": {plural(quorum.seats_present, 'seat')} filled, {quorum.seats_needed} needed"


def _missing(quorum):
    seats = quorum.seats_missing
    return [*([plural(seats, "seat")] if seats else []), *quorum.organisations_missing]
