from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from common import bin
from common.history import acting
from common.models import Deletion
from common.refusals import Refused, StaleVersion
from meetings.enums import MeetingStatus
from meetings.models import Paper, PaperVersion
from meetings.services import imports, papers, strays
from notices.models import Mail
from tests.factories.board import AccountFactory, GroupFactory, PersonFactory, UnitFactory
from tests.factories.imports import TWO_COLUMN, opened
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory, in_days
from tests.factories.papers import PaperFactory, file_of, handed_in, office, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def presenter():
    return AccountFactory(email="presenter@thornmere.example")


@pytest.fixture
def item(presenter):
    meeting = MeetingFactory(paper_deadline=in_days(20), marking="OFFICIAL")
    return ItemFactory(part=PartFactory(meeting=meeting), presenter=presenter, title="Neglect")


def titles(item):
    return list(item.papers.order_by("position").values_list("title", flat=True))


def test_each_file_becomes_a_paper_named_after_it(item, presenter):
    files = [file_of(pdf(2), "Neglect_strategy  2026.pdf"), file_of(office(), "Plan.docx")]

    found = papers.hand_in(item=item, files=files, by=presenter)

    assert titles(item) == ["Neglect strategy 2026", "Plan"]
    assert [paper.marking for paper in found] == ["OFFICIAL", "OFFICIAL"]
    version = found[0].versions.get()
    assert (version.number, version.kind, version.pages, version.is_late) == (1, "pdf", 2, False)
    assert version.name == "Neglect_strategy  2026.pdf"


def test_papers_of_a_confidential_item_are_marked_so_from_the_start(client, item, presenter, unit):
    type(item).objects.filter(pk=item.pk).update(is_confidential=True, closed_title="Closed")
    item.refresh_from_db()
    client.force_login(unit)

    [paper] = papers.hand_in(item=item, files=[file_of(pdf(1), "a.pdf")], by=presenter)
    form = client.get(reverse("meetings:paper_expect", args=[item.pk])).context["form"]

    assert (paper.marking, form["marking"].value()) == ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")


def test_files_lie_under_names_that_cannot_be_guessed(item, presenter):
    version = handed_in(item, presenter).versions.get()

    folder, _, name = version.file.name.partition("/")
    assert folder == "papers"
    assert len(name) == 32 + len(".pdf")
    assert "neglect" not in name.lower()
    with version.file.open("rb") as file:
        assert file.read(5) == b"%PDF-"


def test_an_expected_paper_takes_the_file(item, presenter, unit):
    papers.expect(item=item, title="Report of the nurse", by=unit)

    papers.hand_in(item=item, files=[file_of(), file_of(pdf(2), "Other.pdf")], by=presenter)

    assert titles(item) == ["Report of the nurse", "Other"]


def test_files_go_to_the_papers_that_they_are_named_like(client, item, presenter, unit):
    for title in ("Neglect strategy", "Report of the designated nurse", "Budget"):
        papers.expect(item=item, title=title, by=unit)
    client.force_login(presenter)
    files = [
        file_of(pdf(1), "Designated Nurse report v3.pdf")[0],
        file_of(pdf(2), "neglect_strategy-FINAL.pdf")[0],
    ]

    page = client.post(
        reverse("meetings:paper_item", args=[item.pk]), {"files": files}, follow=True
    ).content.decode()

    names = {paper.title: [v.name for v in paper.versions.all()] for paper in item.papers.all()}
    assert names == {
        "Neglect strategy": ["neglect_strategy-FINAL.pdf"],
        "Report of the designated nurse": ["Designated Nurse report v3.pdf"],
        "Budget": [],
    }
    assert "Still expected from you: “Budget”" in page


def test_a_file_that_could_be_any_of_several_is_a_paper_of_its_own(item, presenter, unit):
    for title in ("Neglect strategy", "Budget"):
        papers.expect(item=item, title=title, by=unit)

    papers.hand_in(item=item, files=[file_of(pdf(1), "scan0001.pdf")], by=presenter)

    assert titles(item) == ["Neglect strategy", "Budget", "scan0001"]


