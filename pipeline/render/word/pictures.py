"""Pictures of a Word file: the page's images as parts of the package, drawn in paragraphs with their alternative texts.

A drawing is stored twice, as SVG for Word 2016 and later and as a picture for other programs.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Pt

from pipeline.model import Image
from pipeline.render.drawings import MEDIA_TYPE as SVG
from pipeline.render.images import as_png
from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.styles.selectors import Node

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_PIXEL = 0.75  # points: CSS Values and Units, section 6.2
_HIGHEST = 75 * 72 / 25.4  # points: as in print (paged.css), so that no page before a picture is half empty
_NATIVE = frozenset({"image/png", "image/jpeg", "image/gif"})
# [MS-ODRAWXML] 2.3.1.20: an extension of a picture that names its drawing.
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


class Pictures:
    """Draws the images of a page.

    Args:
        part: main part of the document; the images become parts related to it.
        images: images of the page.
        width: width of the text, in points; the most for a picture.
        height: height of the text on a page, in points; a picture leaves room for a caption and some text.
    """

    def __init__(self, part: DocumentPart, images: Iterable[Image], width: float, height: float) -> None:
        self._part, self._images = part, {image.name: image for image in images}
        self._width, self._height = width, min(height * 0.8, _HIGHEST)
        self._drawn = 0

    def size(self, node: Node, indent: float) -> tuple[float, float]:
        """Width and height of the picture in points, in a paragraph ``indent`` points narrower than the text."""
        image = self._image(node)
        width, height = image.width * _PIXEL, image.height * _PIXEL
        scale = min(1.0, (self._width - indent) / width, self._height / height)
        return width * scale, height * scale

    def draw(self, paragraph: Element, node: Node, indent: float) -> None:
        """Append the picture to a paragraph."""
        image = self._image(node)
        native = image.media_type in _NATIVE
        relation, _ = self._part.get_or_add_image(io.BytesIO(image.data if native else as_png(image)))
        self._drawn += 1
        width, height = (Emu(Pt(points)) for points in self.size(node, indent))
        inline = CT_Inline.new_pic_inline(self._drawn, relation, image.name.rpartition("/")[2], width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # without it, LibreOffice takes an eighth of an inch
        inline.docPr.set("descr", node.etree_element.get("alt", ""))
        if image.media_type == SVG:
            self._add_drawing(inline, image)
        add(add(paragraph, "w:r"), "w:drawing").append(inline)

    def _image(self, node: Node) -> Image:
        return self._images[node.etree_element.get("src", "")]

    def _add_drawing(self, inline: Element, image: Image) -> None:
        uri = PackURI(f"/word/media/drawing{self._drawn}.svg")
        relation = self._part.relate_to(Part(uri, SVG, image.data, self._part.package), RELATIONSHIP_TYPE.IMAGE)
        blip = next(inline.iter(f"{{{_DRAWINGML}}}blip"))
        listed = blip.makeelement(f"{{{_DRAWINGML}}}extLst", {})
        extension = listed.makeelement(f"{{{_DRAWINGML}}}ext", {"uri": _EXTENSION})
        drawing = extension.makeelement(
            f"{{{_SVG_NAMESPACE}}}svgBlip", {qualified("r:embed"): relation}, {"asvg": _SVG_NAMESPACE}
        )
        extension.append(drawing)
        listed.append(extension)
        blip.append(listed)
