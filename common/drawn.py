"""Forms that look the same on every visit are drawn once: a form of nine boxes takes as long as a bare page."""

from crispy_forms.utils import render_crispy_form

MOST = 100
"""So many are kept; after that all are drawn anew."""

_drawn = {}


def drawn(key, form):
    """The HTML of the form that `form()` gives. `key` names everything that can differ in it.

    Only for forms without a token, whose boxes hold what the key says and no mistakes.
    """
    html = _drawn.get(key)
    if html is None:
        if len(_drawn) >= MOST:
            _drawn.clear()
        html = _drawn[key] = render_crispy_form(form())
    return html