def test_whoever_handed_a_file_in_takes_it_back_and_it_is_expected_again(
    client, item, presenter, unit
):
    papers.expect(item=item, title="Report of the nurse", by=unit)
    [paper] = papers.hand_in(item=item, files=[file_of()], by=presenter)
    client.force_login(presenter)
    address = reverse("meetings:paper_take_back", args=[paper.pk])

    asked = client.get(address).content.decode()
    client.post(address, {"number": 1})

    assert "then waits for a file again" in asked
    assert Paper.objects.missing().get() == paper
    deletion = Deletion.objects.get()
    bin.restore(deletion, by=presenter)
    assert paper.versions.get().number == 1


def test_a_paper_that_nobody_asked_for_goes_with_its_file_and_comes_back(client, item, presenter):
    client.force_login(presenter)
    client.post(reverse("meetings:paper_item", args=[item.pk]), {"files": [file_of()[0]]})
    paper = item.papers.get()
    address = reverse("meetings:paper_take_back", args=[paper.pk])

    assert "take it away too" in client.get(address).content.decode()
    client.post(address, {"number": 1, "with_paper": "on"})

    assert not Paper.objects.exists()
    bin.restore(Deletion.objects.get(), by=presenter)
    assert paper.versions.get().number == 1


@pytest.mark.parametrize("by_name", [True, False])
def test_a_paper_that_was_asked_for_stays(client, item, presenter, unit, by_name):
    with acting(unit):
        contributor = presenter if by_name else None
        papers.expect(item=item, title="Report", contributor=contributor, by=unit)
    with acting(presenter):
        [paper] = papers.hand_in(item=item, files=[file_of()], by=presenter)
    client.force_login(presenter)

    page = client.get(reverse("meetings:paper_take_back", args=[paper.pk])).content.decode()

    assert "take it away too" not in page
    with pytest.raises(Refused, match="only its file"):
        papers.take_back(paper=paper, number=1, by=presenter, page="/", with_paper=True)


def test_only_the_file_that_was_seen_is_taken_back(item, presenter, unit):
    paper = handed_in(item, presenter)
    upload, checked = file_of(pdf(3))
    papers.hand_in_version(paper=paper, upload=upload, checked=checked, by=presenter)

    with pytest.raises(Refused, match="Look at the paper again"):
        papers.take_back(paper=paper, number=1, by=presenter, page="/")
    papers.take_back(paper=paper, number=2, by=presenter, page="/")

    assert [version.number for version in paper.versions.all()] == [1]


def test_a_file_of_somebody_else_is_not_theirs_to_take_back(client, item, presenter, unit):
    paper = handed_in(item, unit)
    client.force_login(presenter)

    response = client.post(reverse("meetings:paper_take_back", args=[paper.pk]), {"number": 1})

    assert response.status_code == 403
    assert paper.versions.count() == 1


def test_nothing_is_taken_back_or_brought_back_once_papers_are_closed(item, presenter):
    paper = handed_in(item, presenter)
    other = handed_in(item, presenter, title="Other")
    deletion = papers.take_back(paper=other, number=1, by=presenter, page="/")
    type(item.meeting).objects.filter(pk=item.meeting_id).update(status=MeetingStatus.CLOSED)

    with pytest.raises(Refused):
        papers.take_back(paper=paper, number=1, by=presenter, page="/")
    with pytest.raises(Refused):
        bin.restore(deletion, by=presenter)


def test_after_the_deadline_it_is_late(item, presenter):
    meeting = item.meeting
    meeting.paper_deadline = in_days(-1)
    meeting.save()

    assert handed_in(item, presenter).versions.get().is_late is True


def test_on_the_day_itself_it_is_not_late(item, presenter):
    meeting = item.meeting
    meeting.paper_deadline = timezone.localdate()
    meeting.save()

    assert handed_in(item, presenter).versions.get().is_late is False


