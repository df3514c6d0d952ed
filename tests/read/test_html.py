"""Saved pages: every word that a browser shows is read, and the text is separated from the page around it."""

from __future__ import annotations

import textwrap

import pytest
from growth import ALLOWED, growth
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import shown

from pipeline.clean import clean
from pipeline.errors import InputError
from pipeline.model import Block, RawDocument, stream
from pipeline.read import read

FIRST = "The harbour was opened in the spring, and the first ships came in from the north with timber."
SECOND = "Nobody in the town had ever seen such amounts of timber, and nobody knew where to put it."
MENU = "<nav><ul>" + "".join(f'<li><a href="/{n}">Topic {n}</a></li>' for n in range(9)) + "</ul></nav>"
TEASERS = "".join(
    f'<div><h3><a href="/t{n}">A headline that leads elsewhere, number {n}</a></h3>'
    "<p>A teaser is a sentence of some length, to be read before anybody clicks.</p></div>"
    for n in range(20)
)


def page(body: str, head: str = "") -> RawDocument:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html", language="en")


def text(raw: RawDocument) -> list[Block]:
    return [block for block in raw.blocks if block.kind != "aside"]


def test_a_table_of_turns_may_begin_with_a_short_row() -> None:
    rows = ["<td>00:01</td><td>ADA REED:</td>"] + [
        f"<td>00:0{n}</td><td>{name}:</td><td>It was {n}.</td>" for n, name in enumerate(["BO MAY", "ADA REED"] * 2, 2)
    ]
    raw = page("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    assert [block.text for block in raw.blocks][:2] == ["00:01 ADA REED:", "BO MAY: 00:02\nIt was 2."]


def test_an_address_is_read_over_the_breaks_in_it() -> None:
    door = "https://www.google.com/url?q=https://mill.example/%0Aa&amp;sa=D"
    [block] = page(f'<p>See <a href="https://mill.example/a&#10;b">it</a> or <a href="{door}">that</a>.</p>').blocks
    assert shown(block) == [("link", "it", "https://mill.example/ab"), ("link", "that", "https://mill.example/a")]


def test_the_text_is_told_from_menu_teasers_comments_and_footer() -> None:
    raw = page(
        f"{MENU}<h1>A talk at the harbour</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>{TEASERS}"
        f'<div id="comments"><p>{FIRST.replace("harbour", "comment")}</p></div><footer><p>{SECOND}</p></footer>'
    )
    assert [block.text for block in text(raw)] == ["A talk at the harbour", FIRST, SECOND]
    assert raw.notes == ()


def test_stars_that_a_form_left_in_a_page_are_bold_and_links_stay_where_they_were() -> None:
    turns = "".join(
        f'<p>**Who came {n}?** Ask <a href="https://mill.example/">the mill</a>. {FIRST}</p>' for n in "abc"
    )
    [first, *_] = text(page(f"<article>{turns}</article>"))
    assert first.text == f"Who came a? Ask the mill. {FIRST}"
    assert shown(first) == [("strong", "Who came a?", None), ("link", "the mill", "https://mill.example/")]


def test_lines_broken_at_one_width_are_joined_and_addresses_are_not() -> None:
    wrapped = "<br>".join(textwrap.wrap(f"{FIRST} {SECOND} " * 4, 80))
    cleaned = clean(page(f"<p>{wrapped}<br><br>Harbour office<br>Quay 4</p>"))
    assert [block.text for block in cleaned.blocks] == [
        f"{FIRST} {SECOND} " * 3 + f"{FIRST} {SECOND}",
        "Harbour office\nQuay 4",
    ]


def test_answers_that_are_quotations_throughout_are_paragraphs_and_a_quotation_among_them_is_one() -> None:
    turns = [f"<h3>Who came {n}?</h3><blockquote><p>{FIRST}</p></blockquote>" for n in "abc"]
    assert [block.kind for block in page("".join(turns)).blocks] == ["heading", "paragraph"] * 3
    assert [block.kind for block in page("".join(turns[:2])).blocks] == ["heading", "quote"] * 2
    mixed = page("".join(turn.replace("<blockquote>", f"<p>{SECOND}</p><blockquote>") for turn in turns))
    assert [block.kind for block in mixed.blocks] == ["heading", "paragraph", "quote"] * 3


@pytest.mark.parametrize("opening", [1, 12])
def test_parts_of_one_name_that_hold_much_of_the_text_stay_long_and_short(opening: int) -> None:
    answers = (f"{FIRST} " * 6, "Never.", f"{SECOND} " * 5, "I mend the gates.", f"{FIRST} " * 4)
    parts = "".join(
        f'<div class="sidebar-article"><h3>What came {n}?</h3><p>{a}</p></div>' for n, a in enumerate(answers)
    )
    raw = page(f"{MENU}<main><h1>The keeper</h1><p>{FIRST * opening}</p>{parts}</main><footer><p>Contact</p></footer>")
    kept = [block.text for block in text(raw)]
    assert {*map(str.strip, answers), *(f"What came {n}?" for n in range(5))} <= set(kept)
    assert "Contact" not in kept


def test_what_stands_around_the_text_is_kept_as_asides_and_goes_through_the_ledger() -> None:
    raw = page(f"{MENU}<article><p>{FIRST}</p><p>{SECOND}</p></article>")
    assert [block.text for block in raw.blocks if block.kind == "aside"] == [f"Topic {n}" for n in range(9)]
    document = clean(raw)
    assert [block.text for block in document.blocks] == [FIRST, SECOND]
    assert {edit.before for edit in document.ledger.edits if edit.rule == "outside-the-text"} == {
        f"Topic {n}" for n in range(9)
    }


@pytest.mark.parametrize(
    "turns",
    [
        "<div><b>Q:</b> Was it good?</div><div><b>A:</b> It was.</div>" * 20,
        "<div><span>Ada</span><p>Was it good?</p></div><div><span>Ben</span><p>No.</p></div>" * 20,
        "<dl>" + "<dt>Was it good?</dt><dd>It was a good year for all of us.</dd>" * 20 + "</dl>",
        "<p>" + "Was it good?<br><br>It was a good year for all of us.<br><br>" * 20 + "</p>",
        "<table>" + "<tr><td>Ada Reed</td><td>It was a good year for all of us.</td></tr>" * 20 + "</table>",
        "<section><h2>How did it begin?</h2><p>No.</p></section>" * 20,
    ],
    ids=["divisions", "names", "definitions", "breaks", "table", "sections"],
)
def test_short_turns_are_text_however_they_are_laid_out(turns: str) -> None:
    raw = page(f"{MENU}<h1>A talk</h1><div>{turns}</div>")
    asides = {block.text for block in raw.blocks if block.kind == "aside"}
    assert asides == {f"Topic {n}" for n in range(9)}


def test_a_page_without_anything_around_it_is_kept_whole() -> None:
    raw = page("<h1>Poem</h1><p>One<br>two<br>three</p><p>four</p><p>A. B.</p>")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("heading", "Poem"),
        ("paragraph", "One\ntwo\nthree"),
        ("paragraph", "four"),
        ("paragraph", "A. B."),
    ]


