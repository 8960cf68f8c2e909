"""A confidential item with a marker word: it stands nowhere where it should not, in whatever comes out."""

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from actions import services as actions
from actions.enums import DueKind
from actions.owners import OwnerChoice
from meetings.models import Meeting, Pack
from meetings.services import agenda, approval, circulation, packs, papers, records, subscriptions
from notices import delivery
from notices.models import Mail
from tests.access.addresses import every
from tests.access.test_urls import ask

MARKER, OTHER = "Marrowfat", "zucchini"
"""The second is what is searched for: a page repeats what somebody has looked for."""
TRUSTED = frozenset(
    {
        *("manager", "officer", "unit reader", "auditor", "board's chair", "scrutineer"),
        *("group's chair", "deputy chair", "minute-taker"),
    }
)


@pytest.fixture(scope="module")
def planted(demo):
    """The word in a confidential item of circulated minutes, and in one of the next agenda."""
    unit = demo.people["officer"]
    drafted = demo.meeting
    plant(drafted, unit)
    approval.circulate(minutes=drafted.minutes, by=unit)
    coming = Meeting.objects.upcoming().filter(group=demo.group).order_by("date").first()
    item = plant(coming, unit, is_minuted=False)
    papers.expect(item=item, title=f"{MARKER} report {OTHER}", by=unit)
    agenda.publish_agenda(meeting=coming, by=unit, reason="One item more.")
    for pack in packs.ask(meeting=coming, by=unit):
        packs.make(pack.pk)
    demo.drafted, demo.coming = drafted, coming
    return demo


def plant(meeting, by, *, is_minuted=True):
    part = meeting.parts.order_by("position").last()
    item = agenda.add_item(
        meeting=meeting,
        part=part,
        by=by,
        title="A matter that is confidential",
        is_confidential=True,
        closed_title=f"{MARKER} {OTHER} in one school",
        description=f"{MARKER} {OTHER} described",
        unit_notes=f"{MARKER} {OTHER} noted",
    )
    if not is_minuted:
        return item
    item.discussion = f"<p>{MARKER} {OTHER} was discussed.</p>"
    item.save()
    records.record_decision(item=item, by=by, text=f"{MARKER} {OTHER} decided")
    records.record_challenge(
        item=item,
        by=by,
        asked_by=by,
        question=f"{MARKER} {OTHER} asked",
        answer=f"{MARKER} answered",
    )
    actions.raise_action(
        agenda_item=item,
        text=f"{MARKER} {OTHER} to be done",
        owners=[OwnerChoice(person=by)],
        due_kind=DueKind.UNDATED,
        due_on=None,
        priority=None,
        undated_reason=f"{MARKER} undated",
        by=by,
    )
    return item


def told(response):
    """Everything that an answer says: text of PDFs with their facts, parts of Office files, names of files."""
    body = b"".join(response) if response.streaming else response.content
    said = [str(response.headers)]
    if body.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(body))
        said += [page.extract_text() for page in reader.pages]
        said += [str(reader.metadata), str(reader.outline)]
    elif body.startswith(b"PK"):
        archive = zipfile.ZipFile(BytesIO(body))
        said += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return " ".join([*said, body.decode("utf-8", "replace")])


CROSS_CHECK = frozenset({"officer", "minute-taker"})
"""Of the trusted these are enough to see that the word is there at all."""


def leaks(demo, paths, *, trusted=CROSS_CHECK):
    """{(who, path)} where somebody who is not trusted reads the word, and {who} reads it at all."""
    found = {
        (name, path)
        for name, client in demo.clients.items()
        for path in paths
        if (name not in TRUSTED or name in trusted) and MARKER in told(ask(client.get, path))
    }
    return {each for each in found if each[0] not in TRUSTED}, {name for name, _ in found}


def test_minutes_and_all_that_comes_of_them(planted):
    paths = [address.path for address in every(planted)]

    leaked, readers = leaks(planted, paths)

    assert leaked == set()
    assert readers == CROSS_CHECK


def test_next_agenda_its_files_and_packs(planted):
    coming = planted.coming.pk
    paths = [
        address.path.replace(f"/meetings/{planted.drafted.pk}/", f"/meetings/{coming}/")
        for address in every(planted)
        if address.path.startswith(f"/meetings/{planted.drafted.pk}/")
    ]
    made = Pack.objects.filter(meeting=coming, status="ready")
    paths += [f"/meetings/{coming}/pack/{pack.pk}/file/" for pack in made]
    assert len(made) == 2

    leaked, readers = leaks(planted, paths)

    assert leaked == set()
    assert readers == CROSS_CHECK


def test_circulation_list_opens_one_item_to_one_person(planted):
    name, by = "member elsewhere", planted.people["officer"]
    items = {
        m: m.items.get(closed_title__startswith=MARKER) for m in (planted.drafted, planted.coming)
    }
    line = circulation.add(item=items[planted.coming], person=planted.people[name], by=by)
    paper = items[planted.coming].papers.get()
    pages = {f"/items/{items[planted.coming].pk}/", f"/papers/{paper.pk}/"}
    paths = {address.path for address in every(planted)} | pages
    paths |= {f"/items/{item.pk}/" for item in items.values()}
    paths |= {
        f"/search/?q={OTHER}",
        "/papers/",
        "/",
        f"/items/{items[planted.coming].pk}/circulation/",
    }

    client = planted.clients[name]
    read = {path for path in paths if MARKER in told(ask(client.get, path))}
    leaked, _readers = leaks(planted, sorted(pages), trusted=frozenset())
    circulation.take_off(item=items[planted.coming], line=line.pk, by=by)

    assert read == pages
    assert leaked == {(name, page) for page in pages}


@pytest.mark.parametrize(
    "query", [f"q={OTHER}", f"q={OTHER}&view=meetings", f"q={OTHER}&kind=action"]
)
def test_search(planted, query):
    leaked, readers = leaks(planted, [f"/search/?{query}"], trusted=TRUSTED)

    assert leaked == set()
    assert readers == TRUSTED


@pytest.mark.parametrize(
    "path",
    [
        *(
            f"/actions/?q={OTHER}",
            f"/actions.xlsx?q={OTHER}",
            f"/actions.pdf?q={OTHER}",
            "/actions/wall.pdf",
        ),
        *("/registers/decisions/?year=all", "/registers/challenges/", "/", "/year/"),
    ],
)
def test_lists_and_exports(planted, path):
    assert leaks(planted, [path])[0] == set()


def test_mail(planted):
    """Nobody finds the word in a mail, the trusted neither: mail lies on telephones."""
    waiting = list(Mail.objects.waiting())
    drafts = [delivery.preview(mail) for mail in waiting]

    said = " ".join(f"{draft.subject} {draft.text}" for draft in drafts if draft)

    assert len(waiting) > 10
    assert planted.group.name in said
    assert MARKER not in said


def test_calendar_files(planted):
    for name, person in planted.people.items():
        if person.sees_no_content:
            continue
        _, secret = subscriptions.subscribe(name="Phone", by=person)
        path = reverse("meetings:calendar_feed", args=[secret])
        assert MARKER not in told(ask(planted.clients["anonymous"].get, path)), name


def test_error_pages(planted):
    """Neither what is not there nor what is refused says what it was."""
    item = planted.drafted.items.get(closed_title__startswith=MARKER)
    paths = [f"/history/item/{item.pk}/", f"/papers/items/{item.pk}/", "/no/such/page/"]

    assert leaks(planted, paths)[0] == set()
