"""All settings, read from the environment once. Every variable is explained in `.env.example`."""

import importlib.util
from pathlib import Path
from urllib.parse import urlsplit

import pghistory
from django.contrib import messages

from lscb import embedded, logs
from lscb.environment import Environment
from lscb.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Environment.from_process(BASE_DIR / ".env")

# Where it runs

DEBUG = env.yes("DEBUG", default=False)
PORT = env.number("PORT", 8000, least=1)
BIND = env.text("BIND", "127.0.0.1")
WEB_PROCESSES = env.number("WEB_PROCESSES", 2, least=1, most=64)
WEB_THREADS = env.number("WEB_THREADS", 4, least=1, most=64)
DATABASE_URL = env.text("DATABASE_URL")
EMBEDDED = embedded.is_embedded(DATABASE_URL)
ON_TRIAL = EMBEDDED or DEBUG

if not ON_TRIAL:
    env.needed("SITE_URL", "It is the address people type, with https://.")
    env.needed(
        "SECRET_KEY", "It signs sessions and links: 50 or more random characters, kept private."
    )
SITE_URL = env.url("SITE_URL", f"http://localhost:{PORT}")
SECRET_KEY = env.text("SECRET_KEY") or (secret_key(VAR_DIR / "secret-key") if ON_TRIAL else "")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or [urlsplit(SITE_URL).hostname]
if ON_TRIAL:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]", ".localhost"]
DEMO = env.yes("DEMO", default=True)

HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0, most=9)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What it is made of

INSTALLED_APPS = [
    "lscb",
    "common",
    "board",
    "trail",
    "notices",
    "actions",
    "meetings",
    "search",
    "keeping",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_forms_gds",
    "django_filters",
    "django_prose_editor",
    "pghistory",
    "pgtrigger",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
]
if importlib.util.find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")  # a test tool: keeps max_migration.txt true

MIDDLEWARE = [
    "lscb.health.answer_probes",
    "lscb.requests.note_request",
    "django.middleware.security.SecurityMiddleware",
    "lscb.middleware.security_headers",
    "lscb.middleware.explain_refused_method",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lscb.who_asks.read_at_once",
    "trail.middleware.keep_trail",
    "lscb.middleware.SignInRequiredMiddleware",
    "lscb.two_steps.SecondStepMiddleware",
    "lscb.middleware.KeepToRoleMiddleware",
    "lscb.middleware.name_the_actor",
    "lscb.middleware.roll_session",
    "lscb.middleware.keep_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "lscb.urls"
WSGI_APPLICATION = "lscb.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "board.context_processors.board",
                "lscb.context.site",
            ],
        },
    }
]
FORMS_URLFIELD_ASSUME_HTTPS = True  # what Django 6 does anyway
FORM_RENDERER = "common.renderer.FormRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"
CRISPY_GDS_FRONTEND_VERSION = "6.0.0"
MESSAGE_TAGS = {messages.ERROR: "error", messages.SUCCESS: "success", messages.WARNING: "warning"}

# The database, the queue in it and the cache in it

if EMBEDDED:
    DATABASES = {"default": embedded.database_settings(DATABASE_URL, BASE_DIR)}
else:
    DATABASES = {"default": env.database("DATABASE_URL")}
DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5} | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"] |= {
    "CONN_MAX_AGE": 3600,  # plans are kept on a connection: see docs/adr/0019
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": True,  # so that a pooler may stand between
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",  # made by `manage.py createcachetable`; shared by all processes, so rate limits are too
    }
}

# Row history, written by triggers

PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="events")
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()  # who and by what page, in the row itself
PGHISTORY_CREATED_AT_FUNCTION = (  # the demo board's year is lived on pretended days, see common.history.dated
    "COALESCE(NULLIF(CURRENT_SETTING('board.moment', TRUE), '')::TIMESTAMPTZ, NOW())"
)

# Language and time

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Static files and uploads

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static" / "js",
    ("images", BASE_DIR / "static" / "images"),
    VAR_DIR / "build" / "static",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lscb.storage.StaticStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("gz", "br", "woff2", "png", "jpg", "map")
