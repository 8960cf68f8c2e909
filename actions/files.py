"""The list of actions as a file, narrowed as on screen: as PDF and in Word."""

from functools import partial

from django.views.decorators.http import require_safe

from actions.filters import ActionFilter
from actions.listing import HEADINGS, listing_of
from actions.models import Action
from actions.word import actions_docx
from board.context_processors import profile_for
from common import pdf, word
from common.downloads import download


def _listing(request):
    visible = partial(Action.objects.visible_to, request.user)
    chosen = ActionFilter(request.GET, visible, request=request)
    return listing_of(request.user, chosen, profile_for(request))


@require_safe
def action_list_pdf(request):
    listing = _listing(request)
    context = {"listing": listing, "headings": HEADINGS}
    content = pdf.render("pdf/actions.html", context, title=listing.title, look=listing.look)
    return download(
        content, name=listing.file_name, extension="pdf", content_type="application/pdf"
    )


@require_safe
def action_list_docx(request):
    listing = _listing(request)
    return word.response(actions_docx(listing), listing.file_name)
