"""How the tests run: against a PostgreSQL of their own, beside any server that is running."""

import os

import pytest

os.environ.setdefault("DATABASE_URL", "embedded:var/postgres-test?durable=no")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True  # nothing to collect
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hold_test_cluster(settings)


def hold_test_cluster(settings):
    """Start it here, in the process that outlives the workers, so that it is made and stopped once."""
    from lscb.embedded import ClusterError, cluster_at

    if settings.EMBEDDED:
        try:
            cluster_at(**settings.DATABASES["default"]["EMBEDDED"]).hold()
        except ClusterError as problem:
            pytest.exit(str(problem), returncode=3)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Each test writes its uploads and e-mails to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
