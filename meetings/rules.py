"""Who may do what at a meeting, with the reason in English when they may not."""

import rules
from django.utils import timezone

from board.enums import CHECKS_PUBLICATIONS
from board.offices import offices_of
from common.formats import long_date
from common.refusals import Refused
from meetings.enums import (
    AGENDA_OUT,
    MEETING_STEPS,
    MINUTES_STEPS,
    OPEN_FOR_COMMENTS,
    OPEN_TO_CHAIR,
    OPEN_TO_MEMBERS,
    PUBLICATION_STEPS,
    RECORDING,
    UPCOMING,
    ItemKind,
    MeetingStatus,
    MinutesStatus,
    PublicationStatus,
)


def chairs(person, group):
    """Whether `person` chairs, or deputises for the chair of, the group today."""
    return group.pk in offices_of(person, timezone.localdate()).chaired


def takes_minutes(person, group):
    """Whether `person` writes for the group: the business unit, or its minute-taker today."""
    return person.is_business_unit or group.pk in offices_of(person, timezone.localdate()).minuted


def sees_confidential(person, group):
    """Whether closed titles, confidential texts and their records are open to `person`."""
    return person.sees_everything or takes_minutes(person, group) or chairs(person, group)


def check_keep_circulation(person, item):
    """Who reads a confidential item by name is said by those who write the group's minutes."""
    if not takes_minutes(person, item.meeting.group):
        raise Refused(
            "Only the business unit and the group's minute-taker keep the circulation list of an item."
        )
    if not item.is_confidential:
        raise Refused("This item is not confidential: every member of the group reads it.")


def check_agenda_out(meeting):
    if meeting.status not in AGENDA_OUT:
        raise Refused("The agenda is not out yet, so those on the list cannot read the item.")


