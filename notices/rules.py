"""Who may do what with the board's mail, and when. `check_…` raises, `can_…` answers."""

from common.refusals import Refused
from notices.enums import NEEDS_A_LOOK, MailStatus


def check_read_mail(person):
    """Mail holds addresses and what was written to whom: it is the business unit's."""
    if not (person.is_authenticated and person.is_business_unit):
        raise Refused("Only the business unit can read and send the mail.")


def check_send_now(person, mail):
    """What waits may go at once, or be taken back."""
    check_read_mail(person)
    if mail.status != MailStatus.WAITING:
        raise Refused("This mail does not wait any more, so nothing was changed.")


def check_settle(person, mail):
    """What failed, or may not have gone, is sent again or left as it is."""
    check_read_mail(person)
    if mail.status not in NEEDS_A_LOOK:
        raise Refused("This mail is not one that failed, so nothing was changed.")


def check_send_again(person, mail):
    """An address is needed by now."""
    check_settle(person, mail)
    if not mail.is_reachable:
        raise Refused(
            f"{mail.person} has no e-mail address. Add one to their page, then send this again."
        )
