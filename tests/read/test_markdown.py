"""Markdown: blocks, marks and metadata, and no word of the source is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model import Mark, RawDocument, stream
from pipeline.read import read


def markdown(text: str) -> RawDocument:
    return read(text.encode(), "a.md", language="en")


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in markdown(text).blocks]


def test_headings_lists_quotes_code_and_separators_are_blocks() -> None:
    source = "# One\n\ntwo\n\n- a\n  - b\n\n1. c\n2. d\n\n> e\n\n```py\nf = 1\n```\n\n***\n"
    assert shape(source) == [
        ("heading", 1, "One"),
        ("paragraph", 0, "two"),
        ("bullet", 1, "a"),
        ("bullet", 2, "b"),
        ("numbered", 1, "c"),
        ("numbered", 1, "d"),
        ("quote", 0, "e"),
        ("code", 0, "f = 1"),
        ("separator", 0, ""),
    ]


@pytest.mark.parametrize(
    "address", ["{{ site.url }}/quay.jpg", '{{ "/quay.jpg" | url }}', "/boats/{% link quay.jpg %}"]
)
def test_an_image_whose_address_a_template_completes_is_a_figure(address: str) -> None:
    assert shape(f"![The old quay]({address})\n*The quay, 1920*") == [("figure", 0, "The quay, 1920")]


def test_marks_stand_beside_the_text() -> None:
    (block,) = markdown("A *b **c*** `d` [e](http://f.g) ~~h~~ <i>k</i>").blocks
    assert block.text == "A b c d e h k"
    assert block.marks == (
        Mark("em", 2, 5),
        Mark("strong", 4, 5),
        Mark("code", 6, 7),
        Mark("link", 8, 9, "http://f.g"),
        Mark("strike", 10, 11),
        Mark("em", 12, 13),
    )


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("**Ada:**yes, we did.", "Ada:yes, we did.", ["Ada:"]),
        ("**Why not?**Since it (**they**) **sank**.", "Why not?Since it (they) sank.", ["Why not?", "they", "sank"]),
        ("**[Laughs].  \n**\n", "[Laughs].", ["[Laughs]."]),
        ("**\nAda:** yes.", "Ada: yes.", ["Ada:"]),
        ("She said:**no**, and f.**x.", "She said:no, and f.**x.", ["no"]),
        ("One **\nand 2 ** 3", "One ** and 2 ** 3", []),
    ],
)
def test_stars_that_authors_typed_for_bold_words_are_read(source: str, text: str, bold: list[str]) -> None:
    block = markdown(source).blocks[0]
    assert block.text == text
    assert [block.text[mark.start : mark.end] for mark in block.marks] == bold


def test_a_soft_line_break_is_a_space_and_a_hard_one_stays() -> None:
    assert shape("one\ntwo  \nthree\\\nfour<br>five\n") == [("paragraph", 0, "one two\nthree\nfour\nfive")]
    assert shape("中文\n中文\n") == [("paragraph", 0, "中文中文")]


def test_lines_that_begin_with_a_picture_stay_lines() -> None:
    assert shape("\N{SHIP} Boats\n\N{ANCHOR} Anchors\n\nA quay\nin May.\n") == [
        ("paragraph", 0, "\N{SHIP} Boats\n\N{ANCHOR} Anchors"),
        ("paragraph", 0, "A quay in May."),
    ]


@pytest.mark.parametrize("source", ["[![The quay](quay.jpg)](large.jpg)", "**![The quay](quay.jpg)**"])
def test_an_image_that_is_a_link_or_bold_is_a_figure(source: str) -> None:
    [block] = markdown(source).blocks
    assert (block.kind, block.text, block.marks) == ("figure", "The quay", (Mark("image", 0, 8, "quay.jpg"),))


def test_a_line_in_italics_below_an_image_is_its_caption() -> None:
    [block] = markdown("![A quay](quay.jpg)\n*The quay at noon*\n").blocks
    assert (block.kind, block.text) == ("figure", "The quay at noon")
    assert block.marks == (Mark("image", 0, 16, "quay.jpg", "A quay"),)
    assert shape("![A quay](quay.jpg) *He* said so.") == [("paragraph", 0, "A quay He said so.")]


@pytest.mark.parametrize("key", ["subtitle", "subtitulo", "untertitel", "teaser"])
def test_a_subtitle_in_the_front_matter_stands_above_the_text(key: str) -> None:
    raw = markdown(f"---\ntitle: The quay\n{key}: How *it* was built\n---\nOf oak.\n")
    assert [block.text for block in raw.blocks if block.kind == "paragraph"] == ["How it was built", "Of oak."]


def test_a_component_with_a_picture_is_a_figure_and_its_title_the_caption() -> None:
    blocks = shape(
        'One.\n\n<RemoteImage\n  alt={`The quay`}\n  title={`The old quay`}\n  url="https://quay.example/a.jpg"\n/>\n'
    )
    assert ("figure", 0, "The old quay") in blocks


def test_the_title_of_an_image_is_its_caption_where_it_has_no_description() -> None:
    assert shape('![](quay.jpg "The quay at noon")') == [("figure", 0, "The quay at noon")]
    assert shape('![The quay](quay.jpg "At noon")') == [("figure", 0, "The quay"), ("comment", 0, "At noon")]


def test_a_text_may_be_a_value_of_the_front_matter() -> None:
    said = "The quay was built of oak, which came down the river on rafts, and it took eleven winters to build it."
    text = "\n\n\n".join(f"  {said}" for _ in range(8))
    raw = markdown(f"---\ntitle: The quay\ntalk: >-\n{text}\ntype: talk\n---\n")
    assert [block.text for block in raw.blocks if block.kind == "paragraph"] == [said] * 8
    assert [block.text for block in raw.blocks if block.kind == "metadata"] == [
        "---\ntitle: The quay\ntalk: >-",
        "type: talk\n---",
    ]
    assert dict(raw.source.metadata) == {"title": "The quay", "type": "talk"}
    below = markdown(f"---\ntitle: The quay\ntalk: >-\n{text}\ntype: talk\n---\nThe text is here.\n")
    assert [block.text for block in below.blocks if block.kind == "paragraph"] == ["The text is here."]


def test_an_image_alone_is_a_figure() -> None:
    (block,) = markdown("![The quay](quay.jpg)\n").blocks
    assert (block.kind, block.text, block.marks) == ("figure", "The quay", (Mark("image", 0, 8, "quay.jpg"),))


def test_a_table_is_rows_of_cells_between_tabs() -> None:
    assert shape("| a | b |\n|---|---|\n| c | d |\n") == [("header", 0, "a\tb"), ("row", 0, "c\td")]


def test_a_number_that_is_said_stays_in_the_text() -> None:
    assert shape("1986. A good year.\n") == [("paragraph", 0, "1986. A good year.")]
    assert shape("1. What came first?\n\nTimber.\n\n2. And then?\n") == [
        ("paragraph", 0, "1. What came first?"),
        ("paragraph", 0, "Timber."),
        ("paragraph", 0, "2. And then?"),
    ]


@pytest.mark.parametrize("second", ["1", "2"])
def test_items_with_answers_keep_the_numbers_that_the_page_shows(second: str) -> None:
    assert shape(f"1. What came first?\n\n    Timber.\n\n{second}. And then?\n\n    Tar.\n") == [
        ("paragraph", 0, "1. What came first?"),
        ("paragraph", 0, "Timber."),
        ("paragraph", 0, "2. And then?"),
        ("paragraph", 0, "Tar."),
    ]


def test_a_list_of_ones_counts() -> None:
    assert shape("1. Timber.\n1. Tar.\n") == [("numbered", 1, "Timber."), ("numbered", 1, "Tar.")]
    assert shape("3. Timber.\n3. Tar.\n")[0] == ("paragraph", 0, "3. Timber.")


def test_front_matter_is_metadata_and_one_block() -> None:
    raw = markdown("---\ntitle: The 'quay'\ndate: 2020-08-04\nTags: [a, b]\nmore:\n  x: 1\n---\nOne.\n")
    assert raw.source.metadata == (("title", "The 'quay'"), ("date", "2020-08-04"), ("tags", "a, b"))
    assert [(block.kind, block.origin.line if block.origin else 0) for block in raw.blocks] == [
        ("heading", 1),
        ("metadata", 1),
        ("paragraph", 8),
    ]


def test_people_in_front_matter_keep_what_they_are() -> None:
    source = (
        "---\ntitulo: Quay\nguests:\n  - name: Ada Reed\n    Role: keeper\n  - name: Bo\n    site: b.example\n---\nYes."
    )
    assert read(source.encode(), "talk.md").source.metadata == (
        ("titulo", "Quay"),
        ("guests", "Ada Reed, Bo"),
        ("role of ada reed", "keeper"),
        ("title", "Quay"),
    )


def test_a_longer_rule_may_open_the_front_matter() -> None:
    raw = markdown("------\ntitle: The quay\n---\n\nOne.\n")
    assert [block.text for block in raw.blocks if block.kind != "metadata"] == ["The quay", "One."]


def test_a_title_that_stands_in_the_text_is_not_put_before_it_again() -> None:
    raw = markdown("---\ntitle: The quay\n---\n\n# The Quay\n\nOne.\n")
    assert [block.kind for block in raw.blocks] == ["metadata", "heading", "paragraph"]
    assert raw.notes == ()


def test_toml_is_front_matter_too() -> None:
    raw = markdown('+++\ntitle = "One"\ndraft = true\n+++\nTwo.\n')
    assert raw.source.metadata == (("title", "One"), ("draft", "true"))


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("fence", ["", "---\n"])
def test_json_in_braces_is_front_matter_too(fence: str, name: str) -> None:
    front = '{\n  "title": "One",\n  "year": 2019,\n  "tags": ["a"]\n}\n'
    raw = read(f"{fence}{front}{fence}\nTwo.\n".encode(), name)
    assert raw.source.metadata == (("title", "One"), ("year", "2019"), ("tags", "a"), ("date", "2019"))
    assert [block.text for block in raw.blocks if block.kind != "metadata"] == ["One", "Two."]


@pytest.mark.parametrize("text", ['{"a": 1}\n\nTwo.\n', '{"title": "One"\n\nTwo.\n', '{"title": "One"} Two.\n'])
def test_a_brace_at_the_top_is_text_where_it_is_no_front_matter(text: str) -> None:
    raw = markdown(text)
    assert raw.source.metadata == ()
    assert text.split("\n")[0] in raw.blocks[0].text.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(
    ("front", "title", "date"),
    [
        ("post_title: The quay\npost_date: 2020-08-04", "The quay", "2020-08-04"),
        ("title: The quay\nheadline: Other\npublished: true\npublished_at: 2020-08-04", "The quay", "2020-08-04"),
        ("headline: The quay\ndate: 2020-08-04\ncreated: 2019-01-01", "The quay", "2020-08-04"),
        ("title: The quay\npublished: true", "The quay", None),
    ],
)
def test_title_and_date_are_known_by_the_names_that_site_programs_use(front: str, title: str, date: str | None) -> None:
    source = markdown(f"---\n{front}\n---\nOne.\n").source
    assert (source.meta("title"), source.meta("date")) == (title, date)


def test_title_and_summary_of_the_front_matter_are_read_as_markdown_with_entities() -> None:
    raw = markdown(
        "---\ntitle: Quay &#038; wall\ndescription: 'How the *Ada* came **home**, with [a map](https://quay.example/map)'"
        "\nauthor: ada_reed\n---\nOne.\n"
    )
    assert [block.text for block in raw.blocks if block.id.startswith("m-")] == [
        "Quay & wall",
        "How the Ada came home, with a map",
    ]
    assert raw.source.meta("author") == "ada_reed"
    said = markdown(
        "---\ndescription: \"A pilot of <a href='https://quay.example'>Kade</a>.\\n\\nShe rows.\"\n---\nOne.\n"
    )
    assert said.source.meta("description") == "A pilot of Kade. She rows."


@pytest.mark.parametrize(
    "front",
    [
        "Title: The quay\nDate: 2020-08-04\nAuthor: Ed Moss\nSlug: quay",
        "Title: The quay\nDate: 2020-08-04\nAuthor: Ed Moss\nHarbour: North\nTags: sea\nSlug: quay",
        "% The quay\n% Ed Moss\n% 2020-08-04",
    ],
)
def test_keys_and_title_blocks_need_no_fence_above_markdown(front: str) -> None:
    raw = markdown(f"{front}\n\nOne.\n")
    assert [raw.source.meta(key) for key in ("title", "author", "date")] == ["The quay", "Ed Moss", "2020-08-04"]
    assert [block.text for block in raw.blocks] == ["The quay", front, "One."]


def test_the_lines_that_a_service_writes_above_a_saved_page_are_front_matter() -> None:
    head = "Title: The quay\n\nURL Source: https://q.test/1\n\nPublished Time: 2020-08-04T08:00Z\n\nMarkdown Content:"
    raw = markdown(f"{head}\nOne.\n")
    assert [raw.source.meta(key) for key in ("title", "url", "date")] == [
        "The quay", "https://q.test/1", "2020-08-04T08:00Z",
    ]  # fmt: skip
    assert [block.text for block in raw.blocks] == ["The quay", head, "One."]
    said = markdown("Title: The quay\n\nWe said so.\n\nMarkdown Content:\n\nOne.\n")
    assert said.source.meta("title") is None


def test_a_link_whose_address_is_broken_over_two_lines_is_a_link() -> None:
    (block,) = markdown("See [the quay](https://quay.test/the-\nquay) and [a note] (not here).\n").blocks
    assert block.text == "See the quay and [a note] (not here)."
    assert [(mark.kind, block.text[mark.start : mark.end], mark.href) for mark in block.marks] == [
        ("link", "the quay", "https://quay.test/the-quay")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title: The quay\nInterviewee: Ada Reed\n\nOne.\n",
        "Title: The quay\n\nOne.\n",
        "Date: 2020-08-04\nAuthor: Ed Moss\n\nOne.\n",
        "% of all\n% a\n% b\n% c\n\nOne.\n",
        "Title: The quay\nDate: 2020-08-04\n",
    ],
)
def test_lines_that_a_reader_may_need_are_no_front_matter(text: str) -> None:
    assert markdown(text).source.metadata == ()


def test_html_within_markdown_keeps_headings_items_and_quotes() -> None:
    assert shape("<h2>One</h2>\n\n<blockquote>Two</blockquote>\n") == [("heading", 2, "One"), ("quote", 0, "Two")]
    items = "<ul><li>One<ol><li>Two</li></ol></li><li><p>Three</p><p>Four</p></li></ul>\n"
    assert shape(items) == [
        ("bullet", 1, "One"), ("numbered", 2, "Two"), ("bullet", 1, "Three"), ("paragraph", 0, "Four"),
    ]  # fmt: skip


def test_a_heading_in_a_box_is_no_heading_of_the_text() -> None:
    assert shape('<div class="note"><h3>One</h3>Two</div>\n') == [("paragraph", 0, "One"), ("paragraph", 0, "Two")]


def test_markdown_between_two_tags_of_a_quote_is_a_quote() -> None:
    kinds = [block.kind for block in markdown("<blockquote>\n\nOne.\n\n</blockquote>\n\nTwo.\n").blocks]
    assert kinds == ["comment", "quote", "comment", "paragraph"]
    assert markdown("<blockquote>\n\nOne.\n\nTwo.\n").blocks[-1].kind == "paragraph"
    kinds = [block.kind for block in markdown("<blockquote>One.\n\nTwo.</blockquote>\n\nThree.\n").blocks]
    assert [kind for kind in kinds if kind != "comment"] == ["quote", "quote", "paragraph"]


def test_a_talk_that_is_set_as_quotations_is_plain_turns() -> None:
    talk = "> Ada: One?\n\n> Ed: Two.\n\n> Ada: Three?\n\n> Ed: Four.\n\n> Five.\n"
    assert {kind for kind, _, _ in shape(talk)} == {"paragraph"}
    assert {kind for kind, _, _ in shape("> Ada: One?\n\n> Ed: Two.\n\n> Three.\n")} == {"quote"}


def test_a_text_that_is_set_as_quotations_is_no_quotation() -> None:
    turns = "\n\n".join(f"> Who built gate {n}?\n\n> We did." for n in range(5))
    assert {kind for kind, _, _ in shape(f"We met in the shed.\n\n{turns}\n")} == {"paragraph"}
    assert "quote" in {kind for kind, _, _ in shape(f"We met.\n\nIt rained.\n\n{turns}\n")}


def test_a_list_of_fields_keeps_its_lines() -> None:
    assert shape("Host: Ada\nGuest: Bo\nDate: 4 May\n") == [("paragraph", 0, "Host: Ada\nGuest: Bo\nDate: 4 May")]
    assert shape("Host: Ada\nGuest: Bo said\n") == [("paragraph", 0, "Host: Ada Guest: Bo said")]


def test_a_backslash_alone_is_no_paragraph() -> None:
    assert [kind for kind, _, _ in shape("One.\n\n\\\n\nTwo.\n")] == ["paragraph", "comment", "paragraph"]


def test_imports_and_tags_above_the_text_are_comments() -> None:
    raw = markdown(
        'import A from "a"\nimport "b";\n\nexport const c = 1;\n\n{% extends "d" %}\n\n{{ e }}\n\n# One\n\nTwo.\n'
    )
    assert [block.kind for block in raw.blocks] == ["comment"] * 4 + ["heading", "paragraph"]


def test_an_import_amid_the_text_is_text() -> None:
    assert shape('One.\n\nimport A from "a"\n')[1][0] == "paragraph"


def test_broken_front_matter_is_a_note_and_still_a_block() -> None:
    raw = markdown("---\ntitle: [One\nother: 1\n---\nTwo.\n")
    assert [note.code for note in raw.notes] == ["front-matter"]
    assert [block.kind for block in raw.blocks] == ["metadata", "paragraph"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    raw = markdown("---\nOne was here.\n\n---\n")
    assert raw.source.metadata == ()
    assert [block.kind for block in raw.blocks] == ["separator", "paragraph", "separator"]


def test_the_language_of_the_front_matter_beats_the_words_and_the_settings() -> None:
    source = b"---\nlang: pt-BR\n---\nThe harbour was opened in the spring of that year.\n"
    assert read(source, "a.md").language == "pt-BR"
    assert read(source, "a.md", language="fr").language == "pt-BR"
    assert read(b"Um dia.\n", "a.md", language="fr").language == "fr"
    assert read(source.replace(b"pt-BR", b"Portuguese"), "a.md").language == "en"


def test_english_in_the_front_matter_counts_where_the_words_agree() -> None:
    finnish = "Satama avattiin sinä keväänä, ja kukaan ei tiennyt, mitä siellä oli tapahtunut. " * 9
    assert read(f"---\nlanguage: en\n---\n{finnish}\n".encode(), "a.md").language == "fi"
    assert read(f"---\nlanguage: en\n---\n{finnish[:100]}\n".encode(), "a.md").language == "en"


def test_words_noted_as_a_tag_stay() -> None:
    assert shape("I do <laughs> sleep. <clears throat> Yes.") == [
        ("paragraph", 0, "I do <laughs> sleep. <clears throat> Yes.")
    ]


def test_html_leaves_its_words_and_its_comments_are_kept_apart() -> None:
    source = (
        "<div>\n<p>One <b>two</b></p>\n<!-- three -->\n<script>four</script>\n</div>\n\n<iframe src='five'></iframe>\n"
    )
    assert shape(source) == [
        ("paragraph", 0, "One two"),
        ("comment", 0, "<!-- three -->"),
        ("comment", 0, "<script>four</script>"),
        ("comment", 0, "<iframe src='five'></iframe>"),
    ]


def test_malformed_html_is_kept_as_it_is() -> None:
    for stray in ("<div><![# x", "<div>We </3 you>"):
        assert shape(f"Word.\n\n{stray}\n") == [("paragraph", 0, "Word."), ("paragraph", 0, stray)]


def test_what_markdown_hides_is_a_comment() -> None:
    source = 'One [two](http://a.b "three").\n\n[four]: http://c.d "five"\n'
    assert shape(source) == [
        ("paragraph", 0, "One two."),
        ("comment", 0, "three"),
        ("comment", 0, "[FOUR]: http://c.d five"),
    ]


def test_what_nests_too_deep_is_read_as_plain_text_with_a_note() -> None:
    raw = markdown("> " * 500 + "deep\n\nOne.\n")
    assert [note.code for note in raw.notes] == ["markdown-depth"]
    assert raw.blocks[-1].text == "One."


TABLE = "\n| h | k |\n|---|---|\n| l | z |\n"
SIGNS = r"# ;- ;1. ;7. ;> ;    ;*a*;**b**;`c`;[d](e);![f](g);<b>;</b>;<div>;</div>;<!-- m -->;[n];&amp;;\*;~~p~~;<br>"
LINES = ("---", "===", ":::q", "<p>r", "\t", "  \n", "```\n", "[n]: o\n", "\n", "\n\n", TABLE)
PIECES = st.sampled_from((*SIGNS.split(";"), *LINES))


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES | st.text("xyz<>*_`[]()!\n ", max_size=5), max_size=20).map(lambda p: "Word " + "".join(p)))
def test_every_word_of_a_source_is_in_a_block_an_address_or_markup(text: str) -> None:
    try:
        raw = markdown(text)
    except InputError:  # by chance it is no text
        reject()
    hrefs = (mark.href or "" for block in raw.blocks for mark in block.marks)
    found = stream(" ".join([*(block.text for block in raw.blocks), *hrefs, text if "```" in text else ""]))
    bare = re.sub(r"</?[a-z][^<>]*>|&amp;?", " ", text)
    assert [word for word in re.findall(r"[^\W\d_]+", bare) if stream(word) not in found] == []


def test_notes_are_cited_where_they_stand_and_read_at_the_end() -> None:
    raw = markdown("One.[^a] Two^[in a line] and one[^a] again.\n\n[^a]: A note.\n\n    It goes on.\n\nThree.\n")
    assert [(block.kind, block.level, block.text) for block in raw.blocks] == [
        ("paragraph", 0, "One. Two and one again."), ("paragraph", 0, "Three."),
        ("note", 1, "A note."), ("note", 1, "It goes on."), ("note", 2, "in a line"),
    ]  # fmt: skip
    assert [(mark.end, mark.href) for mark in raw.blocks[0].marks] == [(4, "1"), (8, "2"), (16, "1")]


def test_a_note_that_nothing_cites_stays_in_the_text() -> None:
    raw = markdown("One.[^a]\n\n[^a]: A note.\n\n[^b]: Nobody cites this.\n")
    assert "Nobody cites this." in " ".join(block.text for block in raw.blocks)
    assert [block.text for block in raw.blocks if block.kind == "note"] == ["A note."]


def test_of_two_notes_with_one_label_the_first_is_a_paragraph() -> None:
    raw = markdown("One.[^a]\n\n[^a]: The quay.\n\n[^a]: The lock.\n")
    kinds = [("paragraph", "One."), ("paragraph", "[^a]: The quay."), ("note", "The lock.")]
    assert [(block.kind, block.text) for block in raw.blocks] == kinds
    code = markdown("One.[^b]\n\n[^b]: The lock.\n\n```\n[^a]: The quay.\n[^a]: The lock.\n```\n")
    assert "[^a]: The quay.\n[^a]: The lock." in [block.text for block in code.blocks]


ANSWER = "It came with the first ships from the north, and we piled it on the quay in spring, where it could dry."


def said(source: str) -> list[str]:
    return [block.text for block in markdown(source).blocks if block.kind not in ("aside", "comment", "metadata")]


def test_fenced_divs_of_an_author_hide_nothing() -> None:
    source = (
        f"# The harbour\n\n::: note\n{ANSWER}\n:::\n\n::: {{.column-margin}}\nA remark.\n:::\n\n::: tip\nDry it.\n:::\n"
    )
    assert all(block.kind != "aside" for block in markdown(source).blocks)


def test_comments_of_readers_that_are_left_as_html_are_no_text() -> None:
    comment = f'<li class="comment"><cite>Hans</cite><p>No. {ANSWER}</p><a href="#r">Reply</a></li>\n'
    listed = f'<h3>4 comments</h3>\n<ul class="commentlist">\n{comment * 4}</ul>\n'
    assert said(f"# The harbour\n\n**How?**\n\n{ANSWER}\n\n{listed}") == ["The harbour", "How?", ANSWER]


def test_headings_that_a_program_put_above_a_page_as_keys_are_metadata() -> None:
    raw = markdown(f"# Title: The harbour\n\n## Date: 3 May 2021\n\n{ANSWER}\n")
    assert [raw.source.meta(key) for key in ("title", "date")] == ["The harbour", "3 May 2021"]
    assert [block.text for block in raw.blocks if block.kind == "paragraph"] == [ANSWER]
    assert "Title: The harbour" in said(f"Title: The harbour\n\nBy Ada Moss\n\n{ANSWER}\n")


def test_credits_of_the_front_matter_are_lines_for_readers() -> None:
    source = """---
