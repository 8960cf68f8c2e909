"""A Word file read as minutes: the body is opened, cut into head and items, and queried."""

from __future__ import annotations

from common.richtext import words_of
from common.richtext.document import Run
from meetings.wordin import layout as columns
from meetings.wordin import titles, warnings
from meetings.wordin.attendance import who_came
from meetings.wordin.attendance_deputies import in_full
from meetings.wordin.attendance_shapes import are_cells_of_lists, in_order_of_lists
from meetings.wordin.attendance_table import read_people
from meetings.wordin.cautions import Cautions
from meetings.wordin.column_actions import ColumnReader
from meetings.wordin.document import read_body
from meetings.wordin.endings import Endings
from meetings.wordin.finder import find_titles
from meetings.wordin.head import STATUSES, Head
from meetings.wordin.hours import take_hours, take_told_hours
from meetings.wordin.item_labels import said_below, with_frames
from meetings.wordin.item_tables import items_of
from meetings.wordin.items import Builder, Draft
from meetings.wordin.lines import Grid, Line, as_html, lines_in
from meetings.wordin.margins import margins_of
from meetings.wordin.markings import without_markings
from meetings.wordin.one_table import cut
from meetings.wordin.opening import open_document
from meetings.wordin.people import people_of
from meetings.wordin.places import name_same
from meetings.wordin.prose import NUMBER, read_prose
from meetings.wordin.records import Scanner
from meetings.wordin.result import RECORDS, Item, Recognised
from meetings.wordin.right_margin import take_margin
from meetings.wordin.run_in import cut_run_in
from meetings.wordin.strays import place_strays, without_page_numbers
from meetings.wordin.told import people_told
from meetings.wordin.words import in_one_language, is_bare_status


def read_minutes(file, *, name):
    """What a Word file of minutes says, as `Recognised`. `file` is a path, an open file or bytes,
    `name` what to call it in a sentence.

    Raises `UnreadableFile` with a sentence when it is no Word document that can be read.
    """
    body = read_body(open_document(file, name=name))
    blocks, pages = without_page_numbers(with_frames(list(_unframed(body.blocks))))
    blocks, markings = without_markings(blocks)
    layouts = _layouts(blocks)
    if all(found.kind != columns.MINUTES for found in layouts.values()):
        blocks = cut_run_in(blocks)
        layouts = _layouts(blocks)
    _leave_lists_of_actions(blocks, layouts)
    _leave_with_headings(blocks, layouts)
    head, builder, cautions = Head(), None, Cautions()
    tables = [place for place, found in layouts.items() if found.kind == columns.MINUTES]
    finder = find_titles(blocks, table=min(tables, default=None))
    of_head = (
        n for n, found in layouts.items() if found.kind in (columns.FACTS, columns.ATTENDANCE)
    )
    finder.leave_opening(blocks[: next(of_head, 0)])
    endings = Endings(head.meeting)
    builder = Builder(endings, cautions)
    for place, block in enumerate(blocks):
        found = layouts.get(place)
        begins = finder.title_of(block) is not None or (found and found.kind == columns.MINUTES)
        if not builder.has_begun and not begins and not endings.open:
            _read_head(block, found, head)
        else:
            endings.next_meeting = endings.next_meeting or head.next_meeting
            _read_block(block, found, head, builder, finder)
    _from_headers(body.headers, head)
    head.finish()
    take_told_hours(head)
    builder.headings += [*markings, *pages]
    return _recognised(head, builder, body, cautions)


def _unframed(blocks):
    """A table of one cell is only a frame around what it holds; one may hold facts and minutes."""
    for block in blocks:
        if isinstance(block, Grid) and len(block.rows) == 1 and len(block.rows[0]) == 1:
            yield from _unframed(block.rows[0][0].blocks)
        elif isinstance(block, Grid):
            for piece in cut(block):
                yield from items_of(piece)
        else:
            yield block


def _layouts(blocks):
    found, before = {}, None
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            is_of_item = said_below(block) is not None
            found[place] = (
                columns.Layout(columns.OTHER) if is_of_item else columns.layout_of(block, before)
            )
            before = found[place] if found[place].kind == columns.MINUTES else before
    return found


def _leave_lists_of_actions(blocks, layouts):
    """A table of actions alone, below minutes with a discussion, belongs to the item in which it stands."""
    above = False
    for place, found in layouts.items():
        if columns.lists_actions(found) and (above or find_titles(blocks[:place]).has_talk):
            layouts[place] = columns.as_list(found)
        above = above or (found.kind == columns.MINUTES and columns.DISCUSSION in found.roles)


def _leave_with_headings(blocks, layouts):
    """Where numbered headings stand outside of tables, a table that only looks like minutes by its
    cells belongs to the item in which it stands, unless its numbers go on from that item."""
    tables = [place for place, found in layouts.items() if found.kind == columns.MINUTES]
    if any(columns.is_named(blocks[place], layouts[place]) for place in tables):
        return
    finder = find_titles(blocks)
    if not tables or not finder.has_talk:
        return
    for place in tables:
        number = finder.number_before(place)
        if number and not titles.follows(number, columns.first_number(blocks[place])):
            layouts[place] = columns.Layout(columns.OTHER)


# -- the head ----------------------------------------------------------------------------------


def _read_head(block, found, head):
    if isinstance(block, Line):
        _read_head_line(block, head)
    elif found.kind == columns.ATTENDANCE:
        _read_people(block, found, head)
    elif found.kind == columns.FACTS:
        for row in block.rows:
            head.read_row([cell for cell in row if cell.words])
    else:
        _read_other(block, head)


