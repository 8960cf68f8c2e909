"""What stands beside a discussion: its records with their forms, and what is asked of quick lines."""

from actions.forms import ActionForm
from meetings.forms.people import at_item, directory, named_in, still_here
from meetings.forms.records import (
    AmendmentForm,
    ChallengeForm,
    DecisionForm,
    NilForm,
)
from meetings.presenters import item_page
from meetings.presenters.quick_lines import to_settle
from meetings.services import records
from meetings.views.between import between_of, load_decisions
from meetings.views.item_loading import ItemMixin, attendance_of, refusal_to_write


class BesideMixin(ItemMixin):
    """Gives a view of an item what `meetings/_item_records.html` shows."""

    def beside(self, refusal=None, rows=None, people=None):
        """The context of the records; what is loaded already can be given."""
        refusal = refusal_to_write(self.request.user, self.meeting) if refusal is None else refusal
        rows = attendance_of(self.meeting) if rows is None else rows
        people = directory(self.meeting) if people is None and not refusal else people
        places = item_page.place_of_amendments(self.item)
        return {
            "item": self.item,
            "meeting": self.meeting,
            "refusal": refusal,
            "between": between_of(self.item, load_decisions(self.item)),
            "asked": [] if refusal else to_settle(self.item),
            **places,
            **self.lines(),
            **({} if refusal else self.forms(rows, people, places)),
        }

    def lines(self):
        item = self.item
        found = {
            f"{kind}s": item_page.lines_of(item, kind, getattr(item, f"{kind}s").all())
            for kind in ("decision", "action", "challenge")
        }
        amendments = list(item.amendments.all())
        locked = {each.pk: records.RELIED_ON for each in amendments if each.is_relied_on}
        found["amendments"] = item_page.lines_of(item, "amendment", amendments, refusals=locked)
        return found | {"has_records": any(found.values())}

    def forms(self, rows, people, shown):
        """The forms that open on the page; each posts to a page of its own."""
        there = named_in([row for row in rows if row.status in ("", "P")], people)
        offered = {"offer": at_item(there, people), "item": self.item}
        found = {
            "decision_form": DecisionForm(auto_id="decision_%s", **offered),
            "action_form": ActionForm(
                auto_id="action_%s",
                meeting=self.meeting,
                attendance=rows,
                people=still_here(people, self.meeting),
            ),
            "challenge_form": ChallengeForm(auto_id="challenge_%s", **offered),
            "nil_form": NilForm(auto_id="nil_%s", initial={"text": self.item.nil_return}),
        }
        if shown["amends_first"] or shown["amends_last"]:
            found["amendment_form"] = AmendmentForm(auto_id="amendment_%s", **offered)
        return found
