"""Adding somebody to the circulation list of a confidential item."""

from django.utils import timezone

from board.enums import Role
from board.forms.choosing import people_on
from common.forms import ServiceForm
from meetings.forms.fields import person_field


class CirculateForm(ServiceForm):
    """One person who can sign in and is not on the list yet."""

    submit_label = "Add to the list"

    person = person_field("Who else reads this item?")

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.required, field.error_messages["required"] = True, "Choose a person."
        people = people_on(timezone.localdate()).filter(is_active=True, email__isnull=False)
        people = people.exclude(role__in=["", Role.ADMINISTRATOR])
        field.queryset = people.exclude(items_circulated__item=item)
