"""A PDF that was made by shortcuts through WeasyPrint has the bytes of one that was made without them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PRINT = """
import hashlib, sys
from datetime import UTC, datetime
from weasyprint import css, document
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure.boxes import ParentBox
from weasyprint.layout import block, float, inline, percent, preferred
from weasyprint.text.line_break import Layout
from pydyf import PDF
PLACES = [
    (inline, "split_first_line"), (preferred, "split_first_line"), (inline, "strut"), (Layout, "setup"),
    (PDF, "page_references"), (PDF, "write"), (css, "check_math"), (percent, "check_math"),
    (block, "resolve_percentages"), (float, "resolve_percentages"), (inline, "resolve_percentages"),
    (ParentBox, "page_values"), (TargetCollector, "cache_target_page_counters"), (document, "layout_document"),
]
plain = [getattr(*place) for place in PLACES]
from pipeline.render.pdf import printing
from pipeline.disk.source_files import Text
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.run.analyse import understand
from pipeline.settings.options import Options
from pathlib import Path
assert all(one is not getattr(*place) for one, place in zip(plain, PLACES))
if sys.argv[2] == "plain":
    for place, one in zip(PLACES, plain):
        setattr(*place, one)
path, theme = Path(sys.argv[1]), load(sys.argv[3])
briefing = understand(Text(path.name, path.stem, path.read_bytes(), str(path)), Options(("pdf",), "brief")).briefing
page = lay_out(briefing, theme, ledger_name=None)
made = printing.print_page(page, theme, "x.pdf", stamp=datetime(2026, 1, 1, tzinfo=UTC))
print(hashlib.sha256(made.data).hexdigest(), len(made.breaks))
"""


def printed(path: Path, way: str, theme: str) -> str:
    run = subprocess.run([sys.executable, "-c", PRINT, path, way, theme], capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.parametrize("theme", ["brief", "newsroom"])
def test_the_sample_has_the_same_bytes(sample: Path, theme: str) -> None:
    assert printed(sample, "short", theme) == printed(sample, "plain", theme)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cjk.txt", "footnotes.md", "panel.txt", "rtl.txt", "speech.txt", "tables.md"])
def test_each_page_of_the_gallery_has_the_same_bytes(root: Path, name: str) -> None:
    path = root / "docs" / "gallery" / "source" / name
    for theme in ("brief", "academic"):
        assert printed(path, "short", theme) == printed(path, "plain", theme)


LINES = """
from pipeline.render.pdf.weasy import HTML
from weasyprint.layout import inline
asked = []
original = inline.split_first_line
def counted(*arguments, **options):
    asked.append(arguments[0])
    return original(*arguments, **options)
inline.split_first_line = counted
from weasyprint.text import line_break
made = []
set_up = line_break.Layout.setup
def noted(layout, style):
    made.append(1)
    return set_up(layout, style)
line_break.Layout.setup = noted
words = "<p>The ferry runs at night, and the bakers wait for it at the quay. " * 20
HTML(string=f"<style>@page {{ size: 10cm 8cm; @top-left {{ content: counter(pages) }} }} p:last-child::after "
     f"{{ content: target-counter('#a', page) }}</style>{words}<p id=a>End").render()
print(len(asked), len(set(asked)), len(made))
"""


STREAMS = """
import zlib
from pipeline.render.pdf.weasy import HTML
from pipeline.render.pdf import archiving
made = []
original = zlib.compressobj
def counted(*arguments, **options):
    made.append(1)
    return original(*arguments, **options)
zlib.compressobj = counted
data = HTML(string="<p>The ferry runs at night.").write_pdf(pdf_variant=archiving.VARIANT, pdf_identifier=b"a")
print(data.count(b"/FlateDecode"), len(made))
"""


def test_each_stream_is_compressed_once() -> None:
    run = subprocess.run([sys.executable, "-c", STREAMS], capture_output=True, text=True, check=True)
    streams, made = map(int, run.stdout.split())
    assert streams == made > 2


BOXES = """
from weasyprint.formatting_structure import boxes
asked = []
original = boxes.Box.is_in_normal_flow
def counted(box):
    asked.append(1)
    return original(box)
boxes.Box.is_in_normal_flow = counted
from pipeline.render.pdf.weasy import HTML
for number in (100, 200):
    asked.clear()
    HTML(string="<style>@page { size: 10cm 500cm }</style><main>" + "<p>The ferry runs." * number).render()
    print(len(asked))
"""


def test_twice_as_many_paragraphs_on_a_page_ask_their_boxes_twice_as_much() -> None:
    run = subprocess.run([sys.executable, "-c", BOXES], capture_output=True, text=True, check=True)
    once, twice = map(int, run.stdout.split())
    assert twice < 2.2 * once


def test_a_line_that_was_broken_is_not_broken_again() -> None:
    run = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, check=True)
    asked, different, made = map(int, run.stdout.split())
    assert asked > 2 * different
    assert made < asked
