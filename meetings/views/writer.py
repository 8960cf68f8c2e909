"""Whose page it is that sends: signing in as somebody else in another tab must not change who wrote."""


def somebody_else(request):
    """A sentence when the page that sends belongs to another account than the one that is signed in now."""
    writer = request.POST.get("writer", "")
    if not writer or writer == str(request.user.pk):
        return ""
    return (
        f"{request.user.full_name} is signed in now, and this page was opened by somebody else. "
        "Sign out and in again as yourself, or copy your text."
    )


class WriterMixin:
    """A form page that carries out nothing for another account; what was typed stays in the form.

    `writer` goes on being the one who opened the page, so that sending once more changes nothing.
    """

    def form_valid(self, form):
        if problem := somebody_else(self.request):
            form.add_error(None, problem)
            return self.form_invalid(form)
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        writer = self.request.POST.get("writer") or self.request.user.pk
        return super().get_context_data(writer=writer, **kwargs)
