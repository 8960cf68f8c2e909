"""The chair of a sub-group updates three actions from a phone, by the links in the e-mail and without a password."""

import re
from datetime import timedelta

from django.utils import timezone

from actions import services
from actions.models import Action
from actions.owners import OwnerChoice
from actions.reminders import job
from actions.reminders.days import is_digest_day, next_digest_day
from board.models import Group, Person
from meetings.demo import DEMO_SIGN_INS
from notices import delivery
from notices.models import Mail

UNIT, CAROL = DEMO_SIGN_INS[0], DEMO_SIGN_INS[2]
EVERY_DAY = range(5)
PROMISES = ["Bring the safer sleep figures", "Ask schools for their leads", "Revise the audit tool"]


def working_day():
    """Today, or the first working day after it."""
    today = timezone.localdate()
    return today if is_digest_day(EVERY_DAY, today) else next_digest_day(EVERY_DAY, today)


def promises_of(person, unit):
    """Three actions of a person that are due soon."""
    return [
        services.raise_by_itself(
            group=Group.objects.get(code="BM"),
            text=text,
            owners=[OwnerChoice(person=person)],
            due_kind="date",
            due_on=timezone.localdate() + timedelta(days=number),
            undated_reason="",
            priority=None,
            origin_words="A letter of the minister",
            by=unit,
        )
        for number, text in enumerate(PROMISES, start=1)
    ]


def test_chair_updates_three_actions_from_a_phone_by_the_links_of_the_mail(desk, phone, demo_board):
    unit, carol = (Person.objects.get(email=each.email) for each in (UNIT, CAROL))
    actions = promises_of(carol, unit)
    unit_looks_at_what_would_go(desk, carol)
    job.run(working_day())
    delivery.keep_due()
    mail = Mail.objects.get(person=carol, kind=job.KIND)
    for action in actions:
        chair_updates(phone, action, link_in(mail, action))
    unit_sees_it(desk, actions)
    unit_withdraws(desk, phone, carol, link_in(mail, actions[0]))


def link_in(mail, action):
    """The address that stands below "Update A-2026-014:" in the mail, without its host."""
    return re.search(rf"Update {action.reference}:\nhttps?://[^/\s]+(/\S+)", mail.text)[1]


def looked_at(visitor, name=""):
    """Hold the page to the baseline at a desk and at the width of a phone."""
    visitor.check(name)
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.check()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def unit_looks_at_what_would_go(visitor, carol):
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go("/actions/reminders/log/")
    looked_at(visitor)
    visitor.go("/actions/reminders/")
    looked_at(visitor, "reminders")
    visitor.page.locator("main table").get_by_role("link", name=carol.full_name).click()
    visitor.page.wait_for_url("**/preview/**")
    looked_at(visitor, "reminder")
    words = visitor.page.locator(".mail-text").inner_text()
    assert [text in words for text in PROMISES] == [True] * 3
    visitor.go("/actions/reminders/settings/")
    visitor.page.get_by_label("How many days before an action is due").fill("soon")
    visitor.click("Save")
    assert "Write up to 5 numbers" in visitor.page.locator(".govuk-error-summary").inner_text()
    looked_at(visitor)


def chair_updates(visitor, action, link):
    """From the open mail to the thanks: no sign-in between."""
    page = visitor.page
    visitor.go(link)
    visitor.check("update-by-link" if action.text == PROMISES[0] else "")
    assert [text in page.content() for text in PROMISES] == [
        text == action.text for text in PROMISES
    ]
    visitor.click("Save update")
    assert "Say what has happened" in page.locator(".govuk-error-summary").inner_text()
    visitor.check()
    page.get_by_label("In progress").check(force=True)
    page.get_by_label("What has happened").fill(f"Begun: {action.text}")
    visitor.click("Save update")
    assert f"Your update of {action.reference} has been saved." in page.inner_text("main")
    visitor.check()


def unit_sees_it(visitor, actions):
    for action in actions:
        visitor.go(action.get_absolute_url())
        words = visitor.page.inner_text("main")
        assert f"Begun: {action.text}" in words
        assert Action.objects.get(pk=action.pk).status == "in_progress"
    looked_at(visitor)
    visitor.go("/actions/reminders/log/")
    looked_at(visitor, "reminder-log")


def unit_withdraws(visitor, phone, carol, link):
    visitor.go(f"/actions/reminders/people/{carol.pk}/")
    looked_at(visitor, "personal-links")
    visitor.click("Withdraw all personal links")
    looked_at(visitor)
    phone.go(link)
    assert "This link has been withdrawn." in phone.page.inner_text("main")
    phone.check()
