"""Turn a PDF file into blocks: paragraphs and headings in reading order, and text around them as asides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from pipeline.errors import InputError
from pipeline.model import BlockKind, Note, stream
from pipeline.read.office.zip_package import locked
from pipeline.read.pdf.measures import measures_of
from pipeline.read.pdf.page_words import Sheet, sheet_of
from pipeline.read.pdf.paragraph_breaks import Paragraph, is_item, paragraphs_of, without_footnotes
from pipeline.read.pdf.paragraph_text import set_text, words_of
from pipeline.read.pdf.reading_order import regions_of
from pipeline.read.pdf.running_heads import frames
from pipeline.read.pdf.text_lines import runs_of
from pipeline.read.reader import Blocks, Parsed


def read(data: bytes, name: str) -> Parsed:
    """Read a PDF file.

    Raises:
        InputError: it is damaged, locked with a password, too long, or has no text.
    """
    sheets, title = _sheets(data, name)
    _must_have_text(sheets, name)
    framed = frames([runs_of(sheet.pieces, number) for number, sheet in enumerate(sheets)])
    regions = [region for runs, _ in framed for region in regions_of(runs)]
    if not regions:
        raise InputError("the PDF has no text except page numbers and running heads", place=name, hint=_OCR)
    measures = measures_of(regions)
    regions, small = without_footnotes(regions, measures)
    blocks = Blocks([])
    made = [*paragraphs_of(regions, measures), *(paragraphs_of(small, measures_of(small)) if small else ())]
    _write(made, [aside for _, aside in framed], blocks)
    return Parsed(tuple(blocks.made), "utf-8", _facts(title, blocks), _unread(sheets))


_OCR = "recognising its text first, `ocrmypdf scan.pdf text.pdf`, and naming text.pdf"
_MOST_PAGES = 3_000
_FEW = 12  # most letters of a page that is only a picture with a stamp
_STRANGE = 0.3  # of the letters may be unknown: the file's fonts do not give their characters
_HEADING = 200  # most letters of a heading; longer text in large letters is a paragraph
_DEEPEST = 6


def _sheets(data: bytes, name: str) -> tuple[list[Sheet], str]:
    """The pages, and the title in the file's properties."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise locked(name) from error
        raise _damaged("this is not a PDF file, or it is truncated", name) from error
    try:
        if len(document) > _MOST_PAGES:
            sentence = f"the PDF has more than {_MOST_PAGES} pages, which is the limit"
            raise InputError(sentence, place=name, hint="splitting it into several files")
        sheets = [sheet_of(document[number]) for number in range(len(document))]
        return _from_left(sheets), str(document.get_metadata_value("Title"))
    except pypdfium2.PdfiumError as error:
        raise _damaged("the PDF is damaged: a page cannot be read", name) from error
    finally:
        document.close()


def _damaged(sentence: str, name: str) -> InputError:
    return InputError(sentence, place=name, hint="opening it in its program and saving it again")


def _from_left(sheets: list[Sheet]) -> list[Sheet]:
    """The pages; mirrored if most words run from right to left, so that all later steps can count from the left."""
    pieces = [piece for sheet in sheets for piece in sheet.pieces]
    if sum(bidirectional(piece.text[0]) in ("R", "AL") for piece in pieces) * 2 > len(pieces):
        for sheet in sheets:
            for piece in sheet.pieces:
                piece.left, piece.right = sheet.width - piece.right, sheet.width - piece.left
    return sheets


