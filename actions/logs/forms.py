"""The forms of action logs. They validate; the services write."""

from crispy_forms_gds.layout import Field, Size
from django import forms
from django.utils import timezone

from actions import owners as owning
from actions.enums import ActionStatus, LogField
from actions.forms import OwnerField
from actions.logs import names as naming
from actions.logs.columns import samples
from actions.logs.reading import checked
from actions.logs.rows import LONGEST_REFERENCE, LONGEST_TEXT
from actions.logs.services import check_fields
from actions.logs.sheets import LARGEST, MOST_ROWS
from board.models import Group
from common.choosing import Choices, Select
from common.fields import words_field
from common.forms import ServiceForm, VersionedFormMixin
from common.refusals import Refused

GREEN = [("yes", "Complete"), ("no", "On track")]
OWNERS_SHOWN = 3
MENDED = (
    *(LogField.TEXT, LogField.DUE, LogField.RAISED),
    *(LogField.STATUS, LogField.REFERENCE),
)


class LogFileField(forms.FileField):
    """An action log. Cleaned to the pair of the upload and its `actions.logs.reading.CheckedLog`."""

    def __init__(self, **kwargs):
        widget = forms.FileInput({"class": "govuk-file-upload", "accept": ".xlsx,.csv,.txt,.tsv"})
        errors = {"required": "Choose a file.", "empty": "This file is empty."}
        super().__init__(widget=widget, allow_empty_file=True, error_messages=errors, **kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return upload, checked(upload)


class LogAddForm(ServiceForm):
    """Which file is handed in, and for which group."""

    submit_label = "Read this file"

    group = forms.ModelChoiceField(
        label="Group",
        help_text="Whose actions these are. Rows that name another group go to that one.",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group.",
            "invalid_choice": "Choose a group from the list.",
        },
    )
    file = LogFileField(
        label="Action log",
        help_text=f"An Excel workbook (.xlsx) or CSV, at most {LARGEST // 1_000_000} MB and "
        f"{MOST_ROWS:,} rows. Its columns may be called anything.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.running(timezone.localdate())

    def service_data(self):
        upload, found = self.cleaned_data["file"]
        return {"group": self.cleaned_data["group"], "upload": upload, "checked": found}


class ColumnsForm(ServiceForm):
    """What each column is, in selects `column_0` and so on, and what green means."""

    submit_label = "Confirm the columns"

    green = forms.ChoiceField(
        label="What does green mean in this log?",
        choices=GREEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what green means.", "invalid_choice": "Choose one."},
    )

    def __init__(self, *args, log, lines, **kwargs):
        kwargs["initial"] = {"green": "yes" if log.green_is_done else "no"}
        super().__init__(*args, **kwargs)
        self.samples = []
        for place, heading in enumerate(log.headings):
            name = f"column_{place}"
            self.fields[name] = forms.ChoiceField(
                label=heading,
                choices=LogField.choices,
                initial=log.fields[place],
                widget=forms.Select({"class": "govuk-select"}),
                error_messages={"required": "Say what this column is."},
            )
            self.samples.append(samples(lines, place))
        self.helper.layout.fields = [
            "token",
            Field.radios("green", inline=True, small=True, legend_size=Size.SMALL),
        ]

    @property
    def columns(self):
        """Pairs of a column's select and the values that it shows."""
        names = [name for name in self.fields if name.startswith("column_")]
        return [(self[name], shown) for name, shown in zip(names, self.samples, strict=True)]

    def clean(self):
        data = super().clean()
        fields = [value for name, value in data.items() if name.startswith("column_")]
        if len(fields) == len(self.samples):
            try:
                data["fields"] = check_fields(fields, len(fields))
            except Refused as refusal:
                self.add_error(None, refusal.reason)
        return data

    def service_data(self):
        data = self.cleaned_data
        return {"fields": data["fields"], "green_is_done": data["green"] == "yes"}


def name_choices(name, known, everybody=()):
    """What a name can mean: those who are likely, a new person, the words as they are, everybody."""
    likely, _ = known.candidates(name.words)
    offered = [(one.key, one.label) for one in likely]
    if name.choice not in ("", naming.NEW, naming.WORDS) and name.choice not in dict(offered):
        offered.append((name.choice, known.label(name.choice) or "Somebody who has left"))
    title, given, family = naming.parts_of_name(name.words)
    new = " ".join(filter(None, (title, given, family)))
    offered.append((naming.NEW, f"Enter a new person: {new}"))
    offered.append((naming.WORDS, "Nobody: leave the words in the action"))
    return [*offered, *everybody]


class NamesForm(ServiceForm):
    """Whom each name of a log means, in selects `name_12` by the key of the name."""

    submit_label = "Save these names"

    def __init__(self, *args, names, known, **kwargs):
        super().__init__(*args, **kwargs)
        everybody = [
            (label, [(option.key, option.label) for option in options])
            for label, options in owning.option_groups()
        ]
        for name in names:
            self.fields[f"name_{name.pk}"] = forms.ChoiceField(
                label=name.words,
                choices=Choices(name_choices(name, known, everybody)),
                initial=name.choice,
                widget=Select({"class": "govuk-select"}),
                error_messages={"invalid_choice": "Choose one from the list."},
            )
        self.helper.layout.fields = list(self.fields)

    def service_data(self):
        return {"choices": _names(self.cleaned_data)}


def _names(data):
    return {
        int(name.removeprefix("name_")): value
        for name, value in data.items()
        if name.startswith("name_") and value
    }


class MendForm(forms.Form):
    """The fields beside the rows of one page of the review: what is in question, and what is left out.

    `proposed` are days in words by the key of a row: they stand in its field, and count once they are sent.
    """

    def __init__(self, *args, rows, names, known, words_of, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows, self.names = rows, {}
        for row in rows:
            self.fields[f"out_{row.pk}"] = forms.BooleanField(
                label="Leave out", required=False, initial=row.is_left_out
            )
            for field, _sentence in row.problems:
                if field != LogField.OWNER:
                    words = words_of(row, field)
                    if field == LogField.DUE and not self.is_bound:
                        words = proposed.get(row.pk) or words
                    self.fields[f"{field}_{row.pk}"] = _mending(field, words)
        for name in names:
            self.fields[f"name_{name.pk}"] = forms.ChoiceField(
                label=f"Who is “{name.words}”?",
                choices=[("", "Choose"), *name_choices(name, known)],
                required=False,
                widget=forms.Select({"class": "govuk-select"}),
            )

    def corrections(self):
        """{key of a row: {field: value}} of what was changed."""
        found = {row.pk: {} for row in self.rows}
        for row in self.rows:
            out = self.cleaned_data.get(f"out_{row.pk}", False)
            if out != row.is_left_out:
                found[row.pk]["is_left_out"] = out
            for field in MENDED:
                name = f"{field}_{row.pk}"
                if name in self.changed_data and name in self.cleaned_data:
                    found[row.pk][field] = self.cleaned_data[name]
        return {key: values for key, values in found.items() if values}

    def choices(self):
        return _names(self.cleaned_data)


def _mending(field, words):
    if field == LogField.REFERENCE:
        return forms.ChoiceField(
            label="Reference",
            choices=[("", "Choose"), (words, f"“{words}” is meant for each of these rows")],
            required=False,
            widget=forms.Select({"class": "govuk-select"}),
        )
    if field == LogField.STATUS:
        return forms.ChoiceField(
            label="Status",
            choices=[("", "Choose a status"), *ActionStatus.choices],
            required=False,
            widget=forms.Select({"class": "govuk-select"}),
        )
    if field == LogField.TEXT:
        widget = forms.Textarea({"class": "govuk-textarea", "rows": 2})
        return forms.CharField(
            label="What is to be done", required=False, initial=words, widget=widget
        )
    widget = forms.TextInput({"class": "govuk-input govuk-input--width-20"})
    if field == LogField.RAISED:
        label, longest = "Raised on, or meeting", LONGEST_TEXT
    else:
        label, longest = "Date due", 200
    return forms.CharField(
        label=label, required=False, initial=words, max_length=longest, widget=widget
    )


class RowForm(VersionedFormMixin, ServiceForm):
    """All of one row, to be put right by hand."""

    submit_label = "Save the row"

    text = words_field(
        "What is to be done",
        max_length=LONGEST_TEXT,
        rows=4,
        required=True,
        missing="Say what is to be done.",
    )
    due = words_field(
        "Date due (optional)",
        max_length=200,
        help_text="For example 12 March 2026. Leave it empty, or write “ongoing”, for no date.",
    )
    raised = words_field(
        "Raised on, or meeting (optional)",
        max_length=LONGEST_TEXT,
        help_text="For example 12 March 2026, or the meeting that raised it.",
    )
    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices)
    reference = words_field("Reference in the log (optional)", max_length=LONGEST_REFERENCE)
    is_left_out = forms.BooleanField(label="Leave this row out", required=False)

    def __init__(self, *args, row, reading, due, raised, **kwargs):
        self.row = row
        self.before = {
            "text": reading.text,
            "due": due,
            "raised": raised,
            "status": str(reading.status),
            "reference": reading.reference,
            "is_left_out": row.is_left_out,
        }
        kwargs["initial"] = {**self.before, "version": row.version}
        super().__init__(*args, **kwargs)
        self.owners = [owner for owner in reading.owners if isinstance(owner, str)]
        names = self._add_owners()
        self.helper.layout.fields = [
            *("token", "version", "text"),
            *names,
            *("due", "raised", "status", "reference", "is_left_out"),
        ]

    def _add_owners(self):
        kept = [choice for choice in map(owning.parse, self.owners) if choice]
        choices = Choices([("", "Nobody chosen"), *owning.option_groups(None, kept)])
        names = []
        for number in range(1, max(OWNERS_SHOWN, len(self.owners) + 1) + 1):
            names.append(f"owner_{number}")
            self.fields[names[-1]] = OwnerField(
                label="Owner" if number == 1 else f"Owner {number}",
                choices=choices,
                initial=self.owners[number - 1] if number <= len(self.owners) else "",
            )
        return names

    def service_data(self):
        """The corrections of the row: what is not as it was shown."""
        data = self.cleaned_data
        changed = {name: data[name] for name, was in self.before.items() if data[name] != was}
        if any(field == LogField.STATUS for field, _ in self.row.problems):
            changed["status"] = data["status"]
        chosen = [value.key for name, value in data.items() if name.startswith("owner_") and value]
        if list(dict.fromkeys(chosen)) != self.owners:
            changed["owner"] = list(dict.fromkeys(chosen))
        return {"corrections": {self.row.pk: changed}}
