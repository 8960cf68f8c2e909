"""The templates of Word documents: which stand, another one, the way back to the default."""

from django.http import Http404
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from board.enums import DocumentKind
from board.forms.word_templates import DefaultForm, TemplateForm
from board.models import WordTemplate
from board.presenters.word_templates import template_rows
from board.services import word_templates as services
from board.views.base import RowFormView
from board.word_templates import content_of, default_content
from common import word


def _for_unit(request):
    if not request.user.is_business_unit:
        raise Http404


def _kind(name):
    if name not in DocumentKind.values:
        raise Http404
    return DocumentKind(name)


class WordTemplateListView(TemplateView):
    template_name = "board/word_template_list.html"

    def get_context_data(self, **kwargs):
        _for_unit(self.request)
        rows = template_rows(WordTemplate.objects.select_related("changed_by"))
        return super().get_context_data(rows=rows, mark=word.MARK, **kwargs)


class WordTemplateFormView(RowFormView):
    row_argument = "row"
    success_url = cancel_url = reverse_lazy("board:word_template_list")
    service = None

    def load(self):
        """The row of the kind in the address; before its first change one that was never saved."""
        _for_unit(self.request)
        self.kind = _kind(self.kwargs["kind"])
        found = WordTemplate.objects.filter(kind=self.kind).first()
        self.row = found or WordTemplate(kind=self.kind)
        self.caption = self.kind.label

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        return self.service(
            kind=self.kind,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class WordTemplateEditView(WordTemplateFormView):
    form_class = TemplateForm
    heading = "Use another template"
    note = (
        "Its styles, headers, footers and page set-up are kept; styles that the documents need and "
        f"it lacks are added. Its text is left out, unless {word.MARK} stands in it in a paragraph "
        "of its own: then the document goes in there, between the rest."
    )
    success_message = "The template is used from now on."
    service = staticmethod(services.keep_template)


class WordTemplateDefaultView(WordTemplateFormView):
    form_class = DefaultForm
    heading = "Go back to the default template?"
    note = "The present template is deleted. Download it first if you might want it again."
    success_message = "The default template is used from now on."
    service = staticmethod(services.use_default)


@require_safe
def word_template_file(request, kind):
    """The template that is used now, to change it in Word."""
    _for_unit(request)
    kind = _kind(kind)
    content = content_of(WordTemplate.objects.filter(kind=kind).first())
    name = f"Template {kind.label.lower()}"
    return word.response(default_content() if content is None else content, name)
