"""What a digest says: everything that is owed, the late first, and nothing confidential."""

import pytest
from django.test import Client

from actions import services
from actions.models import Action, DigestLine, ReminderSettings
from actions.reminders import job, letters, links, pages
from board.enums import MembershipRole
from board.models import Person
from notices import delivery, kinds
from notices import letters as of_mail
from notices.kinds import Heading, Link
from notices.models import Mail
from tests.actions.reminders.conftest import MONDAY
from tests.factories.actions import ActionFactory, item_of, member_of
from tests.factories.board import (
    AccountFactory,
    BoardGroupFactory,
    ChairFactory,
    GroupFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def sent():
    """Send the digests of the day; returns the mail of the only one, as it is kept here."""
    job.run(MONDAY)
    delivery.keep_due()
    return Mail.objects.get()


def letter_of(person):
    job.run(MONDAY)
    return letters.compose(Mail.objects.get(person=person))


def test_mail_groups_what_is_owed_the_late_first(owner, promise, settings):
    settings.SITE_URL = "https://board.thornmere.example"
    soon = promise(3, owner, reference="A-2026-003", text="Write to schools")
    promise(-4, owner, reference="A-2026-001", text="Audit of files", status="in_progress")

    mail = sent()

    links_of = {line.action: links.link_of(line) for line in DigestLine.objects.all()}
    assert mail.subject == "2 actions need you, 1 overdue"
    words = mail.text.split("without a password.\n\n")[1].split("ABOUT THESE")[0]
    assert words.split("\n\n") == [
        "OVERDUE",
        "A-2026-001  Audit of files\nDue: 8 October 2026 · Red: overdue or off track",
        f"Update A-2026-001:\n{settings.SITE_URL}{links_of[Action.objects.get(reference='A-2026-001')]}",
        "DUE SOON",
        "A-2026-003  Write to schools\nDue: 15 October 2026 · Amber: under way or at risk",
        f"Update A-2026-003:\n{settings.SITE_URL}{links_of[soon]}",
        "",
    ]


def test_html_says_the_same_and_keeps_its_personal_links_to_itself(owner, promise):
    promise(-4, owner, reference="A-2026-001", text="Audit of <files>")

    mail = sent()

    for words in ("Overdue</h2>", "A-2026-001  Audit of &lt;files&gt;", "Update A-2026-001"):
        assert words in mail.html
    assert "/actions/reminders/link/" not in mail.html
    assert "(a personal link, which only the mail itself holds)" in mail.html


def test_mail_that_is_really_sent_keeps_no_personal_link_in_the_log(owner, promise):
    promise(-4, owner)
    job.run(MONDAY)
    mail = Mail.objects.get()

    ready = of_mail.make_ready(mail, letters.compose(mail), is_sent=True)

    secret = DigestLine.objects.get().secret
    assert secret in ready.data.decode().replace("=\r\n", "")
    assert [secret in kept for kept in (ready.text, ready.html)] == [False, False]


def test_sections_are_by_what_somebody_is_told_as(owner, promise, group, chair):
    other = GroupFactory()
    member_of(other, MembershipRole.CHAIR, person=chair)
    promise(-1, chair, reference="A-2026-001")
    promise(1, chair, reference="A-2026-002")
    promise(-1, other, reference="A-2026-003")
    promise(-20, owner, reference="A-2026-004", text="Audit")

    letter = letter_of(chair)

    headings = [line.words for line in letter.lines if isinstance(line, Heading)]
    assert headings[:4] == [
        "Overdue",
        "Due soon",
        "What your group owes",
        "Told to you as chair, because they are late",
    ]
    assert letter.subject == "4 actions need you, 3 overdue"
    assert (
        "A-2026-004  Audit\nDue: 22 September 2026 · Red: overdue or off track · Owner: Derek Holt"
    ) in letter.lines


def test_chair_of_the_board_gets_the_page_and_no_link_that_would_refuse(owner, promise, chair):
    board_chair = member_of(BoardGroupFactory(), MembershipRole.CHAIR, person=ChairFactory())
    promise(-50, owner, reference="A-2026-004")
    found = {}

    for person in (chair, board_chair):
        letter = letter_of(person)
        found[person] = [
            (line.label, line.is_personal) for line in letter.lines if isinstance(line, Link)
        ]

    assert found == {
        chair: [("Update A-2026-004", True)],
        board_chair: [("Open A-2026-004", False)],
    }


def test_every_link_that_is_mailed_opens(owner, promise, group, chair):
    """As owner, for an organisation, for a group, as a member, as chair."""
    voice = AccountFactory(speaks_for=OrganisationFactory())
    others = GroupFactory()
    other_chair = member_of(others, MembershipRole.CHAIR)
    promise(-50, owner, voice.speaks_for, others)
    promise(-50, all_members=True)

    for person in (owner, voice, other_chair, chair):
        letter = letter_of(person)
        links_in_it = [
            line.url for line in letter.lines if isinstance(line, Link) and line.is_personal
        ]
        assert links_in_it
        assert {Client().get(each).status_code for each in links_in_it} == {200}


@pytest.mark.parametrize("way", ["by its item", "by itself"])
def test_confidential_action_is_told_by_its_reference_alone(meeting, owner, promise, way):
    if way == "by its item":
        item = item_of(meeting, is_confidential=True, title="SECRET item")
        promise(-1, owner, agenda_item=item, text="SECRET plan", reference="A-2026-009")
    else:
        facts = {"agenda_item": None, "group": meeting.group, "origin_words": "SECRET letter"}
        promise(-1, owner, **facts, text="SECRET plan", reference="A-2026-009")
        Action.objects.update(is_confidential=True)

    mail = sent()

    assert "A-2026-009: confidential: sign in to read it" in mail.text
    assert "Sign in to A-2026-009" in mail.text
    for words in ("SECRET", "11 October", "Red", "reminders/link", DigestLine.objects.get().secret):
        assert [words in kept for kept in (mail.subject, mail.text, mail.html)] == [False] * 3


@pytest.mark.parametrize("has_link", [False, True])
def test_mail_speaks_of_personal_links_only_where_it_has_one(meeting, owner, promise, has_link):
    secret = item_of(meeting, is_confidential=True)
    promise(-1, owner, agenda_item=secret, reference="A-2026-009")
    if has_link:
        promise(-1, owner)

    said = letter_of(owner).lines[0]

    assert ("without a password" in said, "Sign in to read them" in said) == (
        has_link,
        not has_link,
    )


def test_what_was_settled_before_the_mail_went_is_not_in_it(unit, owner, promise):
    closed, open_one = promise(-1, owner), promise(-2, owner)
    job.run(MONDAY)
    services.close_action(without_evidence=True, action=closed, by=unit, text="Done.")

    letter = letters.compose(Mail.objects.get())

    assert letter.subject == "1 action needs you, 1 overdue"
    said = [line.label for line in letter.lines if isinstance(line, Link)]
    assert said == [f"Update {open_one.reference}"]


def test_mail_does_not_go_when_nothing_waits_any_more(unit, owner, promise):
    action = promise(-1, owner)
    job.run(MONDAY)
    services.cancel_action(action=action, by=unit, reason="Overtaken.")

    delivery.keep_due()

    assert Mail.objects.get().status == "dropped"


@pytest.mark.parametrize("facts", [{"left_on": MONDAY}, {"is_active": False}])
def test_mail_does_not_go_to_who_left_meanwhile(owner, promise, facts):
    promise(-1, owner)
    job.run(MONDAY)
    Person.objects.filter(pk=owner.pk).update(**facts)

    delivery.keep_due()

    assert Mail.objects.get().status == "dropped"


def test_wording_is_the_boards_own_and_may_be_empty(owner, promise):
    ReminderSettings.objects.create(pk=1, opening="Good morning.", closing="")
    promise(-1, owner)

    text = sent().text

    assert "Good morning.\n\nOVERDUE" in text
    assert "ABOUT THESE REMINDERS" not in text


def test_long_text_is_cut_and_lines_are_joined(owner, promise):
    promise(-1, owner, reference="A-2026-001", text="First line\nsecond " + "x" * 400)

    (line,) = [each for each in letter_of(owner).lines if str(each).startswith("A-2026-001")]

    assert line.startswith("A-2026-001  First line second xxx")
    assert len(line.splitlines()[0]) < 260


def test_pages_for_those_who_can_sign_in_only(owner, promise):
    contact = PersonFactory(email="out@example.org")
    promise(-1, owner)
    promise(-1, contact)

    labels = [[link.label for link in letter_of(each).links] for each in (owner, contact)]

    assert labels == [["See all your actions", "Choose the days of this mail"], []]


@pytest.mark.parametrize(
    ("number", "late", "words"),
    [
        (1, 0, "1 action needs you"),
        (3, 1, "3 actions need you, 1 overdue"),
        (1, 1, "1 action needs you, 1 overdue"),
    ],
)
def test_subject_counts(number, late, words):
    assert letters.subject(number, late) == words


def test_preview_is_the_mail_without_its_links(owner, promise):
    promise(-1, owner)
    promise(2, owner)

    draft = pages.preview(owner)
    job.run(MONDAY)
    mail = Mail.objects.get()

    assert delivery.preview(mail) == draft
    assert "(a personal link, which only the mail itself holds)" in draft.text


def test_mail_of_a_digest_that_is_not_there_says_nothing(owner):
    mail = Mail(pk=1, kind="reminder", topic="reminder:2026-10-12", person=owner)

    assert kinds.known("reminder").compose(mail) is None


def test_colour_in_the_mail_is_that_of_the_list(owner, promise):
    promise(-1, owner, rag_override="grey", rag_reason="Agreed", rag_set_on=MONDAY)
    ActionFactory()

    assert any("Grey: not started" in str(line) for line in letter_of(owner).lines)
