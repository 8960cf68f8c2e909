from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "trail"

    def ready(self):
        from trail import board, page_words

        board.register()
        page_words.register()
