"""Slips in a style sheet: each with its line, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.render.theme.css_slips import css_slips


@pytest.mark.parametrize(
    ("css", "line", "said"),
    [
        ("h1 { color: red; }\nh2 { colr red }", 2, "neither a declaration nor a rule"),
        ("h1 { margin 0; color: red }", 1, "neither a declaration nor a rule"),
        ("@media print {\n h1 { color red }\n}", 2, "neither a declaration nor a rule"),
        ("h1 { color: }", 1, '"color" has no value'),
        ("h1 { a: b }}\nh2 { a: b }", 1, "this brace closes nothing"),
        ("h1 { a: b) }", 1, "this bracket closes nothing"),
        ("h1 { a: b };\nh2 { a: b }", 1, "this semicolon precedes a rule"),
        ("h1 { a: b }\nh2 { a: b;\np { a: b }", 2, "is not closed"),
        ("h1 { content: 'x\n; a: b }", 1, "a string has no end in its line"),
        ("h1 { a: url(x y) }", 1, "this is not an address"),
        ("}", 1, "this brace closes nothing"),
        ("h1", 1, "is not closed"),
    ],
)
def test_a_slip_is_told_with_its_line(css: str, line: int, said: str) -> None:
    [(at, sentence)] = css_slips(css)
    assert at == line
    assert said in sentence


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* a word */ h1 { color: red }",
        ":root { --empty:; --x: { a: b } }",
        "h1 { a: b;; }\n@page :first { @bottom-left { content: none } size: A4 }",
        "@media print { h1 { & em { a: b } } }",
        'p::before { content: "}"; background: url(data:image/png;base64,AA==) }',
    ],
)
def test_a_sound_style_sheet_has_no_slip(css: str) -> None:
    assert list(css_slips(css)) == []


def test_the_style_sheets_of_the_tool_have_no_slip(root: Path) -> None:
    sheets = sorted((root / "templates").rglob("*.css"))
    assert len(sheets) > 10
    assert [(sheet, *slip) for sheet in sheets for slip in css_slips(sheet.read_text(encoding="utf-8"))] == []
