"""The page on which everything can be found."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from actions.models import Action
from board.context_processors import profile_for
from board.models import Group
from common.prepared import prepared
from common.sheets import sheet_response
from meetings.models import Meeting
from search import finding, presenters
from search.asking import BEST, MEETINGS, NEWEST, Question
from search.exports import topic_xlsx
from search.models import Entry


@prepared
def _groups(person):
    return Group.objects.visible_to(person).only("name")


@prepared
def _meetings(person, keys):
    return Meeting.objects.visible_to(person).filter(pk__in=keys).select_related("group")


@prepared
def _actions(keys):
    """How actions stand whose entries are in sight."""
    return Action.objects.filter(pk__in=keys).only("status")


class SearchView(TemplateView):
    """Finds, best first, or the meetings that discussed what is asked for."""

    template_name = "search/search.html"

    def get_context_data(self, **kwargs):
        question = Question.of(self.request.GET)
        context = {"question": question, "links": presenters.Links(question)}
        if question.has_letters:
            context |= Answer(self.request.user, question).context()
        return super().get_context_data(**context, **kwargs)


def topic_export(request):
    """Everything that was found, with its whole text, as a sheet."""
    question = Question.of(request.GET)
    if not question.has_letters:
        raise Http404
    answer = Answer(request.user, question)
    if answer.parsed is None:
        raise Http404
    found = finding.narrowed(question, finding.matching(answer.visible, answer.parsed))
    content = topic_xlsx(question, found, request.user, profile_for(request))
    return sheet_response(content, f"What was said {timezone.localdate():%Y-%m-%d}")


class Answer:
    """What one person gets for one question."""

    def __init__(self, person, question):
        self.person, self.question = person, question
        self.visible = Entry.objects.visible_to(person)
        self.exact = finding.exactly(self.visible, question)
        self.missing = question.missing({entry.reference_key for entry in self.exact})
        self.parsed = finding.parse(
            question, {entry.reference for entry in self.exact}, self.missing
        )

    def context(self):
        missing = {"missing": presenters.missing_sentence(self.missing)}
        if self.parsed is None:
            return missing | {"is_too_common": True}
        return missing | self.found()

    def found(self):
        self.matching = finding.matching(
            self.visible, self.parsed, without=[entry.pk for entry in self.exact]
        )
        if self.missing and not (self.exact or self.question.without(self.missing)):
            self.matching = finding.that_mention(self.matching, self.missing)
        found, rows = self.meetings() if self.question.by_meeting else self.entries()
        groups = {group.pk: group for group in _groups(self.person)}
        known = self.known(rows, groups)
        return {
            "found": found,
            "page_obj": Paginator(range(found.total), finding.page_size(self.question)).get_page(
                found.page
            ),
            "exact": [presenters.hit_of(entry, known) for entry in self.marked_exact],
            "hits": self.shown(rows, known),
            "facets": presenters.facets(self.question, found.counts, groups),
            "views": self.views(),
            "orders": self.orders(),
            "export_url": self.export_url(),
            "all_url": presenters.Links(self.question).to(kind=(), group=(), year=()),
            **self.nothing(found),
        }

    def entries(self):
        found = finding.Finder(self.question, self.matching).entries()
        return found, [(None, None, found.rows)]

    def meetings(self):
        matching = finding.of_visible_meetings(self.person, self.matching)
        found = finding.Finder(self.question, matching).meetings()
        return found, found.rows

    def known(self, rows, groups):
        """The rows of the page with their words marked, and what they refer to."""
        keys = [key for _meeting, _numbers, entries in rows for key in entries]
        exact = [entry.pk for entry in self.exact]
        self.marked = finding.with_marks([*keys, *exact], self.parsed)
        self.marked_exact = [self.marked[key] for key in exact]
        entries = self.marked.values()
        meetings = {entry.meeting_key for entry in entries if entry.meeting_key}
        actions = [entry.object_pk for entry in entries if entry.kind == "action"]
        return presenters.Known(
            meetings={each.pk: each for each in _meetings(self.person, meetings)}
            if meetings
            else {},
            groups=groups,
            actions={each.pk: each for each in _actions(actions)} if actions else {},
        )

    def shown(self, rows, known):
        if self.question.by_meeting:
            return [
                presenters.meeting_hit(
                    known.meetings[meeting], numbers, [self.marked[key] for key in entries], known
                )
                for meeting, numbers, entries in rows
            ]
        return [presenters.hit_of(self.marked[key], known) for key in rows[0][2]]

    def export_url(self):
        """Where all of it is to be had as a sheet."""
        page = presenters.Links(self.question).to(view="", sort="")
        return f"{reverse('search:topic_export')}?{page.partition('?')[2]}"

    def views(self):
        links, by_meeting = presenters.Links(self.question), self.question.by_meeting
        return [
            {"label": "Results", "url": links.to(view=""), "is_current": not by_meeting},
            {
                "label": "Meetings that discussed it",
                "url": links.to(view=MEETINGS, kind=()),
                "is_current": by_meeting,
            },
        ]

    def orders(self):
        links, sort = presenters.Links(self.question), self.question.sort
        return [
            {"label": label, "url": links.to(sort=value), "is_current": sort == name}
            for label, name, value in [("Best first", BEST, ""), ("Newest first", NEWEST, NEWEST)]
        ]

    def nothing(self, found):
        """What may help when nothing was found."""
        if found.total or self.exact:
            return {}
        if self.parsed.is_name:
            return {"is_too_common": True}
        similar = "" if found.without_narrowing else self.similar()
        links = presenters.Links(self.question)
        return {
            "similar": similar,
            "similar_url": links.to(q=similar),
            "fewer": [(word, links.to(q=word)) for word in self.fewer()],
        }

    def similar(self):
        return finding.similar_word(self.visible, self.question.words)

    def fewer(self):
        """The words one by one, where there are several."""
        words = [word for word in self.question.words.split() if len(word) > 3 and word.isalnum()]
        words = list(dict.fromkeys(words))
        return words[:5] if len(words) > 1 else []
