"""Agenda and minutes in Word: the words of the page and the PDF, in the same order.

Both come from the presenters' records; here stands only how Word puts them.
"""

from board.enums import DocumentKind
from board.word_templates import template_of
from common import word
from common.word import Running, link, soft, strong


def agenda_docx(issue, *, look, is_public=False):
    """An agenda (`meetings.presenters.agenda_issue`) as the bytes of a Word document.

    What goes to the public never takes the unit's own template, which may hold words of its own.
    """
    agenda = issue.agenda
    document = word.start(
        None if is_public else template_of(DocumentKind.AGENDA),
        title=issue.title,
        look=look,
        running=Running(
            name=agenda.name,
            what=f"Agenda, {agenda.date_text}",
            status=issue.status_line,
            edition=issue.edition,
            marking=agenda.marking,
            reference=agenda.reference,
        ),
    )
    document.logo()
    if look.board != agenda.name:
        document.paragraph(look.board, style="Board name")
    document.heading(issue.heading, level=0)
    document.paragraph(issue.day, style="Subtitle")
    _status(document, issue.word, issue.sentence, agenda.marking, issue.edition)
    document.facts(_agenda_facts(agenda))
    for part in agenda.parts:
        if part.lines:
            document.heading(f"{part.number} {part.title or 'Items'}".strip(), level=1)
            rows = [_agenda_row(line) for line in part.lines]
            document.table(("Item", "Title", "Time"), rows, widths=(1, 7, 1.5))
    if agenda.between_apart:
        document.heading("Decisions taken between meetings", level=1)
        document.facts((each.reference, each.words) for each in agenda.between_apart)
    document.paragraph(f"The meeting ends at {agenda.clock.finishes_at}.")
    return document.content()


def _agenda_facts(agenda):
    venue = "\n".join(filter(None, [agenda.venue, agenda.venue_address]))
    facts = [
        ("Meeting", "" if agenda.kind == "ordinary" else agenda.kind_text),
        ("Group", "" if agenda.group == agenda.name else agenda.group),
        ("Date", agenda.date_text),
        ("Time", agenda.time_text),
        ("Venue", venue),
        ("Online", agenda.link and link(agenda.link, agenda.link)),
        ("Papers due", agenda.paper_deadline_text),
    ]
    return [(label, value) for label, value in facts if value]


def _agenda_row(line):
    title = [line.title, strong(" Confidential")] if line.is_confidential else [line.title]
    paragraphs = [[strong(each) if isinstance(each, str) else each for each in title]]
    paragraphs += [[each] for each in (line.closed_title, line.note) if each]
    if line.between:
        paragraphs.append([strong("Decisions taken between meetings")])
        paragraphs += [[f"{each.reference}, {each.words}"] for each in line.between]
    for heading, found in line.action_lists:
        paragraphs.append([strong(heading)])
        paragraphs += [[f"{each.reference} {each.text} ({each.facts})"] for each in found]
    paragraphs += [[each] for each in (line.description, line.about) if each]
    if line.priority:
        paragraphs.append([f"Priority {line.priority}"])
    times = [[each] for each in (line.starts_at, line.minutes_text) if each]
    return [line.number, paragraphs, times or ""]


def minutes_docx(record, *, is_public=False):
    """A record of minutes (`meetings.presenters.minutes`) as the bytes of a Word document."""
    document = word.start(
        None if is_public else template_of(DocumentKind.MINUTES),
        title=record.title,
        look=record.look,
        running=Running(
            name=record.heading,
            what=f"Minutes, {record.date}",
            status=record.status_line,
            edition=record.edition,
            marking=record.marking,
            reference=record.reference,
        ),
    )
    _minutes_title(document, record)
    document.facts((fact.label, fact.value) for fact in record.facts)
    _actions(document, record.actions)
    _attendance(document, record)
    for part in record.parts:
        document.heading(part.heading, level=1)
        for item in part.items:
            _item(document, item)
    _close(document, record)
    if not is_public:
        document.heading("Signature", level=1)
        document.paragraph("Signed by the chair", style="Signature line")
        document.paragraph("Date", style="Signature line")
    return document.content()


def _minutes_title(document, record):
    document.logo()
    if record.look.board != record.heading:
        document.paragraph(record.look.board, style="Board name")
    document.heading(record.heading, level=0)
    document.paragraph(f"Minutes of the meeting of {record.date}", style="Subtitle")
    document.paragraph(record.kind)
    sentence = f"Version {record.status.version}. {record.status.sentence}"
    _status(document, record.status.word, sentence, record.marking, record.edition)


