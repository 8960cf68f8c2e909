from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "keeping"

    def ready(self):
        from common import holds
        from keeping import covering, places, waiting
        from meetings import home_lines
        from notices import kinds

        places.register()
        holds.register(covering.held_models)
        home_lines.register(waiting.lines)
        kinds.register(waiting.KIND, "Disposals to approve", waiting.compose, thing="disposal")
