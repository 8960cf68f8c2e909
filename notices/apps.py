from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self):
        from notices import invitations, page_words
        from notices.models import Mail
        from trail import places
        from trail.places import Place

        invitations.register()
        places.register(Place("mail/", "mail", Mail, ("subject", "address")))
        page_words.register()
