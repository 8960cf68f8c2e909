#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    from django.core.management import execute_from_command_line

    from lscb.embedded import ClusterError

    try:
        execute_from_command_line(sys.argv)
    except ClusterError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