def test_emphasis_and_links_become_marks() -> None:
    raw = page(f'<p><b>Bold</b> and <i>it</i> and <a href="https://a.example/x">linked</a>. {FIRST}</p>')
    assert shown(raw.blocks[0]) == [
        ("strong", "Bold", None),
        ("em", "it", None),
        ("link", "linked", "https://a.example/x"),
    ]


def test_a_link_around_paragraphs_marks_each_of_them() -> None:
    raw = page(f'<div><a href="https://a.example/"><div>{FIRST}</div><div>{SECOND}</div></a></div>')
    assert [shown(block) for block in raw.blocks] == [
        [("link", FIRST, "https://a.example/")],
        [("link", SECOND, "https://a.example/")],
    ]


def test_a_link_within_the_page_or_to_a_script_is_no_link() -> None:
    raw = page(f'<p><a href="#n1">One</a> <a href="javascript:x()">two</a> {FIRST}</p>')
    assert raw.blocks[0].marks == ()


def test_relative_links_are_joined_to_the_address_of_the_page() -> None:
    head = '<link rel="canonical" href="https://a.example/talks/1">'
    raw = page(f'<p><a href="/about">One</a> {FIRST}</p>', head)
    assert shown(raw.blocks[0]) == [("link", "One", "https://a.example/about")]


