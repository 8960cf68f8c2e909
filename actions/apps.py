from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"

    def ready(self):
        from actions import bringing_back, history, page_words, places, seeing
        from actions.logs import history as log_history
        from actions.logs import services as logs
        from actions.reminders import letters as reminder_letters
        from actions.reminders.job import KIND
        from common.tasks import TIDIERS
        from notices import kinds

        bringing_back.register()
        history.register()
        log_history.register()
        page_words.register()
        places.register()
        seeing.register()
        TIDIERS.extend([logs.forget_strays, bringing_back.forget_strays])
        kinds.register(
            KIND,
            "Reminders of actions",
            reminder_letters.compose,
            headline=reminder_letters.headlines,
            thing="day",
        )