MEDIA_ROOT = Path(
    env.text("MEDIA_ROOT", str(VAR_DIR / "media"))
)  # never served: views check who may read a file
FILE_UPLOAD_PERMISSIONS = 0o640
LARGEST_PAPER = env.number("LARGEST_PAPER_MB", 50, least=1, most=1000) * 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

BACKUP_PASSPHRASE = env.text("BOARD_PASSPHRASE")

# Who signs in, and how

AUTH_USER_MODEL = "board.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "lscb.who_asks.Backend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ["email", "family_name", "given_name"]},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
] + [{"NAME": "lscb.passwords.GuessedSoonValidator"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lscb.accounts.ClosedAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are entered by the business unit, not by strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"personal_link": "60/m/ip,10/m/key"}  # beside those of the sign-in
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_USER_DISPLAY = "lscb.accounts.display_name"
ACCOUNT_FORMS = {
    "login": "lscb.accounts.SignInForm",
    "reset_password": "lscb.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "lscb.accounts.NewPasswordForm",
    "change_password": "lscb.accounts.ChangePasswordForm",
    "set_password": "lscb.accounts.FirstPasswordForm",
    "reauthenticate": "lscb.accounts.ConfirmItIsYouForm",
}

# The second step

MFA_REQUIRED = env.yes("MFA_REQUIRED", default=not DEMO)
MFA_ADAPTER = "lscb.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the business unit's, so nobody waits for a mail
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones' clocks differ by some seconds

# Signing in with an account of elsewhere

OIDC_NAME = env.text("OIDC_NAME")
OIDC_SERVER_URL = env.text("OIDC_SERVER_URL")
OIDC_CLIENT_ID = env.text("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = env.text("OIDC_CLIENT_SECRET")
OIDC_ADDRESSES_VERIFIED = env.yes("OIDC_ADDRESSES_VERIFIED", default=False)
OIDC_TWO_STEPS = env.yes("OIDC_TWO_STEPS", default=False)
if OIDC_NAME:
    env.needed("OIDC_SERVER_URL", "It is where the provider of the single sign-on tells of itself.")
    env.needed("OIDC_CLIENT_ID", "It is the name by which the provider knows this board.")
    env.needed("OIDC_CLIENT_SECRET", "It shows the provider that it is this board that asks.")
SOCIALACCOUNT_ADAPTER = "lscb.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # `state` ties the answer to whoever asked

# Sessions

SESSION_ENGINE = "lscb.sessions"
SESSION_COOKIE_AGE = 60 * 60 * env.number("SESSION_IDLE_HOURS", 12, least=1, most=168)
SESSION_LONGEST_AGE = 60 * 60 * env.number("SESSION_ABSOLUTE_HOURS", 24, least=1, most=720)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # static/js/csrf.js keeps open pages sendable after a new sign-in
SESSION_COOKIE_NAME = "board_session"
CSRF_FAILURE_VIEW = "lscb.errors.csrf_failure"

# What browsers are told

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SILENCED_SYSTEM_CHECKS = [
    "security.W021"  # preloading is for a whole domain, which is the council's to decide
]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# E-mail

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587, least=1)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_SSL = (
    EMAIL_PORT == 465
)  # safe from the first word; at other ports it begins with STARTTLS
EMAIL_USE_TLS = env.yes("EMAIL_USE_TLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
NOTICE_DELAY_MINUTES = env.number("NOTICE_DELAY_MINUTES", 5, most=240)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "board@localhost")
EMAIL_FILE_PATH = VAR_DIR / "mail"
if EMAIL_HOST:
    env.needed("DEFAULT_FROM_EMAIL", "It is the address that the board's mail comes from.")
if not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

# What is written down: to stderr, with neither names nor addresses of people

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"])
LOG_FORMAT = env.choice("LOG_FORMAT", "text" if ON_TRIAL else "json", [*logs.FORMATS])
LOGGING = logs.config(LOG_FORMAT, LOG_LEVEL)

env.stop_if_wrong()