def test_lists_quotes_tables_and_captions_keep_their_kind() -> None:
    raw = page(
        f"<p>{FIRST}</p><ul><li>one<ol><li>two</li></ol></li></ul><blockquote><p>three</p></blockquote>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td></td><td>d <b>e</b></td></tr></table>"
        '<figure><img src="https://a.example/x.jpg" alt="A ship"><figcaption>Photo: Ann Ray</figcaption></figure><hr>'
        f"<pre><code>x = 1\n</code></pre><p>{SECOND}</p>"
    )
    assert [(block.kind, block.level, block.text) for block in raw.blocks[1:-1]] == [
        ("bullet", 1, "one"),
        ("numbered", 2, "two"),
        ("quote", 0, "three"),
        ("header", 0, "a\tb"),
        ("row", 0, "\td e"),
        ("figure", 0, "Photo: Ann Ray"),
        ("separator", 0, ""),
        ("code", 0, "x = 1"),
    ]
    assert shown(raw.blocks[6]) == [("image", "Photo: Ann Ray", "https://a.example/x.jpg")]
    assert shown(raw.blocks[5]) == [("strong", "e", None)]


@pytest.mark.parametrize(
    ("quoted", "texts"),
    [
        ("The sea returns<cite>—Ines Vale</cite>", ["The sea returns", "—Ines Vale"]),
        ("“The sea returns.”<cite>Ines Vale</cite>", ["“The sea returns.”", "Ines Vale"]),
        ("<p>The sea returns!<br/><cite>Ines Vale</cite></p>", ["The sea returns!\nInes Vale"]),
        ("I read <cite>The Tides</cite>", ["I read The Tides"]),
        ("I read <cite>The Tides</cite> again.", ["I read The Tides again."]),
    ],
)
def test_the_source_of_a_quotation_is_a_line_of_its_own(quoted: str, texts: list[str]) -> None:
    raw = page(f"<p>{FIRST}</p><blockquote>{quoted}</blockquote><p>{SECOND}</p>")
    assert [block.text for block in raw.blocks[1:-1]] == texts


def test_items_with_answers_keep_the_numbers_that_a_browser_shows() -> None:
    items = "<li><p>What came first?</p><p>Timber.</p></li><li><b>And then?</b><p>Tar.</p></li>"
    raw = page(f"<p>{FIRST}</p><ol>{items}</ol>")
    assert [block.text for block in raw.blocks][-4:] == ["1. What came first?", "Timber.", "2. And then?", "Tar."]


def test_the_numbers_of_a_list_that_does_not_begin_with_one_are_words() -> None:
    raw = page(f"<p>{FIRST}</p><ol start=4><li>four</li><li>five</li></ol>")
    assert [(block.kind, block.text) for block in raw.blocks[1:]] == [
        ("paragraph", "4. four"),
        ("paragraph", "5. five"),
    ]


def test_what_a_browser_hides_stands_aside_and_scripts_are_no_text() -> None:
    raw = page(
        f"<p>{FIRST}<script>var a;</script><!-- note --></p><template><p>x</p></template>"
        '<p hidden>y <b>y</b></p><p style="display: none">z</p><noscript>w</noscript><select><option>v</select>'
        '<p>Seen <span aria-hidden="true">*</span><span aria-hidden="true">star</span>.</p>'
    )
    assert [block.text for block in raw.blocks if block.kind != "aside"] == [FIRST, "Seen ."]
    assert [block.text for block in raw.blocks if block.kind == "aside"] == ["x", "y y", "z", "w", "star"]


@pytest.mark.parametrize("reading", ["<rt>すいしゃ</rt>", "<rp>（</rp><rt>すいしゃ</rt><rp>）</rp>"])
def test_how_a_word_is_read_aloud_stands_behind_it(reading: str) -> None:
    assert page(f"<p>古い<ruby>水車{reading}</ruby>です。</p>").blocks[0].text == "古い水車（すいしゃ）です。"


def test_a_whole_page_that_is_hidden_from_readers_aloud_is_read() -> None:
    assert page(f'<main aria-hidden="true"><p>{FIRST * 5}</p></main>').blocks[0].kind == "paragraph"


def test_a_page_says_who_wrote_it_and_when() -> None:
    raw = read(
        b"""<html lang="en-GB"><head><title>A talk at the harbour | The Paper</title>
        <meta property="og:site_name" content="The Paper"><meta name="description" content="What was said at the quay.">
        <link rel="canonical" href="https://a.example/talk">
        <script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "A talk at the harbour",
        "author": [{"name": "Ann Ray"}, {"name": "Bo Lund"}], "datePublished": "2020-08-04T10:00:00Z"}]}</script>
        </head><body><h1>A Talk at the Harbour</h1><p>"""
        + FIRST.encode()
        + b"</p></body></html>",
        "a.html",
    )
    assert dict(raw.source.metadata) == {
        "title": "A Talk at the Harbour",
        "author": "Ann Ray, Bo Lund",
        "date": "2020-08-04",
        "description": "What was said at the quay.",
        "lang": "en-GB",
        "url": "https://a.example/talk",
        "site": "The Paper",
    }
    assert raw.language == "en-GB"