def _must_have_text(sheets: Sequence[Sheet], name: str) -> None:
    """Refuse a scan, and a text whose characters are unknown."""
    text = "".join(piece.text for sheet in sheets for piece in sheet.pieces)
    if sum(map(str.isalnum, text)) < _FEW * len(sheets) and not _shows(sheets):
        scanned = any(sheet.pictures for sheet in sheets)
        sentence = "the PDF has no text: its pages are pictures" if scanned else "the PDF has no text"
        raise InputError(sentence, place=name, hint=_OCR)
    strange = sum(character in "\N{REPLACEMENT CHARACTER}" or "\ue000" <= character <= "\uf8ff" for character in text)
    if strange > len(text) * _STRANGE:
        hint = "recognising its text first, `ocrmypdf --force-ocr strange.pdf text.pdf`, and naming text.pdf"
        raise InputError("the PDF does not say which characters its glyphs stand for", place=name, hint=hint)


def _shows(sheets: Sequence[Sheet]) -> bool:
    """Whether pages with few letters are still pages of text, since nothing else is on them."""
    return not any(sheet.pictures for sheet in sheets) and any(sheet.pieces for sheet in sheets)


def _unread(sheets: Sequence[Sheet]) -> tuple[Note, ...]:
    """A warning about pages that are pictures, among pages of text."""
    found = [str(n) for n, sheet in enumerate(sheets, 1) if sheet.pictures and sum(map(len, _words(sheet))) < _FEW]
    if not found:
        return ()
    said = ", ".join(found[:8]) + (f" and {len(found) - 8} more" if len(found) > 8 else "")
    message = f"pages without text, which may be scans, were not read: {said}"
    return (
        Note(
            "scanned-pages", "warning", message, hint="`ocrmypdf --skip-text` with this file, if there is text on them"
        ),
    )


def _words(sheet: Sheet) -> Iterator[str]:
    return (piece.text for piece in sheet.pieces)


def _facts(title: str, blocks: Blocks) -> tuple[tuple[str, str], ...]:
    """The title: that of the file's properties if the text opens with it, else the opening lines in the largest
    letters.

    Many files have the title of their template, or the name of another file, in their properties.
    """
    opening = [block for block in blocks.made[:_OPENING] if block.kind != "aside"]
    largest = next((block.text for block in opening if block.kind == "heading" and block.level == 1), "")
    words = stream(title)
    found = title if len(words) > _SHORT and words in map(stream, (b.text for b in opening)) else largest
    return (("title", " ".join(found.split())),) if len(stream(found)) > _SHORT else ()


_OPENING = 8  # blocks among which the title must be
_SHORT = 3  # letters of a paragraph too long for a title


def _write(paragraphs: Sequence[Paragraph], asides: Sequence[Sequence[str]], blocks: Blocks) -> None:
    """Add the paragraphs, and the text around a page before the first paragraph that begins on the next page."""
    levels = _levels(paragraphs)
    words = words_of(paragraphs)
    number, page = 1, 0
    for paragraph in paragraphs:
        here = max(paragraph.lines[0].page, page)
        _write_asides(asides[page:here], number, blocks)
        page = here
        heading = levels.get(paragraph.lines[0].size, 0) if _is_heading(paragraph) else 0
        runs = set_text(paragraph, words, plain=bool(heading))
        kind: BlockKind = "heading" if heading else "bullet" if is_item(runs.text()) else "paragraph"
        blocks.add(kind, runs.text(), number, runs.marks(), heading or int(kind == "bullet"))
        number += len(paragraph.lines)
    _write_asides(asides[page:], number, blocks)


def _write_asides(asides: Sequence[Sequence[str]], number: int, blocks: Blocks) -> None:
    for page in asides:
        for words in page:
            blocks.add("aside", words, number)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.large and sum(line.weight for line in paragraph.lines) <= _HEADING


def _levels(paragraphs: Sequence[Paragraph]) -> dict[float, int]:
    """The levels of headings by the sizes of their letters, the largest first."""
    sizes = sorted({paragraph.lines[0].size for paragraph in paragraphs if _is_heading(paragraph)}, reverse=True)
    levels: dict[float, int] = {}
    for size in sizes:
        near = next((level for other, level in levels.items() if other <= size * 1.05), None)
        levels[size] = near or min(len(set(levels.values())) + 1, _DEEPEST)
    return levels
