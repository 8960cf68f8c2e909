"""The board's mail, for the business unit: the list, one mail, and what can be done with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET
from django.views.generic import DetailView, ListView

from common.formats import plural
from common.views import LastPageMixin, transition
from notices import kinds, presenters, services
from notices.filters import MailFilter
from notices.models import Mail
from notices.pages import MailOverview, MailPage

ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-scripts"
)
"""The policy of a mail's HTML: it is looked at as it went and belongs to nobody. No script may run in it,
whatever "allow-scripts" seems to say; without that word the tests' own browser could not look at it either."""


class MailListView(LastPageMixin, ListView):
    template_name = "notices/mail_list.html"
    paginate_by = 50

    def get_queryset(self):
        if not self.request.user.reads_as_unit:
            raise Http404
        visible = Mail.objects.visible_to(self.request.user)
        self.filter = MailFilter(self.request.GET, visible, request=self.request)
        return self.filter.qs.for_list()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "filter": self.filter,
            "rows": self.rows(list(context["object_list"])),
            "overview": MailOverview(self.request.user, self.filter),
        }

    def rows(self, mails):
        about = kinds.headlines(mails)
        return [presenters.mail_row(mail, about.get(mail.pk, "")) for mail in mails]


class MailDetailView(DetailView):
    template_name = "notices/mail_detail.html"
    context_object_name = "mail"

    def get_queryset(self):
        visible = Mail.objects.visible_to(self.request.user)
        return visible.select_related("person", "requested_by").defer("html")

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=MailPage(self.object), **kwargs)


@require_GET
def mail_look(request, pk):
    """The HTML of a mail as it went, in a page that runs nothing and belongs to nobody."""
    mail = seen(request, pk)
    if not mail.html:
        raise Http404
    return HttpResponse(mail.html, headers={"Content-Security-Policy": ALONE})


@transition
def send_mail_now(request, pk):
    mail = services.send_now(mail=seen(request, pk), by=request.user)
    messages.success(request, f"The mail to {mail.person} goes within a few seconds.")
    return redirect(mail)


@transition
def take_mail_back(request, pk):
    mail = services.take_back(mail=seen(request, pk), by=request.user)
    messages.success(request, f"The mail to {mail.person} was taken back. It does not go.")
    return redirect(mail)


@transition
def take_mail_back_all(request, pk):
    """This mail and all others that wait about the same."""
    mail = seen(request, pk)
    number = services.take_back_all(mail=mail, by=request.user)
    went = "was taken back. It does" if number == 1 else "were taken back. They do"
    messages.success(request, f"{plural(number, 'mail')} {went} not go.")
    return redirect(mail)


@transition
def send_mail_again(request, pk):
    mail = services.send_again(mail=seen(request, pk), by=request.user)
    messages.success(request, f"The mail to {mail.person} is sent again.")
    return redirect(mail)


@transition
def give_mail_up(request, pk):
    mail = services.give_up(mail=seen(request, pk), by=request.user)
    messages.success(request, "The mail is left as it is.")
    return redirect(mail)


@transition
def send_failed_mail_again(request):
    number = services.send_all_again(by=request.user)
    messages.success(
        request, f"{plural(number, 'mail')} sent again, as far as there are addresses."
    )
    return redirect("notices:mail_list")


def seen(request, pk):
    return get_object_or_404(Mail.objects.visible_to(request.user), pk=pk)
