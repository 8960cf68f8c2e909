"""Everything that the business unit sets up, on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from trail.rules import reads_trail

PLACES = [
    (
        "The board",
        [
            (
                "Name, look and contact",
                "Name, logo, colour and address on pages and PDFs.",
                "board:profile_edit",
            ),
            (
                "Words",
                "What the board, its members and its papers are called here.",
                "board:words_edit",
            ),
            ("Priorities", "The business plan that items and actions name.", "board:priority_list"),
            (
                "Word templates",
                "What agendas, minutes and lists of actions look like in Word.",
                "board:word_template_list",
            ),
        ],
    ),
    (
        "The year",
        [
            (
                "Plan a year of meetings",
                "All dates of a group at once, with what stands in their way.",
                "meetings:year_plan",
            ),
            (
                "School holidays",
                "Days that planning avoids, beside the bank holidays of England.",
                "meetings:school_holiday_list",
            ),
            (
                "Minutes from Word",
                "Bring the minutes of past meetings over, many files at once.",
                "meetings:import_list",
            ),
            ("Forward plan", "What waits for a meeting, group by group.", "meetings:forward_plan"),
        ],
    ),
    (
        "What goes out, who sees it, and what was removed",
        [
            (
                "Publications",
                "What the public may read, who checked it, and what is held.",
                "meetings:publication_list",
            ),
            ("Mail", "Every e-mail: waiting, sent, or in need of a look.", "notices:mail_list"),
            (
                "Reminders",
                "Who is reminded of which actions, and what became of each reminder.",
                "actions:reminders",
            ),
            (
                "Retention and disclosure",
                "How long records are kept, holds, disposals and requests for disclosure.",
                "keeping:home",
            ),
            (
                "Who can see this?",
                "For each meeting, paper or action: who can see it today, and why.",
                "board:who_sees",
            ),
            (
                "Recently deleted",
                "What was removed in the last 30 days, and the way back.",
                "trail:deleted_list",
            ),
        ],
    ),
]
FOR_KEEPERS = frozenset(
    {
        *("board:profile_edit", "board:words_edit", "board:word_template_list"),
        "meetings:year_plan",
    }
)
"""Pages that only change something: those who read as the unit does have nothing to do there."""

TRAIL = [
    (
        "Who did what",
        [
            (
                "Trail",
                "Who signed in, looked, downloaded, printed or was refused.",
                "trail:access_list",
            )
        ],
    )
]


@dataclass(frozen=True)
class Place:
    label: str
    about: str
    url: str


class SettingsView(TemplateView):
    """For the business unit; nobody else has anything to set here."""

    template_name = "settings.html"

    def get_context_data(self, **kwargs):
        if not self.request.user.reads_as_unit:
            raise Http404
        found = [*PLACES, *(TRAIL if reads_trail(self.request.user) else [])]
        keeps = self.request.user.is_business_unit
        sections = [
            (
                heading,
                [
                    Place(label, about, reverse(name))
                    for label, about, name in places
                    if keeps or name not in FOR_KEEPERS
                ],
            )
            for heading, places in found
        ]
        return super().get_context_data(sections=sections, **kwargs)
