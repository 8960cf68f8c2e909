"""The agenda as a file: as PDF and in Word."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from board.models import BoardProfile
from common import pdf, word
from meetings import rules
from meetings.presenters.agenda import agenda_from
from meetings.presenters.agenda_issue import issue_of
from meetings.services import agenda as agendas
from meetings.views.loading import visible_meeting
from meetings.word import agenda_docx as docx_of


def issue_for(request, pk):
    """The agenda as published last; `?edition=full` with closed titles, for those who may.

    The unit may have an agenda before it is published; that says so.
    """
    meeting = visible_meeting(request, pk)
    is_full = request.GET.get("edition") == "full"
    if is_full and not rules.sees_confidential(request.user, meeting.group):
        raise Http404
    version = meeting.agenda_versions.order_by("number").last()
    if version is None and not request.user.reads_as_unit:
        raise Http404
    snapshot = version.snapshot if version else agendas.snapshot_now(meeting)
    return issue_of(agenda_from(snapshot, full=is_full), version)


def _look():
    return pdf.look_of(BoardProfile.objects.first() or BoardProfile(name="Board"))


@require_safe
def agenda_pdf(request, pk):
    issue = issue_for(request, pk)
    context = {"issue": issue, "agenda": issue.agenda}
    content = pdf.render("pdf/agenda.html", context, title=issue.title, look=_look())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{issue.file_name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def agenda_docx(request, pk):
    """What the PDF says, to write on in Word."""
    issue = issue_for(request, pk)
    return word.response(docx_of(issue, look=_look()), issue.file_name)
