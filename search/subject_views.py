"""What is kept about one person: the page and the file, for the business unit."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from board.context_processors import profile_for
from board.models import Person
from common.downloads import download
from search import subject


class SubjectView(TemplateView):
    template_name = "search/subject.html"

    def get_context_data(self, **kwargs):
        person = subject_of(self.request, self.kwargs["pk"])
        return super().get_context_data(
            person=person,
            parts=subject.parts_of(person),
            mentions=subject.mentions_of(person).count(),
            **kwargs,
        )


def subject_file(request, pk):
    person = subject_of(request, pk)
    content = subject.file_of(person, profile_for(request).name)
    name = f"What is kept about {person}"
    return download(content, name=name, extension="zip", content_type="application/zip")


def subject_of(request, pk):
    """The unit answers such requests; nobody else is told that the page exists."""
    if not request.user.is_business_unit:
        raise Http404
    return get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
