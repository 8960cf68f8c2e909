"""The registers: their landing page, and the lists of decisions and of challenges."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import ListView, TemplateView

from board.models import BoardProfile, Group
from common.prepared import prepared
from common.views import LastPageMixin
from meetings import register_figures, register_rows
from meetings.exports import register_sheet
from meetings.models import Challenge, Decision
from meetings.presenters import registers as lines
from meetings.register_filters import ChallengeFilter, DecisionFilter

PAGE = 15


class RegisterListView(TemplateView):
    """The ways into the registers, with a few figures of each."""

    template_name = "meetings/register_list.html"

    def get_context_data(self, **kwargs):
        figures = register_figures.figures_for(self.request.user)
        return super().get_context_data(
            figures=figures, can_record=bool(groups_written_for(self.request.user)), **kwargs
        )


@prepared
def groups_written_for(person):
    """Running groups whose minutes this person takes today."""
    today = timezone.localdate()
    groups = Group.objects.running(today)
    if not person.is_business_unit:
        groups = groups.filter(pk__in=Group.objects.minuted_by(person, today))
    return groups.order_by("name", "pk")


class Register:
    """A register: what it is called, how it is narrowed, ordered and worded."""

    model = filter_class = None
    first_rows = None
    """Finds key and day of the first so many rows in the usual order; fewer where others come after them."""
    sorts = {}
    default_sort = ""

    def __init__(self, request):
        self.person = request.user
        self.filter = self.filter_class(request.GET, self.person, request=request)
        sort = request.GET.get("sort", "")
        self.sort = sort if sort.removeprefix("-") in self.sorts else self.default_sort

    def __getitem__(self, part):
        """A part of the rows; the same rows come in the same order every time.

        What all rows of a line say is only asked for those of the part.
        """
        return self.loaded(self._first_page(part) or self._keys(part))

    def _first_page(self, part):
        is_usual = not self.filter.is_used and self.sort == self.default_sort
        if part != slice(0, PAGE) or not is_usual or self.filter.number < PAGE:
            return []
        keys = [key for key, _day in self.first_rows(self.person, PAGE)]
        return keys if len(keys) == PAGE else []

    def _keys(self, part):
        columns = self.sorts[self.sort.removeprefix("-")]
        if self.sort.startswith("-"):
            columns = [_turned(column) for column in columns]
        if self.filter.is_used:
            rows = self.filter.rows.order_by(*columns, "-pk")
            return list(rows.values_list("pk", flat=True)[part])
        ask = register_rows.keys if part.start == 0 else register_rows.keys.queryset
        stop = None if part.stop is None else part.start + PAGE
        return list(ask(self.model, self.person, tuple(columns), part.start, stop))

    def count(self):
        return self.filter.rows.count() if self.filter.is_used else self.filter.number


def _turned(column):
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


class DecisionRegister(Register):
    title = "Register of decisions"
    model, filter_class = Decision, DecisionFilter
    first_rows = staticmethod(register_rows.latest_decisions)
    loaded = staticmethod(register_rows.decisions)
    columns, cells = lines.DECISION_COLUMNS, staticmethod(lines.decision_cells)
    sorts = {
        "reference": ["reference"],
        "date": ["decided_on"],
        "group": ["group_name", "-decided_on"],
    }
    default_sort = "-date"

    @cached_property
    def written(self):
        """Keys of the groups for which the reader records."""
        return {group.pk for group in groups_written_for(self.person)}

    def lines_of(self, decisions):
        written = self.written
        return [lines.decision_line(each, writes_for=written.__contains__) for each in decisions]


class ChallengeRegister(Register):
    title = "Register of challenges"
    model, filter_class = Challenge, ChallengeFilter
    first_rows = staticmethod(register_rows.oldest_open_challenges)
    loaded = staticmethod(register_rows.challenges)
    columns, cells = lines.CHALLENGE_COLUMNS, staticmethod(lines.challenge_cells)
    sorts = {
        "status": ["-status", "asked_on"],
        "date": ["asked_on"],
        "group": ["group_name", "-asked_on"],
    }
    default_sort = "status"

    def lines_of(self, challenges):
        return [lines.challenge_line(challenge) for challenge in challenges]


class RegisterView(LastPageMixin, ListView):
    register_class = None
    paginate_by = PAGE

    def get_queryset(self):
        self.register = self.register_class(self.request)
        return self.register

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        query = self.request.GET.copy()
        query.pop("page", None)
        return context | {
            "register": self.register,
            "filter": self.register.filter,
            "lines": self.register.lines_of(context["object_list"]),
            "query": query.urlencode(),
        }


class DecisionRegisterView(RegisterView):
    register_class = DecisionRegister
    template_name = "meetings/register_decisions.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"can_record": bool(self.register.written)}


class ChallengeRegisterView(RegisterView):
    register_class = ChallengeRegister
    template_name = "meetings/register_challenges.html"


@require_safe
def decision_register_sheet(request):
    """What the screen's filter shows, all pages of it, in the same order."""
    return _sheet(DecisionRegister(request), "decisions")


@require_safe
def challenge_register_sheet(request):
    return _sheet(ChallengeRegister(request), "challenges")


def _sheet(register, name):
    shown = register.lines_of(register[:])
    return register_sheet(
        title=register.title,
        columns=register.columns,
        rows=[register.cells(line) for line in shown],
        profile=BoardProfile.objects.current(),
        filters=register.filter.in_words(),
        name=name,
        is_confidential=any(line.is_confidential for line in shown),
    )
