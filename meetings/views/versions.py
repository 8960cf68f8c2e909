"""The versions of the text of an item, two of them side by side, and putting one back."""

from django.http import Http404
from django.views.generic import TemplateView

from common.comparing import compare
from common.views import ServiceFormView, say_changed_back
from meetings.forms.versions import BesideForm, RestoreForm
from meetings.presenters import versions as presenters
from meetings.services import versions
from meetings.views.item_loading import ItemMixin, refusal_to_write


class VersionsMixin(ItemMixin):
    """Gives a view the versions of the item's text, newest first, and why this person may not write."""

    def load_versions(self):
        return presenters.versions_of(self.item, versions.saves_of(self.item))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.item,
            meeting=self.meeting,
            named=self.item.closed_title or self.item.title,
            refusal=refusal_to_write(self.request.user, self.meeting),
            **kwargs,
        )


class ItemVersionListView(VersionsMixin, TemplateView):
    template_name = "meetings/item_version_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(versions=self.load_versions())


class ItemVersionView(VersionsMixin, ServiceFormView):
    """One version beside the text as it is now, or beside another one: `?beside=<key>`."""

    template_name = "meetings/item_version.html"
    form_class = RestoreForm

    def dispatch(self, request, *args, **kwargs):
        self.versions = []
        return super().dispatch(request, *args, **kwargs)

    def find(self, key):
        self.versions = self.versions or self.load_versions()
        return next((each for each in self.versions if each.key == key), None)

    def get_initial(self):
        return {"version": self.item.version}

    def carry_out(self, form):
        self.before = next((each for each in self.load_versions() if each.is_current), None)
        return versions.restore_text(
            item=self.item,
            event=self.kwargs["event"],
            expected_version=form.cleaned_data["version"] or 0,
            by=self.request.user,
        )

    def get_cancel_url(self):
        return self.item.get_absolute_url()

    def get_success_url(self):
        """Says what became of the text that was there before, and offers to go back to it."""
        restored, before = self.find(self.kwargs["event"]), self.before
        name = restored.label if restored else "The version"
        if before is None or before.key == self.kwargs["event"]:
            say_changed_back(self.request, f"{name} is the text now.")
        else:
            say_changed_back(
                self.request,
                f"{name} is the text now. What was there before is kept as {before.label.lower()}.",
                address=before.url,
                version=self.result.version,
            )
        return self.item.get_absolute_url()

    def form_stale(self, form, stale):
        """The page then shows what somebody else saved beside the version that was to come back."""
        self.item.discussion = stale.current.discussion
        response = super().form_stale(form, stale)
        sentence = f"{response.context_data['stale_by'] or 'Somebody else saved another text.'} "
        form.errors["__all__"] = form.error_class([sentence + NOT_YET])
        return response

    def get_context_data(self, **kwargs):
        version = self.find(self.kwargs["event"])
        if version is None:
            raise Http404
        others = [each for each in self.versions if each != version]
        beside_form = BesideForm(self.request.GET or None, versions=others)
        beside = next((each for each in others if each.key == beside_form.chosen()), None)
        is_now = beside is None or beside.is_current
        compared = compare(version.html, self.item.discussion if is_now else beside.html)
        return super().get_context_data(
            version=version,
            others=others,
            beside=beside or next((each for each in others if each.is_current), None),
            right="The text as it is now" if is_now else f"{beside.label}, {beside.when}",
            compared=compared,
            sameness=presenters.sameness(compared),
            **kwargs,
        )


NOT_YET = (
    "Nothing has been restored: both texts are below. Choose again if yours should still come back."
)
