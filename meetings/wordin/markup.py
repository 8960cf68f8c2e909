"""The elements of a Word file by their short names."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFF = {"0", "false", "off", "none"}


def first_of(element, name):
    """The first child of that name; None when there is none, or no element."""
    return element.find(f"{W}{name}") if element is not None else None


def all_of(element, name):
    return element.findall(f"{W}{name}") if element is not None else []


def attribute(element, name):
    """The attribute, or an empty string."""
    return (element.get(f"{W}{name}") or "") if element is not None else ""


def is_on(properties, name):
    """Whether a switch such as bold is on; None when the properties do not say."""
    switch = first_of(properties, name)
    return None if switch is None else attribute(switch, "val").lower() not in OFF