def check_plan_meetings(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit plans meetings and writes agendas.")


def check_import_minutes(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit brings minutes over from Word.")


def check_write_forward_plan(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit changes the forward plan.")


def reads_forward_plan(person):
    """The business unit, the board's chair, and whoever chairs a group today."""
    return person.sees_everything or bool(offices_of(person, timezone.localdate()).chaired)


def check_read_forward_plan(person):
    if not reads_forward_plan(person):
        raise Refused("The forward plan is for the business unit and for chairs.")


def check_reads_answers(person, group):
    """Who answered an invitation, and how: for those who prepare and lead the meeting."""
    if not sees_confidential(person, group):
        raise Refused(
            "Only the business unit, the group's chairs and its minute-taker see who is coming."
        )


def check_take_minutes(person, group):
    if not takes_minutes(person, group):
        raise Refused("Only the business unit and the group's minute-taker write its minutes.")


def follows_challenges(person, group):
    """Whether `person` writes what became of the group's challenges: its writers and its chairs."""
    return takes_minutes(person, group) or chairs(person, group)


def check_follow_challenge(person, group):
    if not follows_challenges(person, group):
        raise Refused(
            "Only the business unit, the group's chairs and its minute-taker follow challenges up."
        )


def check_minutes_open(minutes):
    """Approved minutes stand; they are corrected by reopening them with a reason."""
    if not minutes.is_open_for_writing:
        raise Refused(
            "These minutes have been approved and are locked. Reopen them to make a correction."
        )


def check_meeting_step(meeting, to):
    if to not in MEETING_STEPS[meeting.status]:
        raise Refused(
            f"This meeting is {meeting.get_status_display().lower()}, so it cannot become "
            f"{to.label.lower()}."
        )


PAPERS_OPEN = UPCOMING | RECORDING
"""Papers come until the minutes are approved: some are tabled at the meeting itself."""


def contributes_to(person, item):
    """Whether `person` presents the item, or is asked by name for one of its papers. One query at most."""
    return item.presenter_id == person.pk or item.papers.filter(contributor=person).exists()


def check_papers_open(meeting):
    """Raise `Refused` when papers of this meeting can no longer change."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused("This meeting was cancelled, so it takes no papers.")
    if meeting.status not in PAPERS_OPEN:
        raise Refused(
            "The minutes of this meeting have been approved, so its papers stay as they are."
        )


def check_hand_in(person, item):
    """The unit, whoever presents the item and whoever is asked for a paper of it hand papers in."""
    if not (person.is_business_unit or contributes_to(person, item)):
        raise Refused(
            "Only the business unit and those who contribute to this item hand in its papers."
        )
    check_papers_open(item.meeting)


def may_take_back(person, version):
    """Whoever handed a file in takes it back; the unit takes back anybody's."""
    return person.is_business_unit or version.handed_in_by_id == person.pk


def check_take_back(person, version):
    """Raise `Refused` unless the person may take this file back while papers are open."""
    check_hand_in(person, version.paper.item)
    if not may_take_back(person, version):
        raise Refused("Only whoever handed this file in, or the business unit, takes it back.")


def check_arrange_papers(person, meeting):
    """The unit says what is expected of whom, in what order papers stand, and takes them away."""
    if not person.is_business_unit:
        raise Refused("Only the business unit arranges and removes papers.")
    check_papers_open(meeting)


WORDS_OF_STEPS = {
    MinutesStatus.DRAFTING: "drafted again",
    MinutesStatus.WITH_CHAIR: "sent to the chair",
    MinutesStatus.CIRCULATED: "circulated as a draft",
    MinutesStatus.APPROVED: "approved",
}


def check_minutes_step(minutes, to):
    if to not in MINUTES_STEPS[minutes.status]:
        raise Refused(
            f"These minutes are {minutes.standing}, so they cannot be {WORDS_OF_STEPS[to]}."
        )


def check_circulate(person, minutes):
    """The unit circulates; the group's chair may do it once the draft is with them."""
    group = minutes.meeting.group
    if takes_minutes(person, group):
        return
    if minutes.status == MinutesStatus.WITH_CHAIR and chairs(person, group):
        return
    raise Refused(
        "Only the business unit, the group's minute-taker or the chair who has the draft can "
        "circulate minutes."
    )


def check_return(person, minutes):
    """Whoever has the draft may send it back: its writers, or the group's chair."""
    group = minutes.meeting.group
    if takes_minutes(person, group):
        return
    if minutes.status == MinutesStatus.WITH_CHAIR and chairs(person, group):
        return
    raise Refused(
        "Only the business unit, the group's minute-taker or the chair who has the draft can "
        "return minutes."
    )


def check_reopen(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit can reopen approved minutes.")


def reads_draft(person, minutes):
    """Whether the draft is open to `person`, who may see the minutes; others read what was approved."""
    group = minutes.meeting.group
    if person.sees_everything or minutes.status in OPEN_TO_MEMBERS:
        return True
    if minutes.status in OPEN_TO_CHAIR and chairs(person, group):
        return True
    return takes_minutes(person, group)


def check_comment(person, minutes, today):
    """Insiders comment while the chair has the draft, all its readers once it is circulated.

    `minutes` are those that `person` may see; `comments_until` is the last day for it.
    """
    if minutes.is_approved:
        raise Refused("These minutes have been approved, so comments are closed.")
    if minutes.status not in OPEN_FOR_COMMENTS or not reads_draft(person, minutes):
        raise Refused("Comments are made once the draft is with the chair or circulated.")
    until = minutes.comments_until
    if minutes.status == MinutesStatus.CIRCULATED and until and today > until:
        raise Refused(f"Comments closed on {long_date(until)}.")


def check_resolve_comments(person, minutes):
    """Those who write the minutes say what came of a comment, until they are approved."""
    if not takes_minutes(person, minutes.meeting.group):
        raise Refused("Only the business unit and the group's minute-taker resolve comments.")
    if minutes.is_approved:
        raise Refused("These minutes have been approved, so their comments stay as they are.")


def check_withdraw_comment(person, comment, minutes):
    """People take back what they said themselves, as long as nothing has come of it."""
    if comment.made_by_id != person.pk:
        raise Refused("Only the person who made a comment can withdraw it.")
    if not comment.is_open:
        raise Refused("This comment has been resolved, so it stays. Make another one instead.")
    if minutes.is_approved:
        raise Refused("These minutes have been approved, so their comments stay as they are.")


CANNOT_BE_APPROVED = {
    MinutesStatus.DRAFTING: "are still being written. Circulate them before a meeting approves them.",
    MinutesStatus.WITH_CHAIR: "are still with the chair. Circulate them before a meeting approves them.",
    MinutesStatus.APPROVED: "have already been approved.",
}


def check_approve(person, minutes, item):
    """A later meeting of the group approves minutes, at its item for them, and its writer records it."""
    meeting, earlier = item.meeting, minutes.meeting
    check_take_minutes(person, meeting.group)
    if meeting.group_id != earlier.group_id:
        raise Refused(f"Only a meeting of {earlier.group} can approve these minutes.")
    if item.kind != ItemKind.PREVIOUS_MINUTES:
        raise Refused("Minutes are approved at the item for the minutes of the previous meeting.")
    if not meeting.took_place:
        raise Refused(
            f"{meeting.reference} has not taken place yet, so it cannot approve these minutes. "
            "Start the meeting first."
        )
    if (meeting.date, meeting.start_time) <= (earlier.date, earlier.start_time):
        raise Refused("Minutes are approved by a later meeting, not by the same or an earlier one.")
    if problem := CANNOT_BE_APPROVED.get(minutes.status):
        raise Refused(f"The minutes of {earlier.reference} {problem}")
    check_minutes_open(meeting.minutes)


def check_prepare_publications(person):
    if not person.is_business_unit:
        raise Refused("Only the business unit prepares, holds and withdraws what is published.")


def check_checks_publications(person):
    if person.role not in CHECKS_PUBLICATIONS:
        raise Refused("Only the business unit and the board's chair check what is published.")


def check_check_publication(person, publication):
    """Whoever sent it to be checked is not the one who checks it: the unit or the board's chair."""
    check_is_checking(publication)
    check_checks_publications(person)
    if publication.prepared_by_id == person.pk:
        raise Refused(
            "You prepared this. Somebody else checks it before it is published: another person of the "
            "business unit, or the board's chair."
        )


def check_is_checking(publication):
    if publication.status != PublicationStatus.CHECKING:
        raise Refused(
            f"This is {publication.get_status_display().lower()}, so it is not to be checked now."
        )


def check_publication_step(publication, to):
    if to not in PUBLICATION_STEPS[publication.status]:
        raise Refused(
            f"This is {publication.get_status_display().lower()}, so it cannot become "
            f"{to.label.lower()}."
        )


@rules.predicate
def plans_meetings(person):
    return person.is_authenticated and person.is_business_unit


rules.add_perm("meetings.plan_meeting", plans_meetings)
