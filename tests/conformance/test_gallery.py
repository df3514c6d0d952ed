"""The pages of the gallery look as they did when somebody last looked at them.

PDFium draws them, from its Python package: the same version of the same rasteriser on every machine, as the fonts are.
What is left to differ is where Pango and HarfBuzz put a letter. `make gallery` accepts how the pages look now.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from left_out import why

if TYPE_CHECKING:
    from PIL.Image import Image

ROOT = Path(__file__).parent.parent.parent
GALLERY = ROOT / "docs" / "gallery"
PAGES = GALLERY / "pages"
DIFFERENCES = ROOT / "build" / "gallery"
LONG = ROOT / "source" / "mireille-osei-on-the-delta.txt"  # the sample
DOCUMENTS = [LONG, *sorted(path for path in (GALLERY / "source").iterdir() if path.suffix in (".txt", ".md"))]
THEMES = ("brief", "newsroom", "academic", "house")
SIDE_BY_SIDE = "panel"  # the document that is there in each theme; the others are in the first
PICTURES = [(document.stem, "brief") for document in DOCUMENTS]
PICTURES += [(SIDE_BY_SIDE, theme) for theme in THEMES[1:]]
SPECIMEN = ROOT / "templates" / "specimen.md"  # every element of a page, in each theme
PICTURES += [(SPECIMEN.stem, theme) for theme in THEMES]
EAST_ASIAN = "cjk"

DPI = 72
COLOURS = 64  # of a stored page
# A pixel differs when, each page blurred by a pixel, a channel is further off than this of 255: half a pixel that a
# letter moves is less. Letters 0.02 pt further apart, which is more than versions of Pango differ by, change up to 0.05
# per cent of the pixels of a page; headings in another colour 0.13 and more; a margin of 2 mm 1.8 and more.
FURTHER, SHARE = 48, 0.001
LARGEST = 60_000  # bytes of a stored page


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDFs of the gallery, in a folder for each theme."""
    folder = tmp_path_factory.mktemp("gallery")
    for theme in THEMES:
        sources = DOCUMENTS if theme == THEMES[0] else [d for d in DOCUMENTS if d.stem == SIDE_BY_SIDE]
        sources = [*sources, SPECIMEN]
        command = [sys.executable, "-m", "pipeline", "build", *map(str, sources), "-f", "pdf", "--theme", theme]
        done = subprocess.run(
            [*command, "-o", str(folder / theme)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
        )
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("name", "theme"), PICTURES, ids=lambda part: part)
def test_a_page_of_the_gallery_looks_as_it_did(name: str, theme: str, printed: Path, accept: bool) -> None:
    pdf = printed / theme / f"{name}.pdf"
    if name == EAST_ASIAN and not has_font(pdf, "CJK"):
        pytest.skip(why("fonts-noto-cjk"))
    now, stored = drawn(pdf), pictures_of(name, theme)
    if accept:
        renew(name, theme, now)
        return
    assert len(now) == len(stored), f"{name} has {len(now)} pages in theme {theme}, and had {len(stored)}"
    off = [place for place, (page, path) in enumerate(zip(now, stored, strict=True), 1) if differs(page, path)]
    assert not off, (
        f"pages {off} of {name} in theme {theme}: see {DIFFERENCES.relative_to(ROOT)}; `make gallery` accepts"
    )


@pytest.mark.slow
def test_a_wrong_colour_and_a_wrong_margin_are_seen(printed: Path) -> None:
    from PIL import ImageChops

    page, stored = drawn(printed / "brief" / "tables.pdf")[0], pictures_of("tables", "brief")[0]
    blue, red = (0x17, 0x3F, 0x5F), (0xA3, 0x14, 0x1E)
    mask = [all(abs(a - b) < 40 for a, b in zip(pixel, blue, strict=True)) for pixel in page.get_flattened_data()]
    painted = page.copy()
    painted.putdata([red if hit else pixel for hit, pixel in zip(mask, page.get_flattened_data(), strict=True)])
    moved = ImageChops.offset(page, round(2 / 25.4 * DPI), 0)
    assert not differs(page, stored, keep=False)
    assert differs(painted, stored, keep=False)
    assert differs(moved, stored, keep=False)


def test_the_gallery_shows_each_document_and_its_source() -> None:
    page = (GALLERY / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"pages/([\w.-]+-1\.png)", page))
    assert shown == {path.name for path in PAGES.glob("*-1.png")}
    for document in DOCUMENTS:
        assert f"source/{document.name})" in page
        assert pictures_of(document.stem, "brief"), f"{document.stem} has no picture; `make gallery` draws it"


def test_a_picture_of_the_gallery_has_a_document_and_is_small() -> None:
    known = {path for name, theme in PICTURES for path in pictures_of(name, theme)}
    assert set(PAGES.iterdir()) == known
    assert [path.name for path in known if path.stat().st_size > LARGEST] == []


def pictures_of(name: str, theme: str) -> list[Path]:
    """The stored pages, in order."""
    found = (path for path in PAGES.glob(f"{stem(name, theme)}-*.png"))
    return sorted(found, key=lambda path: int(path.stem.rpartition("-")[2]))


def stem(name: str, theme: str) -> str:
    return name if theme == THEMES[0] else f"{name}.{theme}"


def drawn(pdf: Path) -> list[Image]:
    """The pages of a PDF."""
    pdfium: Any = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def renew(name: str, theme: str, pages: list[Image]) -> None:
    """Store the pages where they differ from what is stored."""
    stored = pictures_of(name, theme)
    for path in stored[len(pages) :]:
        path.unlink()
    PAGES.mkdir(exist_ok=True)
    for number, page in enumerate(pages, 1):
        path = PAGES / f"{stem(name, theme)}-{number}.png"
        if not path.exists() or differs(page, path, keep=False):
            page.quantize(COLOURS, dither=0).save(path, optimize=True)


def differs(now: Image, path: Path, *, keep: bool = True) -> bool:
    """Whether a page is not the stored one; if so and ``keep``, what differs is drawn into ``build/``."""
    from PIL import Image, ImageChops, ImageFilter

    with Image.open(path) as stored:
        before = stored.convert("RGB")
    if now.size != before.size:
        return True
    blur = ImageFilter.BoxBlur(1)
    red, green, blue = ImageChops.difference(now.filter(blur), before.filter(blur)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    found = sum(most.histogram()[FURTHER + 1 :]) > SHARE * now.width * now.height
    if found and keep:
        show(path.name, before, now, most)
    return found


def show(name: str, before: Image, now: Image, most: Image) -> None:
    """Draw the page as it was, as it is, and what differs, side by side."""
    from PIL import Image, ImageOps

    sheet = Image.new("RGB", (3 * now.width, now.height))
    for place, picture in enumerate((before, now, ImageOps.invert(most).convert("RGB"))):
        sheet.paste(picture, (place * now.width, 0))
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    sheet.save(DIFFERENCES / name)


def has_font(pdf: Path, name: str) -> bool:
    """Whether a font of that name draws some of the file's text."""
    with pikepdf.open(pdf) as document:
        return any(
            name in str(item.get("/BaseFont", "")) for item in document.objects if isinstance(item, pikepdf.Dictionary)
        )
