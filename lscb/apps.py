from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "lscb"

    def ready(self):
        from lscb import checks  # noqa: F401  registers the system checks
