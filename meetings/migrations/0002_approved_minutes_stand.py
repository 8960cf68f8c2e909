"""The database itself refuses to change, delete or empty what a meeting has approved or published."""

from django.db import migrations

TABLES = ["meetings_minutesversion", "meetings_minutesdocument", "meetings_agendaversion"]

CREATE_FUNCTION = """
CREATE FUNCTION meetings_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record stands: rows of % cannot be changed or removed.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def _trigger(table):
    return f"""
    CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION meetings_refuse_change();
    CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse_change();
    """


def _no_trigger(table):
    return f"""
    DROP TRIGGER {table}_stands ON {table};
    DROP TRIGGER {table}_is_never_emptied ON {table};
    """


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.RunSQL(CREATE_FUNCTION, "DROP FUNCTION meetings_refuse_change()"),
        *[migrations.RunSQL(_trigger(table), _no_trigger(table)) for table in TABLES],
    ]
