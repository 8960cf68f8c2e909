"""A table of challenges within an item: who asked what, who answered, and what they said."""

from __future__ import annotations

from meetings.wordin.challenges import add_answer, add_question
from meetings.wordin.headings import plain_heading, role_in

ASKER, QUESTION, ANSWERER, ANSWER = "asker", "question", "answerer", "answer"
HEADINGS = (
    (ASKER, r"(?:challenge|challenged|question|asked|raised|query)(?: raised| asked)? (?:by|from)|asked by|challenger"
            r"|who asked"),
    (ANSWERER, r"(?:answer|answered|response|responded|reply|replied)(?: given)? (?:by|from)|respondent|who answered"),
    (QUESTION, r"(?:the )?(?:challenges?|questions?|query|queries)(?: raised| asked| made| put)?"),
    (ANSWER, r"(?:the )?(?:answers?|responses?|repl(?:y|ies))(?: given| received)?"),
)  # fmt: skip


def read_challenges(grid, item, people, cautions):
    """Add the challenges of a table whose headings say that it holds some, and nothing else; the words of its
    headings, or an empty string for any other table."""
    rows = [row for row in grid.rows if any(cell.words for cell in row)]
    if len(rows) < 2:
        return ""
    roles = {cell.column: role_in(plain_heading(cell.words), HEADINGS) for cell in rows[0]}
    said = set(roles.values())
    if not {QUESTION, ANSWER} <= said or not {ASKER, ANSWERER} & said or "" in said:
        return ""
    cells = [{roles.get(cell.column, ""): cell.words for cell in row} for row in rows[1:]]
    if len(said) < len(roles) or any("" in each or not each.get(QUESTION) for each in cells):
        return ""
    for row, each in zip(rows[1:], cells, strict=True):
        source = " | ".join(cell.words for cell in row if cell.words)
        add_question(item, each[QUESTION], each.get(ASKER, ""), source, people, cautions)
        if each.get(ANSWER):
            add_answer(item, each[ANSWER], each.get(ANSWERER, ""), "", people, cautions)
    return " ".join(cell.words for cell in rows[0])
