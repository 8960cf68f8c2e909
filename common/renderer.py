"""How form widgets become HTML: Django's templates, but lists of choices without one template an option.

A list of 400 people takes as long as the rest of a page when every option is a template of its own.
"""

import html

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"


class FormRenderer(TemplatesSetting):
    def render(self, template_name, context, request=None):
        if template_name == SELECT:
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget):
    """What Django's own template says, in one go."""
    lines = [f'<select name="{conditional_escape(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        lines += [f'  <optgroup label="{conditional_escape(group)}">'] if group else []
        lines += [_option(option) for option in options]
        lines += ["  </optgroup>"] if group else []
    return mark_safe("\n".join([*lines, "</select>"]))  # every value is escaped above


def _option(option):
    value, attrs, label = option["value"], option["attrs"], option["label"]
    shown = attributes(attrs) if attrs else ""
    return f'  <option value="{_escaped(str(value))}"{shown}>{_escaped(label)}</option>'


def _escaped(words):
    """As `conditional_escape` says it; most words are plain, and there are hundreds of them on a page."""
    return html.escape(words) if type(words) is str else conditional_escape(words)


def attributes(attrs):
    """Those that are True stand alone, those that are False do not stand."""
    shown = [
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(str(value))}"'
        for name, value in attrs.items()
        if value is not False
    ]
    return SafeString("".join(shown))
