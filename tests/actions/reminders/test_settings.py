"""The board's settings of reminders: saved, kept in the history, and refused beside the field."""

import pytest

from actions.models import ReminderSettings, ReminderSettingsEvent
from actions.reminders import services
from actions.reminders.forms import MARKS_ERROR
from common.refusals import Refused, StaleVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
SETTINGS = {
    "is_on": "on",
    "days_ahead": "14, 3",
    "on_the_day": "on",
    "overdue_every": "5",
    "chair_after": "14",
    "board_chair_after": "42",
    "hour": "8",
    "link_days": "30",
}


def test_settings_are_saved_and_kept_in_the_history(send, unit):
    changed = {"days_ahead": "7; 21 2", "hour": "10", "opening": "Good morning."}
    data = {name: value for name, value in SETTINGS.items() if name != "on_the_day"}

    page = send("reminder_settings", **data | changed).content.decode()

    found = ReminderSettings.objects.get()
    assert (found.days_ahead, found.hour, found.on_the_day) == ([21, 7, 2], 10, False)
    assert (found.opening, found.closing) == ("Good morning.", "")
    assert ReminderSettingsEvent.objects.latest("pgh_id").pgh_context["user"] == unit.pk
    assert (
        "Reminders go from 10am on working days: 21, 7 and 2 days before an action is due" in page
    )


def test_settings_that_are_off_are_said(send):
    data = {name: value for name, value in SETTINGS.items() if name != "is_on"}

    assert "Reminders are off" in send("reminder_settings", **data).content.decode()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("days_ahead", "soon", MARKS_ERROR),
        ("days_ahead", "-3", MARKS_ERROR),
        ("days_ahead", "0", MARKS_ERROR),
        ("days_ahead", "91", MARKS_ERROR),
        ("days_ahead", "1,2,3,4,5,6", MARKS_ERROR),
        ("days_ahead", "²", MARKS_ERROR),
        ("overdue_every", "0", "Enter a number from 1 to 60."),
        ("overdue_every", "", "Enter a number from 1 to 60."),
        ("overdue_every", "often", "Enter a whole number from 1 to 60."),
        ("chair_after", "999999999999", "Enter a number from 1 to 365."),
        ("board_chair_after", "13", "The chair of the board is told last: enter 14 or more."),
        ("hour", "24", "Choose an hour."),
        ("link_days", "366", "Enter a number from 1 to 365."),
        ("opening", "x" * 1001, "Write at most 1,000 characters."),
    ],
)
def test_wrong_settings_are_told_beside_the_field(send, name, value, sentence):
    response = send("reminder_settings", **SETTINGS | {name: value})

    assert response.context["form"].errors == {name: [sentence]}
    assert ReminderSettings.objects.count() == 0


def test_settings_of_two_who_save_at_once_are_not_overwritten(unit):
    services.set_reminders(by=unit, hour=9)

    with pytest.raises(StaleVersion):
        services.set_reminders(by=unit, hour=10, expected_version=1)

    assert ReminderSettings.objects.get().hour == 9


def test_only_the_unit_sets_reminders(chair):
    with pytest.raises(Refused):
        services.set_reminders(by=chair, hour=9)
