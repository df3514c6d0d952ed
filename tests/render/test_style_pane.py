"""Word's lists of styles: an editor sees what a text is written with, and none of the apparatus."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from lxml import etree

from pipeline.model import Page
from pipeline.render.theme import Theme, load
from pipeline.render.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def styles(page: Page, theme: Theme, stamp: datetime) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        return list(etree.fromstring(package.read("word/styles.xml")).iter(f"{W}style"))


def name_of(style: Any) -> str:
    return str(style.find(f"{W}name").get(f"{W}val"))


def test_an_editor_sees_the_styles_of_a_text_in_their_order(page: Page, theme: Theme, stamp: datetime) -> None:
    shown = [style for style in styles(page, theme, stamp) if style.find(f"{W}semiHidden") is None]
    shown.sort(key=lambda style: int(style.find(f"{W}uiPriority").get(f"{W}val")))
    assert [name_of(style).lower() for style in shown] == [name.lower() for name in theme.word["pane"]]
    assert len(shown) < 20
    assert all(style.find(f"{W}qFormat") is not None for style in shown)


def test_what_is_hidden_comes_last_and_is_no_quick_style(page: Page, theme: Theme, stamp: datetime) -> None:
    hidden = [style for style in styles(page, theme, stamp) if style.find(f"{W}semiHidden") is not None]
    assert {style.find(f"{W}uiPriority").get(f"{W}val") for style in hidden} == {"99"}
    assert not any(style.find(f"{W}qFormat") is not None for style in hidden)
    assert {"Table Text Kept", "Glance Entry Middle"} <= {name_of(style) for style in hidden}


def test_each_theme_shows_only_styles_that_it_has() -> None:
    for name in ("brief", "newsroom", "academic"):
        word = load(name).word
        assert set(word["pane"]) <= set(word["styles"])
