"""Django's PostgreSQL backend, which first makes sure that the embedded cluster is up."""

from __future__ import annotations

from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from lscb.embedded import cluster_at


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        cluster = cluster_at(**self.settings_dict["EMBEDDED"])
        cluster.hold()
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, self.Database.OperationalError):
            if cluster.is_answering():
                raise
            cluster.hold(again=True)  # it was killed under us
            return super().get_new_connection(conn_params)
