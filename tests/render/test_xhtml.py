"""The XHTML: one file that needs no other, for a browser and for an e-book."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

import pytest
from lxml import etree

from pipeline.errors import UsageError
from pipeline.model import Block, Briefing, Page
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, available, load
from pipeline.render.writers import find, formats, xhtml

X = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def text(page: Page, theme: Theme, stamp: datetime) -> str:
    artifact = xhtml.write(page, theme, "harbour", stamp=stamp)
    assert (artifact.name, artifact.media_type, artifact.notes) == ("harbour.xhtml", "application/xhtml+xml", ())
    return artifact.data.decode()


def test_it_is_well_formed_and_needs_no_other_file(text: str) -> None:
    root = etree.fromstring(text.encode())
    assert not list(root.iter(f"{X}link", f"{X}script", f"{X}img"))
    style = root.findtext(f".//{X}style") or ""
    assert style.count("url(") == style.count('url("data:font/woff;base64,')
    assert "@import" not in style


def test_it_begins_with_a_link_past_the_front(text: str) -> None:
    root = etree.fromstring(text.encode())
    first = root.find(f"{X}body")[0]
    assert (first.tag, first.get("class"), first.text, first.get("href")) == (
        f"{X}a",
        "skip-link",
        "Skip to the text",
        "#text",
    )
    assert root.find(f".//{X}main").get("data-skip") is None


def test_it_has_a_dark_page_a_printed_page_and_a_narrow_one(text: str) -> None:
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert 'name="viewport"' in text


def test_it_says_when_it_was_made(text: str) -> None:
    assert '<meta name="dcterms.modified" content="2026-03-04T05:06:08Z"/>' in text


def test_words_that_look_like_the_page_itself_do_no_harm(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    words = '</head><body> data-skip="no" </main>'
    odd = replace(briefing, title=Block("t", "paragraph", words))
    data = xhtml.write(lay_out(odd, theme, ledger_name=None), theme, "x", stamp=stamp).data
    root = etree.fromstring(data)
    assert root.findtext(f".//{X}h1") == words
    assert root.find(f"{X}body")[0].text == "Skip to the text"


def test_the_formats_are_the_modules_and_an_unknown_one_has_a_suggestion() -> None:
    assert set(formats()) >= {"docx", "epub", "pdf", "html", "txt", "md"}
    assert find("html").FORMAT == "xhtml"
    with pytest.raises(UsageError) as caught:
        find("epud")
    assert caught.value.hint == "epub"


@pytest.mark.parametrize("name", formats())
def test_a_writer_says_what_it_writes(name: str) -> None:
    writer = find(name)
    assert {name, writer.FORMAT} <= {writer.FORMAT, "html"}  # a user's name for xhtml
    assert f"{writer.SUFFIX}.".startswith(f".{writer.FORMAT}.")  # a review copy is also a Word file: .review.docx
    assert "/" in writer.MEDIA_TYPE


@pytest.mark.parametrize("name", available())
@pytest.mark.parametrize("kind", ["reflow", "screen"])
def test_a_name_in_the_line_is_parted_from_the_words_by_a_sign(name: str, kind: Literal["reflow", "screen"]) -> None:
    rules = [rule for rule in load(name).css(kind).split("}") if ".question .speaker::after" in rule]
    assert rules and "content" in rules[-1]
