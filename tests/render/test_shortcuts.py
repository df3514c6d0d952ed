"""A PDF that was made by shortcuts through WeasyPrint has the bytes of one that was made without them."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tables import all_rows

from pipeline.render.pdf.shortcuts.box_shortcuts import by_one_loop, by_two_values, from_both_ends
from pipeline.render.pdf.shortcuts.page_numbers import of_plain_values
from pipeline.render.pdf.weasy import agent_sheets

PRINT = """
import hashlib, sys
from datetime import UTC, datetime
from pipeline.disk import precompiled
precompiled.install()
import weasyprint
from weasyprint import css, document, layout
from weasyprint.css import targets
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure.boxes import Box, ParentBox
from weasyprint.layout import background, block, float, inline, page as pages, percent, preferred
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import Layout
from pydyf import PDF, Object
PLACES = [
    (inline, "split_first_line"), (preferred, "split_first_line"), (inline, "strut"), (Layout, "setup"),
    (inline, "get_next_linebox"),
    (PDF, "page_references"), (PDF, "write"), (css, "check_math"), (percent, "check_math"),
    (css.ComputedStyle, "__missing__"), (css.ComputedStyle, "__init__"), (css.AnonymousStyle, "__init__"),
    (block, "resolve_percentages"), (float, "resolve_percentages"), (inline, "resolve_percentages"),
    (ParentBox, "page_values"), (TargetCollector, "cache_target_page_counters"), (document, "layout_document"),
    (layout, "make_all_pages"), (weasyprint, "tinyhtml5"), (FontConfiguration, "add_font_face"),
    (weasyprint.HTML, "_ua_stylesheets"), (weasyprint.HTML, "_ua_counter_style"), (Box, "is_in_normal_flow"),
    (Box, "descendants"),
    (background, "layout_box_backgrounds"), (document.Document, "_build_layout_context"),
    (document, "build_formatting_structure"), (Box, "copy"), (document.Page, "paint"), (Object, "__init__"),
    (block, "block_container_layout"), (pages, "resolve_percentages"), (pages, "set_page_type_computed_styles"),
    (layout, "make_margin_boxes"), (layout, "layout_backgrounds"), (document.Page, "__init__"),
    (css.StyleFor, "set_computed_styles"), (targets, "copy"), (pages, "copy"),
]
plain = [getattr(*place) for place in PLACES]
from pipeline.render.pdf import printing, told_pages
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
    del css.id
    layout.make_all_pages = told_pages.watched(layout.make_all_pages)  # it decides where the contents are
path, theme = Path(sys.argv[1]), load(sys.argv[3])
briefing = understand(Text(path.name, path.stem, path.read_bytes(), str(path)), Options(("pdf",), "brief")).briefing
page = lay_out(briefing, theme, ledger_name=None)
made = printing.print_page(page, theme, "x.pdf", stamp=datetime(2026, 1, 1, tzinfo=UTC))
print(hashlib.sha256(made.data).hexdigest(), len(made.breaks))
"""


def printed(path: Path, way: str, theme: str) -> str:
    run = subprocess.run([sys.executable, "-c", PRINT, path, way, theme], capture_output=True, text=True, check=True)
    return run.stdout


def test_the_sample_has_the_same_bytes(sample: Path) -> None:
    assert printed(sample, "short", "brief") == printed(sample, "plain", "brief")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cjk.txt", "footnotes.md", "panel.txt", "rtl.txt", "speech.txt", "tables.md"])
def test_each_page_of_the_gallery_has_the_same_bytes(root: Path, name: str) -> None:
    path = root / "docs" / "gallery" / "source" / name
    for theme in ("brief", "academic", "newsroom"):
        assert printed(path, "short", theme) == printed(path, "plain", theme)


DRAWN = r"""
import io, json, re, sys
import pikepdf
from weasyprint.draw import text
from weasyprint.text.line_break import Layout
PLACES = [(Layout, "deactivate"), (Layout, "reactivate"), (text, "draw_first_line")]
plain = [getattr(*place) for place in PLACES]
from pipeline.render.pdf.weasy import HTML
assert all(one is not getattr(*place) for one, place in zip(plain, PLACES))
# What the lines of a page consist of. A correction of zero changes nothing, nor does the end of a string.
def pages(html):
    data = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    pdf = pikepdf.open(io.BytesIO(data))
    shown = [re.sub(rb"<>|>-?0?(\.0)?<|(?<=>)-?0(\.0)?(?=\])", b"", page.Contents.read_bytes()) for page in pdf.pages]
    letters = sorted(bytes(one.ToUnicode.read_bytes()) for one in pdf.objects
                     if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one)
    return shown, letters
