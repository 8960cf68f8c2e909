"""The list of actions, and an action's page."""

from django.http import Http404
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import DetailView, ListView

from actions import presenters, quality
from actions.action_page import ActionPage, action_for_page
from actions.filters import ActionFilter
from actions.forms import BULK_FORMS, UpdateForm
from actions.pages import PAGE, Listed, chips, list_tabs, rag_cards, view_links
from actions.sight import sight_of
from board.offices import offices_of
from common.views import LastPageMixin


class ActionListView(LastPageMixin, ListView):
    template_name = "actions/action_list.html"
    paginate_by = PAGE

    def get_queryset(self):
        person = self.request.user
        self.filter = ActionFilter(self.request.GET, request=self.request)
        return Listed(person, self.filter)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        actions, person = context["object_list"], self.request.user
        sight = sight_of(person, actions)
        query = urlencode(self.filter.sent)
        return context | {
            "filter": self.filter,
            "rows": [presenters.action_row(action, sight) for action in actions],
            "chips": chips(person, self.filter),
            "cards": rag_cards(self.object_list, self.filter),
            "tabs": list_tabs(self.filter),
            "views": view_links(person, query),
            "query": query,
            "and_query": f"?{query}" if query else "",
            "narrow_url": f"?{urlencode({**self.filter.sent, 'narrow': 'yes'})}#narrow",
            **self._keeping(person),
        }

    def _keeping(self, person):
        """What those who keep actions find beside the list: changes of several, and what is missing.

        How much is missing is said beside the usual lists only: it is the same whatever is chosen.
        """
        offices = offices_of(person, timezone.localdate())
        found = {"asks_what_is_missing": quality.looks_after(person)}
        if found["asks_what_is_missing"] and self.filter.is_usual:
            found["missing"] = quality.Failing(person).total
        if person.is_business_unit or offices.chaired or offices.minuted:
            found["changes"] = [(key, label) for key, (label, _form) in BULK_FORMS.items()]
            found["all_ticked"] = self.request.GET.get("tick") == "all"
        return found


class ActionDetailView(DetailView):
    template_name = "actions/action_detail.html"

    def get_object(self):
        action = action_for_page(self.request.user, self.kwargs["pk"])
        if action is None:
            raise Http404
        return action

    def get_context_data(self, **kwargs):
        person, action = self.request.user, self.object
        page = ActionPage(action, person, sight_of(person, [action]))
        form = UpdateForm(action=action) if page.can_update else None
        return super().get_context_data(page=page, form=form, **kwargs)