def test_a_language_that_the_words_belie_is_not_believed() -> None:
    german = "Wir haben damals nicht gewusst, was daraus wird, und wir haben es trotzdem gemacht, weil es nötig war. "
    raw = read(f'<html lang="en"><body><p>{german * 8}</p></body></html>'.encode(), "a.html")
    assert raw.language == "de"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="windows-1252"><p>It’s a café.'.encode("cp1252"), "windows-1252"),
        (
            '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><p>It’s a café.'.encode("cp1252"),
            "windows-1252",
        ),
        ("<html><p>It’s a café.".encode(), "utf-8"),
        ('<meta charset="iso-8859-1"><p>It’s a café.'.encode("utf-8-sig"), "utf-8"),
        ("<html><p>It’s a café.".encode("utf-16"), "utf-16"),
    ],
)
def test_a_page_is_decoded_as_browsers_decode_it(data: bytes, encoding: str) -> None:
    raw = read(data, "a.htm", language="en")
    assert raw.blocks[0].text == "It’s a café."
    assert raw.source.encoding == encoding


def test_damaged_characters_are_noted() -> None:
    raw = read(b'<meta charset="utf-8"><p>' + FIRST.encode() + b" \xff</p>", "a.html", language="en")
    assert [note.code for note in raw.notes] == ["damaged-characters"]


def test_a_web_archive_is_read_as_the_page_in_it() -> None:
    data = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://a.example/talk\r\n\r\n"
        b'<p>Caf=C3=A9 <a href=3D"/x">open</a>.</p>\r\n--x--\r\n'
    )
    raw = read(data, "a.mhtml", language="fr")
    assert raw.blocks[0].text == "Café open."
    assert raw.blocks[0].marks[0].href == "https://a.example/x"
    assert raw.source.meta("url") == "https://a.example/talk"


def test_a_text_that_goes_on_on_another_page_is_told_but_not_the_next_story() -> None:
    def told(href: str) -> list[str]:
        head = f'<link rel="canonical" href="https://a.example/mill"><link rel="next" href="{href}">'
        return [note.code for note in read(f"<html><head>{head}</head><p>{FIRST}</html>".encode(), "a.html").notes]

    assert [told("/mill?page=2"), told("https://a.example/mill/2/"), told("/mill/page/2")] == [["continued"]] * 3
    assert [told("/mill-wheel"), told("/weir?page=2"), told("/mill/wheel")] == [[]] * 3


@pytest.mark.parametrize("html", ["<html><script>x</script>", "<html><body><p> </p>", "<html>"])
def test_a_page_that_shows_nothing_is_an_error(html: str) -> None:
    with pytest.raises(InputError) as caught:
        read(html.encode(), "a.html")
    assert caught.value.sentence == "the page shows no text without its scripts"


def test_a_page_that_calls_itself_text_is_read_as_a_page_and_that_is_noted() -> None:
    raw = read(f"<!DOCTYPE html><p>{FIRST}</p>".encode(), "a.txt", language="en")
    assert raw.source.format == "html"
    assert [note.code for note in raw.notes] == ["format"]


@pytest.mark.parametrize(
    "html",
    ["<div>" * 50_000, "<span>" * 12_000, "<ul><li>" * 9_000, "<table><tr><td>" * 6_000, "<b>" * 900, "<" * 200_000],
    ids=["divisions", "spans", "lists", "tables", "bold", "brackets"],
)
def test_deep_nesting_loses_no_word(html: str) -> None:
    raw = page(f"<p>{SECOND}</p>{html}<p>{FIRST}</p>")
    assert stream(SECOND + FIRST) == stream("".join(block.text for block in raw.blocks))


