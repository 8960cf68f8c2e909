from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self):
        from notices.models import Mail
        from trail import places
        from trail.places import Place

        places.register(Place("mail/", "mail", Mail, ("subject", "address")))
