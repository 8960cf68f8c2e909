"""The public area: what anybody may read without signing in. Everything else there is a 404."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from board.context_processors import profile_for
from common.uploads import CONTENT_TYPES
from meetings.enums import PublicationKind
from meetings.models import Publication, PublishedFile
from meetings.presenters import public as presenters

KINDS = "|".join(PublicationKind.values)


def published(request):
    """What the public may read; a 404 while the board keeps its public area closed."""
    if not profile_for(request).has_public_area:
        raise Http404
    files = Prefetch("files", queryset=PublishedFile.objects.defer("content"))
    return Publication.objects.public().select_related("group").prefetch_related(files)


@method_decorator(login_not_required, name="dispatch")
class PublicView(TemplateView):
    """A page of the public area: the same for everybody, whoever is signed in."""

    def get(self, request, *args, **kwargs):
        self.published = published(request)
        response = super().get(request, *args, **kwargs)
        return _keepable(request, response)


class PublicListView(PublicView):
    """What is published, by group and year; `?group=` (its code) and `?year=` narrow it."""

    template_name = "public/list.html"

    def get_context_data(self, **kwargs):
        rows = self.published.defer("snapshot")
        listing = presenters.listing_of(rows, self.request.GET)
        return super().get_context_data(listing=listing, **kwargs)


class PublicRecordView(PublicView):
    """One record: the redacted text of minutes or an agenda, or a report to download."""

    template_name = "public/record.html"

    def get_context_data(self, **kwargs):
        made = self.published.select_related("agenda_version")
        publication = get_object_or_404(made, kind=kwargs["kind"], reference=kwargs["reference"])
        return super().get_context_data(
            publication=publication, page=presenters.page_of(publication), **kwargs
        )


class PublicAccessibilityView(PublicView):
    template_name = "public/accessibility.html"


@login_not_required
@require_safe
def public_file(request, kind, reference, extension):
    """The PDF or Word file of a record, as it was checked."""
    publication = get_object_or_404(published(request), kind=kind, reference=reference)
    files = PublishedFile.objects.filter(publication=publication)
    sha256 = get_object_or_404(files.values_list("sha256", flat=True), kind=extension)
    etag = quote_etag(sha256)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = bytes(files.get(kind=extension).content)
        response = HttpResponse(content, content_type=CONTENT_TYPES[extension])
        name = presenters.file_name(publication, extension)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["ETag"] = etag
    return _keepable(request, response)


def _keepable(request, response):
    """Copies may be kept, but each time it is asked whether they stand: a withdrawal works at once.

    An answer to somebody signed in may renew their session, which no one else may keep.
    """
    kept_by = "private" if request.user.is_authenticated else "public"
    response.headers["Cache-Control"] = f"{kept_by}, no-cache"
    return response
