"""A challenge whose asker was satisfied at the meeting needs no following up."""

from django.db import migrations


def close_satisfied(apps, schema_editor):
    apps.get_model("meetings", "Challenge").objects.filter(satisfied="yes").update(status="closed")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_the_working_year")]

    operations = [migrations.RunPython(close_satisfied, migrations.RunPython.noop)]
