"""One PDF for two standards, PDF/A-3a for archives and PDF/UA-1 for screen readers, with its sources enclosed.

WeasyPrint writes one variant at a time (its issue 2783). So it writes PDF/A-3a, and the requirements that PDF/UA-1 adds
are put in before the document is written: the claim itself and the schema that PDF/A demands of a claim it does not
know, in the same ``rdf:RDF`` (PDF/A-3, ISO 19005-3, 6.6.2; PDF/UA-1, ISO 14289-1, clause 5). The metadata stays
uncompressed, so that a program that does not know PDF finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
from typing import Any, Literal

import pydyf  # type: ignore[import-untyped]

from pipeline.model import Artifact

VARIANT = "pdf/a-3a"

# ISO 32000-2, table 43: the relation of an enclosed file to the document.
Relationship = Literal["Source", "Data", "Supplement"]

_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"
_ARCHIVAL = b' pdfaid:part="3" pdfaid:conformance="A"'


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to enclose in a PDF. ``description`` says in words what it contains."""

    file: Artifact
    relationship: Relationship
    description: str


def _closed(stream: Any) -> bytes:
    """A stream as pydyf writes it, but with CR LF before its end.

    After LF alone, a stream whose last byte happens to be CR cannot be distinguished from a shorter one that ends with
    CR LF, and a checker counts one byte less than ``/Length`` says (ISO 19005-3, 6.1.7.1).
    """
    written: bytes = _WRITTEN(stream)
    return written.removesuffix(_LF_END) + _CR_LF_END


_WRITTEN = pydyf.Stream.data.fget
_LF_END, _CR_LF_END = b"\nendstream", b"\r\nendstream"
pydyf.Stream.data = property(_closed)


def claim(pdf: Any, *, whole: bool) -> None:
    """Declare in the metadata of a PDF/A that it is also PDF/UA-1.

    Args:
        whole: whether every character has a glyph; otherwise the file conforms to neither standard and claims neither.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    text = b"".join(metadata.stream)
    metadata.stream = [text.replace(_END, _CLAIM + _END, 1) if whole else text.replace(_ARCHIVAL, b"", 1)]
    metadata.compress = False


def enclose(pdf: Any, enclosures: Iterable[Enclosure], stamp: datetime) -> None:
    """Enclose files in a PDF, as ISO 19005-3, 6.8 requires: each with its type, relation, date and description."""
    named = {enclosure.file.name: _specified(pdf, enclosure, stamp) for enclosure in enclosures}
    if not named:
        return
    tree = pydyf.Array(part for name in sorted(named) for part in (pydyf.String(name), named[name]))
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = pydyf.Dictionary({"Names": tree})
    pdf.catalog["AF"] = pydyf.Array(named.values())


def _specified(pdf: Any, enclosure: Enclosure, stamp: datetime) -> bytes:
    """The reference to the file specification."""
    stream = _embedded(enclosure.file, stamp)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(enclosure.file.name),
            "UF": pydyf.String(enclosure.file.name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "Desc": pydyf.String(enclosure.description),
            "AFRelationship": f"/{enclosure.relationship}",
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference


def _embedded(file: Artifact, stamp: datetime) -> Any:
    date = pydyf.String(f"D:{stamp:%Y%m%d%H%M%S}Z")
    sums = {"CheckSum": f"<{md5(file.data, usedforsecurity=False).hexdigest()}>", "Size": len(file.data)}
    parameters = pydyf.Dictionary({**sums, "CreationDate": date, "ModDate": date})
    kind = file.media_type.replace("/", "#2f").replace("+", "#2b")
    extra = pydyf.Dictionary({"Type": "/EmbeddedFile", "Subtype": f"/{kind}", "Params": parameters})
    return pydyf.Stream([file.data], extra, compress=True)
