"""In every test, each form drawn from a stencil is compared with the form itself."""

from common.stencils import whole


def compare(form, context, html):
    assert html == whole(form, context)