bodies = [f"<html lang=en><body>{body}" for body in json.load(sys.stdin)]
drawn = [pages(body) for body in bodies]
for place, one in zip(PLACES, plain):
    setattr(*place, one)
print(*drawn, *map(pages, bodies), sep="\n")
"""


_DRAWN_BODIES = [
    "<p>AV Tofu efficient, <b>bold</b> <i>AV</i> <code>mono  space</code> fi fl ffi e\u0301 \u0301x",
    "<p style='width: 3cm; hyphens: auto' lang=en>Incomprehensibly long internationalisation of words",
    "<p style='width: 4cm; text-align: justify'>The ferry runs at night, and the bakers wait for it at the quay",
    "<p style='width: 3cm; overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>The ferry runs at night",
    "<p style='letter-spacing: 2px; word-spacing: 1em; font-variant: small-caps'>The ferry runs",
    "<pre>one\n\ttwo  three\n\nfour</pre>",
    "<p dir=rtl>\u0645\u0631\u062d\u0628\u0627 \u0628\u0650\u0633\u0652\u0645\u0650 12 ferry 34",
    "<p>\u6e21\u8239 \U0001f6a2 \ue123 \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd \u0939\u093f\u0928",
    "<p><u>Under</u> <s>through</s> <sup>up</sup><p style='font-size: 0'>none<p> <p>\u200b",
    "<ul><li>One<li><a href='#x'>Two</a></ul><p id=x style='columns: 2'>The ferry runs at night " * 3,
    "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='30'><text x='1 9 20' y='20'>Quay</text></svg>",
]


def test_lines_are_drawn_as_they_were_measured_with_the_glyphs_that_weasyprint_would_draw() -> None:
    command = [sys.executable, "-c", DRAWN]
    run = subprocess.run(command, input=json.dumps(_DRAWN_BODIES), capture_output=True, encoding="utf-8", check=True)
    made = [line.split(r"\n") for line in run.stdout.splitlines()]
    assert len(made) == 2 * len(_DRAWN_BODIES)
    for body, drawn, plain in zip(_DRAWN_BODIES, made, made[len(_DRAWN_BODIES) :], strict=False):
        assert drawn == plain, body


def test_words_below_an_anchor_have_the_style_of_those_below_another_and_each_anchor_is_there() -> None:
    from pipeline.render.pdf.weasy import HTML

    words = "".join(f"<div id=d{number} lang=en><p>The ferry runs.</div>" for number in range(5))
    document = HTML(string=f"<style>p::before {{ content: '-' }}</style>{words}<div id=e lang=de><p>Ja.").render()
    styles: dict[str, set[int]] = {}
    for box in document.pages[0]._page_box.descendants():
        styles.setdefault(box.element_tag, set()).add(id(box.style))
    assert len(styles["p::before"]) <= 2 * 2  # in each language that of the part, and that of the text in it
    assert len(styles["p"]) <= 2 * 3
    assert document.pages[0].anchors.keys() == {"d0", "d1", "d2", "d3", "d4", "e"}


LET_GO = """
import gc, weakref
from weasyprint import layout
made = []
begin = layout.LayoutContext.__init__
def noted(context, *more):
    begin(context, *more)
    made.append(weakref.ref(context))
