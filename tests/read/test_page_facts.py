"""Title, author and date of a saved page are what most of its candidates agree on, the ones near the headline first."""

from __future__ import annotations

import pytest

from pipeline.read import read

TEXT = "".join(
    f"<p>The harbour was opened in the spring of year {n}, and the first ships came in from the north with timber.</p>"
    for n in range(5)
)


def facts(body: str, head: str = "") -> dict[str, str]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return dict(read(page.encode(), "a.html", language="en").source.metadata)


@pytest.mark.parametrize("home", ["/", "../../index.html"])
def test_the_heading_above_the_text_is_the_title_and_not_the_name_of_the_site(home: str) -> None:
    head = "<title>Quay Weekly » How the harbour was opened</title>"
    body = f'<h1><a href="{home}">Quay Weekly</a></h1><h2><a href="/harbour">How the harbour was opened</a></h2>{TEXT}'
    assert facts(body, head)["title"] == "How the harbour was opened"


@pytest.mark.parametrize("site", ["Entrevistas", "Entrevistas | Diario del puerto"])
def test_the_heading_below_the_name_of_a_kind_of_text_is_the_title(site: str) -> None:
    body = f"<h1>Entrevistas</h1><h2>La guardiana de las esclusas</h2>{TEXT}"
    assert facts(body, f"<title>{site}</title>")["title"] == "La guardiana de las esclusas"


def test_a_bold_line_below_the_name_of_a_kind_of_text_is_the_title_and_a_question_is_none() -> None:
    head = "<title>Interview</title>"
    body = f"<h1>Interview</h1><p><b>The keeper of the locks</b></p>{TEXT}"
    assert facts(body, head)["title"] == "The keeper of the locks"
    assert facts(body.replace("locks", "locks?"), head)["title"] == "Interview"


@pytest.mark.parametrize("below", ["Introduction", "1. What does a keeper do?"])
def test_where_a_question_or_one_word_is_below_the_name_of_a_kind_of_text_that_is_the_title(below: str) -> None:
    assert facts(f"<h1>Interview</h1><h2>{below}</h2>{TEXT}")["title"] == "Interview"


@pytest.mark.parametrize(
    ("own", "title"),
    [("The old town locks", "The old town locks"), ("How are locks kept? | Quay", "3. How are locks kept?")],
)
def test_one_of_several_headings_that_ask_is_the_title_only_where_the_page_says_so(own: str, title: str) -> None:
    questions = [
        "1. What does a keeper do?",
        "2. Who pays for the keepers of the old town locks in winter, when no ship comes, and for repairs?",
        "3. How are locks kept?",
    ]
    body = "".join(f"<h2>{question}</h2>{TEXT}" for question in questions)
    assert facts(f"<h1>Interview</h1>{body}", f"<title>{own}</title>")["title"] == title


def test_a_description_of_two_words_is_the_templates() -> None:
    head = '<meta name="description" content="Your description">'
    assert "description" not in facts(f"<h1>The harbour opened</h1>{TEXT}", head)


def test_a_heading_in_other_words_than_the_metadata_is_the_title() -> None:
    head = (
        '<meta property="og:title" content="Harbour opened at last, and the town is rich"><title>Harbour | Quay</title>'
    )
    assert facts(f"<h1>The harbour opened at last</h1>{TEXT}", head)["title"] == "The harbour opened at last"


@pytest.mark.parametrize(
    "shown",
    [
        '<a href="/author/ada-reed">Ada Reed</a>',
        '<span class="byline">By <a href="/x">Ada Reed</a></span>',
        '<div class="article_author-name">Ada Reed</div>',
        "<p>Posted by Ada Reed 04.06.2021</p>",
        "<p>4.6.2021 - Ada Reed</p>",
    ],
)
def test_the_name_beside_the_headline_beats_the_login_in_the_metadata(shown: str) -> None:
    head = '<meta name="author" content="quay.example.org">'
    assert facts(f"<h1>The harbour opened</h1>{shown}{TEXT}", head)["author"] == "Ada Reed"


def test_the_author_of_the_text_is_followed_by_its_reference() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "The harbour opened", '
        '"author": {"@id": "#ada"}}, {"@type": ["Person"], "@id": "#ada", "name": "Ada Reed"}]}</script>'
    )
    assert facts(f"<h1>The harbour opened</h1>{TEXT}", data)["author"] == "Ada Reed"


def test_the_author_of_a_page_without_a_headline_is_not_who_made_its_template() -> None:
    head = (
        '<meta name="author" content="designed by Quay Press"><script type="application/ld+json">{"@graph": [{"@type": '
        '"WebPage", "author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Reed"}]}</script>'
    )
    assert facts(f"<h1>The harbour opened</h1>{TEXT}", head)["author"] == "Ada Reed"


def test_the_author_of_a_comment_is_not_the_author_of_the_text() -> None:
    comment = (
        '<div class="comments"><span class="comment-author author">Bo May</span><p>Well said, all of it.</p></div>'
    )
    assert "author" not in facts(f"<h1>The harbour opened</h1>{TEXT}{comment}")


@pytest.mark.parametrize(
    "where",
    [
        '<p class="meta-info">04.06.2021 15:34</p>',
        '<abbr class="published" title="2021-06-04T10:00:00+0000">June</abbr>',
        '<div class="event_date">2021-06-04</div>',
        "<time datetime='2021-06-04'>Friday</time>",
    ],
)
def test_the_date_beside_the_headline_is_read(where: str) -> None:
    assert facts(f"<h1>The harbour opened</h1>{where}{TEXT}")["date"] == "2021-06-04"


