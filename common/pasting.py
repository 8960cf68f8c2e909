"""What a clipboard holds, made into the text that the editor puts in: one rule for both."""

from django.http import JsonResponse
from django.views.generic import View

from common import richtext

MOST_RAW = 3_000_000
"""Characters of HTML that are read at all; a text of 200,000 clean ones has seldom a tenth of it."""
TOO_LONG = (
    "This paste is too long to be read. Nothing was pasted and your text is as it was: paste it "
    "in parts, over several items."
)


class PasteView(View):
    """Answers with clean HTML, or with the sentence why it cannot be put in. Keeps nothing.

    `beside` is the number of characters that are in the editor already.
    """

    http_method_names = ["post"]

    def post(self, request):
        html, text = request.POST.get("html", ""), request.POST.get("text", "")
        if max(len(html), len(text)) > MOST_RAW:
            return JsonResponse({"problem": TOO_LONG}, status=422)
        clean = richtext.of_clipboard(html, text)
        problem = richtext.paste_problem(clean, beside=_number(request.POST.get("beside")))
        if problem:
            return JsonResponse({"problem": problem}, status=422)
        return JsonResponse({"html": clean})


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
