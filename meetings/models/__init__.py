"""Meetings: their agendas, attendance, minutes and what the minutes record."""

from meetings.models.agenda import AgendaItem, AgendaPart, AgendaVersion
from meetings.models.attendance import Attendance
from meetings.models.capture import Capture
from meetings.models.circulation import Circulation
from meetings.models.comments import ItemComment
from meetings.models.forward import ForwardItem
from meetings.models.imports import MinutesImport
from meetings.models.invitations import CalendarSubscription, Invitation
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minutes, MinutesDocument, MinutesStep, MinutesVersion
from meetings.models.packs import Pack, PackOpening
from meetings.models.papers import Paper, PaperVersion
from meetings.models.presence import Presence
from meetings.models.publication import (
    Publication,
    PublicationStep,
    PublishedFile,
    Redaction,
)
from meetings.models.records import Amendment, Challenge, ChallengeStep, Decision
from meetings.models.standing import StandingItem

__all__ = [
    "AgendaItem",
    "AgendaPart",
    "AgendaVersion",
    "Amendment",
    "Attendance",
    "CalendarSubscription",
    "Capture",
    "Challenge",
    "ChallengeStep",
    "Circulation",
    "Decision",
    "ForwardItem",
    "Invitation",
    "ItemComment",
    "Meeting",
    "Minutes",
    "MinutesDocument",
    "MinutesImport",
    "MinutesStep",
    "MinutesVersion",
    "Pack",
    "PackOpening",
    "Paper",
    "PaperVersion",
    "Presence",
    "Publication",
    "PublicationStep",
    "PublishedFile",
    "Redaction",
    "StandingItem",
]
