"""Django's PostgreSQL backend, which first makes sure that the embedded cluster is up."""

from __future__ import annotations

from django.db.backends.postgresql import base

from lscb.embedded import cluster_at


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        cluster_at(**self.settings_dict["EMBEDDED"]).hold()
        return super().get_new_connection(conn_params)
