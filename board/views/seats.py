"""Seats of a group and who fills them."""

from django.shortcuts import get_object_or_404, redirect

from board.forms import (
    CloseSeatForm,
    EndMembershipForm,
    MembershipForm,
    NewSeatForm,
    SeatForm,
)
from board.models import Group, Membership, Seat
from board.services import seats as services
from board.views.base import RowFormView
from board.views.groups import group_of
from common.views import say_done, transition


class SeatFormView(RowFormView):
    """A form about a seat; it leads back to the group's page."""

    form_class = SeatForm

    def load(self):
        self.row = seat_of(self.request, self.kwargs)
        self.group = self.row.group
        self.caption = f"{self.group}: {self.row}"

    @property
    def success_url(self):
        return self.group.get_absolute_url()

    def get_cancel_url(self):
        return self.success_url


class SeatAddView(SeatFormView):
    form_class = NewSeatForm
    heading = "Add a seat"
    success_message = "The seat has been added."
    another = "Save seat and add another"

    def load(self):
        self.row = Seat()
        self.group = group_of(self.request, self.kwargs)
        self.caption = self.group.name

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group}

    def carry_out(self, form):
        return services.add_seat(group=self.group, by=self.request.user, **form.service_data())


class SeatEditView(SeatFormView):
    heading = "Change a seat"
    success_message = "The seat has been changed."

    def carry_out(self, form):
        return services.edit_seat(
            seat=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class SeatCloseView(SeatFormView):
    form_class = CloseSeatForm
    row_argument = "row"
    heading = "Close a seat"
    success_message = "The seat has been closed."

    def carry_out(self, form):
        return services.close_seat(
            seat=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


@transition
def seat_reopen(request, pk):
    seat = seat_of(request, {"pk": pk})
    services.reopen_seat(seat=seat, by=request.user)
    return redirect(seat.group)


@transition
def seat_move(request, pk):
    """Up or down by one place; `to` is "up" or "down"."""
    seat = seat_of(request, {"pk": pk})
    services.move_seat(seat=seat, by=request.user, earlier=request.POST.get("to") == "up")
    return redirect(f"{seat.group.get_absolute_url()}?change=seats#seat-{seat.pk}")


class MembershipFormView(RowFormView):
    """A form about a membership; it leads back to the group's page."""

    form_class = MembershipForm

    def load(self):
        self.row = membership_of(self.request, self.kwargs)
        self.seat = self.row.seat
        self.caption = f"{self.row.person}, {self.seat.group}"

    def get_form_kwargs(self):
        extra = {"seat": self.seat} if self.form_class is MembershipForm else {}
        return super().get_form_kwargs() | extra

    @property
    def success_url(self):
        return self.seat.group.get_absolute_url()

    def get_cancel_url(self):
        return self.success_url


class MembershipAddView(MembershipFormView):
    heading = "Fill a seat"
    success_message = "The seat has been filled."

    def load(self):
        self.row = Membership()
        self.seat = seat_of(self.request, self.kwargs)
        self.caption = f"{self.seat.group}: {self.seat}"

    def carry_out(self, form):
        return services.add_membership(seat=self.seat, by=self.request.user, **form.service_data())


class MembershipEditView(MembershipFormView):
    template_name = "board/membership_edit.html"
    heading = "Change a membership"
    success_message = "The membership has been changed."

    def get_context_data(self, **kwargs):
        return super().get_context_data(membership=self.row, **kwargs)

    def carry_out(self, form):
        return services.edit_membership(
            membership=membership_of(self.request, self.kwargs),
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class MembershipEndView(MembershipFormView):
    form_class = EndMembershipForm
    row_argument = "row"
    heading = "End a membership"
    success_message = "The membership has been ended."

    def carry_out(self, form):
        return services.end_membership(
            membership=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


@transition
def membership_remove(request, pk):
    membership = membership_of(request, {"pk": pk})
    deletion = services.remove_membership(membership=membership, by=request.user)
    say_done(request, f"{membership.person} has been removed from the seat.", deletion)
    return redirect(membership.seat.group)


def seat_of(request, kwargs):
    visible = Seat.objects.filter(group__in=Group.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("group", "organisation"), pk=kwargs["pk"])


def membership_of(request, kwargs):
    visible = Membership.objects.filter(seat__group__in=Group.objects.visible_to(request.user))
    related = ("seat__group", "seat__organisation", "person")
    return get_object_or_404(visible.select_related(*related), pk=kwargs["pk"])