layout.LayoutContext.__init__ = noted
from pipeline.render.pdf.weasy import HTML
gc.disable()
document = HTML(string="<p id=a>The ferry runs at night.<p><a href=#a>There</a>").render()
print(len(made), sum(one() is not None for one in made))
"""


def test_what_a_layout_needed_is_gone_with_it_though_no_garbage_is_collected() -> None:
    run = subprocess.run([sys.executable, "-c", LET_GO], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "0"]


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


NUMBERS = """
from pipeline.render.pdf.weasy import HTML
from weasyprint.layout import page
made = []
original = page.make_page
def counted(context, root, kind, resume, number, state):
    made.append(number)
    return original(context, root, kind, resume, number, state)
page.make_page = counted
def pages_made(figures, pages):
    made.clear()
    sheet = (f"@page {{ size: 10cm 8cm }} ul {{ font-variant-numeric: {figures} }} h2 {{ break-before: page }}"
             "a::after { content: leader(dotted) ' ' target-counter(attr(href), page) }")
    items = "".join(f"<li><a href='#h{number}'>Part {number}</a>" for number in range(1, pages + 1))
    parts = "".join(f"<h2 id=h{number}>Part {number}</h2>" for number in range(1, pages + 1))
    HTML(string=f"<style>{sheet}</style><ul>{items}</ul>{parts}").render()
    return len(made)
print(pages_made("tabular-nums", 5), pages_made("tabular-nums", 9))
"""


def test_pages_are_laid_out_again_for_the_numbers_that_they_name_only_if_one_has_another_width() -> None:
    run = subprocess.run([sys.executable, "-c", NUMBERS], capture_output=True, text=True, check=True)
    few, many = map(int, run.stdout.split())
    assert few == 1 + 5
    assert many > 1 + 9


STREAMS = """
import zlib
made = []
original = zlib.compressobj
def counted(*arguments, **options):
    made.append(1)
    return original(*arguments, **options)
zlib.compressobj = counted
from pipeline.render.pdf.weasy import HTML
from pipeline.render.pdf import archiving
data = HTML(string="<p>The ferry runs at night.").write_pdf(pdf_variant=archiving.VARIANT, pdf_identifier=b"a")
print(data.count(b"/FlateDecode"), len(made))
"""


def test_each_stream_is_compressed_once() -> None:
    run = subprocess.run([sys.executable, "-c", STREAMS], capture_output=True, text=True, check=True)
    streams, made = map(int, run.stdout.split())
    assert streams == made > 2


LEAN = """
from pipeline.render.pdf.weasy import HTML
def glyphs():
    return sum("pango_layout" in box.__dict__ for page in document.pages for box in page._page_box.descendants())
document = HTML(string="<p>The ferry runs at night. " * 9).render()
before, kept = document.write_pdf(pdf_variant="pdf/ua-1"), glyphs()
for page in document.pages:
    page.is_drawn_once = True
