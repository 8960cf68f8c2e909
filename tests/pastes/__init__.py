"""What programs put on the clipboard, written for the purpose.

`<name>.htm` and `<name>.txt` are what the clipboard holds as HTML and as text; `<name>.kept.htm`
is what must become of it, with line ends between its blocks to be read by people.
"""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = sorted(path.name.removesuffix(".kept.htm") for path in HERE.glob("*.kept.htm"))


@dataclass(frozen=True)
class Sample:
    name: str
    html: str
    text: str
    kept: str


def sample(name):
    html = HERE / f"{name}.htm"
    return Sample(
        name,
        html.read_text(encoding="utf-8") if html.exists() else "",
        (HERE / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n"),
        (HERE / f"{name}.kept.htm").read_text(encoding="utf-8").replace("\n", ""),
    )