def test_a_date_in_the_address_counts_where_the_page_shows_none() -> None:
    link = '<link rel="canonical" href="https://quay.example/2021/06/04/harbour">'
    assert facts(f"<h1>The harbour opened</h1>{TEXT}", link)["date"] == "2021-06-04"


def test_the_day_that_the_page_shows_beats_the_next_one_of_its_metadata() -> None:
    head = '<meta property="article:published_time" content="2021-06-05T01:30:00Z">'
    body = f'<h1>The harbour opened</h1><span class="date">2021-06-04</span>{TEXT}'
    assert facts(body, head)["date"] == "2021-06-04"


def test_dates_of_teasers_and_comments_are_not_the_date_of_the_text() -> None:
    teasers = '<div class="sidebar"><div class="date">04.06.2021</div></div>'
    assert "date" not in facts(f"<h1>The harbour opened</h1>{TEXT}{teasers}")


def blocks(body: str, head: str = "") -> list[tuple[str, str]]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return [(block.kind, block.text) for block in read(page.encode(), "a.html", language="en").blocks]


@pytest.mark.parametrize(
    "inside",
    [
        "<span>Harbour life</span> The quay is open",
        "The quay is open <i>Harbour life</i>",
        "The quay is open<br><small>Harbour <b></b>\nlife</small>",
    ],
)
@pytest.mark.parametrize("told", ["The quay is open", "The quay is open - Quay Weekly"])
def test_a_kicker_in_an_element_of_its_own_is_no_part_of_the_title(inside: str, told: str) -> None:
    head = f'<meta property="og:title" content="{told}"><meta property="og:site_name" content="Quay Weekly">'
    body = f"<h1>{inside}</h1>{TEXT}"
    assert facts(body, head)["title"] == "The quay is open"
    printed = [(kind, " ".join(text.split())) for kind, text in blocks(body, head)[:2]]
    assert {("heading", "The quay is open"), ("paragraph", "Harbour life")} == set(printed)


def test_a_heading_that_is_one_element_is_the_title_as_it_is() -> None:
    head, body = '<meta property="og:title" content="The quay is open">', f"<h1>At last: The quay is open</h1>{TEXT}"
    assert blocks(body, head)[0] == ("heading", "At last: The quay is open")


@pytest.mark.parametrize("lead", ["Text und Interview: ", "Autor/in: ", "Words and photos: ", "Written by "])
def test_the_words_before_the_name_of_an_author_are_no_part_of_it(lead: str) -> None:
    assert facts(f'<h1>The quay is open</h1><p class="byline">{lead}Ada Reed</p>{TEXT}')["author"] == "Ada Reed"


def test_a_byline_below_a_standfirst_of_three_paragraphs_is_text() -> None:
    intro = "<div class='teaser-text'><p>It took ten years.</p><p>Many helped.</p><p>Now it stands.</p></div>"
    byline = '<div class="article-author"><p>Text and photos: Ada Reed</p></div>'
    found = blocks(f"<div><h1>The quay is open</h1>{intro}{byline}</div><div class='news-text'>{TEXT}</div>")
    assert ("paragraph", "Text and photos: Ada Reed") in found
    assert ("paragraph", "It took ten years.") in found


def test_a_credit_that_is_laid_over_a_picture_is_text() -> None:
    figure = '<figure><div class="overlay">Photo: Kim Roe</div><img src="a.jpg" alt="The quay at dawn"></figure>'
    assert "Photo: Kim Roe" in [text for kind, text in blocks(f"<h1>The quay</h1>{figure}{TEXT}") if kind != "aside"]


def test_a_byline_in_the_footer_of_a_post_names_the_author() -> None:
    foot = '<div class="post-footer"><span class="post-author">Posted by <span class="fn">Ada Reed</span></span></div>'
    body = f'<div class="widget Blog"><h3 class="post-title">The harbour opened</h3>{TEXT}{foot}</div>'
    assert facts(body)["author"] == "Ada Reed"


def test_a_byline_without_a_space_names_the_author() -> None:
    shown = '<div><span>By</span><a href="/people/7">Ada Reed</a></div>'
    assert facts(f"<h1>The harbour opened</h1>{shown}{TEXT}")["author"] == "Ada Reed"


def test_a_name_on_the_line_above_the_date_is_the_author() -> None:
    shown = "<ul><li>Ada Reed</li><li>4 June 2021</li></ul>"
    assert facts(f"<h1>The harbour opened</h1>{shown}{TEXT}")["author"] == "Ada Reed"


def test_a_name_alone_below_the_headline_is_not_the_author() -> None:
    assert "author" not in facts(f"<h1>The harbour opened</h1><p>Ada Reed</p>{TEXT}")


def test_a_name_may_end_with_an_initial() -> None:
    shown = '<span class="author">Juan Carlos Prado C.</span>'
    assert facts(f"<h1>The harbour opened</h1>{shown}{TEXT}")["author"] == "Juan Carlos Prado C."


def test_a_blog_is_named_for_its_author() -> None:
    head = '<meta property="og:site_name" content="Ada Reed">'
    assert facts(f'<h1>The harbour opened</h1><p class="author">By: Ada Reed</p>{TEXT}', head)["author"] == "Ada Reed"


def test_an_address_may_give_the_day_first() -> None:
    head = '<link rel="canonical" href="https://quay.example/news/29-10-2021">'
    assert facts(f"<h1>The harbour opened</h1>{TEXT}", head)["date"] == "2021-10-29"


def test_a_line_with_a_colon_within_is_no_name_of_an_author() -> None:
    assert "author" not in facts(f'<h1>The harbour</h1><div class="author">原标题：他坐船去了北方的港口</div>{TEXT}')
