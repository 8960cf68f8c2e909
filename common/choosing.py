"""Long lists to choose from: written as HTML once, however many selects of a page offer them."""

from html import escape

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe

from common.renderer import attributes


class Choices(BaseChoiceIterator):
    """(value, label) pairs and (heading, pairs) groups, as any field takes them; values are words."""

    def __init__(self, entries):
        self.entries = list(entries)

    def __iter__(self):
        return iter(self.entries)

    @cached_property
    def lines(self):
        """The mark-up, line by line, and a dict of value to the number of its line."""
        lines, places = [], {}
        for value, label in self.entries:
            is_group = isinstance(label, list | tuple)
            lines += [f'  <optgroup label="{escape(value)}">'] if is_group else []
            for key, words in label if is_group else [(value, label)]:
                places.setdefault(key, len(lines))
                lines.append(f'  <option value="{escape(key)}">{escape(words)}</option>')
            lines += ["  </optgroup>"] if is_group else []
        return lines, places

    def html(self, chosen):
        lines, places = self.lines
        place = places.get(chosen)
        if place is not None:
            line = lines[place].replace('">', '" selected>', 1)
            lines = [*lines[:place], line, *lines[place + 1 :]]
        return "\n".join(lines)


class Select(forms.Select):
    """A select that writes `Choices` in one go. Its name is what the form pack styles it by."""

    def render(self, name, value, attrs=None, renderer=None):
        if not isinstance(self.choices, Choices):
            return super().render(name, value, attrs, renderer)
        attributes_of = attributes(self.build_attrs(self.attrs, attrs))
        chosen = "" if value is None else str(value)
        return mark_safe(  # every value is escaped where it is written
            f'<select name="{escape(name)}"{attributes_of}>\n{self.choices.html(chosen)}\n</select>'
        )


def offer_rows(form, name, ask, *arguments):
    """A field of a row offers those that a prepared question finds; what was sent is looked up as ever."""
    field = form.fields[name]
    if form.is_bound:
        field.queryset = ask.queryset(*arguments)
        return
    nothing = [] if field.empty_label is None else [("", field.empty_label)]
    found = [(str(row.pk), field.label_from_instance(row)) for row in ask(*arguments)]
    field.choices = Choices([*nothing, *found])