print(document.write_pdf(pdf_variant="pdf/ua-1") == before, kept, glyphs())
"""


def test_a_page_that_was_drawn_holds_no_glyphs() -> None:
    run = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=True)
    same, *numbers = run.stdout.split()
    before, after = map(int, numbers)
    assert same == "True"
    assert before > after == 0


class Box:
    """A box that counts how often it is asked whether it is in the flow."""

    asked = 0

    def __init__(self, page: str, kind: str = "in flow", *children: Box) -> None:
        self.style, self.kind, self.children = {"page": page}, kind, children

    def is_in_normal_flow(self) -> bool:
        Box.asked += 1
        return self.kind == "in flow"

    def is_floated(self) -> bool:
        return self.kind == "floats"

    def page_values(self) -> tuple[str, str]:
        """As CSS Fragmentation 4 says: those of the first and the last child that take part, else its own."""
        taking_part = [child for child in self.children if child.kind != "absolute"]
        if not taking_part:
            return self.style["page"], self.style["page"]
        first, last = taking_part[0].page_values()[0], taking_part[-1].page_values()[1]
        return first or self.style["page"], last or self.style["page"]


class Quick(Box):
    page_values = from_both_ends(Box.page_values)


class Table(Quick):
    """Its rows are no affair of the page."""

    def page_values(self) -> tuple[str, str]:
        return self.style["page"], self.style["page"]


def grown(chance: random.Random, kinds: tuple[type[Box], ...], depth: int) -> Box:
    """A tree of boxes; the same for the same chance, of any kinds."""
    kind = kinds[chance.random() < 0.1]
    page, flow = chance.choice(("", "", "wide", "narrow")), chance.choice(("in flow", "in flow", "floats", "absolute"))
    children = (
        () if kind is kinds[1] else tuple(grown(chance, kinds, depth - 1) for _ in range(chance.randint(0, depth)))
    )
    return kind(page, flow, *children)


class PlainTable(Box):
    def page_values(self) -> tuple[str, str]:
        return self.style["page"], self.style["page"]


@all_rows("seed", range(40))
def test_the_named_pages_of_a_box_are_found_from_both_ends(seed: int) -> None:
    quick = grown(random.Random(seed), (Quick, Table), 5)
    assert quick.page_values() == grown(random.Random(seed), (Box, PlainTable), 5).page_values()


def test_a_thousand_children_are_not_asked_for_the_named_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Box, "asked", 0)
    assert Quick("wide", "in flow", *(Quick("") for _ in range(1000))).page_values() == ("wide", "wide")
    assert Box.asked < 5


class Placed:
    """A box with the values of two properties."""

    def __init__(self, floated: str, position: str | tuple[str, str]) -> None:
        self.style = {"float": floated, "position": position}


@all_rows("floated", ["none", "left", "right", "inline-start", "inline-end", "footnote"])
@all_rows("position", ["static", "relative", "absolute", "fixed", ("running()", "head"), ("note()", "sides")])
def test_a_box_is_in_the_flow_as_css_says(floated: str, position: str | tuple[str, str]) -> None:
    is_in_flow = floated == "none" and position in ("static", "relative")
    assert by_two_values(lambda _: None)(Placed(floated, position)) == is_in_flow


def test_all_that_is_in_a_box_is_listed_as_weasyprint_lists_it() -> None:
    from weasyprint.formatting_structure.boxes import Box, InlineBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    def plain(box: Box, placeholders: bool = False) -> Iterator[Any]:  # before it was replaced
        yield box
        for child in box.children:
            if placeholders or isinstance(child, Box):
                yield from plain(child if isinstance(child, Box) else child._box, placeholders)
            else:
                yield child

    def box(*children: Any) -> Any:
        made = InlineBox("i", None, None, ())
        made.children = children
        return made

    tree = box(box(box(), box()), AbsolutePlaceholder(box(box(), AbsolutePlaceholder(box()))), box(box(box())))
    listed = by_one_loop(plain)
    for placeholders in (False, True):
        assert [*map(id, listed(tree, placeholders))] == [*map(id, plain(tree, placeholders))]
    assert len([*listed(tree, True)]) == 10


@pytest.mark.parametrize(
    "rules",
    [
        "p { display: list-item }",
        "i { float : footnote }",
        "a::footnote-call { x: y }",
        "b::marker {}",
        "li { list-style: inside Upper-Roman }",
        "@page { @top-left { content: counter(page, lower-roman) } }",
        "a::after { content: target-counter(attr(href), page, lower-alpha) }",
    ],
)
def test_notes_lists_and_numbers_of_a_theme_need_all_styles(rules: str) -> None:
    assert not agent_sheets.is_plain(rules)
    assert agent_sheets.is_plain(
        "p { color: red; font: 9pt 'Noto Serif Thai', \"Noto Hebrew\" } .endnotes { margin: 0 }"
    )


@pytest.mark.parametrize("page", ["<p><input value='x'/></p>", "<ul style='list-style-type: hebrew'><li>One</li></ul>"])
def test_forms_and_styles_of_a_page_need_all_styles(page: str) -> None:
    assert not agent_sheets.is_plain_page(page)
    assert agent_sheets.is_plain_page("<p style='color: red'>The Hebrew inputs of a form, list-style: thai.</p>")


AGENT = """
import hashlib, sys
if sys.argv[1] == "plain":
    from weasyprint import HTML
    places = [HTML._ua_stylesheets, HTML._ua_counter_style, HTML._ph_stylesheets]
