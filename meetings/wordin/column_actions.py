"""The columns beside the discussion: whose an action is, when it is due, or the action itself."""

from __future__ import annotations

import re

from common.richtext.document import Run
from meetings.capture.room import Match, looks_like_initials
from meetings.wordin import headings, marks
from meetings.wordin.actions import due_in, named_in, names_in, read_action
from meetings.wordin.deeds import is_order
from meetings.wordin.lines import Line, lines_in
from meetings.wordin.nothing import part_nothing
from meetings.wordin.prose import SHALL_BE, are_asked, is_action, owners_in
from meetings.wordin.result import COLUMN, PROSE, Action, Decision
from meetings.wordin.sentences import sentences
from meetings.wordin.spellings import REFERENCE

LABEL = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:[A-Z][^:.?!]{1,40}:\s+)?")
"""What may stand before a sentence: "3.2 Existing risks: Risk 4 to be reduced"."""
NUMBERED = (
    rf"(?:(?i:actions?)\s+(?:(?i:no|ref)\.?\s*)?(?:{REFERENCE}|\d{{1,3}})"
    r"|[A-Z]{1,5}[/-]\d{1,4}[./-]\d{1,4})"
)
OWN_NUMBER = re.compile(rf"\W*{NUMBERED}\W*")
"""The number of an action by itself: "Action 19/07", "LI/16/09"; "19/07" and "AB 19/07" may say a day."""
TO_DO = re.compile(r"to\s+[a-z]", re.IGNORECASE)
""" "To book", below whoever is to do it."""
THEY_TO = re.compile(r"(?:The|All|Each)\s[\w ]{2,40}?\sto\s[a-z]")
""" "The three partners to meet" """
BEFORE_ACTION = re.compile(rf"^\W*{NUMBERED}\s*[–—:-]\s+(?=\w)")


