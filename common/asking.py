"""Who asks: a person who follows a link, or a script."""


def wants_json(request) -> bool:
    """Whether a script asks that reads {"problem": "a sentence"} when something is refused."""
    accepts = request.headers.get("Accept", "").startswith("application/json")
    return accepts or request.headers.get("X-Requested-With") == "XMLHttpRequest"
