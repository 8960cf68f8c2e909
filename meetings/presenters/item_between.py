"""What the page of an item says of decisions that were taken between meetings."""

from dataclasses import dataclass

from django.urls import reverse

from meetings.presenters.between import between_words


@dataclass(frozen=True)
class BetweenLine:
    """A decision, with where to report it and where to take the report back."""

    pk: int
    reference: str
    words: str
    report_url: str
    back_url: str


@dataclass(frozen=True)
class Between:
    """`all_url` reports all that wait, when there are several."""

    reported: tuple = ()
    waiting: tuple = ()
    all_url: str = ""


def between_lines(item, reported, waiting):
    several = len(waiting) > 1
    return Between(
        tuple(_line(item, decision) for decision in reported),
        tuple(_line(item, decision) for decision in waiting),
        reverse("meetings:decisions_report", args=[item.meeting_id, item.pk]) if several else "",
    )


def _line(item, decision):
    place = [item.meeting_id, item.pk, decision.pk]
    return BetweenLine(
        decision.pk,
        decision.reference,
        between_words(decision),
        reverse("meetings:decision_report", args=place),
        reverse("meetings:decision_report_back", args=place),
    )