def _read_head_line(line, head):
    if take_hours(line.shown, head):
        head.facts.append(line.shown)
        return
    words, left = in_one_language(line.shown), len(head.left)
    if words == line.shown:
        head.read(line)
        return
    head.read(Line([Run(words)]))
    if len(head.left) > left:
        head.left[-1] = line
    else:
        head.facts[-1] = line.shown


def _read_other(grid, head):
    """People may stand in cells that begin "Present:" and "Apologies:", or below such a line; any other table is
    text."""
    pairs, above = in_order_of_lists(grid.rows), head.section
    is_headed = any(is_bare_status(cell.lines[0].shown) for cell, _ in pairs)
    if not is_headed and not (above in STATUSES and are_cells_of_lists(grid.rows)):
        head.leave(grid)
        head.section = ""
        return
    sections = {}
    for cell, heading in pairs:
        head.section = sections.get(id(heading), above) if heading is not cell else head.section
        for place, line in enumerate(cell.lines):
            head.read(line)
            if heading is cell and not place:
                sections[id(cell)] = head.section


def _read_people(grid, found, head):
    people = read_people(grid, found, head.section)
    head.section = people.section
    head.attendance += people.attendance
    head.facts += people.loose
    head.headings += people.marks
    head.cautions += people.cautions
    for place, row in enumerate(grid.rows):
        words = [cell.words for cell in row if cell.words]
        if place < found.headings or place in people.heads or columns.by_headings(row, grid.width):
            head.headings.append(" ".join(words))
        else:
            cells = [cell for cell in row if cell.column not in found.marks]
            head.facts += [line.shown for cell in cells for line in cell.lines]


def _read_block(block, found, head, builder, finder):
    if isinstance(block, Line):
        builder.paragraphs([block], finder=finder)
    elif found.kind == columns.MINUTES:
        builder.grid(block, found)
    elif found.kind == columns.ATTENDANCE and not head.attendance:
        _read_people(block, found, head)
    elif builder.has_begun and (said := said_below(block)):
        builder.labelled(*said)
    else:
        builder.paragraphs([block], finder=finder)


def _from_headers(headers, head):
    """What the body does not say may stand at the top or foot of each page."""
    spare = Head()
    for line in lines_in(headers):
        spare.read(line)
    spare.finish()
    if head.meeting.date is None:
        head.meeting.date = spare.meeting.date
    if not head.titles and spare.titles:
        head.titles = spare.titles[:1]


# -- the items ---------------------------------------------------------------------------------


def _recognised(head, builder, body, cautions):
    drafts = builder.drafts
    if any(lines_in(head.left)):
        drafts = [Draft(Item(), head.left), *drafts]
    endings = builder.endings
    endings.read_told(drafts)
    following = endings.next_meeting or head.next_meeting
    name_same(following, head.meeting)
    attendance = who_came(head.people())
    attendance = in_full([*attendance, *people_told(drafts, attendance)])
    people = people_of(attendance, head.meeting.date, own_names=head.own_names)
    cautions.found[:0] = head.cautions
    left_out = [*head.headings, *builder.headings]
    early = head.facts[: head.early]
    facts = [(fact, None) for fact in early]
    facts += [(fact, drafts[0].item if drafts else None) for fact in head.facts[len(early) :]]
    facts += builder.facts
    facts += endings.told
    facts += [(fact, drafts[-1].item if drafts else None) for fact in endings.facts]
    earlier = []
    for draft in drafts:
        found, headings = _read_item(draft, people, cautions, earlier)
        earlier += draft.item.actions
        left_out += headings
        facts += [(fact, draft.item) for fact in found]
    result = Recognised(
        head.meeting,
        following,
        attendance,
        [draft.item for draft in drafts],
        cautions.found,
        [fact for fact, _item in facts if fact] + left_out,
        [words for words in dict.fromkeys(left_out) if words],
    )
    place_strays(result, [*facts, *_sources(result)])
    result.left_out = _unsaid(result.left_out, result.items)
    result.left_out += margins_of(body, result)
    warnings.add_to(result, body, people, cautions, endings.further)
    return result


def _unsaid(left_out, items):
    """The lines that were left out, without those of several words that were put into an item after all."""
    said = [words_of(item.text) for item in items]
    return [
        words
        for words in left_out
        if len(words.split()) <= 2 or not any(words in text for text in said)
    ]


def _sources(result):
    """The words of all records as they stood in the file."""
    for item in result.items:
        for kind in RECORDS:
            for record in getattr(item, kind):
                yield record.source, item


def _read_item(draft, people, cautions, earlier):
    """Read the records of an item into it, and what is left into its text; gives back the facts, and
    headings of columns. `earlier` are the actions of the items above."""
    item = draft.item
    scanner, start = Scanner(item, people, cautions, earlier=earlier), 0
    facts = scanner.facts
    take_margin(draft, people)
    for end, by_role in draft.columns:
        before, stayed = len(item.actions), len(scanner.rest)
        decided, told = len(item.decisions), len(item.updates)
        scanner.scan(draft.blocks[start:end])
        said = [NUMBER.sub("", line.words) for line in lines_in(scanner.rest[stayed:])]
        reader = ColumnReader(item, people, cautions, item.actions[before:], said)
        reader.decided = [decision.text for decision in item.decisions[decided:]]
        reader.open = [update.text for update in item.updates[told:] if not update.closed]
        scanner.rest += reader.read(by_role)
        facts += reader.facts
        scanner.headings += reader.left_out
        start = end
    scanner.scan(draft.blocks[start:])
    read_prose(item, scanner.rest, people, cautions, draft.blocks)
    item.text = as_html([*draft.beside, *scanner.rest])
    return facts, scanner.headings
