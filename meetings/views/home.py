"""The first page after sign-in: what comes next, and what waits for whoever looks."""

from django.utils import timezone
from django.views.generic import TemplateView

from actions.presenters import action_row
from actions.sight import sight_of
from board.enums import CHECKS_PUBLICATIONS
from board.models import BoardProfile, Group, Membership, Person
from board.offices import offices_of
from meetings import home_lines, waiting, year_figures
from meetings.models import Meeting, Publication
from meetings.presenters import home as presenters
from meetings.presenters import waiting as lines
from meetings.presenters import year_picture


class HomeView(TemplateView):
    template_name = "meetings/home.html"

    def get_context_data(self, **kwargs):
        person, today = self.request.user, timezone.localdate()
        minutes = waiting.minutes_to_read(person)
        coming = waiting.next_meetings(person)
        own = {
            "greeting": presenters.greeting(person, timezone.localtime()),
            "today": today,
            "meetings": [presenters.meeting_entry(m, today) for m in coming],
            "owed": owed(person),
            "leads_group": person.reads_as_unit or bool(offices_of(person, today).chaired),
            "minutes": [presenters.minutes_entry(m) for m in minutes],
        }
        if person.reads_as_unit:
            own |= for_the_unit(person, today, is_empty=not (coming or minutes))
        else:
            own["waiting"] = for_a_member(person, today, minutes)
        own["waiting"] = [*home_lines.lines_for(person), *own["waiting"]]
        return super().get_context_data(**own, **kwargs)


class YearView(TemplateView):
    """The year in pictures, of what the person may see; the home page brings it in when it is scrolled to."""

    template_name = "meetings/year.html"

    def get_context_data(self, **kwargs):
        person, year = self.request.user, timezone.localdate().year
        meetings = year_figures.meetings_of_year(person, year)
        return super().get_context_data(
            meetings=year_picture.meetings_chart(meetings, year),
            minutes=year_picture.minutes_chart(meetings, year),
            actions=year_picture.actions_chart(year_figures.actions_by_colour(person)),
            **kwargs,
        )


def owed(person):
    """The first of the person's outstanding actions, and how many there are."""
    actions = waiting.owed_by(person)
    sight = sight_of(person, actions)
    rows = [action_row(action, sight, owed_by=person) for action in actions]
    return {"rows": rows[: waiting.ACTIONS_SHOWN], "has_more": len(rows) > waiting.ACTIONS_SHOWN}


def for_the_unit(person, today, *, is_empty):
    """Everything that is late or unassigned, what comes next, and what others do."""
    meetings = waiting.meetings_to_see_to(today)
    groups = waiting.groups_to_see_to(today)
    numbers = waiting.numbers_for_unit(person, today)
    is_new = is_empty and not meetings and not Meeting.objects.exists()
    return {
        "late": [
            *lines.steps_of_unit(meetings, today, late=True),
            *lines.missing_papers(meetings, today, late=True),
            *lines.late_numbers(numbers),
        ],
        "unassigned": [
            *lines.lacking_meetings(meetings),
            *lines.unassigned_numbers(numbers),
            *([] if is_new else lines.lacking_groups(groups)),
        ],
        "waiting": [
            *lines.steps_of_unit(meetings, today, late=False),
            *lines.unanswered(meetings, today),
            *lines.missing_papers(meetings, today, late=False),
            *lines.papers_to_hand_in(waiting.papers_owed(person), today),
            *lines.comments(meetings),
            *(lines.checks(numbers) if person.role in CHECKS_PUBLICATIONS else []),
            *lines.claims(numbers),
        ],
        "elsewhere": lines.waiting_for_others(meetings),
        "first_steps": presenters.first_steps(**what_exists()) if is_new else [],
    }


def for_a_member(person, today, minutes):
    """What the person is asked: to answer, to read, and as chair or minute-taker to check or write."""
    now = timezone.localtime().time()
    asked = lines.invitations(waiting.invitations_to_answer(person, today, now), today)
    asked += lines.papers_to_hand_in(waiting.papers_owed(person), today)
    if not person.sees_everything:  # nobody circulates an item to those who read it anyway
        asked += lines.items_to_read(waiting.circulated_items(person, today), today)
    offices = offices_of(person, today)
    chaired, minuted = offices.chaired, offices.minuted
    if chaired | minuted:
        asked += lines.drafts(waiting.drafts_of(chaired, minuted), chaired, minuted)
        if chaired:
            asked += lines.claims_to_confirm(waiting.claims_of(person, chaired))
    if person.role in CHECKS_PUBLICATIONS:
        asked += lines.checks({"checking": Publication.objects.to_check_by(person).count()})
    return asked + lines.drafts_to_comment(minutes, today)


def what_exists():
    """Which of the first steps have been taken."""
    return {
        "profile": BoardProfile.objects.exists(),
        "groups": Group.objects.exists(),
        "people": Person.objects.count() > 1,
        "members": Membership.objects.exists(),
    }
