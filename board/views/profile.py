"""The board's profile, its words, its colour and its logo."""

from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from board import rules
from board.context_processors import profile_for
from board.forms import ProfileForm, WordsForm
from board.models import BoardProfile
from board.services import profile as services
from board.views.base import RowFormView
from board.vocabulary import LABELS
from common.formats import listing

A_DAY = 24 * 60 * 60
A_YEAR = 365 * A_DAY
IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}


class ProfileView(TemplateView):
    template_name = "board/profile_detail.html"

    def get_context_data(self, **kwargs):
        words = profile_for(self.request).words
        return super().get_context_data(
            can_manage=rules.can_manage_board(self.request.user),
            word_rows=[(label, getattr(words, name)) for name, label in LABELS.items()],
            **kwargs,
        )


class ProfileEditView(RowFormView):
    form_class = ProfileForm
    template_name = "board/profile_edit.html"
    heading = "Settings"
    success_message = "The settings have been saved."
    success_url = cancel_url = reverse_lazy("board:profile")

    def load(self):
        self.row = BoardProfile.objects.current()

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        return services.edit_profile(
            by=self.request.user, expected_version=self.expected(form), **form.service_data()
        )


class WordsEditView(RowFormView):
    form_class = WordsForm
    row_argument = "row"
    heading = "Words"
    note = (
        "Pages and documents use these words. Leave a line blank to use the word of the set; "
        "write as in the middle of a sentence, with capital letters only where they always stand."
    )
    success_message = "The words have been saved."
    success_url = cancel_url = reverse_lazy("board:profile")

    def load(self):
        self.row = BoardProfile.objects.current()

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        outdated = services.edit_words(
            by=self.request.user, expected_version=self.expected(form), **form.service_data()
        )
        if outdated:
            lines = listing([f"“{LABELS[name]}”" for name in outdated])
            messages.info(
                self.request, f"{lines} still spoke of the former kind of body and now use the set."
            )


@login_not_required
@require_safe
def brand_css(request):
    """The board's colour for the style sheet. With the profile's look in ?v= it may be kept."""
    profile = profile_for(request)
    text = (
        f":root{{--brand:{profile.brand_colour};--brand-text:{profile.brand_text};"
        f"--brand-ink:{profile.brand_ink}}}\n"
    )
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = _caching(request, profile)
    return response


@login_not_required
@require_safe
def logo(request):
    """The board's logo, also on the page where people sign in."""
    profile = profile_for(request)
    if not profile.logo:
        raise Http404("There is no logo.")
    try:
        file = profile.logo.open("rb")
    except FileNotFoundError as missing:
        raise Http404("The logo is missing from storage.") from missing
    image_type = IMAGE_TYPES.get(PurePath(profile.logo.name).suffix, "application/octet-stream")
    response = FileResponse(file, content_type=image_type)
    response["Cache-Control"] = _caching(request, profile)
    return response


def _caching(request, profile):
    if request.GET.get("v") == profile.look:
        return f"public, max-age={A_YEAR}, immutable"
    return "public, no-cache"
