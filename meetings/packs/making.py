"""Putting a pack together in a folder: our own pages are rendered, papers copied there, all joined.

A paper that cannot be put in gets a page that says so, with the file attached; the rest goes on.
"""

from pathlib import Path

from common import office, pdf
from common.joined_pdf import Part, join, labels_of, pages_of, starts_of
from common.uploads import FileKind
from meetings.packs.contents import contents_of
from meetings.presenters import packs as presenters
from meetings.presenters.agenda_issue import issue_of

COVER_PAGES = 1


def make(pack, folder, *, look, tell, email=""):
    """Write the pack into the folder. Returns (its path, the number of its last page, contents, problems).

    `tell(done, total)` is called after each step; `email` is the address at which readers ask for what is not in it.
    """
    work = Work(pack, Path(folder), look, tell, email)
    work.add_agenda()
    for paper in work.contents.papers:
        work.add_paper(paper)
    work.add_previous_minutes()
    work.add_actions()
    return work.joined()


class Work:
    """A pack under construction: `parts` so far, and the `lines` of its list of contents."""

    def __init__(self, pack, folder, look, tell, email):
        self.pack, self.folder, self.look, self.email = pack, folder, look, email
        self.contents = contents_of(pack)
        self.parts, self.lines, self.problems = [], [], []
        self.total = len(self.contents.papers) + 5
        self.tell = lambda: tell(len(self.parts), self.total)

    def add(self, key, source, label, bookmark, *, attached=None):
        self.parts.append(Part(key, source, label, pages_of(source), bookmark, attached))
        self.tell()

    def render(self, template, context, *, title):
        """One of our own documents as a file in the folder."""
        path = self.folder / f"own-{len(list(self.folder.iterdir()))}.pdf"
        path.write_bytes(pdf.render(template, context, title=title, look=self.look))
        return path

    def add_agenda(self):
        if self.pack.supplements_id:
            return
        agenda = self.contents.agenda
        presenters.link_papers(agenda, self.contents.papers)
        issue = issue_of(agenda, self.pack.agenda)
        context = {"issue": issue, "agenda": agenda, **presenters.running(self.pack)}
        path = self.render("pdf/pack_agenda.html", context, title=issue.heading)
        self.add("agenda", path, "Agenda", "Agenda")
        self.lines.append({"key": "agenda", "label": "", "title": "Agenda", "file": None})

    def add_paper(self, paper):
        """The paper behind the bar of its item, or a page that says why it is not there."""
        label, bookmark = presenters.bar_of(paper), f"{paper.label} {paper.title}"
        source, problem, attached = self.readable(paper)
        if problem:
            is_whole = attached and paper.version.kind != FileKind.PDF
            told = problem if is_whole else presenters.left_out(self.email)
            named = {"label": paper.label, "title": paper.title}
            self.problems.append(named | {"problem": problem, "told": told})
            context = {
                "paper": paper,
                "told": told,
                "attached": attached,
                **presenters.running(self.pack),
            }
            source = self.render("pdf/pack_missing.html", context, title=paper.title)
        key = f"paper-{paper.version.paper_id}"
        self.add(key, source, label, bookmark, attached=attached)
        line = {"key": key, "label": paper.label, "title": paper.title, "file": paper.version.pk}
        self.lines.append(line)

    def readable(self, paper):
        """(a PDF that can be joined or None, what is wrong in a sentence, the original to attach or None)."""
        version = paper.version
        name = presenters.attachment_name(paper)
        original = self.folder / f"original-{version.pk}.{version.kind}"
        try:
            with version.file.open("rb") as kept:
                original.write_bytes(kept.read())
        except OSError:
            return None, presenters.LOST, None
        if version.kind == FileKind.PDF:
            problem = version.problem or unreadable(original)
            return original, problem, (name, original) if problem else None
        made = office.to_pdf(original, self.folder)
        if made is None:
            kind = FileKind(version.kind).label
            return None, presenters.not_converted(kind, can=office.program()), (name, original)
        return made, "", None

    def add_previous_minutes(self):
        reading = self.contents.previous
        if reading is None:
            return
        path = self.folder / "previous.pdf"
        path.write_bytes(reading.pdf)
        title = presenters.previous_title(reading)
        self.add("previous", path, title, title)
        self.lines.append({"key": "previous", "label": "", "title": title, "file": None})

    def add_actions(self):
        if self.pack.supplements_id or not self.contents.actions:
            return
        context = {
            "actions": self.contents.actions,
            "agenda": self.contents.agenda,
            **presenters.running(self.pack),
        }
        path = self.render("pdf/pack_actions.html", context, title="Open actions")
        self.add("actions", path, "Open actions", "Open actions")
        self.lines.append({"key": "actions", "label": "", "title": "Open actions", "file": None})

    def joined(self):
        """All parts behind a cover that lists them with their pages."""
        title = presenters.title_of(self.pack)
        cover = self.cover(title, COVER_PAGES)
        if cover.pages != COVER_PAGES:
            cover = self.cover(title, cover.pages)
        parts = [cover, *self.parts]
        labels = labels_of(parts, first_page=self.pack.first_page)
        bars = self.render("pdf/pack_bars.html", {"bars": labels}, title=title)
        target = self.folder / "pack.pdf"
        join(parts, target, bars=bars, title=title, author=self.look.board)
        lines = self.lines_from(cover.pages)
        for line in lines:
            del line["key"]
        return target, labels[-1][1], lines, self.problems

    def lines_from(self, cover_pages):
        """The list of contents with pages, behind a cover of so many pages."""
        starts = starts_of(self.parts, first_page=self.pack.first_page + cover_pages)
        return [line | {"page": starts[line["key"]]} for line in self.lines]

    def cover(self, title, pages):
        """The cover, when it takes so many pages itself."""
        context = {
            "agenda": self.contents.agenda,
            "lines": self.lines_from(pages),
            "problems": self.problems,
            **presenters.running(self.pack),
        }
        path = self.render("pdf/pack_cover.html", context, title=title)
        return Part("cover", path, title, pages_of(path), "Cover")


def unreadable(path):
    """Why a PDF cannot be joined with others, in a sentence; empty when it can."""
    import pikepdf

    try:
        with pikepdf.Pdf.open(path) as source:
            return "" if len(source.pages) else presenters.DAMAGED
    except pikepdf.PasswordError:
        return presenters.LOCKED
    except pikepdf.PdfError:
        return presenters.DAMAGED
