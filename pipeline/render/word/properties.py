"""The properties of a Word file: author and date, and custom ones for its source and this program's version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from pipeline.render.word.words.direction import Script

if TYPE_CHECKING:
    from docx.document import Document

RUNNING_HEAD = "Running head"  # the property that the field in the header shows

_LONGEST = 255  # characters that Word shows
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_EXTENDED, _CUSTOM, _TYPES = (
    f"{_OFFICE}/extended-properties",
    f"{_OFFICE}/custom-properties",
    f"{_OFFICE}/docPropsVTypes",
)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The format identifier of custom properties: [MS-OLEPS], 2.18.2, FMTID_UserDefinedProperties.
_USERS_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_properties(document: Document, facts: Mapping[str, str], script: Script, stamp: datetime) -> None:
    """Set the standard properties; the facts hold ``title``, ``author`` and ``generator``.

    Every date is ``stamp``, since python-docx would use the clock.
    """
    core = document.core_properties
    core.title = facts["title"][:_LONGEST]
    core.author = core.last_modified_by = facts["author"][:_LONGEST]
    core.language = script.language
    core.created = core.modified = stamp.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    core.revision = 1
    core.comments = core.keywords = core.subject = core.category = ""
    application = next(part for part in document.part.package.iter_parts() if part.partname == "/docProps/app.xml")
    application._blob = _application(facts["generator"])


def set_custom_properties(document: Document, values: Mapping[str, str]) -> None:
    """Set the custom properties, in the order given; one without a value is left out.

    Source: ECMA-376, part 1, 22.3. python-docx has no function for them.
    """
    package = document.part.package
    name = PackURI("/docProps/custom.xml")
    for key in [
        key
        for key, relation in package.rels.items()
        if relation.reltype == f"{_OFFICE}/relationships/custom-properties"
    ]:
        del package.rels[key]
    package.relate_to(Part(name, _CUSTOM_TYPE, _own(values), package), f"{_OFFICE}/relationships/custom-properties")


def _own(values: Mapping[str, str]) -> bytes:
    namespaces: Any = {None: _CUSTOM, "vt": _TYPES}
    properties = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=namespaces)
    for number, (name, value) in enumerate(((n, v) for n, v in values.items() if v), 2):
        head = {"fmtid": _USERS_OWN, "pid": str(number), "name": name}
        etree.SubElement(
            etree.SubElement(properties, f"{{{_CUSTOM}}}property", head), f"{{{_TYPES}}}lpwstr"
        ).text = value
    return etree.tostring(properties, xml_declaration=True, encoding="UTF-8", standalone=True)


def _application(tool: str) -> bytes:
    namespaces: Any = {None: _EXTENDED}
    properties = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap=namespaces)
    etree.SubElement(properties, f"{{{_EXTENDED}}}Application").text = tool
    return etree.tostring(properties, xml_declaration=True, encoding="UTF-8", standalone=True)
