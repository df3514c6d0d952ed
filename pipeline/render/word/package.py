"""The parts of a Word file other than its text: settings, fonts, scheme; and a reproducible package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from pipeline.kept import kept, version_of
from pipeline.render.word.ooxml import Element, add, parse, qualified, root, xml
from pipeline.render.word.styles.scheme import scheme
from pipeline.render.word.words.direction import Fonts, Script
from pipeline.render.word.words.footnotes import RULES
from pipeline.render.zipped import zipped

if TYPE_CHECKING:
    from docx.document import Document

_SCHEME = "/word/theme/theme1.xml"
_DROPPED = ("stylesWithEffects", "customXml", "thumbnail", "webSettings")
_UNREAD = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg")  # of the dropped parts, the large ones
_COMPATIBLE_WITH = "15"  # Word 2013 and later: the layout of current Word, without "[Compatibility Mode]"
_SWITCHES = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
_COLORS = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}

# Elements that may follow the rules of footnotes in the settings; one of them is always there.
_AFTER_NOTE_RULES = frozenset(
    map(qualified, ("w:endnotePr", "w:compat", "w:rsids", "w:themeFontLang", "w:decimalSymbol"))
)


def blank() -> Document:
    """python-docx's blank document, without its styles, which are those of the theme: parsing them takes 5 ms."""
    data = kept("word", (version_of(Path(__file__)), docx.__version__), _without_styles)
    document: Document = docx.Document(BytesIO(data))
    return document


@cache
def _without_styles() -> bytes:
    with ZipFile(Path(docx.__file__).parent / "templates/default.docx") as archive:
        return zipped((name, _lean(name, archive.read(name))) for name in archive.namelist())


def _lean(name: str, data: bytes) -> bytes:
    if name != "word/styles.xml":
        return b"" if name in _UNREAD else data
    part = parse(data)
    for child in list(part):
        if not child.tag.endswith("}latentStyles"):
            part.remove(child)
    return xml(part)


def set_settings(document: Document, script: Script, hyphenate: bool) -> None:
    """Replace the settings. There is no ``updateFields``, because Word would ask a question at every opening."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    add(settings, "w:zoom", percent=100)
    add(settings, "w:defaultTabStop", val=360)
    if hyphenate:
        add(settings, "w:autoHyphenation")
        add(settings, "w:consecutiveHyphenLimit", val=2)
    add(settings, "w:characterSpacingControl", val="doNotCompress")
    _write_compatibility(settings)
    add(settings, "w:themeFontLang", **script.languages())
    add(settings, "w:clrSchemeMapping", **_color_scheme())
    add(settings, "w:decimalSymbol", val=".")
    add(settings, "w:listSeparator", val=",")


def set_note_rules(document: Document) -> None:
    """Name the separator lines above the notes, at the place that the schema requires (ECMA-376, 17.15.1.78)."""
    settings = document.settings.element
    for old in settings.findall(qualified("w:footnotePr")):
        settings.remove(old)
    rules = root("w:footnotePr")
    for number in RULES:
        add(rules, "w:footnote", id=number)
    following = next(element for element in settings if element.tag in _AFTER_NOTE_RULES)
    following.addprevious(rules)


def set_fonts(document: Document, names: list[str], known: Mapping[str, Mapping[str, str]]) -> None:
    """Name for each font a substitute (``w:altName``) and its kind, in case the reader's machine lacks it."""
    table = root("w:fonts")
    for name in names:
        facts: Mapping[str, Any] = known.get(name, {})
        font = add(table, "w:font", name=name)
        if "alternative" in facts:
            add(font, "w:altName", val=facts["alternative"])
        if "panose" in facts:
            add(font, "w:panose1", val=facts["panose"])
        add(font, "w:charset", val="00")
        add(font, "w:family", val=facts.get("family", "auto"))
        add(font, "w:pitch", val=facts.get("pitch", "variable"))
    _replace_part(document, "/word/fontTable.xml", xml(table))


def set_scheme(document: Document, name: str, tokens: Mapping[str, str], fonts: Fonts) -> None:
    """Replace the fonts and colours of Office by the theme's own."""
    blank = next(part for part in document.part.package.iter_parts() if part.partname == _SCHEME)
    _replace_part(document, _SCHEME, scheme(blank.blob, name, tokens, fonts))


def drop_parts(document: Document) -> None:
    """Remove parts of python-docx's blank document that nobody reads or a validator rejects."""
    for source in (document.part.package, document.part):
        for key, relation in list(source.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _DROPPED:
                del source.rels[key]


def pack(document: Document) -> bytes:
    """The document as a file: entries sorted, the list of types first, and no time in it.

    python-docx hands its parts over to be packed here: its own packing uses the clock, which may be wrong (a board
    without a battery is in 1970, which a zip file cannot store).
    """
    package, entries = document.part.package, _Entries()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    writer: Any = PackageWriter
    writer._write_content_types_stream(entries, parts)
    writer._write_pkg_rels(entries, package.rels)
    writer._write_parts(entries, parts)
    return zipped(sorted(entries.made))


class _Entries:
    """The part of a file's interface that python-docx's writer of packages needs: it takes the parts one by one."""

    def __init__(self) -> None:
        self.made: list[tuple[str, bytes]] = []

    def write(self, name: PackURI, data: bytes) -> None:
        """Take one part."""
        self.made.append((name.membername, data))


def _replace_part(document: Document, name: str, data: bytes) -> None:
    part = next(part for part in document.part.package.iter_parts() if part.partname == name)
    part._blob = data


def _write_compatibility(settings: Element) -> None:
    compatibility = add(settings, "w:compat")
    values = {"compatibilityMode": _COMPATIBLE_WITH} | dict.fromkeys(_SWITCHES, "1")
    for name, value in values.items():
        add(compatibility, "w:compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


def _color_scheme() -> dict[str, str]:
    others = [*(f"accent{number}" for number in range(1, 7)), "hyperlink", "followedHyperlink"]
    return _COLORS | {name: name for name in others}
