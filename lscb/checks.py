"""What must be true of the machine, told by `manage.py check` before anybody meets it in a page."""

from __future__ import annotations

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from lscb.machine import missing_libraries


@register()
def pango_is_there(app_configs, **kwargs):
    packages = missing_libraries()
    if not packages:
        return []
    return [
        Error(
            "Libraries are missing without which minutes cannot be made into PDF.",
            hint=f"apt-get install -y {' '.join(packages)}",
            id="lscb.E001",
        )
    ]


@register()
def styles_are_built(app_configs, **kwargs):
    if (settings.VAR_DIR / "build" / "static" / "app.css").exists():
        return []
    return [Error("The styles have not been built.", hint="script/bootstrap", id="lscb.E002")]


@register(Tags.database, deploy=True)
def the_record_stands(app_configs, databases, **kwargs):
    """Where it is deployed, the application's own role can only add to the record."""
    from lscb.rights import changeable

    if not databases or not changeable():
        return []
    return [
        Warning(
            "The role in DATABASE_URL can change the trail and the row history.",
            hint="Let the application connect as a role of its own: manage.py app_role, see docs/deploy.md.",
            id="lscb.W003",
        )
    ]
