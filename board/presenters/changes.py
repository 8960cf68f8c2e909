"""Two texts side by side, when somebody else saved first."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from common.formats import clock, listing, long_date


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    yours: str


def differences(form, current):
    """What the form would change in the row as it now stands."""
    found = []
    for name, yours in form.cleaned_data.items():
        if name in ("token", "version") or not hasattr(current, name):
            continue
        theirs, mine = _words(getattr(current, name)), _words(yours)
        if theirs != mine:
            label = form.fields[name].label.removesuffix(" (optional)")
            found.append(Difference(label, theirs, mine))
    return found


def _words(value):
    """A field's value as a reader would say it."""
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, QuerySet | list):
        return listing(sorted(str(each) for each in value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Model | str | int):
        return str(value)
    if value is None or not hasattr(value, "isoformat"):
        return ""
    return long_date(value) if hasattr(value, "year") else clock(value)
