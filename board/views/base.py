"""What the form pages of this room share."""

from django.views.generic import ListView

from board import rules
from board.context_processors import profile_for
from board.presenters.changes import differences
from common.views import LastPageMixin, ServiceFormView


class UnitFormView(ServiceFormView):
    """A form for the business unit. `load()` fetches what it is about before the form is made."""

    template_name = "board/form_page.html"
    note = ""
    another = ""
    """The words of a second button, which saves and opens the form anew."""

    def dispatch(self, request, *args, **kwargs):
        self.load()
        rules.check_manage_board(request.user)
        return super().dispatch(request, *args, **kwargs)

    def load(self):
        """Fetch from the address what the person may see; nothing by default."""

    @property
    def words(self):
        return profile_for(self.request).words

    def form_stale(self, form, stale):
        self.extra_context = {"differences": differences(form, stale.current)}
        return super().form_stale(form, stale)

    def get_success_url(self):
        if self.another and "another" in self.request.POST:
            return self.request.get_full_path()
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(note=self.note, another=self.another, **kwargs)


class RowFormView(UnitFormView):
    """A form over one row, in `self.row`; a step's form gets it as `row`, others as `instance`."""

    row_argument = "instance"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {self.row_argument: self.row}

    def expected(self, form):
        """The version that the person started from."""
        return form.cleaned_data.get("version")

    def get_cancel_url(self):
        return self.row.get_absolute_url()


class FilteredListView(LastPageMixin, ListView):
    """A list with a filter above it, in pages; a page that does not exist shows the last one."""

    paginate_by = 50
    filter_class = None

    def get_queryset(self):
        self.filter = self.filter_class(
            self.request.GET, queryset=super().get_queryset(), request=self.request
        )
        return self.filter.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            filter=self.filter,
            words=profile_for(self.request).words,
            can_manage=rules.can_manage_board(self.request.user),
            **kwargs,
        )
