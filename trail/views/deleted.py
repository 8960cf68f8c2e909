"""Recently deleted: a list, and the button that brings one thing back."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import ListView

from common import bin
from common.models import Deletion
from common.views import LastPageMixin, transition
from trail.deleted import deletions_for, row_of


class DeletedListView(LastPageMixin, ListView):
    """One's own deletions of the last thirty days; the unit sees everybody's."""

    template_name = "trail/deleted_list.html"
    paginate_by = 50

    def get_queryset(self):
        return deletions_for(self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"rows": [row_of(each) for each in context["object_list"]]}


@transition
def restore(request, pk):
    """Bring it back, and go where it was. What others deleted is not there, except for the unit."""
    mine = Deletion.objects.all()
    if not request.user.is_business_unit:
        mine = mine.filter(deleted_by=request.user)
    deletion = get_object_or_404(mine, pk=pk)
    bin.restore(deletion, by=request.user)
    messages.success(request, f"Brought back: {deletion.what}")
    return HttpResponseRedirect(where_it_was(deletion))


def where_it_was(deletion):
    """The page it was deleted from, which is always one of our own."""
    if url_has_allowed_host_and_scheme(deletion.page, allowed_hosts=None):
        return deletion.page
    return reverse("trail:deleted_list")
