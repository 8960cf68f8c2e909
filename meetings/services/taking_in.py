"""Making a closed meeting of minutes that were brought over from Word. Nothing of their text is dropped."""

import re
from dataclasses import replace
from html import escape

from django.db import transaction
from django.utils import timezone

from actions import owners as owning
from actions.enums import ActionStatus, DueKind
from actions.models import Action, ActionOwner, ActionUpdate
from actions.references import next_reference
from common import richtext
from common.formats import first_quoted
from common.refusals import Refused
from meetings import rules, tasks
from meetings.capture import due as when
from meetings.enums import ApprovalKind, MeetingStatus, MinutesStatus
from meetings.imports import choices
from meetings.imports.draft import AS_TEXT
from meetings.loading import meeting_for_minutes
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Challenge,
    Decision,
    Meeting,
    Minutes,
    MinutesStep,
    MinutesVersion,
)
from meetings.numbering import item_numbers
from meetings.presenters.minutes.frozen import snapshots_of
from meetings.services import approval, planning, records, taken_people
from meetings.wordin.dates import days_in

HISTORIC = "Came with minutes in Word and is closed as history."
LONGEST_PART, LONGEST_TITLE, LONGEST_SPEAKER, LONGEST_PLACE = 160, 200, 160, 200
PART_LABEL = re.compile(
    r"^(?:part|section)\s+(\d{1,2})\s*[:.–—-]\s*(?P<title>\S.*)$", re.IGNORECASE
)
OPEN_TITLE = "Confidential item"
"""What members read of an item that came as confidential."""
UPDATES = "Updates on earlier actions and items"


@transaction.atomic
def take_in(*, group, draft, by, name=""):
    """A closed meeting with attendance, items, records and a frozen record, from a checked draft.

    `draft` is as `meetings.imports.draft` describes it, with somebody chosen for every name; `name` is
    that of the file. Actions are closed as history; the PDF is made by the worker from the frozen record.
    Raises `Refused` and leaves nothing behind.
    """
    rules.check_import_minutes(by)
    group = planning.lock_group(group)
    if problems := choices.problems_of(draft, group):
        raise Refused(problems[0].text)
    if open_ones := choices.open_names(draft):
        raise Refused(_who(dict.fromkeys(name for name, _place in open_ones)))
    taken_people.enter_new_people(draft, by)
    meeting = _meeting(group, draft, by)
    people = _people(draft)
    taken_people.write_attendance(meeting, draft, people)
    minutes = Minutes.objects.create(meeting=meeting, status=MinutesStatus.APPROVED)
    MinutesStep.objects.create(
        minutes=minutes,
        from_status=MinutesStatus.DRAFTING,
        to_status=MinutesStatus.APPROVED,
        reason=f"Brought over from {name}" if name else "Brought over from Word",
        made_by=by,
    )
    numbers = _Items(meeting, draft, people, by).write()
    _freeze(minutes, draft, numbers, by)
    return meeting


def _who(names):
    """The sentence that asks for everybody about whom nobody has decided."""
    verb, each = ("is", "the name") if len(names) == 1 else ("are", "each name")
    return f"Say who {first_quoted(names)} {verb}, or leave {each} as it is written."


def _meeting(group, draft, by):
    facts = draft["meeting"]
    day, start, end = choices.times_of(facts)
    title = facts["title"].strip()
    is_own_name = title.casefold() == group.name.casefold()
    return Meeting.objects.create(
        group=group,
        reference=planning.next_reference(group, day),
        status=MeetingStatus.CLOSED,
        date=day,
        start_time=start,
        end_time=end,
        closed_at=facts["closed"] or None,
        title="" if is_own_name else title[:160],
        venue=facts["venue"][:200],
        marking=planning.default_marking(),
        created_by=by,
    )


def _people(draft):
    """A dict of "person:12" to person, of all who were chosen."""
    values = {each["who"] for each in (*draft["people"], *draft["names"])}
    wanted = {value for value in values if value.startswith("person:")}
    return {value: choice.person for value in wanted if (choice := owning.parse(value))}


