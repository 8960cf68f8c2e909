"""What tests of the tracker ask again and again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.enums import DueKind
from actions.models import Action
from common.refusals import Refused

TODAY = timezone.localdate


def dated(days):
    return {"due_kind": DueKind.DATE, "due_on": TODAY() + timedelta(days=days)}


def refusal(call, **kwargs):
    with pytest.raises(Refused) as raised:
        call(**kwargs)
    return str(raised.value)


def told(action):
    return [update.text for update in action.updates.order_by("pk")]


def seen(action):
    return Action.objects.with_rag().get(pk=action.pk)
