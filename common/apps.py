from django.apps import AppConfig
from django.core.validators import EmailValidator, ProhibitNullCharactersValidator


class CommonConfig(AppConfig):
    name = "common"

    def ready(self):
        """What Django's own checks say of any text and any address, in words that help."""
        EmailValidator.message = "Enter an e-mail address like name@example.org."
        ProhibitNullCharactersValidator.message = (
            "This text holds a character that cannot be saved. "
            "Type it again or paste it as plain text."
        )
