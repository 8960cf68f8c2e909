"""Pictures as a PDF holds them, without what is not drawn: the bytes that are drawn stay as they are.

Only the parts stay that drawing needs; what is not known is taken out.
Sources: ITU-T T.81 annex B (the segments of a JPEG), ITU-T T.871 (JFIF), ITU-T T.800 annexes A and I (the codestream
and the boxes of JPEG 2000).
"""

JPEG = b"\xff\xd8"
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that no length stands behind."""
RESTARTS = frozenset(range(0xD0, 0xD8))
END, SCAN = 0xD9, 0xDA
DRAWN = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)}) - {0xC8}
"""Tables, frames and scans."""
COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments that say how colours and shape are read, by what they begin with."""
PLAIN_JFIF, PLAIN_ADOBE = 12, 12
"""Bytes of these before a thumbnail, and before what a program adds."""

BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
BOXES_OF_HEAD = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
CODESTREAM, TILE, DATA, CODE_END = b"\xff\x4f", b"\xff\x90", b"\xff\x93", b"\xff\xd9"
CODE_COMMENT, HEAD_OF_TILE = 0x64, 12


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
        elif marker == END:
            made.append(content[at : at + 2])
            break
        elif marker in ALONE:
            at += 2
        else:
            end = _end_of_segment(content, at)
            made.append(_segment(content[at:end]))
            if marker == SCAN:
                end, begun = _end_of_scan(content, end), end
                made.append(content[begun:end])
            at = end
    return b"".join(made)


def _end_of_segment(content, at):
    """Where a marker with its length and what it says ends."""
    size = int.from_bytes(content[at + 2 : at + 4])
    if size < 2:
        raise ValueError("a segment without a length")
    return at + 2 + size


def _segment(segment):
    """A segment as it may stay, or nothing."""
    marker, words = segment[1], segment[4:]
    if marker in DRAWN:
        return segment
    if marker not in COLOURS or not words.startswith(COLOURS[marker]):
        return b""
    if marker == 0xE0:
        return _made(marker, words[:PLAIN_JFIF].ljust(PLAIN_JFIF, b"\0") + b"\0\0")
    return segment if marker == 0xE2 else _made(marker, words[:PLAIN_ADOBE])


def _made(marker, words):
    return bytes((0xFF, marker)) + (len(words) + 2).to_bytes(2) + words


def _end_of_scan(content, at):
    """Where the next marker is that is none of the picture's own data."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] == 0 or content[at + 1] in RESTARTS:
            at += 2
        else:
            return at
    return len(content)


def jpeg_2000_without_notes(content):
    """A JPEG 2000 without boxes of descriptions and without comments in its code.

    Raises `ValueError` for what is none.
    """
    if content.startswith(CODESTREAM):
        return _code_without_comments(content)
    return _boxes(content, BOXES)


def _boxes(content, allowed):
    made, at = [], 0
    while at + 8 <= len(content):
        size, kind, head = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16]), 16
        end = len(content) if size == 0 else at + size
        if end < at + head:
            raise ValueError("a box without a length")
        inside = content[at + head : end]
        if kind == b"jp2c":
            inside = _code_without_comments(inside)
        elif kind == b"jp2h":
            inside = _boxes(inside, BOXES_OF_HEAD)
        if kind in allowed:
            made.append((len(inside) + 8).to_bytes(4) + kind + inside)
        at = end
    return b"".join(made)


def _code_without_comments(code):
    head, at = _segments(code, 2, until=TILE)
    made = [code[:2], head]
    while code[at : at + 2] == TILE:
        size = int.from_bytes(code[at + 6 : at + 10])
        end = at + size if size else len(code)
        segments, begun = _segments(code, at + HEAD_OF_TILE, until=DATA)
        if begun > end:
            raise ValueError("a tile without a length")
        drawn = code[begun:end]
        length = HEAD_OF_TILE + len(segments) + len(drawn) if size else 0
        made += [code[at : at + 6], length.to_bytes(4), code[at + 10 : at + HEAD_OF_TILE]]
        made += [segments, drawn]
        at = end
    if code[at : at + 2] == CODE_END:
        made.append(CODE_END)
    return b"".join(made)


def _segments(code, at, *, until):
    """(the segments up to a marker without comments, where that marker stands)"""
    made = []
    while code[at : at + 2] != until:
        if at + 4 > len(code) or code[at] != 0xFF:
            raise ValueError("no segment of a JPEG 2000")
        end = _end_of_segment(code, at)
        if code[at + 1] != CODE_COMMENT:
            made.append(code[at:end])
        at = end
    return b"".join(made), at
