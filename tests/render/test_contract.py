"""The contract of the page: what strays is named, with the words around it."""

from __future__ import annotations

import pytest

from pipeline.errors import LayoutError
from pipeline.model import Page
from pipeline.render.page import contract

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'


def test_a_page_that_the_templates_make_keeps_the_contract(page: Page) -> None:
    contract.check(page.xhtml, [image.name for image in page.images])


def test_what_leads_to_the_web_or_shows_a_picture_of_the_text_keeps_it_too() -> None:
    body = (
        '<p><a href="https://x.example/">a</a> <a href="mailto:a@x.example">b</a> <img src="images/a.png" alt=""/></p>'
    )
    contract.check(PAGE.format(body), ["images/a.png"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p><blink>Look</blink></p>", "an element that the contract does not know: blink"),
        ('<p class="shout">Look</p>', "a class that the contract does not know: p.shout"),
        ('<p style="color: red">Look</p>', "an attribute that the contract does not know: p[style]"),
        ('<p onclick="x()">Look</p>', "an attribute that the contract does not know: p[onclick]"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "does not know: {http://www.w3.org/2000/svg}svg"),
        ('<p id="a">Look</p><p id="a">there</p>', "two elements of the page have the id 'a'"),
        ('<p><a href="#b">Look</a></p>', "a link leads to #b, which is not on the page"),
        ('<p><a href="javascript:look()">Look</a></p>', "the target of a link is not a web address: javascript:look()"),
        ('<p><a href="file:///etc/hosts">Look</a></p>', "the target of a link is not a web address: file:///etc/hosts"),
        ('<p><a href="boats.html">Look</a></p>', "the target of a link is not a web address: boats.html"),
        (
            '<p><img src="https://x.example/a.png" alt=""/></p>',
            "a picture that is not part of the document: https://x.ex",
        ),
        ('<link rel="stylesheet" href="https://x.example/a.css"/>', "the page loads an external file"),
    ],
)
def test_what_strays_is_an_error_that_names_it(body: str, said: str) -> None:
    with pytest.raises(LayoutError) as caught:
        contract.check(PAGE.format(body))
    assert said in caught.value.sentence
    assert caught.value.exit_code == 40


def test_the_place_holds_the_words_around() -> None:
    with pytest.raises(LayoutError) as caught:
        contract.check(PAGE.format("<p><blink>Look  at\nthis</blink></p>"))
    assert caught.value.place == 'line 1 of the page, at "Look at this"'


def test_a_page_that_is_no_xml_is_an_error_too() -> None:
    with pytest.raises(LayoutError, match="not well-formed"):
        contract.check(PAGE.format("<p>open"))


def test_an_entity_is_not_resolved() -> None:
    with pytest.raises(LayoutError):
        contract.check('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + PAGE.format("<p>&e;</p><q/>"))