def test_a_page_is_read_in_time_that_grows_with_its_length_alone() -> None:
    def made(rows: int) -> str:
        return f"<p>{FIRST}</p>" * rows + "<pre>" + f"{SECOND}\n\n" * (rows // 3) + "</pre>" + MENU * (rows // 30)

    assert growth(page, made, 300) < ALLOWED


_WORDS = st.text(st.sampled_from("abc é中\n\t.?"), max_size=12)
_TAGS = st.sampled_from([
    "p", "div", "b", "i", "a href=/x", "ul", "li", "h2", "table", "tr", "td", "pre", "br", "figure", "figcaption", "ol",
    "blockquote", "span", "article", "nav", "q", "dl", "dt", "sup", "thead", "aside class=ad", "button", "center",
])  # fmt: skip
_SOUP = st.lists(st.one_of(_WORDS, _TAGS.map(lambda tag: f"<{tag}>"), _TAGS.map(lambda tag: f"</{tag.split()[0]}>")))


@given(_SOUP)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_letter_of_any_page_is_in_a_block_in_order(pieces: list[str]) -> None:
    raw = page(f"<p>{FIRST}</p>" + "".join(pieces))
    words = FIRST + "".join(piece for piece in pieces if not piece.startswith("<"))
    assert stream("".join(block.text for block in raw.blocks)) == stream(words)
    for block in raw.blocks:
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)


def test_an_archive_whose_headers_are_damaged_is_read() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n"
        b"Content-Location: https://a.example/\xff\r\n\r\n<p>The harbour was opened.</p>\r\n--B\r\n"
        b"Content-Type: image/png\r\nContent-Location: \xff\xfe\r\n\r\nx\r\n--B--\r\n"
    )
    assert [block.text for block in read(data, "a.mhtml", language="en").blocks] == ["The harbour was opened."]


@pytest.mark.parametrize("attribute", ['a{}="x > y"', "a{}", "a{}='\"'"])
def test_a_tag_with_thousands_of_attributes_is_refused(attribute: str) -> None:
    tag = " ".join(attribute.format(number) for number in range(3000))
    with pytest.raises(InputError, match="more than 2000 attributes") as caught:
        page(f"\n<p {tag}>{FIRST}</p>")
    assert (caught.value.place, bool(caught.value.hint)) == ("a.html, line 2", True)


@pytest.mark.parametrize(
    "long",
    [
        f'<img alt="A boat" src="data:image/png;base64,{"iVBORw0KGgo= " * 5000}">',
        f"<script>for (n = 0; n<{'9 ' * 5000}; n++) 'x'</script>",
        f"<!-- <p {'a ' * 5000} -->",
    ],
    ids=["a value", "a script", "a comment"],
)
def test_what_is_long_and_has_no_attributes_is_read(long: str) -> None:
    assert [block.text for block in text(page(f"<p>{FIRST}</p>{long}<p>{SECOND}</p>")) if block.text][-1] == SECOND


def test_a_sign_within_a_value_is_no_word_of_a_page_that_nests_too_deep() -> None:
    inner = f"<p>{FIRST}</p>"
    for _ in range(1_200):
        inner = f'<div title="a > b">{inner}</div>'
    assert [block.text for block in text(page(inner))] == [FIRST]


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="author">Text and photos by: Ada Reed</p>',
        '<div class="article-author"><p>A talk of Ada Reed with Ben May</p></div>',
        "<figure><figcaption>The quay in the first winter after</figcaption></figure>",
    ],
)
def test_what_a_page_says_below_its_headline_belongs_to_the_text(byline: str) -> None:
    raw = page(
        f"{MENU}<article><h1>A talk at the harbour</h1>{byline}"
        f'<div class="entry-content"><p>{FIRST}</p><p>{SECOND}</p></div></article>'
    )
    assert [block.kind for block in raw.blocks[-4:]].count("aside") == 0


def test_a_credit_below_the_text_is_no_label_of_what_follows() -> None:
    raw = page(
        f"{MENU}<article><h1>A talk at the harbour</h1><div><p>{FIRST}</p><p>{SECOND}</p>"
        "<p>Photos of the quay: Ada Reed</p>"
        '<div class="comments"><p>Comments</p></div></div></article>'
    )
    assert [block.text for block in text(raw)][-1] == "Photos of the quay: Ada Reed"


@pytest.mark.parametrize(
    "credits",
    [
        "<p>Coat: Quay &amp; Sons. Shoes: The Net Loft</p>",
        '<p class="do">HAIR</p><p class="who">ADA REED</p><p class="do">LIGHT</p><p class="who">BEN HOLT</p>',
    ],
)
def test_credits_below_a_text_are_no_labels_of_the_footer(credits: str) -> None:
    raw = page(
        f"{MENU}<article><h1>The quay</h1><p>{FIRST}</p><p>{SECOND}</p>{credits}</article><footer>House</footer>"
    )
    assert text(raw)[-1].text in ("Coat: Quay & Sons. Shoes: The Net Loft", "BEN HOLT")
    assert [block.text for block in text(raw)].count("LIGHT") == credits.count("LIGHT")


