"""The list of actions as a file, narrowed as on screen: as PDF, in Word and in Excel; and for the wall."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.exports import SheetRows, actions_xlsx
from actions.filters import ActionFilter
from actions.listing import HEADINGS, listing_of
from actions.wall import WALL, columns_of
from actions.word import actions_docx
from board.context_processors import profile_for
from common import pdf, word
from common.downloads import download
from common.sheets import sheet_response


def _listing(request, **how):
    chosen = ActionFilter(request.GET, request=request)
    return listing_of(request.user, chosen, profile_for(request), **how)


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


@require_safe
def action_list_xlsx(request):
    listing = _listing(request, read=SheetRows)
    return sheet_response(actions_xlsx(listing), listing.file_name)


@require_safe
def wall(request):
    """The list in large letters by group, to be printed and hung up."""
    listing = _listing(request)
    context = {"listing": listing, "groups": columns_of(listing.rows), "title": WALL}
    return render(request, "actions/wall.html", context | {"query": request.GET.urlencode()})


@require_safe
def wall_pdf(request):
    listing = _listing(request)
    context = {"listing": listing, "groups": columns_of(listing.rows), "heading": WALL}
    content = pdf.render("pdf/action_wall.html", context, title=listing.title, look=listing.look)
    name = f"Actions for the wall {listing.day}"
    return download(content, name=name, extension="pdf", content_type="application/pdf")
