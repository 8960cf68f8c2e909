"""Rows that were loaded together, given to the objects that they belong to."""


def keep_loaded(obj, name, rows):
    """From now on `obj.<name>.all()` has these rows and asks nothing, as after `prefetch_related`."""
    found = getattr(obj, name).all()
    found._result_cache, found._prefetch_done = list(rows), True
    obj.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