class _Items:
    """Parts, items and what they record."""

    def __init__(self, meeting, draft, people, by):
        self.meeting, self.draft, self.people, self.by = meeting, draft, people, by
        self.chosen = {each["written"]: each["who"] for each in draft["names"]}
        for person in draft["people"]:
            self.chosen |= {person["name"]: person["who"], person["written"]: person["who"]}

    def write(self):
        """Make all of them. Returns the numbers of the file where they differ: item key to number."""
        lines = [each for each in self.draft["people"] if each["status"] == AS_TEXT]
        if lines:
            first = self.draft["items"][0]
            first["text"] = _paragraphs(map(_words_of_line, lines)) + first["text"]
        loaded, numbers, before = [], {}, None
        for written in self.draft["items"]:
            if not loaded or written["part"] != before:
                loaded.append((self._part(written["part"], len(loaded) + 1), []))
                before = written["part"]
            part, items = loaded[-1]
            item = self._item(part, len(items), written)
            items.append(item)
            numbers[item.pk] = written["number"]
        house = item_numbers(loaded)
        return {key: said for key, said in numbers.items() if said and said != house[key]}

    def _part(self, words, number):
        found = PART_LABEL.match(words)
        title = found["title"] if found and int(found[1]) == number else words
        return AgendaPart.objects.create(
            meeting=self.meeting, title=title[:LONGEST_PART], position=number
        )

    def _item(self, part, position, written):
        title = " ".join(written["title"].split()) or "Item"
        short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
        is_confidential = written.get("is_confidential", False)
        item = AgendaItem.objects.create(
            meeting=self.meeting,
            part=part,
            position=position,
            title=OPEN_TITLE if is_confidential else short,
            is_confidential=is_confidential,
            closed_title=short if is_confidential else "",
        )
        self.kept = [title] if len(title) > LONGEST_TITLE else []
        if position == 0 and len(written["part"]) > LONGEST_PART:
            self.kept.append(written["part"])
        self._decisions(item, written)
        self._actions(item, written)
        self._challenges(item, written)
        self._amendments(item, written)
        item.discussion = richtext.clean(self._text(written))
        item.save(update_fields=["discussion"])
        return item

    def _text(self, written):
        """The text of an item with everything that became no record of its own."""
        there = _plain(richtext.words_of(written["text"]))
        kept = [line for line in self.kept if _plain(line) not in there]
        text = written["text"] + _paragraphs(kept)
        if written["updates"]:
            lines = "".join(f"<li><p>{_html(each)}</p></li>" for each in written["updates"])
            text += f"<p><strong>{UPDATES}</strong></p><ul>{lines}</ul>"
        return text

    def _taken(self, written, kind, said):
        """The records of a kind that are taken; the words of others go into the text, unless they stand there."""
        for record in written[kind]:
            if record["taken"]:
                yield record
            elif record.get("how") != "prose":
                self.kept.append(record["source"] or said(record))

    def _decisions(self, item, written):
        for record in self._taken(written, "decisions", _text_of):
            Decision.objects.create(
                item=item,
                position=item.decisions.count(),
                reference=records.decision_reference(self.meeting.group, self.meeting.date.year),
                text=record["text"],
                created_by=self.by,
            )

    def _challenges(self, item, written):
        for place, record in enumerate(self._taken(written, "challenges", _challenge_words)):
            asker, asked = self._who(record["asked_by"]), self._who(record["answered_by"])
            by, of = record["asked_by"] or "Not stated", record["answered_by"]
            Challenge.objects.create(
                item=item,
                position=place,
                asked_by=asker,
                asked_by_text="" if asker else by[:LONGEST_SPEAKER],
                asked_of=asked,
                asked_of_text="" if asked else of[:LONGEST_SPEAKER],
                question=record["question"],
                answer=record["answer"],
                status="closed",
                created_by=self.by,
            )

    def _who(self, name):
        return self.people.get(self.chosen.get(name, ""))

    def _amendments(self, item, written):
        """Those whose minutes are known become records; others stay in the text."""
        earlier = self._amended(written)
        for record in self._taken(written, "amendments", _text_of):
            if earlier is None:
                self.kept.append(record["source"] or record["text"])
                continue
            place, dash, text = record["text"].partition(" – ")
            if not dash or len(place) > LONGEST_PLACE:
                place, text = "Minutes", record["text"]
            Amendment.objects.create(
                item=item,
                position=item.amendments.count(),
                meeting=earlier,
                place=place,
                text=text,
                created_by=self.by,
            )

    def _amended(self, written):
        """The one earlier meeting of the group whose day the item names, or None."""
        said = [written["title"], richtext.words_of(written["text"])]
        said += [record["source"] for record in written["amendments"]]
        days = {each.day for each in days_in("\n".join(said)) if each.day}
        found = list(Meeting.objects.before(self.meeting).filter(date__in=days)[:2]) if days else []
        return found[0] if len(found) == 1 else None

    def _actions(self, item, written):
        for place, record in enumerate(self._taken(written, "actions", _text_of)):
            owners, unknown = self._owners(record["owners"])
            due = self._due(record["due"])
            text = record["text"].strip()
            beside = [", ".join(name for name in unknown if name not in text)]
            beside += [record["due"] if not due.is_understood and record["due"] not in text else ""]
            text = " – ".join([text, *filter(None, beside)])
            action = Action.objects.create(
                reference=next_reference(self.meeting.date.year),
                group=self.meeting.group,
                agenda_item=item,
                position=place,
                text=text,
                due_kind=due.kind if due.is_understood else DueKind.UNDATED,
                due_on=due.on if due.is_understood else None,
                status=ActionStatus.CLOSED,
                released_at=timezone.now(),
                created_by=self.by,
            )
            _write_owners(action, owners)
            ActionUpdate.objects.create(
                action=action,
                text=HISTORIC,
                from_status=ActionStatus.NOT_STARTED,
                to_status=ActionStatus.CLOSED,
                made_by=self.by,
            )

    def _owners(self, names):
        """The owners who are known, and the names of those who are not."""
        found = {name: owning.parse(self.chosen.get(name, "")) for name in names}
        known = owning.fold(choice for choice in found.values() if choice)
        return known, [name for name, choice in found.items() if choice is None]

    def _due(self, words):
        due = when.read(f"by {words}", self.meeting.date, is_apart=True) if words else when.NOTHING
        following = self._following()
        if due.kind == DueKind.NEXT_MEETING and following:
            return replace(due, kind=DueKind.DATE, on=following)
        return due

    def _following(self):
        """The day of the next meeting as the file has it, which need not be the next one that is known here."""
        days = [each.day for each in days_in(self.draft["next_meeting"]) if each.day]
        return next((day for day in days if day > self.meeting.date), None)


