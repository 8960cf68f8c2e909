"""Twelve pages of minutes in Word, from the file to the closed meeting, on the database of the bench.

Nothing stays: the transaction is rolled back. The PDF is not in it, because the worker makes that later.
"""

from __future__ import annotations

import io
from time import process_time

ITEMS = 36
SENTENCES = (
    "The report on neglect was presented, with figures for each quarter and what schools had said. ",
    "Members asked how the new rota would work in the holidays; it covers the whole year. ",
    "It was felt that the training should be offered to early years as well, by the end of March. ",
)
ROUNDS = 3


def measure():
    """Seconds of processor time of each round, and the number of items that were made."""
    from django.db import transaction

    from board.models import Group, Person
    from meetings.services import imports

    unit = Person.objects.filter(role="business_unit").order_by("pk").first()
    group, data = Group.objects.order_by("pk").first(), minutes()
    times = []
    for _ in range(ROUNDS):
        with transaction.atomic():
            started = process_time()
            file = io.BytesIO(data)
            row = imports.bring(
                group=group, file=file, name="minutes.docx", by=unit, at_once=True
            ).row
            row = imports.read(row.pk)
            meeting = imports.accept(row=row, by=unit, leave_open=True)
            times.append(process_time() - started)
            items = meeting.items.count()
            row.file.storage.delete(row.file.name)
            transaction.set_rollback(True)
    return {"seconds": times, "items": items}


def minutes():
    """The bytes of a Word file with about twelve pages of minutes of a day that no board met on."""
    from docx import Document

    document = Document()
    for line in ("Northmere Board", "11 June 1999, 2pm – 5pm", "Present:"):
        document.add_paragraph(line)
    for letter in "bcdefghijklmnopqrstuvwxyz":
        document.add_paragraph(f"Asha Bell{letter}, Northmere Police (A{letter})")
    table = document.add_table(rows=1, cols=3)
    for cell, heading in zip(table.rows[0].cells, ("Item", "Discussion", "Action"), strict=True):
        cell.text = heading
    action = "Action: Asha Bellb to write to all – by 3 July"
    for number in range(1, ITEMS):
        first, said, _ = table.add_row().cells
        first.text = f"{number}. Item {number}"
        said.text = "\n".join([*(sentence * 4 for sentence in SENTENCES), action])
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
