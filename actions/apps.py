from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"

    def ready(self):
        from actions import bringing_back, history
        from actions.logs import history as log_history
        from actions.logs import services as logs
        from common.tasks import TIDIERS

        bringing_back.register()
        history.register()
        log_history.register()
        TIDIERS.extend([logs.forget_strays, bringing_back.forget_strays])
