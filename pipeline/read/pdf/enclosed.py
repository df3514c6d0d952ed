"""Read the manuscript that this program encloses in its PDF files: the same briefing, as the editor left it."""

from __future__ import annotations

from pipeline.read.pdf import sniff


def manuscript_within(data: bytes) -> bytes | None:
    """The bytes of the manuscript; None for a PDF of another program, or one without a manuscript."""
    if not sniff(data):
        return None
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # the reader reports the error
        return None
    try:
        if not str(document.get_metadata_value("Creator")).startswith(_OURS):
            return None
        files = (document.get_attachment(number) for number in range(document.count_attachments()))
        found = next((file for file in files if file.get_name().endswith(".md")), None)
        return bytes(found.get_data()) if found is not None else None
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()


_OURS = "briefing-pipeline"
