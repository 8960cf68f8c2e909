"""The web application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from lscb.logs import tell_of_ends

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")

application = get_wsgi_application()
tell_of_ends()
