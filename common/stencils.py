"""Forms that stand empty on a page of something else: drawn from a stencil, which is cut once.

The page of an item of the minutes has five forms beside its text. Drawing them field by field takes longer
than the rest of the page, each time with the same result but for a few places: the form's token, the token
against forgery and what its selects offer. `drawn` keeps the rest, for a day.

In the tests each drawing is compared with what the form says of itself.
"""

import re
from functools import partial

from crispy_forms.templatetags.crispy_forms_utils import remove_spaces
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils import timezone
from django.utils.safestring import mark_safe

verify = None
"""In the tests: called with the form, its context and the HTML that was drawn."""

FORGERY = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]*')
MOST_STENCILS = 100

_kept = {}


def drawn(form, context):
    """The HTML of an empty form as `{% crispy form %}` gives it. What it says may depend on its class only."""
    if form.is_bound or any(value is not None for value in form.initial.values()):
        raise TypeError("Only an empty form is drawn from a stencil.")
    key = (timezone.localdate(), type(form), form.auto_id, *form.fields)
    if key not in _kept and len(_kept) >= MOST_STENCILS:
        _kept.clear()
    found = _kept.get(key) or _kept.setdefault(key, _cut(form, context))
    html = "".join(part if isinstance(part, str) else part(form, context) for part in found)
    if verify:
        verify(form, context, html)
    return mark_safe(html)  # a form's own HTML; every value is escaped where it is written


def whole(form, context):
    """The same, drawn anew."""
    return render_crispy_form(form, context=context)


def _cut(form, context):
    """Pieces of HTML, and between them functions of form and context."""
    html = whole(form, context)
    places = [(*match.span(), _forgery) for match in FORGERY.finditer(html)]
    for name, field in form.fields.items():
        if name == "token":
            start = html.index(token := _token(form, context))
            places.append((start, start + len(token), _token))
        elif isinstance(field.widget, forms.Select):
            offered = _options(name, form, context)
            start = html.index(offered, html.index(f'<select name="{form.add_prefix(name)}"'))
            places.append((start, start + len(offered), partial(_options, name)))
    parts, end = [], 0
    for start, after, fill in sorted(places, key=lambda place: place[0]):
        parts += [html[end:start], fill]
        end = after
    return [*parts, html[end:]]


def _forgery(form, context):
    return str(context["csrf_token"])


def _token(form, context):
    return str(form["token"].value())


def _options(name, form, context):
    """From the end of a select's tag to its closing one, without the spaces that crispy forms take out."""
    select = str(form[name].as_widget())
    return remove_spaces(select[select.index(">\n") : select.rindex("</select>") + 1])