from pipeline.render.pdf import weasy
if sys.argv[1] == "plain":
    HTML._ua_stylesheets, HTML._ua_counter_style, HTML._ph_stylesheets = places
words = (
    "<html lang='en'><body><h1>Two</h1><q>one</q><ol style='list-style: lower-greek'><li>a</li></ol><ul><li>b</li></ul>"
    "<table border='3'><tr><td bgcolor='red'>c</td></tr></table><input value='d'/><select><option>e</option></select>"
    "<p>f<span style='float: footnote'>g</span></p></body></html>"
)
for wanted in ({}, {"presentational_hints": True}, {"pdf_forms": True}):
    page = weasy.HTML(string=words)
    print(hashlib.sha256(page.write_pdf(pdf_identifier=b"same", **wanted)).hexdigest())
"""


def test_styles_of_the_user_agent_that_are_read_later_are_the_same() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", AGENT, way], capture_output=True, text=True, check=True).stdout
        for way in ("plain", "short")
    ]
    assert runs[0] == runs[1]
    assert len(set(runs[0].split())) == 3


def test_a_line_that_was_broken_is_not_broken_again() -> None:
    run = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, check=True)
    asked, different, made = map(int, run.stdout.split())
    assert asked > 2 * different
    assert made < asked


def test_what_a_line_depends_on_is_what_weasyprint_asks_of_its_style() -> None:
    from weasyprint.text import line_break

    from pipeline.render.pdf.shortcuts import line_shortcuts

    asked = re.findall(r"style\[\s*'(\w+)'\s*\]", Path(line_break.__file__).read_text(encoding="utf-8"))
    assert set(asked) == set(line_shortcuts._OF_A_LINE)


CUT = r"""
import json, sys
from weasyprint.layout import inline
next_line = inline.get_next_linebox
from pipeline.render.pdf.shortcuts import line_shortcuts
from pipeline.render.pdf.weasy import HTML, line_break
from pipeline.render.pdf.shortcuts.whole_paragraphs import Cutting
letters, cut = [], []
set_text, line = line_break.Layout.set_text, Cutting.line
def noted(layout, text, justify=False):
    letters.append(len(text))
    return set_text(layout, text, justify)
def counted(cutting, *asked):
    found = line(cutting, *asked)
    cut.append(found is not None)
    return found
line_break.Layout.set_text = noted
bodies = json.load(sys.stdin)
def lines(body):
    letters.clear()
    cut.clear()
    line_shortcuts.forget()
    widths = "".join(f"<div style='width: {width}px'>{body}</div>" for width in range(60, 460, 37))
    pages = HTML(string=f"<html lang=en><style>*{{hyphens: auto; hyphenate-limit-zone: 18%}}</style>{widths}").render()
    made = []
    for box in (box for page in pages.pages for box in page._page_box.descendants()):
        if type(box).__name__ in ("LineBox", "BlockBox"):
            made.append((box.position_x, box.position_y, box.width, box.height, getattr(box, "baseline", 0)))
        if layout := getattr(box, "pango_layout", None):
            glyphs = [(run.glyphs, run.widths, run.begins) for run in layout.__dict__.get("runs") or ()]
            made.append((box.text, box.position_x, box.position_y, box.width, box.height, box.baseline, glyphs))
    return made, sum(cut), sum(letters)
Cutting.line = counted
short = list(map(lines, bodies))
Cutting.line = lambda *asked: None
inline.get_next_linebox = next_line
for (made, cuts, few), (plain, _, many) in zip(short, map(lines, bodies)):
    print(made == plain, cuts, few, many)
