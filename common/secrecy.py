"""What no file that leaves the board ever tells, whoever it is for."""

OPENING = frozenset({"lscb.Session", "mfa.Authenticator"})
"""Models whose rows let somebody in."""

SECRETS = frozenset({"password", "secret", "secret_hash", "session", "tab", "text_key"})
"""Columns that open something, whatever table they are in."""

WORDS_WITH_LINKS = {"notices.Mail": frozenset({"text", "html", "attachments"})}
"""Mails hold personal links, which open pages without a password."""


def hidden_of(model):
    """The names of the columns of a model that are never told."""
    return SECRETS | WORDS_WITH_LINKS.get(model._meta.label, frozenset())
