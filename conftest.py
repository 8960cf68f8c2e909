"""How the tests run: against a PostgreSQL of their own, beside any server that is running."""

import os

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

# How long one example takes says how busy the machine is; what must be fast has a test or a bench of its own.
property_settings.register_profile(
    "board", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
property_settings.load_profile("board")

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


def pytest_collection_modifyitems(items):
    """The longest tests come first, so that no worker begins one when the others have nothing left to do."""
    items.sort(key=lambda item: "access" not in item.path.parts)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Each test writes its uploads and e-mails to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _questions_as_django_asks_them(monkeypatch):
    """SQL that was prepared for others is never different from SQL made for this call."""
    from tests.prepared import compare

    monkeypatch.setattr("common.prepared.verify", compare)


@pytest.fixture(autouse=True)
def _forms_as_they_draw_themselves(monkeypatch):
    """A form drawn from a stencil says what it says when it is drawn anew."""
    from tests.stencils import compare

    monkeypatch.setattr("common.stencils.verify", compare)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """A test database for this process, also when no test asks for one that is rolled back."""
    from django.test.utils import setup_databases, teardown_databases

    from tests.database import end_other_sessions

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        end_other_sessions()
        teardown_databases(made, verbosity=0)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What the test writes is seen by other connections, and taken away afterwards although it stands."""
    from tests.database import empty

    with django_db_blocker.unblock():
        yield
        empty()