PROSE = "".join(
    f"<p>In year {n} the harbour was opened, and the first ships came in with timber.</p>" for n in range(9)
)


def test_teasers_that_hold_more_prose_than_the_text_are_not_of_it() -> None:
    tale = "The town waited for years, and when the ships came nobody was on the quay to see them. " * 4
    teasers = "".join(f'<li><a href="/{n}">Tale {n}</a><br>{tale}</li>' for n in range(5))
    body = f'<div class="entry-content"><h1>The harbour</h1>{PROSE}<ul class="related-posts">{teasers}</ul></div>'
    assert not any("Tale" in block.text for block in text(page(body)))


def test_numbered_parts_of_a_text_are_one_text() -> None:
    parts = "".join(
        f'<div class="row"><section class="article-body" id="part-{n}">{PROSE}<p>Part {n} ends.</p></section></div>'
        for n in range(3)
    )
    found = [block.text for block in text(page(f"<main><h1>The harbour</h1>{parts}</main>"))]
    assert [n for n in range(3) if f"Part {n} ends." not in found] == []


def test_a_numbered_list_of_addresses_is_of_the_text() -> None:
    sources = "".join(
        f'<p>[{n}] <a href="https://quay.example/{n}">https://quay.example/{n}</a></p>' for n in range(1, 4)
    )
    found = [block.text for block in text(page(f"<article><h1>The harbour</h1>{PROSE}{sources}</article>"))]
    assert found[-1] == "[3] https://quay.example/3"


@pytest.mark.parametrize(
    "name",
    [
        "werbung",
        "lire-aussi",
        "noticias-relacionadas",
        "leggi-anche",
        "czytaj-takze",
        "quay-articlesocial",
    ],
)
def test_a_part_named_as_beside_the_text_in_another_language_or_in_one_word_is_so(name: str) -> None:
    box = f'<div class="{name}"><p>The last ferry of the year leaves the old quay on Sunday at noon.</p></div>'
    found = [
        block.text for block in text(page(f'<div class="post-content"><h1>The quay</h1>{PROSE}{box}{PROSE}</div>'))
    ]
    assert not any("ferry" in line for line in found)


def test_a_last_line_without_a_full_stop_is_of_the_text() -> None:
    more = "<div class='related'><p><a href='/2'>The last herring of the year</a></p></div>"
    raw = page(f"<article><h1>The Weir</h1>{PROSE}<p>Ada, for all of us</p></article>{more}")
    assert text(raw)[-1].text == "Ada, for all of us"


def test_a_list_at_the_end_of_a_text_stays_though_links_follow() -> None:
    boats = "".join(f"<li>{boat}: 2019</li>" for boat in ("Alma", "Berta", "Cilla", "Dora", "Elsa"))
    more = "<p><a href='/2'>The last herring of the year</a></p>"
    raw = page(f"<article><h1>The Weir</h1>{PROSE}<ul>{boats}</ul>{more}</article>")
    assert {"Alma: 2019", "Berta: 2019", "Cilla: 2019"} <= {block.text for block in text(raw)}


def test_paragraphs_that_only_a_browser_without_scripts_shows_are_of_the_text() -> None:
    raw = page(f'<h1>The harbour</h1><div class="post-body"><noscript><p>{FIRST}</p><p>{SECOND}</p></noscript></div>')
    assert [block.text for block in text(raw)] == ["The harbour", FIRST, SECOND]


def test_the_body_of_a_newsletter_is_not_the_body_of_the_page() -> None:
    letter = f'<div class="newsletter__content"><p>{FIRST.replace("harbour", "letter")} {SECOND} {SECOND}</p></div>'
    raw = page(f"<h1>The harbour</h1><div><p>{FIRST}</p><p>{SECOND} {FIRST} {SECOND}</p></div>{letter}")
    assert [block.text for block in text(raw)] == ["The harbour", FIRST, f"{SECOND} {FIRST} {SECOND}"]


def test_a_post_of_a_network_that_the_text_quotes_stays() -> None:
    post = f'<div class="social-embed"><blockquote><p>{SECOND}</p></blockquote></div>'
    raw = page(
        f"{MENU}<h1>The harbour</h1><article><p>{FIRST}</p><p>{FIRST}</p>{post}<p>{FIRST} {SECOND}</p></article>"
    )
    assert ("quote", SECOND) in [(block.kind, block.text) for block in text(raw)]


