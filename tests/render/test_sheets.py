"""The rules of a theme, and its fonts where they are, are read once in a process."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from pipeline.model import Page
from pipeline.render.pdf import sheets
from pipeline.render.theme import Theme, load
from pipeline.render.theme.fonts import Face

PAGE = Page("<html><body><p>The ferry runs.</p></body></html>", "Boats", "en")


@pytest.fixture
def theme() -> Theme:
    return load("brief")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The style sheets that are read."""
    texts: list[str] = []
    original = sheets.CSS

    def counted(*, string: str, **more: Any) -> Any:
        texts.append(string)
        return original(string=string, **more)

    monkeypatch.setattr(sheets, "CSS", counted)
    sheets._read.cache_clear()
    sheets.forget()
    return texts


def test_rules_and_fonts_that_were_prepared_are_not_read_again(theme: Theme, read: list[str]) -> None:
    sheets.prepare(theme, "")
    assert [text.count("@font-face") > 0 for text in read] == [False, True]
    first, rules = sheets.sheets_of(PAGE, theme)
    again, _ = sheets.sheets_of(replace(PAGE, xhtml=PAGE.xhtml.replace("runs", "waits")), theme)
    assert first is again
    assert len(rules) == 1
    assert len(read) == 2


def test_the_fonts_of_a_theme_are_not_copied(theme: Theme) -> None:
    fonts, _ = sheets.sheets_of(PAGE, theme)
    assert fonts._folder is None


def test_other_letters_need_other_fonts(theme: Theme, read: list[str]) -> None:
    sheets.prepare(theme, "")
    arabic, _ = sheets.sheets_of(replace(PAGE, xhtml=PAGE.xhtml.replace("ferry", "عبارة")), theme)
    assert arabic is not sheets.sheets_of(PAGE, theme)[0]
    assert len(read) == 3


def test_fonts_are_read_again_when_a_file_has_changed(theme: Theme, tmp_path: Path) -> None:
    own = with_faces(theme, tmp_path / "a.ttf", theme.faces[0].path.read_bytes())
    first, _ = sheets.sheets_of(PAGE, own)
    assert sheets.sheets_of(PAGE, own)[0] is first
    os.utime(own.faces[0].path, (1, 1))
    assert sheets.sheets_of(PAGE, own)[0] is not first


FORKED = """
import os, signal
from datetime import UTC, datetime
from pipeline.model import Page
from pipeline.render.pdf import printing
from pipeline.render.theme import load
def printed(words):
    page = Page(f"<html><body><p>{words}</p></body></html>", "Boats", "en")
    return printing.print_page(page, load("brief"), "x.pdf", stamp=datetime(2026, 1, 1, tzinfo=UTC)).data
first = printed("The ferry runs.")
child = os.fork()
if child == 0:
    signal.alarm(40)
    printed("<em>The</em> <b>ferry</b> <sup>runs</sup>")  # fonts that the parent has not looked for
    printed("\u6e21\u8239 \u0645\u0631\u062d\u0628\u0627")
    os._exit(printed("The ferry runs.") != first)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not forked")
def test_a_process_that_was_forked_after_printing_prints_with_fonts_of_its_own() -> None:
    run = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, check=True)
    assert run.stdout == "0\n"


def with_faces(theme: Theme, path: Path, data: bytes, *more: Face) -> Theme:
    path.write_bytes(data)
    return replace(theme, faces=(replace(theme.faces[0], path=path), *more))


def test_a_compressed_font_is_copied_for_each_document_and_the_copy_removed(theme: Theme, tmp_path: Path) -> None:
    font = TTFont(theme.faces[0].path)
    font.flavor = "woff"
    font.save(tmp_path / "whole.woff")
    own = with_faces(theme, tmp_path / "a.woff", (tmp_path / "whole.woff").read_bytes())
    first, _ = sheets.sheets_of(PAGE, own)
    assert sheets.sheets_of(PAGE, own)[0] is not first
    folder = first._folder
    assert len(list(folder.iterdir())) == 1
    first.__del__()
    assert not folder.exists()


def test_a_file_that_holds_two_faces_is_copied_for_the_second(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    light, bold = (replace(theme.faces[0], weight=weight, path=path) for weight in ("300", "700"))
    own = replace(with_faces(theme, path, theme.faces[0].path.read_bytes()), faces=(light, bold))
    fonts, _ = sheets.sheets_of(PAGE, own)
    assert len(list(fonts._folder.iterdir())) == 1
    fonts.__del__()


def test_rules_from_right_to_left_are_others(theme: Theme, read: list[str]) -> None:
    sheets.prepare(theme, "en")
    sheets.prepare(theme, "ar")
    assert len({text for text in read if "@font-face" not in text}) == 2


def test_rules_with_fonts_of_their_own_are_read_for_each_document(theme: Theme, read: list[str]) -> None:
    own = replace(
        theme, sheets=theme.sheets | {"paged": "@font-face { font-family: X; src: url(data:,) } p { color: red }"}
    )
    sheets.prepare(own, "en")
    assert read == []
    for _ in range(2):
        sheets.sheets_of(PAGE, own)[0].__del__()
    assert len(read) == 4
