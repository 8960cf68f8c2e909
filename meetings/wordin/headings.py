"""What the columns of a table are for, by the headings that boards give them."""

from __future__ import annotations

import re

from meetings.wordin import attendance_groups

NUMBER, ITEM, DISCUSSION, ACTION, OWNER, DUE = (
    "number",
    "item",
    "discussion",
    "action",
    "owner",
    "due",
)
DECISION, UPDATE, STATUS = "decision", "update", "status"
LEAD, REFERENCE = "lead", "reference"
"""Of minutes: who leads the item, and the number of the action."""
ABOUT, AWAY, LABEL, PERSON, NOTES = "about", "away", "label", "person", "notes"
"""Of attendance: role and organisation in one cell, a mark for those who sent apologies, a label such as
"Present" beside the names, a name above what somebody is, and notes beside the marks."""
NAME, ORGANISATION, ROLE, INITIALS_COLUMN, APOLOGIES = (
    "name",
    "organisation",
    "role",
    "initials",
    "apologies",
)

MARKS = (STATUS, AWAY, NOTES)
OF_MINUTES = (
    (REFERENCE, r"actions? (?:no|nos|number|ref|reference)"),
    (NUMBER, r"(?:(?:agenda )?(?:item |min(?:ute)? )?(?:no|nos|number|ref|reference)|#|agenda ref)"),
    (OWNER, r"(?:actions? (?:by|for|owners?|lead)|owners?|leads?|by whom|who|responsib\w+"
            r"|responsible (?:person|officer|lead)"
            r"|person(?:s)? responsible|lead (?:officer|person|agency)|assigned to|action by whom"
            r"|(?:owners?|leads?|lead officer|who|by whom|responsib\w+)(?: and)?"
            r" (?:deadlines?|due(?: date)?|dates?|by when|when|timescales?|target date))"),
    (DUE, r"(?:due|by when|when|deadline|timescales?|time scale|target(?: date)?|due (?:date|by)"
          r"|date due|completion date"
          r"|date for completion|action (?:date|by when)|date)"),
    (STATUS, r"(?:status|rag(?: rating| status)?|colour|open closed|complete)"),
    (UPDATE, r"(?:updates?|progress(?: update)?|outcome update|update progress|latest position)"),
    (ACTION, r"(?:what (?:(?:we|they|you) (?:will|are going to|need to|ll) do|(?:will|needs to|must) (?:happen|be done)"
             r"|happens next|to do|next|will we do)(?: next)?|to do|next actions?)"),
    (DISCUSSION, r"what (?:(?:we|was|they|people|members) )?(?:said|discussed|talked about|heard|happened"
                 r"|considered)"),
    (DISCUSSION, r".*\b(?:discussions?|minutes?|notes?|summary|details?|key points|comments?"
                 r"|narrative|points raised|proceedings"
                 r"|issues? discussed|record|minuted|content|text|debate|main points)\b.*"),
    (DECISION, r"(?:decisions?(?: made| agreed| taken)?|outcomes?|resolutions?|agreed|decisions? outcomes?)"),
    (ACTION, r"(?:actions?(?: points?| required| agreed| taken| needed| to be taken| and owners?"
             r"| owners? .*| leads?"
             r"| due| by when| by whom by when| original wording)?|agreed actions?|follow up|next steps?)"),
    (ITEM, r"(?:agenda )?(?:items?|topics?|subjects?|headings?|agenda|titles?|issues?)(?: titles?"
           r"| headings?| and (?:lead|presenter))?"),
)  # fmt: skip
MARK_WORD = (
    r"(?:attendance|attended|attending|present|in attendance|apolog(?:y|ies)|apols?|absent|absence|not present"
    r"|deput(?:y|ies)|observers?|observing|status|mark|sent|received|given|yes|no|ia|ap|[pandyox])"
)
OF_ATTENDANCE = (
    (APOLOGIES, r"(?:apolog(?:y|ies)|absent|not present|apologies (?:received|from"
                r"|given))(?: from)?(?: name)?"),
    (NAME, r"(?:attendees?|names?|present|members?(?: present)?|in attendance|those present|attended"
           r"|participants?|delegates?"
           r"|who|observers?|members in attendance|attending|officers?|guests?|board members?"
           rf"|people present|name of .*|{attendance_groups.NAMES})"),
    (INITIALS_COLUMN, r"(?:initials?|abbreviation|abbr)"),
    (STATUS, rf"(?:attendance|status|{MARK_WORD}(?: (?:or|and|of|at|the|meeting|{MARK_WORD}))+)"),
    (ORGANISATION, r"(?:agency|agencies|organi[sz]ations?|representing|service|body|department"
                   r"|partner(?: agency)?|company"
                   r"|agency organi[sz]ation|organi[sz]ation agency|agency represented|sector"
                   r"|representation|employer)"),
    (NOTES, r"(?:notes?|comments?|remarks?)"),
    (ROLE, r"(?:role|title|job title|designation|position|post|job role|role title|capacity)"),
    (ABOUT, r"(?:(?:job )?(?:role|title)|designation|position|post)(?: and| or)?"
            r" (?:agency|organi[sz]ation|service|employer|representing)"
            r"|(?:agency|organi[sz]ation|service)(?: and| or)? (?:(?:job )?(?:role|title)|designation|position|post)"),
)  # fmt: skip
NAMES_HEADING = re.compile(
    r"(?:full |board |committee )?(?:names?|members?|attendees?)(?: names?)?"
)


def role_of(heading):
    """The role of a column of minutes that has such a heading, or an empty string."""
    return role_in(plain_heading(heading), OF_MINUTES)


def are_headings(row):
    """Whether each cell with words names a column."""
    return all(role_of(cell.words) for cell in row if cell.words)


def with_actions(named):
    """(cell, role) of the headings, where "Action by / when" is the only column of actions: it holds these
    whole, or whose and when they are; "Action by" beside numbers and items alone, what was said in these. "By"
    beside actions says when where another column says who, else who."""
    roles = {role for _, role in named}
    if ACTION in roles and any(plain_heading(cell.words) == "by" for cell, _ in named):
        who_or_when = DUE if OWNER in roles else OWNER
        return [
            (cell, who_or_when if plain_heading(cell.words) == "by" else role)
            for cell, role in named
        ]
    if roles == {NUMBER, ITEM, OWNER} and any(_of_actions(cell) for cell, _ in named):
        beside = {ITEM: DISCUSSION, OWNER: ACTION}
        return [(cell, beside.get(role, role)) for cell, role in named]
    if {ACTION, OWNER} & roles:
        return named
    return [(cell, ACTION if role == DUE and _of_actions(cell) else role) for cell, role in named]


def _of_actions(cell):
    return plain_heading(cell.words).startswith("action")


def role_in(words, kinds):
    """The role that the words of a heading, in their plain form, have among `kinds`, or an empty string."""
    return next((role for role, pattern in kinds if re.fullmatch(pattern, words)), "")


def plain_heading(words):
    """A heading in small letters and without signs: "Owner(s)" is "owners"."""
    words = re.sub(r"(?<=\w)\((e?s)\)", r"\1", words.casefold())
    return " ".join(re.sub(r"[^\w#]+", " ", words).split())
