"""Pictures as a PDF holds them, without what is not drawn: the bytes that are drawn stay as they are.

Sources: ITU-T T.81 annex B (the segments of a JPEG), ITU-T T.800 annexes A and I (the codestream and the boxes of
JPEG 2000).
"""

JPEG = b"\xff\xd8"
END, SCAN, COMMENT = 0xD9, 0xDA, 0xFE
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers that no length stands behind."""
NOTES = frozenset({*range(0xE0, 0xF0), COMMENT})
KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What a segment of its own has to begin with to stay: it says how the colours are read."""
BOXES_GONE = frozenset({b"xml ", b"uuid", b"uinf", b"free", b"skip"})
CODESTREAM, CODE_COMMENT, CODE_TILE = b"\xff\x4f", 0x64, 0x90


def jpeg_without_notes(content):
    """A JPEG without camera data, thumbnails, captions and comments, and without what follows its end.

    Raises `ValueError` for what is no JPEG.
    """
    at = content.find(JPEG)
    if at < 0:
        raise ValueError("no JPEG")
    made, at = [JPEG], at + 2
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
            continue
        if marker in ALONE or marker == END:
            made.append(content[at : at + 2])
            at += 2
            if marker == END:
                break
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if end < at + 4:
            raise ValueError("a segment without a length")
        if _stays(marker, content[at + 4 : end]):
            made.append(content[at:end])
        if marker == SCAN:
            drawn = _end_of_scan(content, end)
            made.append(content[end:drawn])
            end = drawn
        at = end
    return b"".join(made)


def _stays(marker, words):
    return marker not in NOTES or (marker in KEPT and words.startswith(KEPT[marker]))


def _end_of_scan(content, at):
    """Where the next marker is that is none of the picture's own data."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] == 0 or content[at + 1] in ALONE:
            at += 2
        else:
            return at
    return len(content)


def jpeg_2000_without_notes(content):
    """A JPEG 2000 without boxes of descriptions and without comments before its first tile."""
    if content.startswith(CODESTREAM):
        return _code_without_comments(content)
    made, at = [], 0
    while at + 8 <= len(content):
        size, kind, head = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16]), 16
        end = len(content) if size == 0 else at + size
        if end < at + head:
            raise ValueError("a box without a length")
        if kind == b"jp2c":
            code = _code_without_comments(content[at + head : end])
            made.append((len(code) + 8).to_bytes(4) + kind + code)
        elif kind not in BOXES_GONE:
            made.append(content[at:end])
        at = end
    return b"".join(made)


def _code_without_comments(code):
    made, at = [code[:2]], 2
    while at + 4 <= len(code) and code[at] == 0xFF and code[at + 1] != CODE_TILE:
        end = at + 2 + int.from_bytes(code[at + 2 : at + 4])
        if end < at + 4:
            raise ValueError("a segment without a length")
        if code[at + 1] != CODE_COMMENT:
            made.append(code[at:end])
        at = end
    return b"".join([*made, code[at:]])
