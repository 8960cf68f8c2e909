"""The forms of this room. They validate and lay out; the services write."""

from board.forms.calendar import SchoolHolidayForm
from board.forms.groups import EndGroupForm, FormerNameForm, GroupForm
from board.forms.organisations import OrganisationForm
from board.forms.people import AccountForm, CloseAccountForm, LeaveForm, PersonForm
from board.forms.priorities import PriorityForm
from board.forms.profile import ProfileForm, WordsForm
from board.forms.seats import (
    CloseSeatForm,
    EndMembershipForm,
    MembershipForm,
    NewSeatForm,
    SeatForm,
)

__all__ = [
    "AccountForm",
    "CloseAccountForm",
    "CloseSeatForm",
    "EndGroupForm",
    "EndMembershipForm",
    "FormerNameForm",
    "GroupForm",
    "LeaveForm",
    "MembershipForm",
    "NewSeatForm",
    "OrganisationForm",
    "PersonForm",
    "PriorityForm",
    "ProfileForm",
    "SchoolHolidayForm",
    "SeatForm",
    "WordsForm",
]