def _freeze(minutes, draft, numbers, by):
    """Freeze what the meeting says, under the numbers of the file, with its next meeting and no quorum."""
    version = MinutesVersion(
        minutes=minutes,
        number=1,
        approval=ApprovalKind.IMPORTED,
        approved_on=timezone.localdate(),
        recorded_by=by,
    )
    meeting = meeting_for_minutes(minutes.meeting_id)
    version.snapshot = snapshots_of(
        {
            edition: record.as_imported(numbers, next_meeting=draft["next_meeting"])
            for edition, record in approval.records_of(meeting, version).items()
        }
    )
    version.save()
    # The worker finds the task together with the minutes, or neither.
    tasks.make_minutes_documents.enqueue(version.pk)


def _write_owners(action, owners):
    ActionOwner.objects.bulk_create(
        ActionOwner(action=action, position=place, **owner.columns)
        for place, owner in enumerate(owners)
    )


def _plain(words):
    return " ".join(words.split())


def _paragraphs(lines):
    return "".join(f"<p>{_html(line)}</p>" for line in lines if line)


def _html(words):
    return escape(words, quote=False).replace("\n", "<br>")


def _text_of(record):
    return record["text"]


def _challenge_words(record):
    return " ".join(filter(None, [record["question"], record["answer"]]))


def _words_of_line(person):
    names = ("name", "initials", "role", "organisation", "deputising_for", "also_representing")
    return ", ".join(filter(None, (person[name] for name in names)))
