"""A whole page loses its head and its tail; the rule changes nothing in any other text."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.clean.inserts import joined
from pipeline.clean.page_lines import lines_of
from pipeline.clean.rule import View
from pipeline.read import read

TEXT = tuple(
    f"In {season} the harbour opened again, and the ships that came brought timber and salt from the north; the town, "
    "which had waited for them, built a quay, a fish hall and eleven houses, and all of them stand to this day."
    for season in ("spring", "summer", "autumn", "winter")
)
HEAD = ("Skip to content", "Harbour Post", "Home", "News", "* Fishing", "* Tide tables", "Contact", "Search", "Log in")
THREAD = (
    "3 Comments",
    "Mara on May 6, 2019 at 10:12 am said:",
    "I was there that spring, and I can tell you that there was no timber. There was snow, and it lay until May.",
    "Reply",
    "Jon says:",
    "May 7, 2019 at 8:01 am",
    "My grandfather built two of the eleven houses, and the roof of the third one fell in before it was paid for.",
    "Reply",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
)
FOOT = (
    "Related stories",
    "Salt, and what it cost us",
    "The last herring",
    "About us",
    "Privacy policy",
    "© 2019 Harbour Post",
)


def texts(*blocks: str, language: str = "en") -> list[str]:
    return [block.text for block in clean(read("\n\n".join(blocks).encode(), "a.txt", language=language)).blocks]


def test_menus_a_thread_of_comments_and_a_footer_go() -> None:
    assert texts(*HEAD, "The Harbour Opened", "By Ana Ruiz", *TEXT, *THREAD, *FOOT) == [
        "The Harbour Opened",
        "By Ana Ruiz",
        *TEXT,
    ]


def test_a_thread_that_is_longer_than_the_text_goes() -> None:
    assert texts(*HEAD, "The Harbour Opened", *TEXT, *THREAD[:1], *THREAD[1:8] * 6, *THREAD[8:], *FOOT)[1:] == list(
        TEXT
    )


@pytest.mark.parametrize(
    "last",
    [
        ("Would you go back?", "No."),
        ("Whom do you thank?", "Ada Holm", "Bo Reyes", "Cleo Marsh"),
        ("Favourite section?", "Sports", "Favourite place?", "Home", "Last word?", "Music"),
        ("What did the sign say?", "Name", "Email", "Website", "Who read it?", "Nobody."),
        ("Ana Ruiz is a reporter at the Harbour Post.",),
        ("Photo by Ben Okafor",),
    ],
)
def test_what_stands_last_in_the_text_stays_before_the_frame(last: tuple[str, ...]) -> None:
    assert texts(*HEAD, "The Harbour Opened", *TEXT, *last, *THREAD, *FOOT) == ["The Harbour Opened", *TEXT, *last]


def test_a_title_above_share_buttons_stays() -> None:
    sharing = ("Share on Facebook", "Tweet", "5 min read")
    assert texts(*HEAD, "The Harbour Opened", "By Ana Ruiz", *sharing, *TEXT, *FOOT)[:2] == [
        "The Harbour Opened",
        "By Ana Ruiz",
    ]


def test_a_paragraph_below_share_buttons_stays() -> None:
    after = (
        "One thing more must be told of that year, which is that nobody in the town had seen so much timber before it."
    )
    assert texts(*HEAD, "The Harbour Opened", *TEXT, "Share this:", "Facebook", after, *FOOT) == [
        "The Harbour Opened",
        *TEXT,
        after,
    ]


def test_a_poem_in_a_page_stays() -> None:
    verses = ("Below the weir,", "the water turns,", "and what it says,", "no one has learned.")
    cleaned = texts(*HEAD, "The Weir", *verses, "Share this:", "Facebook", *TEXT, *FOOT)
    assert [verse for verse in verses if verse not in cleaned] == []


def test_menus_go_in_a_script_without_capitals() -> None:
    head = ("港便り", "会社案内", "船の時刻", "釣り場", "市場の値段", "灯台", "写真集", "お便り", "地図", "潮", "天気")
    listed = ("ホーム", "検索", "お問い合わせ", "サイトマップ", "利用規約")
    text = tuple(
        f"{season}になると港は再び開かれ、北から来た船が材木と塩を運んできた。町の人々はそれを待ちわびて、岸壁と魚市場と家々を建てた。"
        "そのすべてが今日まで残っている。"
        for season in ("春", "夏", "秋", "冬")
    )
    cleaned = texts(*head, *listed, "港が開いた日", *text, "関連記事", "塩の値段", *listed, language="ja")
    assert [line for line in text if line not in cleaned] == []
    assert [line for line in head if line in cleaned] == []


def test_the_links_of_a_menu_go_though_some_of_them_end_like_verses() -> None:
    menu = ("home delivery", "digital subscriptions", "games & puzzles", "word of the day", "gift cards?", "video: sea")
    assert texts(*HEAD, "The Harbour Opened", *TEXT, *THREAD, *FOOT, *menu) == ["The Harbour Opened", *TEXT]


STORIES = tuple(
    line
    for number, name in enumerate(("Ben Okafor", "Cleo Marsh", "Dina Holm", "Emil Reyes"), 1)
    for line in (
        f"* The {name.split()[1]} affair, and what it cost the town",
        name,
        f"Tuesday, May {number}, 2019",
        f"For {number} years nobody spoke of it, and then the roof of the fish hall fell in and everybody did at once.",
    )
)


def test_a_list_of_stories_that_no_list_of_phrases_knows_goes() -> None:
    """Each has an author, a date and a whole sentence, as the text has."""
    cleaned = texts(*HEAD, "The Harbour Opened", "By Ana Ruiz", *TEXT, "* The Week in Town", *STORIES, *FOOT)
    assert cleaned == ["The Harbour Opened", "By Ana Ruiz", *TEXT]


@pytest.mark.parametrize("speaker", ["Ana Ruiz 00:{:02d}:31", "ANA RUIZ", "Ana Ruiz", "May {}, 2019"])
def test_names_and_times_on_lines_of_their_own_stay_in_a_page(speaker: str) -> None:
    turns = tuple(line for at, paragraph in enumerate(TEXT * 3, 1) for line in (speaker.format(at), paragraph))
    assert texts(*HEAD, "The Harbour Opened", *turns, *THREAD, *FOOT) == ["The Harbour Opened", *turns]


def test_the_addresses_that_an_author_lists_last_stay() -> None:
    links = tuple(f"Tide table {year} https://example.org/tides/{year}" for year in (2017, 2018, 2019))
    assert texts(*HEAD, "The Harbour Opened", *TEXT, "Sources", *links, *THREAD, *FOOT)[-4:] == ["Sources", *links]


def test_a_list_at_the_end_of_the_text_stays() -> None:
    ships = tuple(
        f"* The {name}: {count} loads of timber" for count, name in enumerate(("Ida", "Ran", "Vega", "Ymir"), 2)
    )
    assert texts(*HEAD, "The Harbour Opened", *TEXT, "The ships of that year", *ships, *THREAD, *FOOT)[-4:] == list(
        ships
    )


def test_a_comment_form_alone_makes_no_page() -> None:
    short = ("Nine Words", "Salt", "Timber", "Rope")
    assert texts(*short, *TEXT, "Salt, again", "Leave a Reply", "Name", "Email") == [*short, *TEXT, "Salt, again"]


def test_the_reason_says_on_which_side_of_the_text_a_line_stood() -> None:
    source = "\n\n".join((*HEAD, "The Harbour Opened", *TEXT, *THREAD, *FOOT))
    reasons = {edit.before: edit.why for edit in clean(read(source.encode(), "a.txt", language="en")).ledger.edits}
    assert reasons["* Tide tables"] == "above the text of a web page, whose title is in line 19, among its menus"
    assert reasons["The last herring"].startswith("below the text of a web page")


def test_what_a_box_says_of_the_author_has_a_reason_of_its_own() -> None:
    box = ("About the author", "Ana Ruiz has written about ships and their crews for the Harbour Post since 2011.")
    source = "\n\n".join((*HEAD, "The Harbour Opened", *TEXT, *box, *FOOT))
    reasons = {edit.before: edit.why for edit in clean(read(source.encode(), "a.txt", language="en")).ledger.edits}
    assert reasons[box[1]] == "about the author, below the text of a web page"
    assert reasons["The last herring"].startswith("below the text of a web page")


def test_a_box_about_the_author_goes_though_it_is_all_that_stands_below_the_text() -> None:
    box = ("About the author", "Ana Ruiz", "@anaruiz", "Ana writes about ships.", "Ana's favourite ships", "The Vega")
    assert texts(*HEAD, "The Harbour Opened", *TEXT, *box) == ["The Harbour Opened", *TEXT]


INSERT = (
    "Advertisement",
    "More stories",
    "Salt, and what it cost us",
    "The last herring",
    "Ice on the quay: a photo story",
)


def test_a_text_that_goes_on_below_other_stories_stays() -> None:
    assert texts(*HEAD, "The Harbour Opened", *TEXT, *INSERT, *TEXT[:2], *FOOT)[-2:] == list(TEXT[:2])


def test_a_speaker_who_is_heard_again_below_a_call_stays() -> None:
    turns = tuple(f"{name}: {said}" for said in ("It was cold.", "And dark.", "We left.") for name in ("Ana", "Bo"))
    more = ("Ana: Yes.", "Bo: So it was.")
    assert texts(*HEAD, *TEXT[:1], *turns, "Leave a comment", "Subscribe", *INSERT, *more, *FOOT)[-2:] == list(more)


def test_a_text_that_begins_above_other_stories_stays() -> None:
    assert texts(*HEAD, "The Harbour Opened", *TEXT[:2], *INSERT, *TEXT * 2, *FOOT)[:3] == [
        "The Harbour Opened",
        *TEXT[:2],
    ]


def test_teasers_that_alternate_with_headlines_are_not_the_text() -> None:
    teasers = tuple(part for at, text in enumerate(TEXT) for part in (f"{text[3:9]} on the quay, {at}", text))
    lines = lines_of(View(read("\n\n".join((*TEXT, "More stories", *teasers)).encode(), "a.txt").blocks, "en"))
    assert joined(lines, 0, 3, dict.fromkeys(range(len(lines)), 0.0)) == (0, 3)


def test_a_long_menu_of_two_levels_goes_though_no_list_knows_it() -> None:
    menu = tuple(f"{'*' if at % 4 == 0 else '+'} Pier {at}" for at in range(45))
    assert texts(*menu, "The Harbour Opened", *TEXT, "Share this:", "Facebook", "Leave a Reply") == [
        "The Harbour Opened",
        *TEXT,
    ]


def test_an_agenda_of_two_levels_stays() -> None:
    agenda = tuple(f"{'*' if at % 4 == 0 else '+'} Pier {at}" for at in range(45))
    assert texts("The Harbour Opened", *agenda, *TEXT) == ["The Harbour Opened", *agenda, *TEXT]


@pytest.mark.parametrize(
    "lines",
    [
        ("Norby",),
        ("Quay workshop", "Notes of the day"),
        ("Old Quay", "Intro"),
        ("Old Quay", "https://harbour.example/quay"),
        ("Norby", "Paper: https://harbour.example/a.pdf"),
        ("Old Quay", "https://harbour.example/quay", "Paper: https://harbour.example/a.pdf"),
        ("Old Quay", "https://harbour.example/quay", "See also:"),
    ],
)
def test_short_lines_right_above_a_title_stay(lines: tuple[str, ...]) -> None:
    title = "The harbour opened again with timber and salt"
    assert texts(*HEAD, *lines, title, *TEXT, *FOOT) == [*lines, title, *TEXT]


def test_a_list_with_which_the_text_begins_stays_above_a_line_that_reads_like_its_title() -> None:
    items = ("* timber for the quay!", "* salt for the hall!", "* and a new roof!", "* built by all of us!")
    title = "How the harbour opened again with timber and salt"
    found = texts(*HEAD, *items, title, *TEXT, *FOOT)
    assert set(items) <= set(found)


def test_a_line_with_an_address_is_not_the_title() -> None:
    address = "The harbour, its timber and its salt: https://harbour.example/timber"
    document = clean(
        read("\n\n".join((*HEAD, "The Harbour Opened", address, *TEXT, *FOOT)).encode(), "a.txt", language="en")
    )
    assert any("title is in line 19" in edit.why for edit in document.ledger.edits)


TEASERS = (
    "Newsletter: the harbour in your inbox",
    "Subscribe",
    "Harbour Prices",
    "Fish Market",
    "The Old Pier In Pictures …",
    "Quay Shop",
    "Boat Tickets",
    "All Videos",
)


def test_a_row_of_teasers_amid_the_text_goes_and_the_text_goes_on() -> None:
    found = texts(*HEAD, "The Harbour Opened", *TEXT[:2], *TEASERS, *TEXT[2:], *FOOT)
    assert found[:3] == ["The Harbour Opened", *TEXT[:2]]
    assert found[-2:] == list(TEXT[2:])
    assert len(set(TEASERS) - set(found)) > len(TEASERS) / 2


def test_the_credit_of_a_picture_amid_teasers_stays() -> None:
    credit = "Featured Image by Ben Moss [The quay], March 14, 2024"
    assert credit in texts(*HEAD, "The Harbour Opened", *TEXT, credit, *TEASERS[:4], *FOOT)


def test_a_heading_between_paragraphs_of_a_page_and_the_labels_of_speakers_stay() -> None:
    talk = (TEXT[0], "Closing Words", TEXT[1], "Ben Moss: 00:04:51", TEXT[2], TEXT[3])
    assert texts(*HEAD, "The Harbour Opened", *talk, *FOOT)[1:] == list(talk)


def test_a_sentence_amid_the_teasers_of_a_page_stays() -> None:
    said = "All of this was built by people who had never seen a harbour, and it stands to this day."
    assert said in texts(*HEAD, "The Harbour Opened", *TEXT[:2], *TEASERS[:3], said, *TEASERS[3:], *TEXT[2:], *FOOT)


BEHIND = (
    "Marlow weather today",
    "Marlow jobs",
    "Quay news",
    "Ferry times",
    "Fish prices",
    "Boats and ropes",
)


def test_short_lines_behind_the_end_of_the_text_go() -> None:
    found = texts(*HEAD, "The Harbour Opened", *TEXT, *BEHIND, *FOOT)
    assert found[:5] == ["The Harbour Opened", *TEXT]
    assert {"Ferry times", "Fish prices", "Boats and ropes"}.isdisjoint(found)


@pytest.mark.parametrize(
    "last",
    [
        ("Questions: Ada Moss",),
        ("Photo: Ben Moss",),
        ("Would you build it again?", "No."),
        ("And that was all of it \N{SLIGHTLY SMILING FACE}",),
        ("* A roof for the fish hall",),
    ],
)
def test_what_ends_a_text_stays_above_such_lines(last: tuple[str, ...]) -> None:
    found = texts(*HEAD, "The Harbour Opened", *TEXT, *last, *BEHIND, *FOOT)
    assert [line for line in last if line not in found] == []


def test_a_line_that_is_printed_again_in_a_breadcrumb_or_in_quotes_is_the_title() -> None:
    title = "Eleven houses and a hall"
    teasers = ("The harbour opened again today", "The first ships that came brought timber")
    for again in (f"Archive » {title}", f"3 thoughts on “{title}”"):
        above, below = ((again,), ()) if "»" in again else ((), (again,))
        lines = (*HEAD, *above, title, *teasers, *TEXT, *below, *THREAD, *FOOT)
        assert _title_of(lines) == title
    assert _title_of((*HEAD, title, *teasers, *TEXT, *THREAD, *FOOT)) in teasers


def test_the_title_may_come_below_the_long_sentence_of_a_teaser() -> None:
    title = "How the harbour opened again with timber"
    teaser = (
        "Read in our summer issue, now sold in each shop of the town, why nobody here wants to wait for another boat "
        "to Kerry."
    )
    assert _title_of((*HEAD, "Summer issue", teaser, title, "3 May 2021", *TEXT, *THREAD, *FOOT)) == title


def _title_of(lines: tuple[str, ...]) -> str:
    source = "\n\n".join(lines)
    edits = clean(read(source.encode(), "a.txt", language="en")).ledger.edits
    number = next(int(edit.why.split("line ")[1].split(",")[0]) for edit in edits if "whose title" in edit.why)
    return source.split("\n")[number - 1]


def test_a_list_of_links_to_other_sites_above_a_talk_is_the_authors() -> None:
    def kept(*hosts: str) -> list[str]:
        names = ("Ropes", "Anchors", "Nets", "Buoys", "Lamps", "Salt", "Tar", "Oakum", "Spars", "Tides")
        addresses = zip(names, hosts * 10, strict=False)
        links = "\n".join(f"- [{name}](https://{host}.example/{name})" for name, host in addresses)
        source = f"# The quay\n\n## Listen\n\n## Links\n\n{links}\n\n## Talk\n\n" + "\n\n".join(TEXT)
        blocks = clean(read(source.encode(), "a.md", language="en")).blocks
        return [block.text for block in blocks if block.text in names]

    assert len(kept("ada", "bo", "cleo")) == 10
    assert len(kept("ada")) < 10
