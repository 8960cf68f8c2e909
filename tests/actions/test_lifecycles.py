"""The diagrams of the lifecycles are the tables of the code."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from meetings.management.commands.lifecycles import LIFECYCLES


def test_page_of_lifecycles_is_in_step_with_the_tables():
    written = StringIO()

    call_command("lifecycles", stdout=written)

    assert (settings.BASE_DIR / "docs" / "lifecycles.md").read_text() == written.getvalue()


@pytest.mark.parametrize(("name", "statuses", "steps", "note"), LIFECYCLES)
def test_every_status_has_its_row_of_steps(name, statuses, steps, note):
    assert set(steps) == set(statuses)
    assert set().union(*steps.values()) <= set(statuses)
