"""A scene of approved minutes on their way to the public, and its words that must not get there."""

from dataclasses import dataclass

from board.models import BoardProfile, Person
from meetings.models import AgendaVersion, MinutesVersion, Publication
from meetings.publication import records
from meetings.publication.places import passages_of
from meetings.services import agenda as agendas
from meetings.services import approval, redactions
from meetings.services import publication as services
from tests.factories.board import ChairFactory, UnitFactory
from tests.factories.minutes import Scene, minuted_meeting

MARKER = "Thistlewick"
"""A word that stands only in places that are redacted."""
DISCUSSION = (
    f"<p>The son of the family, {MARKER}, was seen <strong>by {MARKER}</strong> again.</p>"
    f'<ul><li><p>Write to <a href="https://{MARKER.lower()}.example/{MARKER}">the {MARKER} page</a> now.</p></li></ul>'
    f'<table><tbody><tr><th scope="col"><p>Child</p></th><th scope="col"><p>Seen</p></th></tr>'
    f"<tr><td><p>{MARKER}</p></td><td><p>yes</p></td></tr></tbody></table>"
    "<p>All returns are due in January.</p>"
)


@dataclass
class PublicScene:
    """`second` is another of the business unit; `board_chair` sees everything as well."""

    minutes: Scene
    version: MinutesVersion
    unit: Person
    second: Person
    board_chair: Person
    publication: Publication | None = None

    def begin(self):
        self.publication = services.begin_minutes(version=self.version, by=self.unit)
        return self.publication

    def place(self, label, words=""):
        """The place of the first passage of this label that holds the words."""
        frozen = records.frozen_of(self.publication)
        return next(
            each.place
            for each in passages_of(frozen)
            if each.label.startswith(label) and words in each.text
        )

    def redact(self, place, words="", **more):
        more.setdefault("reason", "child")
        return redactions.redact(
            publication=self.publication, place=place, words=words, by=self.unit, **more
        )

    def redact_marker(self):
        """Every place of the marker: words of texts, a decision and an action as a whole."""
        self.redact(self.place("Discussion", MARKER), MARKER, everywhere=True)
        decision = self.place("Decision D-QA-2025-007: decision")
        self.redact(decision.rpartition(".")[0])
        action = self.place("Action A-2025-014: action")
        self.redact(action.rpartition(".")[0], reason="other", other_reason="live enquiry")

    def send(self):
        self.publication = services.send(publication=self.publication, by=self.unit)
        return self.publication

    def publish(self):
        self.publication = services.publish(
            publication=self.publication, found=[], allowed=[], by=self.second
        )
        return self.publication

    def open_area(self):
        BoardProfile.objects.update(has_public_area=True)


def public_scene(discussion=DISCUSSION):
    """Approved minutes of a meeting in which the marker was said, written and owed."""
    found = minuted_meeting()
    item = found.ordinary
    item.discussion, item.title = discussion, "Section 11 audit"
    item.save()
    decision = item.decisions.get()
    decision.text, decision.condition = "See the family.", "Without their neighbours"
    decision.save()
    found.action.text = "Ring the family."
    found.action.save()
    found.meeting.title = f"{MARKER} enquiry"
    found.meeting.save()
    version = approval.approve(
        minutes=found.minutes, item=found.item, kind="as_presented", by=found.unit
    )
    return PublicScene(
        minutes=found,
        version=version,
        unit=found.unit,
        second=UnitFactory(given_name="Wilf", family_name="Rowan"),
        board_chair=ChairFactory(),
    )


def published_scene():
    """The same, redacted and published, with the public area open."""
    scene = public_scene()
    scene.begin()
    scene.redact_marker()
    scene.send()
    scene.publish()
    scene.open_area()
    return scene


def agenda_version(scene):
    """A published agenda with a confidential item, of the meeting of a scene."""
    meeting = scene.minutes.meeting
    return AgendaVersion.objects.create(
        meeting=meeting,
        number=1,
        snapshot=agendas.snapshot_now(meeting),
        published_by=scene.unit,
    )