title: The quay
imageCopyright: Ada Reed, Harbour Office
images:
- name: quay.jpg
  caption: "Photo: [Bo May](https://may.example/)"
editor: visual
source: quay.md
---
The quay was shut in spring. Photo: Bo May.
"""
    raw = read(source.encode(), "a.md")
    assert [block.text for block in raw.blocks if block.id.startswith("m-credit")] == [
        "Image copyright: Ada Reed, Harbour Office"
    ]


def test_the_values_of_a_component_are_below_its_words() -> None:
    source = (
        '<Quote\n  author="Ada Reed, pilot"\n  look="wide">\n"The quay is shut."\n</Quote>\n\n<Blockquote\n'
        '  attribution=" — Bo May, harbour office">\n"The tide is out."\n</Blockquote>\n'
    )
    texts = [block.text for block in read(source.encode(), "a.md").blocks if block.kind != "comment"]
    assert texts[-2:] == ['"The tide is out."', "— Bo May, harbour office"]


def test_an_embedded_film_is_no_text() -> None:
    source = "The quay.\n\n[youtube]EYaW-jXM[/youtube]\n\n\\[embed\\]https://film.example/1\\[/embed\\]\n"
    assert [block.kind for block in read(source.encode(), "a.md").blocks] == ["paragraph", "comment", "comment"]


@pytest.mark.parametrize("sign", ['"', '"""'])
def test_the_text_that_a_component_holds_as_its_last_value_is_markdown(sign: str) -> None:
    source = f'Why?\n\n```quote\nauthor = "Ada"\ncontent = {sign}It was *not* so easy to build.{sign}\n```\n'
    assert shape(source)[1:] == [
        ("comment", 0, 'author = "Ada"\ncontent = '),
        ("paragraph", 0, "It was not so easy to build."),
    ]
    assert shape('```\nname = "Ada"\nport = "80"\n```')[0][0] == "code"


