"""The demo board's logo: people beside a lake, drawn rather than kept as a file."""

from io import BytesIO

from django.core.files.base import ContentFile

SIZE = 480
TEAL, WHITE, GOLD = (24, 90, 98), (255, 255, 255), (232, 178, 72)


def logo_file():
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (SIZE * 2, SIZE * 2), WHITE)
    pen = ImageDraw.Draw(image)
    pen.ellipse((40, 40, 920, 920), fill=TEAL)
    for x, top, colour in ((300, 250, WHITE), (480, 350, GOLD), (660, 250, WHITE)):
        pen.ellipse((x - 62, top, x + 62, top + 124), fill=colour)
        pen.pieslice((x - 95, top + 145, x + 95, top + 420), 180, 360, fill=colour)
    for y in (640, 710, 780):
        _wave(pen, y)
    content = BytesIO()
    image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(content, "PNG")
    return ContentFile(content.getvalue(), name="thornmere.png")


def _wave(pen, y):
    reach = int((440**2 - (y - 480) ** 2) ** 0.5) - 60
    points = []
    for x in range(480 - reach, 480 + reach, 4):
        step = (x - 480) % 160
        points.append((x, y + (18 - 18 * ((step - 80) / 80) ** 2) * (1 if (x // 160) % 2 else -1)))
    pen.line(points, fill=WHITE, width=20, joint="curve")
