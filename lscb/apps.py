from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "lscb"

    def ready(self):
        from lscb import checks, page_words  # noqa: F401  the first registers the system checks

        page_words.register()
