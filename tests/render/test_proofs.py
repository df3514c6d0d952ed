"""Proofs: the same page breaks as the PDF, page numbers that are right at once, and one page drawn at a time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.disk.source_files import Text
from pipeline.model import Page
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load
from pipeline.run.analyse import understand
from pipeline.settings.options import Options

pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("brief")


def page_of(sample: Path, theme: Theme, longer: int = 0) -> Page:
    """The page of the sample, with some words more in its first answer."""
    words = sample.read_text(encoding="utf-8").replace("the doors first.", "the doors first." + " And so on." * longer)
    text = Text("a.txt", "a", words.encode(), "a.txt")
    return lay_out(understand(text, Options(("pdf",), "brief")).briefing, theme, ledger_name=None)


def rounds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The index of each page, each time it is laid out for its numbers, and not for better ends of pages."""
    from weasyprint.layout import page as module

    from pipeline.render.pdf import printing

    monkeypatch.setattr(printing, "with_better_ends", lambda _, made, rules: (made(rules), rules))

    made: list[int] = []
    original = module.remake_page

    def counted(index: int, *more: Any) -> Any:
        made.append(index)
        return original(index, *more)

    monkeypatch.setattr(module, "remake_page", counted)
    return made


def pages_named_on(document: Any) -> list[str]:
    """The page numbers that the contents and the recommendations name."""
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [box.text for box in boxes if box.element_tag == "a::after" and getattr(box, "text", "").strip()]


def test_a_proof_has_the_page_breaks_and_the_page_numbers_of_the_pdf(sample: Path, theme: Theme) -> None:
    from pipeline.render.pdf import printing, sheets
    from pipeline.render.pdf.pagination import page_breaks

    last_time = printing.LastTime()
    for longer in (0, 0, 400):  # the numbers of the last time are right, then wrong, and so on
        page = page_of(sample, theme, longer)
        plain = printing.laid_out(page, theme, *sheets.sheets_of(page, theme))
        proof = printing.laid_out(page, theme, *sheets.sheets_of(page, theme), last_time)
        assert page_breaks(proof) == page_breaks(plain)
        assert pages_named_on(proof) == pages_named_on(plain)
        assert len(proof.pages) == len(plain.pages)


def test_with_the_page_numbers_of_the_last_time_each_page_is_laid_out_once(
    sample: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.render.pdf.proofs import Proofs

    proofs, made = Proofs(), rounds(monkeypatch)
    proofs.lay_out("1", "a", page_of(sample, theme, 3000), theme)
    assert len(proofs.sizes("1")) > 9  # so that numbers are wider than the zeros in their place
    first = len(made)
    made.clear()
    proofs.lay_out("2", "a", page_of(sample, theme, 3002), theme)
    assert made == list(range(len(proofs.sizes("2"))))
    assert len(made) < first


@pytest.mark.parametrize(("longer", "twice"), [(0, False), (3000, True)])
def test_only_pages_that_name_pages_above_nine_are_laid_out_twice(
    sample: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch, longer: int, twice: bool
) -> None:
    from pipeline.render.pdf import printing

    made, stamp = rounds(monkeypatch), datetime(2026, 1, 1, tzinfo=UTC)
    document = printing._document(page_of(sample, theme, longer), theme, stamp)
    named = [pages_named_on(document.copy([page])) for page in document.pages]
    wide = [number for number, names in enumerate(named) if any(re.search("[0-9]{2}", name) for name in names)]
    assert any(named)
    assert bool(wide) == twice
    assert made == [*range(len(document.pages)), *wide]


def test_a_proof_tells_where_each_paragraph_is_and_draws_one_page(sample: Path, theme: Theme) -> None:
    from pipeline.render.pdf.proofs import Proofs

    proofs = Proofs(most=1)
    proofs.lay_out("1", "a", page_of(sample, theme), theme)
    spots = {name: (page, top) for name, page, top in proofs.spots("1")}
    assert spots["x1"] < spots["x2"] < spots["x11"]
    assert all(0 <= top <= 1 for _, top in spots.values())
    assert sum(name.startswith("b") and name[1:].isdecimal() for name in spots) > 20
    assert [round(edge) for edge in proofs.sizes("1")[0]] == [595, 842]
    picture = proofs.picture("1", 2, 1.0)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert proofs.picture("1", 99, 1.0) is None
    proofs.lay_out("2", "b", page_of(sample, theme), theme)
    assert proofs.picture("1", 2, 1.0) is None


def numbers_at_the_foot(document: Any) -> list[str]:
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [box.text for box in boxes if "\u2009/\u2009" in getattr(box, "text", "")]


def test_a_proof_that_ends_early_leaves_its_number_of_pages_to_no_other(sample: Path, theme: Theme) -> None:
    from pipeline.render.pdf.proofs import Proofs

    proofs = Proofs()
    proofs.lay_out("1", "a", page_of(sample, theme), theme)
    count = len(proofs.sizes("1"))
    proofs.lay_out("2", "a", page_of(sample, theme, 1), theme, reached=lambda index: index == 1)
    assert numbers_at_the_foot(proofs._documents["2"]) == [f"{page}\u2009/\u2009{count}" for page in (1, 2)]
    short = Page(page_of(sample, theme).xhtml.split("<main")[0] + "</body></html>", "Short", "en")
    proofs.lay_out("3", "b", short, theme)
    assert numbers_at_the_foot(proofs._documents["3"]) == ["1\u2009/\u20091"]
