"""Images of saved pages: where they are, what is said of them, and headings that lead to their own page."""

from __future__ import annotations

import pytest

from pipeline.model import Block
from pipeline.read import read

FIRST = "The harbour was opened in the spring, and the first ships came in from the north with timber."
SECOND = "Nobody in the town had ever seen such amounts of timber, and nobody knew where to put it."
OWN = '<link rel="canonical" href="https://a.example/talks/harbour/">'


def blocks(body: str) -> list[Block]:
    html = f"<html><head>{OWN}</head><body><article>{body}<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    return [block for block in read(html.encode(), "a.html", language="en").blocks if block.kind != "aside"]


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("./The%20harbour_files/ship.jpg", "./The%20harbour_files/ship.jpg"),
        ("Hafen-Dateien/ship.jpg", "Hafen-Dateien/ship.jpg"),
        ("/img/ship.jpg", "https://a.example/img/ship.jpg"),
        ("ship.jpg", "https://a.example/talks/harbour/ship.jpg"),
        ("https://b.example/old_files/ship.jpg", "https://b.example/old_files/ship.jpg"),
    ],
)
def test_an_image_that_the_browser_saved_keeps_its_place_beside_the_page(source: str, href: str) -> None:
    made = blocks(f'<figure><img src="{source}"><figcaption>A ship in May</figcaption></figure>')
    [figure] = [block for block in made if block.kind == "figure"]
    assert [mark.href for mark in figure.marks] == [href]


def test_a_caption_of_wordpress_is_that_of_its_image_and_the_alternative_text_is_not_printed() -> None:
    made = blocks(
        '<div class="wp-caption"><a href="/x"><img src="/ship.jpg" alt="A ship at the quay"></a>'
        '<p class="wp-caption-text">The first ship, in May</p></div>'
    )
    figures = [block for block in made if block.kind == "figure"]
    assert [block.text for block in figures] == ["The first ship, in May"]
    assert [(mark.kind, mark.alt) for mark in figures[0].marks] == [("image", "A ship at the quay")]


def test_a_linked_caption_of_a_picture_without_a_figure_is_kept() -> None:
    opener, later = (
        f'<div class="text__photo text__photo--{name}"><a href="/pictures/{name}"><div class="text__photo__image">'
        f'<img src="/{name}.jpg"></div><div class="text__photo__desc">{caption}</div></a></div>'
        for name, caption in (("ship", "The first ship, in May"), ("quay", "The quay after the storm"))
    )
    title = '<h1 class="title">The harbour is open</h1>'
    made = blocks(f'{title}{opener}<div class="text__body"><p>{FIRST}</p>{later}<p>{SECOND}</p></div>')
    assert [block.text for block in made if block.kind == "figure"] == [
        "The first ship, in May",
        "The quay after the storm",
    ]


def test_a_headline_that_leads_to_its_own_page_is_no_link() -> None:
    made = blocks('<h1><a href="/talks/harbour">The harbour</a></h1>')
    headings = {block.text: block.marks for block in made if block.kind == "heading"}
    assert headings["The harbour"] == ()