def _status(document, state, sentence, marking, edition):
    """Under the title: a draft, or which version; then the marking and the edition."""
    document.paragraph([strong(state), f" {sentence}"], style="Document status")
    edition = f"{edition}." if edition else ""
    document.paragraph([strong(marking), f" {edition}".rstrip()], style="Document status")


def _actions(document, rows):
    document.heading("Actions from this meeting", level=1)
    if not rows:
        document.paragraph("No actions were agreed.")
        return
    document.table(
        ("Reference", "Action", "Owner", "Due", "Item"),
        [
            [
                link(row.action.reference, f"#{row.action.anchor}"),
                row.action.text,
                row.action.owners,
                row.action.due,
                row.item.number,
            ]
            for row in rows
        ],
        widths=(2, 4, 2.5, 2, 1),
    )


def _attendance(document, record):
    document.heading("Attendance", level=1)
    if not record.attendance:
        document.paragraph("No attendance has been recorded.")
    for table in record.attendance:
        document.heading(table.heading, level=2)
        rows = [[row.organisation, [_person(each) for each in row.people]] for row in table.rows]
        document.table(("Organisation or role", "Name"), rows, widths=(2, 3))
    document.paragraph(record.quorum)


def _person(person):
    pieces = [strong(person.name), f", {person.role}" if person.role else ""]
    for note in person.notes:
        pieces += ["; ", soft(note)]
    return pieces


def _item(document, item):
    document.heading(f"{item.number} {item.title}", level=2)
    if item.is_confidential:
        document.paragraph(strong("Confidential"))
    document.paragraph(item.withheld_sentence)
    if item.about:
        document.paragraph(f"{'. '.join(item.about)}.", style="Soft words")
    for outcome in item.outcomes:
        document.paragraph(outcome)
    for amendment in item.amendments:
        _amendment(document, amendment)
    if item.reported:
        _reported(document, item.reported)
    document.rich_text(item.discussion)
    document.paragraph(item.nil_return)
    for tracked in item.tracked:
        _tracked(document, tracked)
    for challenge in item.challenges:
        _challenge(document, challenge)
    for decision in item.decisions:
        condition = _labelled("Condition:", decision.condition)
        document.record(f"Decision {decision.reference}", decision.text, condition)
    for action in item.actions:
        document.record(
            f"Action {action.reference}",
            action.text,
            [*_labelled("Owner:", action.owners), " ", *_labelled("Due:", action.due)],
            place=action.anchor,
        )


def _labelled(label, words):
    return [strong(label), f" {words}"] if words else []


def _amendment(document, amendment):
    of = f" to the minutes of {amendment.minutes}" if amendment.minutes else ""
    document.record(
        f"Amendment{of}",
        [strong(f"{amendment.place}:"), f" {amendment.text}"],
        _labelled("Asked for by:", amendment.requested_by),
    )


def _reported(document, decisions):
    paragraphs = []
    for each in decisions:
        paragraphs.append([strong(each.reference), f", {each.taken}: {each.text}"])
        paragraphs.append(_labelled("Condition:", each.condition))
    document.record("Decisions taken between meetings", *paragraphs)


def _tracked(document, tracked):
    document.record(
        f"Action {tracked.reference}: update",
        tracked.text,
        _labelled("Update:", tracked.update),
        _labelled("Colour:", tracked.colour),
        [strong(tracked.step)] if tracked.step else [],
    )


def _challenge(document, challenge):
    asked_of = f" to {challenge.asked_of}" if challenge.asked_of else ""
    asked = f"Question from {challenge.asked_by}{asked_of}:"
    document.record(
        "Challenge",
        [strong(asked), f" {challenge.question}"],
        _labelled("Answer:", challenge.answer),
        _labelled("Outcome:", challenge.satisfied),
        _labelled("To follow up:", challenge.follow_up),
    )


def _close(document, record):
    document.heading("Close and next meeting", level=1)
    document.paragraph(record.closing)
    document.paragraph([strong("Next meeting:"), f" {record.next_meeting}"])
    if record.approvals:
        document.heading("How these minutes were approved", level=1)
        for approval in record.approvals:
            document.paragraph(approval.sentence)
            for amendment in approval.amendments:
                _amendment(document, amendment)