def test_markdown_between_tags_is_read() -> None:
    source = '<p class="in">**Who** rows to [the quay](https://quay.example) and [the mast][]?</p>\n\n[the mast]: https://m.example\n'
    [block] = markdown(source).blocks
    assert block.text == "Who rows to the quay and the mast?"
    links = (Mark("link", 12, 20, "https://quay.example"), Mark("link", 25, 33, "https://m.example"))
    assert block.marks == (Mark("strong", 0, 3), *links)


def test_an_image_between_tags_is_a_figure_and_code_stays_as_it_is() -> None:
    source = "<p>![The quay](quay.jpg)</p>\n<pre>a *b* c</pre>\n<p>2 * 3 * 4 &lt;b&gt;</p>\n"
    assert shape(source) == [("figure", 0, "The quay"), ("paragraph", 0, "a *b* c"), ("paragraph", 0, "2 * 3 * 4 <b>")]


def test_the_signs_of_a_heading_need_no_space_behind_them_but_in_code() -> None:
    source = "##问：渡船几点开？\n\n五点。\n\n###Who pays?\n\n```\n##total\n```\n\n#harbour\n"
    assert shape(source) == [
        ("heading", 2, "问：渡船几点开？"),
        ("paragraph", 0, "五点。"),
        ("heading", 3, "Who pays?"),
        ("code", 0, "##total"),
        ("paragraph", 0, "#harbour"),
    ]


def test_an_indented_sentence_of_chinese_is_no_code() -> None:
    source = "答：\n\n    渡船五点开，那时面包师都回家了。\n\n例：\n\n    print(渡船)\n\n    rows = 5\n"
    assert shape(source) == [
        ("paragraph", 0, "答："),
        ("paragraph", 0, "渡船五点开，那时面包师都回家了。"),
        ("paragraph", 0, "例："),
        ("code", 0, "print(渡船)\n\nrows = 5"),
    ]


def test_the_first_of_several_dates_of_a_page_is_its_date() -> None:
    source = "---\ntitle: The quay\ndate:\n  created: 2021-05-03\n  updated: 2022-01-01\n---\n\nWho pays?\n"
    assert markdown(source).source.meta("date") == "2021-05-03"