"""
_WORDS = "The ferryman waits for AVA — and for nobody else: efficient; “often”, he says, “till 4\u00a0p.m.” "
_PARAGRAPHS = {
    "a float": f"<p><span style='float: left; width: 20px'>Q.</span>{_WORDS * 2}<p style='text-indent: 9px'>{_WORDS}",
    "other edges": f"<p align=right>{_WORDS}<center>{_WORDS}</center><p dir=rtl>{_WORDS}<pre>{_WORDS}</pre> <p> </p>",
    "heights": f"<p style='line-height: 9px; font-size: 20px'>{_WORDS}<p>{_WORDS}<sup>high</sup>, <sub>low</sub><br>on",
    "first letters": f"<style>p::first-letter {{ font-size: 30px }}</style><p>{_WORDS}<div>{_WORDS}</div>",
    "words": f"<p>{_WORDS * 4}",
    "dashes": "<p>A well-known man-of-war—so they say—was off-shore for a twenty-four-hour test. " * 3,
    "long words": "<p>Incomprehensibilities notwithstanding, internationalisation hydroelectricity",
    "inline parts": f"<p>{_WORDS}<b>bold words, some of them</b> and <i>{_WORDS}</i>(<a href='#x'>a link</a>)",
    "joined": "<p>Ha\u2060nna Mü\u2060ller and the St\u2060okes\u00a0of Þórs\u2060höfn met Łu\u2060kasz in Kraków.",
    "letters of others": "<p>Иван ждёт парома у причала, а пекари — нет; 渡船 が 待つ, שלום לכולם now",
    "signs": "<p>one\u00adtwo three\u200bfour five\u2009six seven\u3000eight nine ten eleven twelve",
    "old figures": f"<p style='font-variant-numeric: oldstyle-nums; text-align: justify'>In 1998, 1 in 10 {_WORDS}",
}


def test_lines_that_are_cut_from_a_paragraph_are_those_that_weasyprint_breaks() -> None:
    bodies = [*_PARAGRAPHS.values(), _PARAGRAPHS["words"] * 9]
    command = [sys.executable, "-c", CUT]
    run = subprocess.run(command, input=json.dumps(bodies), capture_output=True, encoding="utf-8", check=True)
    rows = [row.split() for row in run.stdout.splitlines()]
    assert dict(zip(_PARAGRAPHS, (same for same, *_ in rows), strict=False)) == dict.fromkeys(_PARAGRAPHS, "True")
    # Pango shapes a paragraph once, and not each line several times.
    _, cut, few, many = rows[-1]
    assert int(cut) > 100
    assert int(few) < int(many) / 2


COUNTED = """
import sys
from pipeline.disk import precompiled
precompiled.install()
from weasyprint.text import line_break
asked = []
original = line_break.Layout.set_text
def counted(layout, text, justify=False):
    asked.append(text)
    return original(layout, text, justify)
line_break.Layout.set_text = counted
"""


AGAIN = (
    COUNTED
    + """
from pipeline.render.pdf.shortcuts import line_shortcuts
from pipeline.render.pdf.weasy import HTML, FontConfiguration
def lines(words, size, files, machine=None):
    asked.clear()
    fonts = FontConfiguration()
    fonts.font_files = files
    line_shortcuts.begin()
    if machine:
        line_shortcuts.forget()
    text = "".join(f"<div>{number}. The ferry runs at night, and the bakers wait for it.{words * (number == 7)}"
                   for number in range(20))
    style = f"<style>@page {{ size: 6cm 20cm }} div {{ font-size: {size} }}</style>"
    HTML(string=style + text).render(font_config=fonts)
    return len(asked) - asked.count(" ")  # which tells the height of a line
print(lines("", "9pt", "a"), lines("", "9pt", "a"), lines(" And so on.", "9pt", "a"), lines("", "9.5pt", "a"),
      lines("", "9.5pt", "b"), lines("", "9.5pt", "b", "other fonts"))
