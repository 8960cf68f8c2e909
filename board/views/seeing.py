"""What can this person see, and why? Who can see this, and why? For those who read as the business unit does."""

from django.http import Http404
from django.views.generic import TemplateView

from board import seeing
from board.context_processors import profile_for
from board.forms.seeing import WhoSeesForm
from board.presenters import seeing as presenters
from board.views.people import person_of
from common.views import UnitOnlyMixin


class PersonSeesView(TemplateView):
    """Also for the person themself: everybody may know what is open to them."""

    template_name = "board/person_sees.html"

    def get_context_data(self, **kwargs):
        person, reader = person_of(self.request, self.kwargs), self.request.user
        if not (reader.reads_as_unit or reader.pk == person.pk):
            raise Http404
        words = profile_for(self.request).words
        return super().get_context_data(
            person=person,
            account=presenters.account_meaning(person, words),
            parts=presenters.parts_for(person, words, reader),
            **kwargs,
        )


class WhoSeesView(UnitOnlyMixin, TemplateView):
    template_name = "board/who_sees.html"

    def get_context_data(self, **kwargs):
        form = WhoSeesForm(self.request.GET or None)
        found = self.found(form) if form.is_bound and form.is_valid() else {}
        return super().get_context_data(form=form, **found, **kwargs)

    def found(self, form):
        kind = seeing.get(form.cleaned_data["kind"])
        row = kind.rows().filter(**{f"{kind.named}__iexact": form.cleaned_data["q"]}).first()
        if row is None:
            return {"is_missing": True}
        words = profile_for(self.request).words
        return {"record": kind.called(row), "seers": presenters.seers_of(kind, row.pk, words)}
