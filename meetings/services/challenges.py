"""Following a challenge up after the meeting, until it is closed. The minutes stay as they are."""

from django.db import transaction

from common.refusals import Refused
from meetings import rules
from meetings.enums import CHALLENGE_STEPS, ChallengeStatus
from meetings.models import Challenge, ChallengeStep

LONGEST = 4000


@transaction.atomic
def follow_up(*, challenge, text, by):
    """Note what has been done or heard since; the challenge stays open."""
    return _step(challenge, ChallengeStatus.OPEN, text, by, "Say what has been done or heard.")


@transaction.atomic
def close(*, challenge, text, by):
    """Nothing more needs to be done: `text` says what satisfied the group."""
    missing = "Say what satisfied the group, so that readers know why this is closed."
    return _step(challenge, ChallengeStatus.CLOSED, text, by, missing)


@transaction.atomic
def reopen(*, challenge, text, by):
    """It is followed up again; `text` says why."""
    challenge = _locked(challenge, by)
    if challenge.status == ChallengeStatus.OPEN:
        raise Refused("This challenge is open already.")
    return _write(challenge, ChallengeStatus.OPEN, text, by, "Say why it is opened again.")


def _step(challenge, to, text, by, missing):
    challenge = _locked(challenge, by)
    if to not in CHALLENGE_STEPS[challenge.status] or challenge.status == ChallengeStatus.CLOSED:
        raise Refused("This challenge is closed. Open it again before you write more about it.")
    return _write(challenge, to, text, by, missing)


def _write(challenge, to, text, by, missing):
    text = text.strip()
    if not text:
        raise Refused(missing)
    if len(text) > LONGEST:
        raise Refused(f"Write at most {LONGEST:,} characters.")
    step = ChallengeStep.objects.create(
        challenge=challenge,
        text=text,
        from_status=challenge.status,
        to_status=to,
        made_by=by,
    )
    if challenge.status != to:
        challenge.status = to
        challenge.save(update_fields=["status"])
    return step


def _locked(challenge, by):
    """The row as it stands, locked until the transaction ends: of two clicks one comes first."""
    challenge = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("item__meeting__group")
        .get(pk=challenge.pk)
    )
    rules.check_follow_challenge(by, challenge.item.meeting.group)
    return challenge
