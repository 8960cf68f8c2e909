from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0002_deletion'),
    ]

    operations = [
        migrations.CreateModel(
            name='ServiceMark',
            fields=[
                ('name', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
            ],
        ),
    ]
