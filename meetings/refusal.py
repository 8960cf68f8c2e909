"""The sentence of a rule, for the place where a button would be."""

from common.refusals import Refused


def refusal_of(check, *args):
    """What `check(*args)` says when it refuses, or an empty string."""
    try:
        check(*args)
    except Refused as refused:
        return refused.reason
    return ""
