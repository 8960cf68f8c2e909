"""The form of a draft, read back: what was sent takes the place of what was there, or a sentence says why not."""

from __future__ import annotations

import copy
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from common import richtext
from common.fields import DayField, HourField
from meetings.imports import plain_text
from meetings.imports.choices import Problem
from meetings.imports.draft import AS_TEXT, AS_WRITTEN, NEW, OPEN, RECORDS, collect_names
from meetings.wordin.result import APOLOGIES, DEPUTY, IN_ATTENDANCE, OBSERVER, PRESENT

OTHER = "other"
STATUSES = {
    PRESENT: "Present",
    DEPUTY: "Present as a deputy",
    IN_ATTENDANCE: "In attendance",
    OBSERVER: "Observer",
    APOLOGIES: "Apologies",
    AS_TEXT: "Nobody: keep the line as text",
}
PERSON_BOXES = (
    "name",
    "organisation",
    "role",
    "initials",
    "deputising_for",
    "also_representing",
)
BOXES = {
    "decisions": ("text",),
    "actions": ("text", "due"),
    "challenges": ("asked_by", "question", "answered_by", "answer"),
    "amendments": ("text",),
}
"""The boxes of each kind of record; the owners of an action have one too, with ";" between them."""
LONGEST_BOX = 10_000
BETWEEN_OWNERS = ";"


class SentDraft:
    """`draft` as it was sent, and `problems` with what was sent; kept only when there are none."""

    def __init__(self, data, draft, directory):
        self.data, self.directory, self.problems = data, directory, []
        self.draft = copy.deepcopy(draft)
        self._facts()
        for number, person in enumerate(self.draft["people"]):
            self._person(person, f"person-{number}")
        for number, name in enumerate(self.draft["names"]):
            name["who"] = self._who(f"name-{number}", name["who"])
        for number, item in enumerate(self.draft["items"]):
            self._item(item, f"item-{number}")
        collect_names(self.draft)

    def _facts(self):
        meeting = self.draft["meeting"]
        for name in ("title", "venue"):
            meeting[name] = self._words(f"meeting-{name}", meeting[name], longest=200)
        self.draft["next_meeting"] = self._words(
            "meeting-next", self.draft["next_meeting"], longest=300
        )
        self._time("date", DayField(required=False))
        for name in ("start", "end", "closed"):
            self._time(name, HourField(required=False))
        if self._is_to_come(meeting["date"]):
            self._say("meeting-date", "These are minutes of the past: the day cannot lie ahead.")

    def _time(self, name, field):
        key = f"meeting-{name}"
        raw = self.data.get(key, self.draft["meeting"][name]).strip()
        try:
            value = field.clean(raw)
            raw = value.isoformat()[:10] if name == "date" else value.strftime("%H:%M")
        except ValidationError as error:
            self._say(key, " ".join(error.messages))
        except AttributeError:
            raw = ""
        self.draft["meeting"][name] = raw

    @staticmethod
    def _is_to_come(day):
        try:
            return date.fromisoformat(day) > timezone.localdate()
        except ValueError:
            return False

    def _person(self, person, key):
        for name in PERSON_BOXES:
            longest = 8 if name == "initials" else 160
            person[name] = self._words(f"{key}-{name}", person[name], longest=longest)
        if not person["name"]:
            self._say(f"{key}-name", "Enter the name, or say that the line is nobody.")
        status = self.data.get(f"{key}-status", person["status"])
        person["status"] = status if status in STATUSES else person["status"]
        person["who"] = self._who(key, person["who"])

    def _who(self, key, now):
        """Who is meant: a suggestion, somebody named in the box beside it, somebody new, nobody known."""
        sent = self.data.get(f"{key}-who", now)
        if sent == OTHER:
            words = self.data.get(f"{key}-other", "").strip()
            if found := self.directory.named(words):
                return found
            said = f"Nobody in the directory is called “{words}”. Choose a name from the list."
            self._say(f"{key}-other", said if words else "Choose who it is from the list.")
            return now
        if sent in (NEW, AS_WRITTEN, OPEN) or self.directory.label_of(sent):
            return sent
        return now

    def _item(self, item, key):
        item["title"] = self._words(f"{key}-title", item["title"], longest=400)
        item["number"] = self._words(f"{key}-number", item["number"], longest=20)
        item["is_confidential"] = f"{key}-confidential" in self.data
        text = self.data.get(f"{key}-text")
        if text is not None:
            text = plain_text.read_back(text, original=item["text"])
            item["text"] = richtext.from_plain(text, original=item["text"])
            if problem := richtext.length_problem(item["text"]):
                self._say(f"{key}-text", problem)
        if (updates := self.data.get(f"{key}-updates")) is not None:
            item["updates"] = [line.strip() for line in updates.splitlines() if line.strip()]
        for kind in RECORDS:
            for number, record in enumerate(item[kind]):
                self._record(record, kind, f"{key}-{kind}-{number}")

    def _record(self, record, kind, key):
        for name in BOXES[kind]:
            record[name] = self._words(f"{key}-{name}", record[name], longest=LONGEST_BOX)
        record["taken"] = f"{key}-taken" in self.data
        main = "question" if kind == "challenges" else "text"
        if record["taken"] and not record[main]:
            self._say(f"{key}-{main}", "Write what it says, or take the tick away.")
        if kind == "actions":
            owners = self.data.get(f"{key}-owners", BETWEEN_OWNERS.join(record["owners"]))
            named = [" ".join(each.split()) for each in owners.split(BETWEEN_OWNERS)]
            record["owners"] = list(dict.fromkeys(filter(None, named)))

    def _words(self, key, now, *, longest):
        words = self.data.get(key, now).replace("\r\n", "\n").replace("\0", "").strip()
        if len(words) > longest:
            self._say(key, f"Write at most {longest:,} characters here.")
        return words

    def _say(self, key, sentence):
        self.problems.append(Problem(sentence, key))