def test_a_better_file_is_a_new_version_and_the_same_file_is_none(item, presenter):
    paper = handed_in(item, presenter, content=pdf(1))
    upload, checked = file_of(pdf(5))

    papers.hand_in_version(paper=paper, upload=upload, checked=checked, by=presenter)
    with pytest.raises(Refused, match="very file"):
        papers.hand_in_version(paper=paper, upload=upload, checked=checked, by=presenter)

    assert list(paper.versions.values_list("number", "pages")) == [(1, 1), (2, 5)]


@pytest.mark.parametrize(
    ("status", "words"),
    [(MeetingStatus.CLOSED, "have been approved"), (MeetingStatus.CANCELLED, "was cancelled")],
)
def test_papers_of_a_meeting_that_is_over_stay(item, presenter, status, words):
    item.meeting.status = status
    item.meeting.cancelled_reason = "Snow"
    item.meeting.save()

    with pytest.raises(Refused, match=words):
        handed_in(item, presenter)


def test_others_hand_nothing_in(item):
    with pytest.raises(Refused, match="those who contribute"):
        handed_in(item, AccountFactory())

    assert not PaperVersion.objects.exists()


def test_who_is_asked_by_name_hands_in(item, unit):
    nurse = AccountFactory()
    papers.expect(item=item, title="Report", contributor=nurse, by=unit)

    handed_in(item, nurse, title="Report")

    assert titles(item) == ["Report"]


def test_contributors_do_not_say_who_contributes(item, presenter):
    paper = handed_in(item, presenter)

    with pytest.raises(Refused, match="business unit"):
        papers.edit(paper=paper, by=presenter, expected_version=1, contributor=PersonFactory())


def test_two_editors_do_not_overwrite_each_other(item, unit):
    paper = handed_in(item, unit)
    papers.edit(paper=paper, by=unit, expected_version=1, title="First")

    with pytest.raises(StaleVersion):
        papers.edit(paper=paper, by=unit, expected_version=1, title="Second")


def test_order_and_removal_are_for_the_unit(item, presenter, unit):
    first, second = (handed_in(item, unit, title=title) for title in ("A", "B"))

    papers.move(paper=second, up=True, by=unit)
    assert titles(item) == ["B", "A"]
    with pytest.raises(Refused):
        papers.move(paper=first, up=True, by=presenter)
    with pytest.raises(Refused):
        papers.remove(paper=first, by=presenter, page="/")


def test_a_removed_paper_comes_back_with_its_files(item, unit):
    paper = handed_in(item, unit)
    name = paper.versions.get().file.name

    deletion = papers.remove(paper=paper, by=unit, page="/")
    strays.forget_strays()
    assert not Paper.objects.exists()
    bin.restore(deletion, by=unit)

    assert PaperVersion.objects.get().file.name == name
    assert default_storage.exists(name)


def test_strays_are_cleared_and_nothing_else(item, unit, monkeypatch):
    monkeypatch.setattr("common.strays.CLEAR_AFTER", timedelta(0))
    row = imports.bring(group=GroupFactory(), file=opened(TWO_COLUMN), name="a.docx", by=unit).row
    kept = [handed_in(item, unit).versions.get().file.name, row.file.name]
    left = [
        default_storage.save(f"{folder}/stray.pdf", file_of()[0])
        for folder in ("papers", "packs", "imports")
    ]

    strays.forget_strays()

    assert [default_storage.exists(name) for name in kept] == [True, True]
    assert [default_storage.exists(name) for name in left] == [False, False, False]


def test_each_is_chased_once_a_day(item, presenter, unit):
    PaperFactory(item=item)
    PaperFactory(item=item, contributor=AccountFactory(email="nurse@thornmere.example"))

    told = papers.chase(meeting=item.meeting, by=unit)

    assert {person.email for person in told} == {presenter.email, "nurse@thornmere.example"}
    assert Mail.objects.filter(kind="papers").count() == 2
    with pytest.raises(Refused, match="reminded today"):
        papers.chase(meeting=item.meeting, by=unit)
