from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self):
        from common.tasks import TIDIERS
        from meetings import bringing_back, history, letters
        from meetings.services import presence
        from notices import kinds

        bringing_back.register()
        history.register()
        TIDIERS.append(presence.forget)
        kinds.register(
            "meeting",
            "Meetings",
            letters.compose,
            headline=letters.headlines,
            thing="meeting",
        )
