"""The records in the text of an item: decisions, actions, challenges, amendments, updates.

A line that begins with its mark becomes a record and leaves the text. What is found within a
sentence (see `prose`) is offered, and the sentence stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from common.richtext.document import Run
from meetings.wordin import corrections, layout, marks, updates
from meetings.wordin.action_tables import add_label, labelled, read_log
from meetings.wordin.actions import (
    begins_with_owner,
    is_only_names,
    names_from,
    names_in,
    read_action,
    subject_of,
)
from meetings.wordin.challenge_tables import read_challenges
from meetings.wordin.challenges import add_answer, add_question, without_false
from meetings.wordin.decided import OPENS_LIST, decided_by
from meetings.wordin.lines import Grid, Line, lines_in
from meetings.wordin.marks import (
    ACTION,
    AMENDMENT,
    DECISION,
    QUESTION,
    owned_behind_tab,
    single_actions,
)
from meetings.wordin.prose import NUMBER, may_be_of
from meetings.wordin.result import MARKED, PROSE, Amendment, Decision, Item
from meetings.wordin.sentences import numbered, sentences
from meetings.wordin.speech import answers
from meetings.wordin.standing import standing_of
from meetings.wordin.summaries import without_repeated


@dataclass
class Scanner:
    """Reads the blocks of one item. `rest` are the blocks that stay discussion, `earlier` the actions of the
    items above."""

    item: Item
    people: object
    cautions: object
    rest: list = field(default_factory=list)
    lone: str = ""
    lone_lines: list = field(default_factory=list)
    is_plural: bool = False
    is_vague: bool = False
    taken: int = 0
    in_updates: bool = False
    below: str = ""
    is_challenged: bool = False
    last_sign: str = ""
    decided_at: int = -1
    acted_at: int = -1
    earlier: list = field(default_factory=list)
    facts: list = field(default_factory=list)
    headings: list = field(default_factory=list)

    def scan(self, blocks):
        for place, block in enumerate(blocks):
            self.below = next((line.words for line in lines_in(blocks[place + 1 : place + 3])), "")
            if isinstance(block, Grid):
                self._end_lone()
                self._grid(block)
            elif not block.words:
                self.rest.append(block)
            elif not (self.lone and self._take_listed(block)):
                self._end_lone()
                self._line(block)
        self._end_lone()

    # -- lists under a mark that stands alone ----------------------------------------------

    def _start_lone(self, kind, line):
        self.lone, self.lone_lines, self.taken, self.last_sign = kind, [line], 0, ""
        self.is_plural = bool(re.search(r"s\b[^a-z]*$", line.words, re.IGNORECASE))
        self.is_vague = False

    def _end_lone(self):
        """A mark with nothing under it is only words."""
        if self.lone and not self.taken:
            self.rest += self.lone_lines
        elif self.lone:
            named = [line for line in self.lone_lines if self._names_another(line)]
            self.rest += named
            self.facts += [line.shown for line in self.lone_lines if line not in named]
        self.lone = self.last_sign = ""

    def _names_another(self, line):
        """Whether a line says that another body than that of the meeting decided: it stays above what is below."""
        body = marks.decider(line.words)
        own = " ".join(self.people.room.own_names)
        return bool(body) and not re.search(rf"\b{re.escape(body)}\b", own)

    def _take_listed(self, line):
        if marks.lone_kind(line.words) or updates.SECTION.match(line.words):
            return False
        if marks.marks_in(line.words, self.people.room) and not line.in_list:
            return False
        if self.lone == AMENDMENT and corrections.is_news(line.words):
            return False
        if self.lone == DECISION and not self.taken and OPENS_LIST.match(line.words):
            self.lone_lines.append(line)
            return True
        sign, words = marks.item_sign(line.words)
        if self.last_sign and not marks.goes_on(self.last_sign, sign):
            return False
        self.last_sign = sign if self.last_sign else ""
        is_listed = line.in_list or words != line.words
        is_more = self.is_plural and self._looks_like_more(line.words)
        is_first = self.taken == 0 and not self.is_vague
        if not (is_listed or line.goes_on or is_first or is_more):
            return False
        self._record(self.lone, words, "", line.shown, sign)
        self.taken += 1
        return True

    def _looks_like_more(self, text):
        """Whether a line without a bullet is another one under a mark for several."""
        if self.lone == AMENDMENT:
            return corrections.may_correct(text)
        if self.lone != ACTION:
            return False
        room = self.people.room
        is_owned = subject_of(text, room) or names_from(text, room) or begins_with_owner(text, room)
        return bool(is_owned or re.search(r"\s[–—-]\s*[A-Z][\w/ ,]{1,40}$", text))

    # -- single lines ----------------------------------------------------------------------

    def _line(self, line):
        text = line.words
        if kind := marks.lone_kind(text):
            self._start_lone(kind, line)
        elif start := marks.lone_at_end(text):
            self._line(line.part(0, start))
            self._line(line.part(start))
        elif updates.is_section(text):
            self.in_updates = True
            self.rest.append(line)
        elif not self._is_log() and (words := decided_by(line)):
            self._record(DECISION, words, "", line.shown)
        elif self._take_update(line) or self._take_amendment(line) or self._take_answer(line):
            return
        elif not self._take_label(line):
            self._marked_line(line)

    def _take_label(self, line):
        """Take a line right below an action that says whose or when it is."""
        is_below = self.item.actions and self.acted_at == len(self.rest)
        return is_below and add_label(self.item.actions[-1], line, self.people, self.cautions)

    def _marked_line(self, line):
        found = marks.marks_in(line.words, self.people.room)
        found = without_false(found, self.item, self.below, self.people.room)
        if not found:
            self.rest.append(line)
            return
        before = line.part(0, found[0].start)
        if before.words:
            self._before(before)
        about = (sentences(before.words) or [""])[-1] if before.words else self._line_above()
        about = NUMBER.sub("", about)
        is_beside = bool(before.words) or self._is_below_decision()
        for mark, below in zip_longest(found, found[1:]):
            mark = owned_behind_tab(mark, line, self.people.room)
            self._take_mark(mark, about, is_beside=is_beside)
            behind = line.part(mark.end, below.start if below else None)
            if behind.words.strip():
                self.rest.append(behind)

    def _take_answer(self, line):
        """Take the line under a challenge in which somebody answers it, without a mark of its own."""
        if not self.is_challenged or marks.marks_in(line.words, self.people.room):
            return False
        self.is_challenged = False
        if not answers(line.words, self.people):
            return False
        add_answer(self.item, line.words, "", line.shown, self.people, self.cautions)
        return True

    def _before(self, line):
        """What stands before a mark may be news of an action itself."""
        if not self._take_update(line):
            self.rest.append(line)

    def _is_below_decision(self):
        return bool(self.item.decisions) and self.decided_at == len(self.rest)

    def _line_above(self):
        if self._is_below_decision():
            return (sentences(self.item.decisions[-1].text) or [""])[-1]
        above = next(
            (each for each in reversed(self.rest) if isinstance(each, Line) and each.words), None
        )
        return (sentences(above.words) or [""])[-1] if above else ""

    def _take_mark(self, mark, about, *, is_beside=True):
        self.is_challenged = mark.kind == QUESTION and marks.is_challenge(mark)
        if mark.kind == ACTION and is_only_names(mark.words, self.people.room):
            self._take_owner(mark, about, is_beside)
        elif mark.kind == ACTION:
            for words in single_actions(mark, self.people.room):
                self._record(ACTION, words, mark.who, mark.source, about=about)
        elif mark.kind == DECISION and (found := numbered(mark.words)):
            for number, words in found:
                self._record(DECISION, words, "", mark.source, number)
            self.lone, self.lone_lines, self.taken = DECISION, [], len(found)
            self.is_plural, self.is_vague, self.last_sign = False, False, found[-1][0]
        else:
            sign = marks.own_sign(mark) if mark.kind == DECISION else ""
            self._record(mark.kind, mark.words, mark.who, mark.source, sign)

    def _take_owner(self, mark, about, is_beside):
        """A mark that only says whose an action is: the sentence before it is the action where it stands
        in the same line, or asks something of them. Any other is only offered, and the mark stays."""
        people = self.people
        is_sure = may_be_of(names_in(mark.words, people.room), about, people, is_beside=is_beside)
        source = mark.source
        if not is_sure:
            self.rest.append(Line([Run(mark.source)]))
            said = f"“{mark.source}” only says whose an action is; is it “{about or mark.words}”?"
            self.cautions.add("owner_alone", said)
            source = f"{about} | {mark.source}"
        how = MARKED if is_sure else PROSE
        self.item.actions.append(
            read_action(mark.words, "", people, self.cautions, how=how, source=source, about=about)
        )

    def _record(self, kind, words, who, source, number="", about=""):
        if kind == ACTION:
            self.item.actions.append(
                read_action(words, who, self.people, self.cautions, source=source, about=about)
            )
            self.acted_at = len(self.rest)
        elif kind == DECISION:
            number = number if marks.may_number(number) else str(len(self.item.decisions) + 1)
            self.item.decisions.append(Decision(number, words, source))
            self.decided_at = len(self.rest)
        elif kind == AMENDMENT:
            self.item.amendments.append(Amendment(words, source))
        elif kind == QUESTION:
            is_answered = add_question(self.item, words, who, source, self.people, self.cautions)
            self.is_challenged = self.is_challenged and not is_answered
        else:
            add_answer(self.item, words, who, source, self.people, self.cautions)

    # -- updates and amendments ------------------------------------------------------------

    def _take_update(self, line):
        text, found = line.shown, None
        if marked := updates.marked_update(text):
            found = self._with_reference(marked)
        elif told := standing_of(text, updates.is_closed, in_log=self._is_log()):
            self._take_section()
            self.item.updates += told
            return True
        elif told := updates.run_in(line.words):
            self.rest.append(line.part(0, told[0]))
            self.item.updates += told[1]
            self.in_updates = True
            return True
        elif updates.CLOSING_LINE.match(text) and self.item.updates and self._is_log():
            last = self.item.updates[-1]
            last.text, last.source = f"{last.text} {text}", f"{last.source} {text}"
            last.closed = updates.is_closed(text) or last.closed
            return True
        elif earlier := self._earlier(line.words):
            found = earlier
        elif self._is_log() and not corrections.corrects(text):
            text = self._without_marks(line)
            found = updates.update_of(
                text, in_tracker=self._is_tracker(), is_set_off=line.is_italic or line.is_bold
            )
            found = None if found and self._numbers_paragraph(found.reference) else found
        if found is None:
            return False
        marked = marks.marks_in(found.text, self.people.room)
        marked = [mark for mark in marked if mark.kind == ACTION]
        if marked:
            found.text = found.text[: marked[0].start].strip()
        self._take_section()
        self.item.updates.append(found)
        for mark in marked:
            self._take_mark(mark, (sentences(found.text) or [""])[-1])
        return True

    def _numbers_paragraph(self, reference):
        """Whether a reference is only the number of a paragraph of this very item: "3.1" below "3. Matters arising"."""
        number = self.item.number
        return bool(number) and bool(re.fullmatch(rf"\(?{re.escape(number)}\.[\d.]+\)?", reference))

    def _earlier(self, text):
        """The `Update` of a numbered action of earlier minutes, where these are spoken of."""
        if not self._is_log() and not corrections.is_of_minutes(self.item.title):
            return None
        return updates.of_earlier(text, lambda words: subject_of(words, self.people.room))

    def _take_section(self):
        """The heading of a section goes with the first update below it."""
        above = self.rest[-1] if self.rest and isinstance(self.rest[-1], Line) else None
        if above is not None and updates.SECTION.match(above.words):
            self.facts.append(self.rest.pop().shown)

    def _without_marks(self, line):
        """The text of a line, unless it begins with a mark of its own."""
        found = marks.marks_in(line.words, self.people.room)
        return "" if found and found[0].start == 0 else line.shown

    def _with_reference(self, update):
        if update.reference:
            return update
        above = self.rest[-1] if self.rest and isinstance(self.rest[-1], Line) else None
        if above is not None and above.shown and not updates.SECTION.match(above.words):
            self.rest.pop()
            update.reference, update.source = above.shown, f"{above.shown} {update.source}"
        return update

    def _is_tracker(self):
        return self.in_updates or bool(updates.TRACKER.search(self.item.title))

    def _is_log(self):
        return self._is_tracker() or bool(updates.ARISING.search(self.item.title))

    def _take_amendment(self, line):
        text = line.words
        is_of_minutes = corrections.is_of_minutes(self.item.title)
        may_amend = is_of_minutes or "minutes" in text.casefold()
        if found := corrections.begins(text, of_minutes=may_amend):
            self.rest.append(line)
            if re.search(r"\w", found["words"]):
                self._amend(found["words"], text)
            else:
                self._start_lone(AMENDMENT, line)
                self.lone_lines, self.is_plural = [], True
                self.is_vague = found.re is corrections.AMENDED_BELOW
            return True
        if is_of_minutes and (told := corrections.told(text)) and not self._asks(text):
            self.rest.append(line)
            self.item.amendments += [Amendment(words, text) for words in told]
            return True
        amends = may_amend and (
            corrections.AMENDS.search(text) or (is_of_minutes and corrections.bids(text))
        )
        if amends and not marks.marks_in(text, self.people.room):
            self.item.amendments.append(Amendment(text, line.shown))
            return True
        return False

    def _asks(self, text):
        return any(mark.kind == ACTION for mark in marks.marks_in(text, self.people.room))

    def _amend(self, words, source):
        self.item.amendments += [Amendment(each, source) for each in corrections.single(words)]

    # -- tables within the text ------------------------------------------------------------

    def _grid(self, grid):
        if actions := labelled(grid, self.people, self.cautions):
            self.item.actions += actions
            return
        if heading := read_challenges(grid, self.item, self.people, self.cautions):
            self.headings.append(heading)
            return
        found = layout.as_list(layout.layout_of(grid))
        if found.kind != layout.LOG:
            self.rest.append(grid)
            return
        before = len(self.item.actions)
        names, facts = read_log(grid, found, self.item, self.people, self.cautions)
        self.headings += names
        self.facts += facts
        self._leave_repeated(grid, before)

    def _leave_repeated(self, grid, before):
        """A table that repeats actions that stand above it is text, but for those that it says first."""
        made = self.item.actions[before:]
        new = without_repeated(made, [*self.earlier, *self.item.actions[:before]])
        if len(new) < len(made):
            self.item.actions[before:] = new
            self.rest.append(grid)
