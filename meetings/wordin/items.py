"""The items of the minutes, from rows of tables and from paragraphs alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from meetings.wordin import headings, several, titles
from meetings.wordin import layout as columns
from meetings.wordin.cautions import Cautions
from meetings.wordin.endings import Endings
from meetings.wordin.lines import Line, lines_in
from meetings.wordin.result import Item
from meetings.wordin.rows import (
    by_name,
    groups_of,
    heads_others,
    heads_the_other,
    join_row,
    named_by_mark,
)
from meetings.wordin.title_tabs import cut_at_tab
from meetings.wordin.words import AOB, PART, starts_special


@dataclass
class Draft:
    """An item before its records are read. `columns` are the blocks of other columns by role, each
    with the number of `blocks` that stood before the end of their row; `beside` stood behind its title."""

    item: Item
    blocks: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    beside: list = field(default_factory=list)


@dataclass
class Builder:
    """Puts rows and lines into items; `endings` takes the end of the minutes. `facts` are lines read as
    such, each with the item nearest to it; `headings` are those of columns; `below` is the next row of a table."""

    endings: Endings
    cautions: Cautions
    drafts: list[Draft] = field(default_factory=list)
    facts: list = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    part: str = ""
    number: str = ""
    below: list | None = None

    @property
    def has_begun(self):
        return bool(self.drafts)

    def _tell(self, *lines):
        nearest = self.drafts[-1].item if self.drafts else None
        self.facts += [(line, nearest) for line in lines]

    def _head(self, row, width):
        """Keep a row of headings apart; a row above them may say something else."""
        words = " ".join(cell.words for cell in row if cell.words)
        if columns.by_headings(row, width) or headings.are_headings(row):
            self.headings.append(words)
        else:
            self._tell(words)

    # -- tables ----------------------------------------------------------------------------

    def grid(self, grid, layout):
        """Read the rows of minutes."""
        named = None
        for row in grid.rows[: layout.headings]:
            self._head(row, grid.width)
            named = columns.by_headings(row, grid.width)
        rows = grid.rows[layout.headings :]
        for row, self.below in zip_longest(rows, rows[1:]):
            again = columns.by_headings(row, grid.width)
            if again and again == named:
                self._head(row, grid.width)
            else:
                self._row(row, layout, grid.width)

    def _row(self, row, layout, width):
        cells = [cell for cell in row if cell.words]
        if not cells:
            return
        if len(cells) == 1 and (cells[0].span == width > 1 or self._is_title_row(cells[0], layout)):
            self.paragraphs(cells[0].blocks, in_row=True)
            return
        by_role = {}
        for cell in cells:
            role = layout.role(cell)
            by_role.setdefault(role, []).extend(cell.blocks)
        self._read_row(by_role, layout)

    @staticmethod
    def _is_title_row(cell, layout):
        """Whether the only cell with words is a title in the place of the discussion."""
        role = layout.role(cell)
        lines = cell.lines
        return role == headings.DISCUSSION and len(lines) == 1 and bool(PART.match(lines[0].shown))

    def _read_row(self, by_role, layout):
        heads = [*by_role.pop(headings.NUMBER, []), *by_role.pop(headings.ITEM, [])]
        lines = [line for line in lines_in(heads) if line.shown]
        if headings.DISCUSSION not in layout.roles and headings.ACTION in by_role:
            by_role[headings.DISCUSSION] = by_role.pop(headings.ACTION)
        text = by_role.pop(headings.DISCUSSION, [])
        found, beside = titles.titles_of(lines)
        self._take_letters(found)
        if any(title.is_continued for title in found):
            self._tell(*(line.shown for line in lines))
        number_only = len(found) >= 1 and all(not title.title for title in found)
        before = list(map(id, self.drafts))
        if self._are_several(found, beside, text, by_role, layout) or (
            not found and self._is_ending(text)
        ):
            pass
        elif not found or several.only_continues(found, self.number):
            self._continue(text, found or layout.titles_are_apart)
        elif number_only:
            self._titles_in_text(found, beside + text)
        else:
            self._start_all(found, beside, text)
        if by_role:
            self._give_columns(by_role, [each for each in self.drafts if id(each) not in before])

    def _take_letters(self, found):
        before, part = self.number, self.part
        for title in found:
            part = title.part or part
            before = titles.with_letter(title, before, part).number or before

    def _are_several(self, found, beside, text, by_role, layout):
        """Start the items of a row whose text holds several; whether that is clear."""
        if len(found) > 1 or beside:
            return False
        ranged = [each.title for each in found if not each.number and several.is_range(each.title)]
        found = [] if ranged else found
        own = found[0].number if found else ""
        part = several.part_beside(found[0], text) if found and not own else ""
        found = [] if part else found
        if found and not own:
            return False
        has_heads = not part and bool({headings.ITEM, headings.NUMBER} & set(layout.roles))
        is_bare = bool(found) and not found[0].title
        cut = several.pieces_of(
            text, own=own, before=self.number, needs_two=has_heads, is_bare=is_bare
        )
        if cut is None:
            if ranged:
                self._doubt(ranged)
            return False
        first, pieces = cut
        if own == pieces[0][0].number and not several.is_title_of(found[0], pieces[0][0]):
            return False
        numbers = [title.number for title, _ in pieces] + ([own] if own else [])
        if not several.are_told_apart(by_role, numbers, pieces, by_names=bool(part)):
            self._doubt(title.title for title, _ in pieces)
            if not part:
                return False
        if found:
            self._start_own(found[0], first, pieces[0][0])
        for title, blocks in pieces:
            title.part = title.part or part
            self._start_or_continue(title, blocks)
        return True

    def _start_own(self, title, first, heading):
        """Start the item of a row itself before those in its text, of which the first may be the same."""
        if title.number == heading.number:
            heading.part, heading.title = title.part, title.title or heading.title
        elif title.title:
            self._start_or_continue(title, first)
        else:
            self._titles_in_text([title], first)

    def _give_columns(self, by_role, new):
        """Give the other columns of a row to its items: by number where it has several, or by whom
        their texts ask, else to the last."""
        if not self.drafts:
            self._start(titles.Title())
        numbers = [draft.item.number for draft in new if draft.item.number]
        found = several.by_number(by_role, numbers) if len(numbers) > 1 else None
        if found is not None:
            places = [found.get(draft.item.number) for draft in new]
        elif len(new) > 1 and (found := by_name(by_role, [draft.blocks for draft in new])):
            places = [found.get(place) for place in range(len(new))]
        else:
            new, places = self.drafts[-1:], [by_role]
        for draft, roles in zip(new, places, strict=True):
            if roles:
                draft.columns.append((len(draft.blocks), roles))

    def labelled(self, by_role, labels):
        """Put a table of labels into the item above it."""
        self.headings += labels
        self.drafts[-1].blocks += by_role.pop(headings.DISCUSSION, [])
        self._give_columns(by_role, [])

    def _doubt(self, names):
        names = ", ".join(filter(None, names))
        self.cautions.add(
            "several_items", f"Several items share one row ({names}): see whose text is whose."
        )

    def _is_ending(self, text):
        """Whether a row without a title only says when the next meeting is."""
        lines = list(lines_in(text))
        return bool(self.drafts) and len(lines) == 1 and self.endings.take_line(lines[0].words)

    def _start_all(self, found, beside, text):
        groups = groups_of(text, len(found), found)
        for title, blocks in zip(found, groups, strict=True):
            if title.number or not self.endings.take_row(title.title, blocks):
                self._start_or_continue(title, blocks)
        is_shared = len(found) > 1 and not heads_the_other(found)
        if is_shared and self.drafts and any(lines_in(text)) and not all(groups):
            self._doubt(title.title for title in found)
        if beside and self.drafts:
            self.drafts[-1].blocks[:0] = beside

    def _start_or_continue(self, title, blocks):
        last = self.drafts[-1] if self.drafts else None
        is_same = last and title.number and title.number == last.item.number
        names = (title.title.casefold(), last.item.title.casefold() if last else "")
        is_named_so = names[0] in ("", names[1])
        may_go_on = is_named_so if is_same or title.is_continued else False
        if last and (may_go_on or (is_same and title.is_continued)):
            last.blocks += join_row(last.blocks, blocks)
            self._tell(" ".join(filter(None, (title.part, title.number, title.title))))
            return
        self._start(title)
        self.drafts[-1].blocks += blocks

    def _start(self, title):
        """Start an item. A part that turns out to hold items is no item itself."""
        if self._is_empty_part():
            self._tell(self.drafts.pop().item.part)
        if title.part or self._leaves_part(title):
            self.part = title.part
        self.number = title.number or self.number
        self.drafts.append(Draft(Item(self.part, title.number, title.title.strip(" :"))))

    def _leaves_part(self, title):
        """Whether an item without a part of its own is none of the part before it."""
        is_whole = title.number and "." in self.number and "." not in title.number
        is_other = AOB.match(title.title) and not title.number
        return bool(is_whole or is_other or AOB.match(self.part))

    def _continue(self, blocks, titles_are_apart):
        """A row without a title goes on the one above, unless its text begins with a title of the
        kind that the rows above begin with."""
        if not self.drafts:
            self._start(titles.Title())
        blocks = join_row(self.drafts[-1].blocks, blocks)
        if titles_are_apart:
            self.drafts[-1].blocks += blocks
        else:
            self._split(blocks, None)

    def _titles_in_text(self, found, text):
        """Only numbers stand in the first column: titles are the set-off lines of the text."""
        self._split(text, found)

    def _split(self, blocks, numbers):
        """Start an item at each title in the text; `numbers` are those of the row, if it has any."""
        given = list(numbers or [])
        started = 0
        for place, block in enumerate(blocks):
            is_first = started == 0 and not any(True for _ in lines_in(blocks[:place]))
            if (
                isinstance(block, Line)
                and block.shown
                and (
                    self._titles_item(block, blocks, place, given, is_first)
                    or (started and titles.is_usual(block))
                )
            ):
                number = given.pop(0) if given else None
                self._start_from(block, number, numbers)
                started += 1
            elif given and isinstance(block, Line) and (cut := titles.before_sentence(block)):
                number = given.pop(0)
                number.title, block = cut
                self._start(number)
                self.drafts[-1].blocks.append(block)
                started += 1
            elif (given and not started and not isinstance(block, Line)) or (
                given and not started and block.shown
            ):
                self._start(named_by_mark(given.pop(0), block, self.below))
                started += 1
                self.drafts[-1].blocks.append(block)
            else:
                self.drafts[-1].blocks.append(block) if self.drafts else None
        for left in given:
            self._start(left)

    def _titles_item(self, line, blocks, place, given, is_first):
        if not titles.may_be_title(line) or line.in_list:
            return False
        if line.is_underlined or line.heading or (line.is_bold and not line.is_italic):
            return bool(given) or is_first is False or self._rows_have_titles()
        is_short = len(line.words.split()) <= 10 and not line.is_italic
        more = any(lines_in(blocks[place + 1 :])) or heads_others(given, self.below)
        return bool(given) and is_first and is_short and (more or starts_special(line.words))

    def _rows_have_titles(self):
        return any(draft.item.title for draft in self.drafts)

    def _start_from(self, line, number, numbers):
        typed, words = titles.numbered(line.shown)
        title = number or titles.Title(number=numbers[-1].number if numbers else "")
        title.number = title.number or typed
        title.title = words if words else line.words
        if number is None and typed.startswith(f"{title.number}."):
            title.number = typed
        if title.number and typed and typed != title.number:
            title.title = line.shown
        if found := PART.match(line.shown):
            title.part, title.title = line.shown.rstrip(" :"), found["words"] or line.words
        self._start(title)

    # -- paragraphs ------------------------------------------------------------------------

    def paragraphs(self, blocks, *, in_row=False, finder=None):
        """Read lines outside of tables, or over the whole width of one."""
        pending = None
        for block in blocks:
            if not isinstance(block, Line):
                self._add_block(block)
                continue
            title = finder.title_of(block) if finder else self._row_title(block) if in_row else None
            if pending and block.shown and not title and titles.may_be_title(block):
                pending.part, pending.title = f"{pending.part}: {block.words}", block.words
                self.part = pending.part
                self.drafts[-1].item.part, self.drafts[-1].item.title = self.part, block.words
                pending = None
                continue
            if title:
                self._begin(title, block)
                pending = title if title.is_part_only and ": " not in title.part else None
            else:
                pending = None if block.shown else pending
                self._add_line(block)

    def _row_title(self, line):
        text = line.shown
        if PART.match(text) and len(text.split()) <= titles.MOST_WORDS:
            return titles.titles_of([line])[0][0]
        number, words = titles.numbered(text)
        if titles.may_be_title(line) and (
            number or titles.is_set_off(line) or starts_special(text)
        ):
            return titles.Title(number=number, title=words)
        return None

    def _begin(self, title, line):
        """Start an item at a line, unless it is the end of the meeting or the next one."""
        self._take_letters([title])
        if not title.number and self.endings.begin(title.title, line.shown):
            return
        self.endings.open, self.endings.heading = "", ""
        title.title, beside = cut_at_tab(title.title, line)
        found = AOB.match(title.title)
        self._start(title)
        self.drafts[-1].beside += beside
        if found and found["words"] and len(found["words"].split()) > 8:
            self.drafts[-1].item.title = title.title[: found.start("words")].strip(" :–—-")
            self.drafts[-1].blocks.append(line.part(line.words.find(found["words"])))

    def _is_empty_part(self):
        last = self.drafts[-1] if self.drafts else None
        return bool(
            last
            and PART.match(last.item.part)
            and not last.item.number
            and not list(lines_in(last.blocks))
            and not last.columns
            and last.item.part.endswith(last.item.title)
        )

    def _add_line(self, line):
        is_taken = line.words and self.endings.take_line(line.words)
        if not is_taken and line.words and (heading := self.endings.heads_item()):
            self._start(titles.Title(title=heading))
        self.endings.heading = "" if line.words else self.endings.heading
        if not is_taken:
            self._add_block(line)

    def _add_block(self, block):
        if not self.drafts:
            self._start(titles.Title())
        self.drafts[-1].blocks.append(block)
