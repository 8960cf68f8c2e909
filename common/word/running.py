"""What every page says, added to the headers and footers that a template has."""

from docx.oxml.ns import qn

from common.richtext.document import Run, Style
from common.word.elements import element, field, run

STRONG = Style(strong=True)


def write_running(writer, document, running):
    """`running` is a `common.word.Running`; pages are numbered unless the template does it."""
    numbers = not _has_page_numbers(document)
    for heading in _kept(document, "header"):
        heading.extend(_head(writer, running))
    for footing in _kept(document, "footer"):
        footing.extend(_foot(writer, running, numbers=numbers))


def _head(writer, running):
    yield from _marking(writer, running)
    what = f"{running.name}: {running.what}" if running.name else running.what
    state = [Run(what), Run("\n"), Run(running.status, STRONG)]
    if running.edition:
        state.append(Run(f" {running.edition}"))
    yield writer.paragraph_of([each for each in state if each.text], style="Running words")


def _foot(writer, running, *, numbers):
    words = " ".join(filter(None, [running.reference, running.status]))
    foot = writer.paragraph_of([Run(words)] if words else [], style="Running words")
    if numbers:
        foot.append(run("  Page "))
        foot.append(field("PAGE"))
        foot.append(run(" of "))
        foot.append(field("NUMPAGES"))
    yield foot
    yield from _marking(writer, running)


def _marking(writer, running):
    if running.marking:
        yield writer.paragraph_of([Run(running.marking, STRONG)], style="Marking")


def _kept(document, which):
    """The elements of every header or footer that pages show; the first is made where there is none."""
    for place, section in enumerate(document.sections):
        for each in _shown(document, section, which):
            if not each.is_linked_to_previous:
                yield each._element
            elif place == 0:
                made = each._element
                made.remove(made.find(qn("w:p")))
                yield made


def _shown(document, section, which):
    yield getattr(section, which)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{which}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{which}")


def _has_page_numbers(document):
    parts = [rel.target_part for rel in document.part.rels.values() if not rel.is_external]
    roots = [
        part.element for part in parts if part.partname.startswith(("/word/header", "/word/footer"))
    ]
    return any(_counts_pages(root) for root in roots)


def _counts_pages(root):
    typed = (each.text or "" for each in root.iter(qn("w:instrText")))
    simple = (each.get(qn("w:instr"), "") for each in root.iter(element("fldSimple").tag))
    return any("PAGE" in words.upper().split() for words in [*typed, *simple])