class ColumnReader:
    """Reads the columns of one row; `actions` are those that the text of the row holds, `decided` what it says
    to be decided, `open` its news of earlier actions that go on, `left_out` what cells say where there is nothing."""

    def __init__(self, item, people, cautions, actions, text):
        self.item, self.people, self.cautions = item, people, cautions
        self.actions, self.text = actions, text
        self.facts, self.unsure, self.left_out = [], [], []
        self.decided, self.open = [], []

    def read(self, by_role):
        """Blocks of roles that say nothing of actions or decisions are given back."""
        left, by_role = [], dict(by_role)
        for role, blocks in by_role.items():
            if role in (headings.ACTION, headings.DECISION, headings.OWNER, headings.DUE):
                is_aligned = role in (headings.OWNER, headings.DUE)
                blocks, nothing = part_nothing(blocks, is_aligned=is_aligned)
                by_role[role] = blocks
                self.left_out += nothing
            if role == headings.DECISION:
                self._decisions(blocks)
            elif role not in (headings.ACTION, headings.OWNER, headings.DUE, headings.REFERENCE):
                left += blocks
        before = len(self.item.actions)
        self._owners_and_actions(by_role)
        made = self.item.actions[before:] or self.actions
        self._due(_words(by_role.get(headings.DUE)), made)
        self._references(_words(by_role.get(headings.REFERENCE)), made)
        return left + self.unsure

    def _decisions(self, blocks):
        for line in lines_in(blocks):
            sign, words = marks.item_sign(line.words)
            number = sign or str(len(self.item.decisions) + 1)
            self.item.decisions.append(Decision(number, words, line.shown))

    def _references(self, numbers, actions):
        """The number of an action goes with where it was read; any others stay in the text."""
        if len(numbers) != len(actions):
            self.unsure += [Line([Run(number)]) for number in numbers]
            return
        for action, number in zip(actions, numbers, strict=True):
            action.source = f"{number} | {action.source}"

    # -- owners and actions ----------------------------------------------------------------

    def _owners_and_actions(self, by_role):
        """The column of owners says whose the actions beside it are; with none, whose those of the text are."""
        beside = _words(by_role.get(headings.OWNER))
        said = _words(by_role.get(headings.ACTION))
        owners, made = self._owners_or_actions(said, has_owners=bool(beside))
        if made:
            self._give_made(made, self._owners_beside(beside))
        else:
            more, _ = self._owners_or_actions(beside)
            owners += more
        self._give(owners)

    def _owners_or_actions(self, lines, *, has_owners=False):
        """Lines that only name somebody are owners; any other is an action of its own. `has_owners`: these
        stand in a column of their own, so that only who is known is one."""
        owners, made, number = [], [], ""
        for line in lines:
            words = _without_mark(line)
            if OWN_NUMBER.fullmatch(words):
                number = f"{number} {line}".strip()
                continue
            if not words:
                self.facts.append(line)
                continue
            matches, due = named_in(words, self.people.room)
            is_other = has_owners and matches and not any(map(_is_known, matches))
            if is_other or (matches is None and not due):
                made.append(self._action(words, f"{number} {line}".strip()))
                number = ""
                self.item.actions.append(made[-1])
                made[-1].owners = [] if is_other else made[-1].owners
                if owners and len(made) == 1 and TO_DO.match(words):
                    self._own(made[-1], *owners.pop())
            elif made:
                self._add_to(made, matches, due, words)
            else:
                _add_owner(owners, matches, due, words)
        self.unsure += [Line([Run(number)])] if number else []
        return owners, made

    def _owners_beside(self, lines):
        """Who stands in the column of owners; one that nobody fits stays as it is written."""
        owners, room = [], self.people.room
        for words in filter(None, map(_without_mark, lines)):
            matches, due = named_in(words, room)
            is_unknown = matches is None and not due
            _add_owner(owners, names_in(words, room) if is_unknown else matches, due, words)
        return owners

    def _action(self, words, line):
        bare = BEFORE_ACTION.sub("", marks.item_sign(words)[1])
        return read_action(bare, "", self.people, self.cautions, how=COLUMN, source=line)

    def _add_to(self, made, matches, due, words):
        """Names under the words of an action are whose it is; a day there is when, rather than one that the
        words hold."""
        last = made[-1]
        if matches and (not last.owners or _are_fuller(words, last.owners)):
            self.cautions.names(matches)
            last.owners = self._names(matches)
        elif matches:
            self._doubt(True, [(matches, due, words)])
        last.due = due if due and last.due in last.text else last.due or due
        last.source = f"{last.source} | {words}"

    def _give_made(self, actions, owners):
        """Give owners to the actions beside them: each its own where there are as many, else all of them
        to the only one, or the only one to all. Any others stay in the text."""
        if not owners:
            return
        if 1 < len(actions) != len(owners) > 1:
            self.unsure += [Line([Run(words)]) for _, _, words in owners]
            self._doubt(True, owners)
            return
        self.facts += [words for _, _, words in owners]
        if len(actions) == 1:
            matches = [match for each, _, _ in owners for match in each]
            due = next((due for _, due, _ in owners if due), "")
            owners = [(matches, due, " | ".join(words for _, _, words in owners))]
        self._doubt(len(actions) != len(owners), owners)
        if len(owners) == 1:
            owners = owners * len(actions)
        self._pair(actions, owners)

    def _pair(self, actions, owners):
        """Each action has the owner of its own place, unless it names somebody itself."""
        for action, (matches, due, words) in zip(actions, owners, strict=False):
            if not action.owners:
                self._own(action, matches, due, words)
                continue
            action.due = action.due or due
            self._doubt(
                bool(set(self._names(matches)) - set(action.owners)), [(matches, due, words)]
            )

    def _give(self, owners):
        """Give owners to the actions of the row that have none, in their order."""
        if not owners:
            return
        self.facts += [words for _, _, words in owners]
        bare = [action for action in self.actions if not action.owners]
        if not self.actions:
            self._make_all(owners)
        elif bare and len(owners) == len(self.actions):
            self._pair(self.actions, owners)
        elif len(owners) == 1 and bare:
            for action in bare:
                self._own(action, *owners[0])
            self._doubt(len(bare) > 1, owners)
        elif bare:
            for action, owner in zip(bare, owners, strict=False):
                self._own(action, *owner)
            self._doubt(len(bare) != len(owners), owners)
        else:
            known = {name for action in self.actions for name in action.owners}
            said = {name for matches, _, _ in owners for name in self._names(matches)}
            self._doubt(bool(said - known), owners)

    def _doubt(self, is_doubtful, owners):
        if is_doubtful:
            said = ", ".join(words for _, _, words in owners)
            where = self.item.title or self.item.number
            self.cautions.add("column_owner", f"“{said}” beside “{where}”: which action is meant?")

    def _own(self, action, matches, due, words):
        self.cautions.names(matches)
        action.owners = self._names(matches)
        action.due = action.due or due or ""
        action.source = f"{action.source} | {words}"

    def _names(self, matches):
        return list(dict.fromkeys(self.people.name_of(match) for match in matches))

    def _make_all(self, owners):
        """The column says whose the actions are and the text marks none: each sentence is one, of all
        who are asked in it, and is offered only once."""
        owners = [(self._settled(matches), due, words) for matches, due, words in owners]
        asked = self._asked(owners)
        found = [
            (*(asked[place] if asked else self._sentence_of(matches)), matches, due, words)
            for place, (matches, due, words) in enumerate(owners)
        ]
        made = {}
        for sentence, is_sure, matches, due, words in sorted(found, key=lambda each: not each[1]):
            self.cautions.names(matches)
            if sentence not in made or not is_sure:
                self._make(sentence, is_sure, matches, due, words, is_new=sentence not in made)
                if self.item.actions:
                    made.setdefault(sentence, self.item.actions[-1])
                continue
            action = made[sentence]
            action.owners = list(dict.fromkeys([*action.owners, *self._names(matches)]))
            action.due = action.due or due
            action.source = f"{action.source} | {words}"

    def _settled(self, matches):
        """The matches, where initials that fit several are those of the only one who is asked something beside
        them; that is queried all the same."""
        settled = []
        for match in matches:
            asked = [one for one in match.candidates if one.is_person and self._is_asked(one)]
            is_one = len(match.candidates) > 1 and len(asked) == 1
            if is_one:
                self.cautions.names([match])
            settled.append(Match(match.words, asked[0]) if is_one else match)
        return settled

    def _is_asked(self, one):
        named = [Match(one.label, one)]
        return any(are_asked(named, sentence, self.people) for sentence in self._sentences())

    def _make(self, sentence, is_sure, matches, due, words, *, is_new):
        """Where no sentence reads as theirs the last is only offered, unless it leads to a list, and the words
        of the column stay in the text."""
        leads_on = not is_sure and sentence.endswith(":")
        if not is_sure:
            self.unsure.append(Line([Run(words)]))
            which = "what is meant?" if leads_on else f"is the action “{sentence}”?"
            self.cautions.add(
                "column_action", f"“{words}” stands in the column for actions; {which}"
            )
        if not is_new or leads_on:
            return
        due = due or due_in(sentence, self.people.room, self.cautions)
        how = COLUMN if is_sure else PROSE
        self.item.actions.append(
            Action(sentence, self._names(matches), due, how, f"{sentence} | {words}")
        )

    def _asked(self, owners):
        """A sentence for each owner in their order, where as many ask something and none names somebody."""
        asked = [sentence for sentence in self._sentences() if is_action(sentence, self.people)]
        is_named = any(owners_in(sentence, self.people) for sentence in asked) or any(
            are_asked(matches, sentence, self.people)
            for matches, _, _ in owners
            for sentence in self._sentences()
        )
        if len(owners) == 1 or len(asked) != len(owners) or is_named:
            return []
        return [(sentence, True) for sentence in asked]

    def _sentences(self):
        return [sentence for line in self.text for sentence in sentences(line)]

    def _sentence_of(self, matches):
        """(sentence, whether it says so): one that asks something of the owner, or else the last."""
        theirs = set(self._names(matches))
        said = self._sentences()
        asked = [sentence for sentence in said if is_action(sentence, self.people)] or [
            sentence
            for sentence in said
            if is_action(LABEL.sub("", sentence), self.people, is_decision=True)
        ]
        for some in (asked, said):
            for sentence in some:
                if are_asked(matches, sentence, self.people):
                    return sentence, True
        if len(asked) == 1 and not owners_in(asked[0], self.people) - theirs:
            return asked[0], True
        orders = [sentence for sentence in said if is_order(sentence)]
        if len(orders) == 1:
            return orders[0], True
        if not said and len(self.decided) == 1:
            return self.decided[0], True
        return self._nearest(said, matches), False

    def _nearest(self, said, matches):
        """What may be theirs where nothing says so: what was decided of them, a last sentence of what shall be, what
        was decided last, any other last sentence, or the only news of an action that goes on."""
        names = [re.escape(re.sub(r"^[Aa]ll\s+", "", match.words)) for match in matches]
        said_of = re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)")
        theirs = [words for words in self.decided if said_of.search(words)]
        left = self.open if len(self.open) == 1 else []
        shall = said if said and (SHALL_BE.search(said[-1]) or THEY_TO.match(said[-1])) else []
        return (theirs or shall or self.decided or said or left or [self.item.title])[-1]

    # -- days ------------------------------------------------------------------------------

    def _due(self, lines, actions):
        """Each action has the day of its own place where there are as many, rather than one that its words
        hold; the only day is that of each which names none."""
        bare = [action for action in actions if not action.due]
        self.facts += lines
        if len(lines) == len(actions):
            bare = actions
            for action in actions:
                action.due = "" if action.due in action.text else action.due
        elif len(lines) == 1:
            lines = lines * len(bare)
        for action, words in zip(bare, lines, strict=False):
            action.due = action.due or words


def _add_owner(owners, matches, due, words):
    """Add one of those named; a day alone belongs to whoever stands above it."""
    if not matches and owners and not owners[-1][1]:
        owners[-1] = (owners[-1][0], due, f"{owners[-1][2]} {words}")
    else:
        owners.append((matches or (), due, words))


def _are_fuller(words, owners):
    """Whether words name again those who own an action, with more words: "All partners" for "Partners"."""
    return all(owner.casefold() in words.casefold() for owner in owners)


def _is_known(match):
    return match.is_known or looks_like_initials(match.words)


def _words(blocks):
    return [line.words for line in lines_in(blocks or []) if line.words]


def _without_mark(words):
    if marks.lone_kind(words):
        return ""
    head, colon, rest = words.partition(":")
    return rest.strip() if colon and marks.lone_kind(head) == marks.ACTION else words