def test_a_linked_heading_above_a_paragraph_of_the_text_stays() -> None:
    ships = ("The Swan", "The Gull", "The Ara")
    parts = "".join(f'<h3><a href="https://ship.example/a">{ship}</a></h3><p>{FIRST} {SECOND}</p>' for ship in ships)
    raw = page(f"{MENU}<h1>Three ships</h1><div><p>{FIRST} {SECOND}</p>{parts}</div>{TEASERS}")
    assert [block.text for block in text(raw) if block.kind == "heading"] == ["Three ships", *ships]


def test_paragraphs_in_the_cells_of_a_layout_table_stay_paragraphs() -> None:
    turns = [line for n in range(4) for line in (f"What came in year {n}?", f"The harbour of year {n}.")]
    cell = "".join(f"<p>{line}</p>" for line in turns)
    raw = page(f'<table><tr><td>Photo</td><td>Ada Reed</td></tr><tr><td colspan="2">{cell}</td></tr></table>')
    assert [block.text for block in raw.blocks][-8:] == turns
    raw = page("<table><tr><td>Year</td><td><p>A swan.</p><p>A gull.</p></td></tr></table>")
    assert [block.kind for block in raw.blocks] == ["row"]


def test_a_short_text_among_many_links_is_found() -> None:
    links = "".join(f'<p><a href="/{n}">A link to another tale, number {n}</a></p>' for n in range(40))
    tale = f"<div>The old tale.</div><p>{FIRST}</p><p>{SECOND}</p>"
    raw = page(f"<table><tr><td>{tale}</td></tr></table>{links}")
    assert {FIRST, SECOND} <= {block.text for block in text(raw)}


def test_comments_of_readers_are_no_text_though_a_part_of_them_is_named_a_body() -> None:
    comment = '<li><div class="post-text"><p>{}</p></div></li>'
    comments = "".join(comment.format(f"{SECOND} {FIRST} I say so, number {n}.") for n in range(9))
    raw = page(f'<div><h1>The harbour</h1><p>{FIRST}</p><p>{SECOND}</p></div><ul class="commentlist">{comments}</ul>')
    assert [block.text for block in text(raw)] == ["The harbour", FIRST, SECOND]


@pytest.mark.parametrize("last", ["<li>Wales: for the second time</li>", "<li>https://wales.example/second</li>"])
def test_the_last_item_of_a_list_is_no_label_of_the_links_below_it(last: str) -> None:
    links = '<p><a href="/a">More of us</a></p><p><a href="/b">Our ships</a></p>'
    raw = page(f"{MENU}<h1>The harbour</h1><div>{PROSE}<ul><li>Turkey</li>{last}</ul>{links}</div>{TEASERS}")
    assert last[4:-5] in [block.text for block in text(raw)]


@pytest.mark.parametrize("role", ["dialog", "navigation", "complementary", "contentinfo"])
def test_a_part_with_a_role_of_the_frame_is_outside_the_text(role: str) -> None:
    box = f'<div role="{role}"><p>We would like to keep a few notes on your device, if you do not mind.</p></div>'
    assert [block.text for block in text(page(f"<h1>The quay</h1><p>{FIRST}</p><p>{SECOND}</p>{box}"))] == [
        "The quay",
        FIRST,
        SECOND,
    ]


def test_links_to_other_sites_below_a_heading_are_of_the_text() -> None:
    def linked(*addresses: str) -> list[str]:
        links = "".join(f'<p><a href="{address}">Place {n}</a></p>' for n, address in enumerate(addresses, 1))
        article = f"<h1>The quay</h1>{f'<p>{FIRST} {SECOND}</p>' * 4}<h2>Where to look</h2>{links}"
        blocks = text(page(f"{MENU}<article>{article}</article>{MENU}"))
        return [block.text for block in blocks if block.text.startswith("Place")]

    assert linked("https://ada.example", "https://bo.example/a", "mailto:c@quay.example") == [
        "Place 1",
        "Place 2",
        "Place 3",
    ]
    assert linked("https://ada.example/1", "https://ada.example/2", "https://ada.example/3") == []


