"""The tick box of every step that tells people by e-mail."""

from django import forms

TELL = "Tell them by e-mail"


class TellsForm(forms.Form):
    """Adds the box, ticked to begin with. Forms that may have nobody to tell call `tell_nobody`."""

    by_mail = forms.BooleanField(label=TELL, required=False, initial=True)

    def tell_nobody(self):
        del self.fields["by_mail"]
