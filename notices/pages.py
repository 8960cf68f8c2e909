"""What the pages of mail ask for: how much needs a look, a mail's steps, and what can be done with it."""

from functools import cached_property

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from common.formats import listing, plural
from notices import delivery, kinds, presenters
from notices.enums import ARRIVED, NEEDS_A_LOOK, MailStatus
from notices.filters import LOOK
from notices.models import Mail


class MailOverview:
    """The top of the list: whether mail is sent at all, what needs a look, and the lists asked for most."""

    def __init__(self, person, filter):
        open_ones = Mail.objects.visible_to(person).filter(
            status__in=[MailStatus.WAITING, *NEEDS_A_LOOK]
        )
        rows = open_ones.order_by().values("status")
        rows = rows.annotate(
            number=Count("pk"), reachable=Count("pk", filter=Q(person__email__contains="@"))
        )
        self.counts = {row["status"]: row for row in rows}
        self.filter = filter
        self.way = presenters.way_of_mail("here to be read")
        self.is_sending = delivery.is_sending()
        self.sign_in_folder = settings.EMAIL_FILE_PATH.relative_to(settings.BASE_DIR)

    def count(self, status, what="number"):
        return self.counts.get(status, {}).get(what, 0)

    @property
    def failed(self):
        return self.count(MailStatus.FAILED)

    @property
    def unsure(self):
        return self.count(MailStatus.UNSURE)

    @property
    def has_several_to_send_again(self):
        return self.count(MailStatus.FAILED, "reachable") > 1

    @property
    def needs_a_look(self):
        """ "2 could not be sent and 1 may not have gone"; empty when all is well."""
        parts = [(self.failed, "could not be sent"), (self.unsure, "may not have gone")]
        return listing([f"{plural(number, 'mail')} {words}" for number, words in parts if number])

    @property
    def tabs(self):
        waiting = self.count(MailStatus.WAITING)
        lists = [
            ("All", {}, None),
            ("Needs a look", {"status": LOOK}, self.failed + self.unsure),
            ("Waiting", {"status": MailStatus.WAITING.value}, waiting),
        ]
        return [
            {
                "label": label,
                "url": f"?{urlencode(query)}" if query else reverse("notices:mail_list"),
                "count": count,
                "is_current": self.filter.sent == query,
            }
            for label, query, count in lists
        ]


class MailPage:
    """One mail: where it stands, its words and its steps."""

    def __init__(self, mail):
        self.mail = mail
        self.kind = kinds.label(mail.kind)
        self.status, self.tone = mail.get_status_display(), presenters.TONES[mail.status]
        steps = list(mail.steps.select_related("by"))
        self.standing = presenters.standing(mail, steps[-1].words if steps else "")
        self.timeline = presenters.timeline(steps)

    @cached_property
    def draft(self):
        """How a mail that is still to go would read now."""
        return delivery.preview(self.mail) if self.is_to_come else None

    @property
    def is_to_come(self):
        return self.mail.status == MailStatus.WAITING

    @cached_property
    def others(self):
        """How many more wait about the same."""
        if not self.is_to_come:
            return 0
        waiting = Mail.objects.about(self.mail.kind, self.mail.topic).waiting()
        return waiting.exclude(pk=self.mail.pk).count()

    @property
    def take_all_back(self):
        """ "Take back this and the 21 others about the same meeting"; empty when it is alone."""
        if not self.others:
            return ""
        others = "the other mail" if self.others == 1 else f"the {self.others} others"
        return f"Take back this and {others} about the same {kinds.thing(self.mail.kind)}"

    @property
    def heading(self):
        return self.mail.subject or (self.draft and self.draft.subject) or self.kind

    @property
    def text(self):
        return self.draft.text if self.draft else self.mail.text

    @property
    def attachments(self):
        files = self.draft.attachments if self.draft else self.mail.attachments
        return presenters.attachments(files)

    @property
    def words_heading(self):
        if self.is_to_come:
            return "How it would read if it went now"
        gone = self.mail.status in ARRIVED or self.mail.status == MailStatus.UNSURE
        return "What it says" if gone else "What it would have said"

    @property
    def is_kept(self):
        return self.mail.status == MailStatus.KEPT

    @property
    def has_look(self):
        """Whether there is HTML to look at: it was made when the mail was to go."""
        return bool(self.mail.message_id) and not self.is_to_come

    @property
    def address(self):
        return self.mail.address or self.mail.person.email or "No e-mail address"

    @property
    def needs_a_look(self):
        return self.mail.status in NEEDS_A_LOOK

    @property
    def needs_an_address(self):
        return self.needs_a_look and not self.mail.is_reachable