def test_a_byline_below_the_title_is_a_line_of_the_text() -> None:
    name, day = (
        '<span class="byline">by <a href="/ada">Ada Reed</a></span>',
        '<span class="posted-on">3 May 2021</span>',
    )
    meta = f'<div class="entry-meta">{name}{day}<a href="/why">Why you can trust us</a></div>'
    blocks = text(page(f"{MENU}<header><h1>The quay</h1>{meta}</header><article>{f'<p>{FIRST}</p>' * 6}</article>"))
    assert [block.text for block in blocks][:3] == ["The quay", "by Ada Reed", FIRST]


def test_a_label_goes_with_the_links_that_it_opens() -> None:
    teasers = '<div class="more"><p><a href="/a">Another story</a></p><p><a href="/b">One more story</a></p></div>'
    blocks = text(page(f"<article><h1>The quay</h1>{f'<p>{FIRST} {SECOND}</p>' * 4}<p>Also:</p>{teasers}</article>"))
    assert "Also:" not in [block.text for block in blocks]


def test_a_list_of_the_text_may_begin_with_links() -> None:
    links = "".join(f'<li><a href="/{n}">Place {n}</a></li>' for n in range(5))
    below = f"<p>See:</p><ul>{links}<li>{FIRST}</li></ul>"
    blocks = text(page(f"{MENU}<article><h1>The quay</h1>{f'<p>{FIRST} {SECOND}</p>' * 4}{below}</article>"))
    assert [block.text for block in blocks][-7:] == ["See:", *(f"Place {n}" for n in range(5)), FIRST]


def test_the_sentences_of_a_list_of_parts_in_php_are_the_page() -> None:
    code = (
        """<?\n$parts[] = array(\n"layout" => "wide",\n"page_title" => "The quay",\n"subtitle" => "Two",\n"""
        f"""'text' => "<p class=\\"a\\">{FIRST}</p>" // a "note" below\n);"""
    )
    assert [block.text for block in read(code.encode(), "a.php.txt").blocks] == ["The quay", FIRST]


def test_a_template_that_is_the_whole_file_is_read() -> None:
    raw = read(f"<template><div><h2>The quay</h2><p>{FIRST}</p></div></template><script>a</script>".encode(), "a.html")
    assert [block.text for block in text(raw)] == ["The quay", FIRST]


PROGRAM = """<?php
  $asks = 'Ada Reed';
  /* Do not change these settings */
  include $_SERVER['ROOT'] . "/header.php";
?>
"""


def test_programs_of_a_server_are_no_text() -> None:
    body = f"<h1>The harbour</h1><p>An interview by <a href='<?php echo $url; ?>'><?= $asks ?></a></p><p>{FIRST}</p>"
    raw = read(f"{PROGRAM}<main>{body}<p><% if open %>{SECOND}<% end %></p></main>".encode(), "a.php")
    assert raw.source.format == "html"
    assert [block.text for block in text(raw)] == ["The harbour", "An interview by Ada Reed", FIRST, SECOND]


@pytest.mark.parametrize(
    ("around", "stays"),
    [
        ("aside class='pull-quote'", True),
        ("footer class='credits'", True),
        ("aside class='promo'", False),
        ("div class='no-sidebar'", True),
        ("div class='sidebar'", False),
    ],
)
def test_a_name_tells_whether_an_aside_is_of_the_text(around: str, stays: bool) -> None:
    aside = f"<{around}><p>It was a spring like no other before it.</p></{around.split()[0]}>"
    raw = page(f"<article><h1>The harbour</h1>{f'<p>{FIRST} {SECOND}</p>' * 4}{aside}</article>")
    assert stays == any("like no other" in block.text for block in text(raw))


def test_credits_near_the_text_stay() -> None:
    head = "<h1>The harbour</h1><p class='date'>Posted 3 May 2021. Photo by <a href='/b'>Bo May</a>.</p>"
    foot = "<p class='article-reference'>Radio Quay, 3.5.2021, 10:05; ar</p><p>Ferries of the week</p>"
    body = f"<div class='entry-content'>{f'<p>{FIRST} {SECOND}</p>' * 4}<p>Interview by Ada Reed</p></div>"
    said = [block.text for block in text(page(f"<div>{head}{body}{foot}</div>{MENU}"))]
    assert said[1] == "Posted 3 May 2021. Photo by Bo May."
    assert said[-2:] == ["Interview by Ada Reed", "Radio Quay, 3.5.2021, 10:05; ar"]


def test_a_permalink_is_no_word_of_its_heading() -> None:
    raw = page(f'<h1>The harbour<a class="headerlink" href="#the-harbour">¶</a></h1><p>{FIRST}</p><p>{SECOND}</p>')
    assert text(raw)[0].text == "The harbour"
