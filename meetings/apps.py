from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self):
        from board import offices
        from common.tasks import TIDIERS
        from meetings import bringing_back, checking, circulating, history, letters, places, seeing
        from meetings.attended import attended_by
        from meetings.packs import letters as pack_letters
        from meetings.papers import letters as paper_letters
        from meetings.services import presence, strays
        from notices import kinds

        offices.count_attended(attended_by)
        bringing_back.register()
        history.register()
        places.register()
        seeing.register()
        TIDIERS.extend([presence.forget, strays.forget_strays])
        kinds.register(
            "meeting",
            "Meetings",
            letters.compose,
            headline=letters.headlines,
            thing="meeting",
        )
        kinds.register(
            "papers",
            "Papers wanted",
            paper_letters.compose,
            headline=paper_letters.headlines,
            thing="meeting",
        )
        kinds.register("pack", "Packs to read", pack_letters.compose, thing="meeting")
        kinds.register(
            checking.KIND, "Publications to check", checking.compose, thing="publication"
        )
        kinds.register(
            circulating.KIND, "Confidential items to read", circulating.compose, thing="item"
        )
