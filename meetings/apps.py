from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self):
        from meetings import bringing_back, history, letters
        from notices import kinds

        bringing_back.register()
        history.register()
        kinds.register(
            "meeting",
            "Meetings",
            letters.compose,
            headline=letters.headlines,
            thing="meeting",
        )
