from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"

    def ready(self):
        from actions import bringing_back, history

        bringing_back.register()
        history.register()
