"""Lists: bullets, and numbers that begin where the text says."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from common.richtext.html_in import DEEPEST_LIST
from common.word.elements import element

BULLETS = "•◦▪"
STEP = 425
"""How far each level of a list stands in, in twentieths of a point."""


class Numbering:
    """The numbering of one document. Nothing is added to it before the first list asks."""

    def __init__(self, document):
        self._part = document.part
        self._kinds = {}
        self._bullets = None

    def bullets(self):
        """The number of the bulleted list, one for all."""
        if self._bullets is None:
            self._bullets = self._add(self._kind("bullet"))
        return self._bullets

    def numbers(self, *, level, start):
        """The number of a new list that counts from `start` at its level."""
        begins = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        return self._add(self._kind("decimal"), begins)

    def _add(self, kind, *more):
        number = 1 + max(self._numbers("num", "numId"), default=0)
        made = element("num", element("abstractNumId", val=kind), *more, numId=number)
        self._element.append(made)
        return number

    def _kind(self, form):
        """The number of our own definition of bullets or numbers, which stands before every list."""
        if form not in self._kinds:
            number = 1 + max(self._numbers("abstractNum", "abstractNumId"), default=-1)
            levels = [_level(level, form) for level in range(DEEPEST_LIST + 1)]
            kind = element(
                "abstractNum",
                element("multiLevelType", val="hybridMultilevel"),
                *levels,
                abstractNumId=number,
            )
            before = self._element.findall(qn("w:abstractNum"))
            pictures = self._element.findall(qn("w:numPicBullet"))
            self._element.insert(len(before) + len(pictures), kind)
            self._kinds[form] = number
        return self._kinds[form]

    def _numbers(self, tag, name):
        return [int(each.get(qn(f"w:{name}"))) for each in self._element.findall(qn(f"w:{tag}"))]

    @property
    def _element(self):
        try:
            part = self._part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            part = self._new_part()
        for last in part.element.findall(qn("w:numIdMacAtCleanup")):
            part.element.remove(last)
        return part.element

    def _new_part(self):
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        part = NumberingPart.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            empty,
            self._part.package,
        )
        self._part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def _level(level, form):
    sign = BULLETS[level % len(BULLETS)] if form == "bullet" else f"%{level + 1}."
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", indent(level)),
        ilvl=level,
    )


def indent(level):
    """How far a level stands in, with its sign hanging out."""
    return element("ind", left=STEP * (level + 1), hanging=STEP)
