from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "keeping"

    def ready(self):
        from keeping import places

        places.register()