line_shortcuts._MOST_KEPT = 500
print(lines("", "9.5pt", "b"), lines("", "9.5pt", "c"), lines("", "9.5pt", "c"))
"""
)


def test_only_lines_that_changed_since_the_document_before_are_broken_anew() -> None:
    run = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True)
    first, same, longer, larger, other, installed, _, long, again = map(int, run.stdout.split())
    assert first > 20
    assert same == 0
    assert 0 < longer < first / 2  # those of one paragraph
    assert first >= larger == other == installed > 20
    assert long == again >= larger  # of a long document no line is kept


SAME = (
    COUNTED
    + """
from pathlib import Path
from pipeline.disk.source_files import Text
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing, sheets
from pipeline.render.theme import load
from pipeline.run.analyse import understand
from pipeline.settings.options import Options
source = Text("a.txt", "a", Path(sys.argv[1]).read_bytes(), "a.txt")
page = lay_out(understand(source, Options(("pdf",), "brief")).briefing, load("brief"), ledger_name=None)
for _ in range(2):
    asked.clear()
    printing.laid_out(page, load("brief"), *sheets.sheets_of(page, load("brief")))
    print(len([text for text in asked if len(text) > 20]))
"""
)


def test_no_line_of_a_text_that_is_laid_out_in_several_ways_is_broken_again_next_time(sample: Path) -> None:
    run = subprocess.run([sys.executable, "-c", SAME, sample], capture_output=True, text=True, check=True)
    first, again = map(int, run.stdout.split())
    assert first > 100
    assert again == 0


AFTER = """
import hashlib, sys
from pipeline.disk import precompiled
precompiled.install()
from datetime import UTC, datetime
from pathlib import Path
from pipeline.disk.source_files import Text
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.theme import load
from pipeline.run.analyse import understand
from pipeline.settings.options import Options
words = Path(sys.argv[1]).read_text(encoding="utf-8")
for text in (words, words.replace("the doors first.", "the doors first, as ever."))[int(sys.argv[2]):]:
    source = Text("a.txt", "a", text.encode(), "a.txt")
    page = lay_out(understand(source, Options(("pdf",), "brief")).briefing, load("brief"), ledger_name=None)
    made = printing.print_page(page, load("brief"), "x.pdf", stamp=datetime(2026, 1, 1, tzinfo=UTC))
print(hashlib.sha256(made.data).hexdigest())
"""


def test_a_text_that_was_printed_before_it_was_changed_has_the_same_bytes(sample: Path) -> None:
    runs = [
        subprocess.run([sys.executable, "-c", AFTER, sample, begin], capture_output=True, text=True, check=True)
        for begin in ("0", "1")
    ]
    assert runs[0].stdout == runs[1].stdout


def test_counters_are_copied_as_python_copies_them() -> None:
    values = [0, {"page": [3], "pages": [0]}, [{"page"}, set()], [["wide", 2, None], [("a", 1), 0.5, {1: [2]}]]]
    plain = of_plain_values(deepcopy)(values)
    assert plain == values
    values[1]["page"].append(4)
    values[2][0].add("pages")
    values[3][1][2][1].append(3)
    assert plain == [0, {"page": [3], "pages": [0]}, [{"page"}, set()], [["wide", 2, None], [("a", 1), 0.5, {1: [2]}]]]


def test_values_of_a_pdf_are_written_as_pydyf_writes_them() -> None:
    import pydyf

    objects = (pydyf.String("a(b"), pydyf.Array([1, "x", pydyf.Dictionary({"K": 2.5})]), pydyf.Stream([b"q", 1]))
    for item in (b"raw", "text", True, 12, -3, 2.5, *objects):
        plain = item if isinstance(item, bytes) else str(item).encode("ascii")
        assert pydyf._to_bytes(item) == (item.data if isinstance(item, pydyf.Object) else plain)
    with pytest.raises(UnicodeEncodeError):
        pydyf._to_bytes("\u00e9")
