"""The Word file looks like the PDF: LibreOffice prints it, and both are read for fonts, sizes and colours of words."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from left_out import why
from lxml import etree

from pipeline.render.read_back.pdf.glyphs import read_font
from pipeline.render.theme import available, load
from pipeline.run import word_pages

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
STYLES = ("DocumentKind", "Title", "Guest", "Biography", "Heading1", "Question", "Answer", "AnswerContinued")
STYLES += ("PanelHeading", "Recommendation", "Provenance")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENOUGH = 24  # letters that are met in one place, or in a heading and where it is named


class Look(NamedTuple):
    """Family as the font calls itself, size in points, colour as RRGGBB."""

    family: str
    size: float
    color: str


class Reader:
    """Follows the text of a page: ISO 32000-1, 8.4 (graphics state) and 9.4 (text objects)."""

    def __init__(self, page: Any) -> None:
        self._fonts = {name: (read_font(font), _family(font)) for name, font in page.Resources.Font.items()}
        self._page = page
        self._state: tuple[float, str] = (1.0, "000000")
        self._stack: list[tuple[float, str]] = []
        self._font, self._size, self._line = "", 0.0, 1.0

    def letters(self) -> Iterator[tuple[str, Look]]:
        """Each letter that is printed, in the order of the page, with its look."""
        for operands, operator in pikepdf.parse_content_stream(self._page):
            match str(operator):
                case "q":
                    self._stack.append(self._state)
                case "Q":
                    self._state = self._stack.pop()
                case "cm":
                    self._state = (self._state[0] * abs(float(operands[3])), self._state[1])
                case "rg":
                    self._state = (self._state[0], "".join(f"{round(float(part) * 255):02X}" for part in operands))
                case "g":
                    self._state = (self._state[0], f"{round(float(operands[0]) * 255):02X}" * 3)
                case "BT":
                    self._line = 1.0
                case "Tm":
                    self._line = abs(float(operands[3]))
                case "Tf":
                    self._font, self._size = str(operands[0]), float(operands[1])
                case "Tj":
                    yield from self._shown(operands)
                case "TJ":
                    yield from self._shown(operands[0])

    def _shown(self, parts: Any) -> Iterator[tuple[str, Look]]:
        font, family = self._fonts[self._font]
        look = Look(family, round(self._size * self._line * self._state[0], 1), self._state[1])
        for part in parts:
            if isinstance(part, pikepdf.String):
                yield from (
                    (letter.casefold(), look)
                    for glyph in font.glyphs(bytes(part))
                    for letter in glyph
                    if letter.isalnum()
                )


def _family(font: Any) -> str:
    """Without the tag of a subset and the signs between words."""
    name = str(font.get("/BaseFont") or font.get("/Name")).lstrip("/")
    return "".join(filter(str.isalnum, name.rpartition("+")[2]))


def looks_of(path: Path, families: list[str]) -> tuple[str, list[Look]]:
    """All letters of a PDF and the look of each, the families under their own names."""
    with pikepdf.open(path) as pdf:
        pairs = [pair for page in pdf.pages for pair in Reader(page).letters()]
    known = {"".join(filter(str.isalnum, family)): family for family in families}
    named = {look.family: next((known[k] for k in known if look.family.startswith(k)), "") for _, look in pairs}
    return "".join(letter for letter, _ in pairs), [look._replace(family=named[look.family]) for _, look in pairs]


def look_of(probe: str, printed: tuple[str, list[Look]]) -> Look:
    """The look of some words; of a heading that is named elsewhere too, in a head or in the contents, the largest."""
    letters, looks = printed
    places = [place for place in range(len(letters)) if letters.startswith(probe, place)]
    assert places, f"{probe} is not printed"
    return max((looks[place + len(probe) // 2] for place in places), key=lambda look: look.size)


def probes(docx: Path) -> dict[str, str]:
    """Of each style the letters with which its first paragraph begins, behind a label in the margin."""
    with zipfile.ZipFile(docx) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    found: dict[str, str] = {}
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        texts = ["\t" if e.tag == f"{W}tab" else e.text or "" for e in paragraph.iter(f"{W}t", f"{W}tab")]
        letters = "".join(filter(str.isalnum, "".join(texts).rpartition("\t")[2].casefold()))
        found.setdefault(style, letters[:ENOUGH])
    return {style: found[style] for style in STYLES if found.get(style)}


@pytest.fixture(scope="module", params=available())
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample: Path) -> tuple[str, Path]:
    """The name of a theme, and the sample's files in it without their suffix."""
    if word_pages.find() is None:
        pytest.skip(f"LibreOffice prints the Word file. {why('libreoffice-writer-nogui')}")
    out = tmp_path_factory.mktemp(request.param)
    command = [sys.executable, "-m", "pipeline", "build", str(sample), "--theme", request.param, "-f", "pdf,docx"]
    done = subprocess.run([*command, "-o", str(out)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return request.param, out / sample.stem


def test_headings_and_text_have_the_fonts_sizes_and_colours_of_the_pdf(built: tuple[str, Path]) -> None:
    name, stem = built
    theme = load(name)
    families = [theme.family(key) for key in ("text", "heading", "mono")]
    ours = looks_of(stem.with_suffix(".pdf"), families)
    with word_pages.printed(stem.with_suffix(".docx").read_bytes(), {face.path.parent for face in theme.faces}) as path:
        theirs = looks_of(path, families)
    pairs = {
        style: (look_of(probe, ours), look_of(probe, theirs))
        for style, probe in probes(stem.with_suffix(".docx")).items()
    }
    assert len(pairs) > 8
    assert {style: pair for style, pair in pairs.items() if not same(*pair)} == {}


def same(ours: Look, theirs: Look) -> bool:
    """Word counts sizes in halves of a point, and a colour may be rounded."""
    shades = zip(bytes.fromhex(ours.color), bytes.fromhex(theirs.color), strict=True)
    near = all(abs(one - other) <= 1 for one, other in shades)
    return near and ours.family == theirs.family and abs(ours.size - theirs.size) <= 0.26
