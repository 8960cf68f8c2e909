"""The one form in which texts are stored: the HTML that the editor itself would write."""

from __future__ import annotations

from html import escape

from common.richtext.document import BREAK, ListBlock, Paragraph


def render(blocks):
    return "".join(_block(block) for block in blocks)


def _block(block):
    if isinstance(block, Paragraph):
        return f"<p>{''.join(_run(run) for run in block.runs)}</p>"
    if isinstance(block, ListBlock):
        return _list(block)
    return _table(block)


def _run(run):
    if run.text == BREAK:
        return "<br>"
    text = escape(run.text, quote=False)
    if run.style.em:
        text = f"<em>{text}</em>"
    if run.style.strong:
        text = f"<strong>{text}</strong>"
    if run.style.href:
        text = f'<a href="{escape(run.style.href)}">{text}</a>'
    return text


def _list(block):
    items = "".join(f"<li>{render(item)}</li>" for item in block.items)
    if not block.is_numbered:
        return f"<ul>{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _table(block):
    rows = "".join(
        f"<tr>{''.join(_cell(cell, scope=_scope(row, place)) for cell in row)}</tr>"
        for place, row in enumerate(block.rows)
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _scope(row, place):
    """What the headings of a row are for: columns in the first rows, else their own row."""
    is_all_headings = len(row) > 1 and all(cell.is_heading for cell in row)
    return "row" if place and not is_all_headings else "col"


def _cell(cell, *, scope):
    tag = "th" if cell.is_heading else "td"
    scope = f' scope="{scope}"' if cell.is_heading else ""
    spans = "".join(
        f' {name}="{number}"'
        for name, number in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if number > 1
    )
    return f"<{tag}{scope}{spans}>{render(cell.blocks) or '<p></p>'}</{tag}>"
