"""What the page of calendar addresses says. No queries."""

from dataclasses import dataclass

from common.formats import long_date, moment


@dataclass(frozen=True)
class AddressRow:
    key: int
    name: str
    made: str
    read: str


def address_row(subscription):
    last = subscription.last_read_at
    return AddressRow(
        key=subscription.pk,
        name=subscription.name,
        made=long_date(subscription.created_at),
        read=moment(last) if last else "Not yet",
    )


@dataclass(frozen=True)
class NewAddress:
    """An address on the one page that shows it."""

    name: str
    url: str

    @property
    def webcal_url(self):
        """The same address in the form that opens a calendar program."""
        return f"webcal://{self.url.partition('://')[2]}"
