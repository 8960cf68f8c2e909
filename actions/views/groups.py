"""The page of a group's chair: all actions of the group, updated in one table."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from actions import services
from actions.enums import OWNER_MAY_SET
from actions.group_actions import GroupActions, RowForm
from actions.pages import PAGE
from board.models import Group
from board.offices import offices_of
from common.formats import plural
from common.refusals import Refused, StaleVersion
from common.views import who_saved
from common.writes import one_write

ALL = "all"
SAID = {"save": "Saved.", "close": "Closed.", "back": "Sent back to its owners."}
CHANGED = "Read how it stands now. Nothing of yours has been saved: save again if it still fits."
WHY = "What you typed stands in the table, and beside it why."
ENDED = "It has been {} meanwhile, so nothing of yours has been saved. Your words stand here to be copied."


def groups_led_by(person):
    """Groups whose actions the person confirms: those they chair, for the unit all that run."""
    running = Group.objects.running(timezone.localdate())
    if person.reads_as_unit:
        return running
    return running.filter(pk__in=offices_of(person, timezone.localdate()).chaired)


class GroupListView(TemplateView):
    """The groups whose actions somebody leads; who leads one goes straight to it."""

    template_name = "actions/group_list.html"

    def get(self, request, *args, **kwargs):
        groups = list(groups_led_by(request.user).order_by("name", "pk"))
        if not groups:
            raise Http404
        if len(groups) == 1:
            return redirect("actions:group_actions", groups[0].pk)
        return self.render_to_response(self.get_context_data(groups=groups))


class GroupActionsView(TemplateView):
    """The table. A row is sent by its own button, or all that changed at once."""

    template_name = "actions/group_actions.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = get_object_or_404(groups_led_by(request.user), pk=kwargs["group"])
        self.found = GroupActions(self.group, request.user)

    def get_context_data(self, typed=None, **kwargs):
        page = Paginator(self.found.waiting, PAGE).get_page(self.request.GET.get("page"))
        actions = list(page.object_list)
        gone = self.found.others(typed or {}, actions)
        shown = {
            "group": self.group,
            "page": page,
            "rows": self.found.rows([*gone, *actions], typed),
            "number": plural(page.paginator.count, "action"),
        }
        return super().get_context_data(**{**kwargs, **shown})

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        return response

    def post(self, request, *args, **kwargs):
        asked = request.POST.get("save", ALL)
        step, _, key = asked.rpartition("-")
        if asked == ALL:
            return self.save_all()
        action = self.found.one(key if key.isdecimal() else 0)
        if action is None:
            raise Http404
        result = self.carry_out(action, step or "save")
        if "HX-Request" in request.headers:
            return self.row_response(action, result)
        return self.answer({action.pk: result})

    def save_all(self):
        """Each row by itself: one that is refused leaves the others saved."""
        results = {}
        keys = [
            name[1:-5] for name in self.request.POST if name[0] == "a" and name.endswith("-text")
        ]
        for key in keys:
            action = self.found.one(key if key.isdecimal() else 0)
            if action and RowForm(action, self.request.POST).is_changed:
                results[action.pk] = self.carry_out(action, "save")
        return self.answer(results)

    def carry_out(self, action, step):
        """What the row is to show: `said`, or the `form` with the sentences why it was not saved."""
        form = RowForm(action, self.request.POST)
        if not form.is_valid():
            return {"form": form, "problems": _problems(form)}
        try:
            with one_write():
                self.write(action, step, form.cleaned_data)
        except StaleVersion as stale:
            if stale.current.status in OWNER_MAY_SET:
                form.data = {**form.data.dict(), form.add_prefix("version"): stale.current.version}
            return {"form": form, "problems": (self.changed(stale.current),)}
        except Refused as refusal:
            return {"form": form, "problems": (refusal.reason,)}
        return {"said": SAID[step]}

    def changed(self, current):
        """What somebody else did meanwhile, and what can be done now with what was typed."""
        who = who_saved(current, self.request.user) or "Somebody else changed this."
        if current.status in OWNER_MAY_SET:
            return f"{who} {CHANGED}"
        return f"{who} {ENDED.format(current.get_status_display().lower())}"

    def write(self, action, step, data):
        given = {"action": action, "by": self.request.user, "expected_version": data["version"]}
        if step == "close":
            without = data["without_evidence"]
            return services.close_action(text=data["text"], without_evidence=without, **given)
        if step == "back":
            return services.send_back(reason=data["text"], **given)
        if action.status not in OWNER_MAY_SET:
            raise StaleVersion(action)
        return services.update_action(text=data["text"], status=data["status"], **given)

    def row_response(self, action, result):
        (row,) = self.found.rows([self.found.one(action.pk)], {action.pk: result})
        context = {"row": row, "group": self.group}
        response = TemplateResponse(self.request, "actions/_group_row.html", context)
        response["Vary"] = "HX-Request"
        return response

    def answer(self, results):
        """Back to the table when all is saved; with what was typed when something was refused."""
        saved = sum("said" in result for result in results.values())
        if saved:
            messages.success(self.request, f"{plural(saved, 'action')} saved.")
        refused = {key: result for key, result in results.items() if "said" not in result}
        if refused:
            messages.error(self.request, f"{plural(len(refused), 'action')} not saved. {WHY}")
        if not results:
            messages.info(self.request, "Nothing was changed, so nothing was saved.")
        if not refused:
            address = reverse("actions:group_actions", args=[self.group.pk])
            return redirect(f"{address}?{self.request.GET.urlencode()}".rstrip("?"))
        return self.render_to_response(self.get_context_data(refused))


def _problems(form):
    return tuple(sentence for sentences in form.errors.values() for sentence in sentences)
