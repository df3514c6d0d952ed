"""Title, subtitle, byline, date, credits and biography are found, and none of them is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from boats import TALK
from tables import all_rows

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import stream
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.looks.dates import find_date, is_dateline

Build = Callable[..., CleanDocument]

BIO = "Dr. Mara Olsen is an economist at the Harbour Institute. She served on the city's transport board."


def test_the_first_short_line_is_the_title(document: Build) -> None:
    briefing = structure(document("The Night Boat\n\n" + TALK))
    assert briefing.title is not None
    assert briefing.title.text == "The Night Boat"
    assert [note.code for note in briefing.notes] == ["no-guest"]


def test_metadata_beats_the_text(document: Build) -> None:
    briefing = structure(document(TALK, title="Night", date="2021-05-03", author="Jane Roe (Harbour Review)"))
    assert briefing.title is not None and briefing.title.id == "m-title"
    assert briefing.date is not None and briefing.date.iso == "2021-05-03"
    assert briefing.byline is not None
    assert (briefing.byline.name, briefing.byline.affiliation) == ("Jane Roe", "Harbour Review")


def test_an_address_or_the_name_of_a_file_may_hold_the_date(document: Build) -> None:
    paged = document("The Night Boat\n\n" + TALK, url="https://boats.example.org/2021/05/03/night")
    filed = replace(paged, source=replace(paged.source, name="2021-05-04-night.md", metadata=()))
    dates = [structure(one).date for one in (paged, filed)]
    assert [date and date.iso for date in dates] == ["2021-05-03", "2021-05-04"]


@pytest.mark.parametrize(
    ("key", "value", "iso"),
    [
        ("path", "talks/2021/05/03/night", "2021-05-03"),
        ("permalink", "/talks/2021/05/night/", "2021-05"),
        ("file", "2021-5-3-night.md", "2021-05-03"),
        ("file", "2021-15-3-night.md", None),
    ],
)
def test_a_day_or_a_month_may_be_in_several_kinds_of_addresses(
    document: Build, key: str, value: str, iso: str | None
) -> None:
    talk = document("The Night Boat\n\n" + TALK, **({} if key == "file" else {key: value}))
    talk = replace(talk, source=replace(talk.source, name=value)) if key == "file" else talk
    date = structure(talk).date
    assert (date and date.iso) == iso


@pytest.mark.parametrize(
    ("head", "name", "iso"),
    [
        ("timestamp: 2021-05-03T19:01:01\nauthor: Jane Roe", "Jane Roe", "2021-05-03"),
        ("date: 2021-05-03-08-00\nauthor: jroe08", None, "2021-05-03"),
        (
            'date: "20210503"\nauthor: {name: Jane Roe}\nco_authors: [{name: Ada Reed}]',
            "Jane Roe, Ada Reed",
            "2021-05-03",
        ),
        ('date: "20211503"\nnote: Text by Jane Roe', "Jane Roe", None),
        ('title: "Interview: Ida Moen, Master of the Night Boat"', None, None),
    ],
)
def test_keys_of_front_matter_give_author_and_date(head: str, name: str | None, iso: str | None) -> None:
    text = f"---\n{head}\n---\n\n**Q:** Who rows?\n\n**A:** I do, every day.\n\n**Q:** Why?\n\n**A:** Ice.\n"
    briefing = structure(clean(read(text.encode(), "talk.md", language="en")))
    assert (briefing.byline and briefing.byline.name, briefing.date and briefing.date.iso) == (name, iso)


def test_a_line_on_where_a_text_appeared_is_a_credit_and_an_address_no_publication(document: Build) -> None:
    lines = "Published on May 3, 2021 for Harbour Review"
    note = "Originally published at http://boats.example/2021/night/"
    briefing = structure(document(f"The Night Boat\n\n{lines}\n\n{TALK}\n\n{note}", title="The Night Boat"))
    assert (briefing.subtitle, briefing.publication) == (None, None)
    assert [block.text for block in briefing.credits] == [lines]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Questions by Jane Roe and Ada Reed. The layout was done by Bo Berg.", "Jane Roe and Ada Reed"),
        ("Transcribed by Jane Roe with the help of a machine", "Jane Roe"),
    ],
)
def test_what_else_a_byline_says_is_no_name_and_its_line_a_credit(document: Build, line: str, name: str) -> None:
    briefing = structure(document(f"The Night Boat\n\n{TALK}\n\n{line}", title="The Night Boat"))
    assert briefing.byline is not None and briefing.byline.name == name
    assert [block.text for block in briefing.credits] == [line]


@pytest.mark.parametrize(("line", "name"), [("Ada FitzRoy", "Ada FitzRoy"), ("HarbourOld BoatsNews", None)])
def test_tags_without_a_space_between_are_no_name_at_the_end(document: Build, line: str, name: str | None) -> None:
    briefing = structure(document(f"The Night Boat\n\n{TALK}\n\n{line}"))
    assert (briefing.byline and briefing.byline.name) == name


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("episode: Night boats and their crews", "Night boats and their crews"),
        ("ogTitle: Night boats and their crews", "Night boats and their crews"),
        ("episode: 18", None),
        ("name: Ada Brook", None),
    ],
)
def test_other_keys_give_a_title_where_no_heading_is(head: str, title: str | None) -> None:
    text = f"---\n{head}\n---\n\n**Ida:** Who rows?\n\n**Ada:** I do, every day.\n\n**Ida:** Why?\n\n**Ada:** Ice.\n"
    found = structure(clean(read(text.encode(), "talk.md", language="en"))).title
    assert (found and found.text) == title


def test_a_heading_that_repeats_the_metadata_is_not_printed_twice(document: Build) -> None:
    briefing = structure(document("# Night Boats\n\n" + TALK, title="Night boats"))
    assert briefing.title is not None and briefing.title.id == "b1"


def test_a_sign_alone_is_no_title(document: Build) -> None:
    assert (
        structure(document("{\n\nWho rang the bell in the fog?\n\nNobody did, and the ferry came late.")).title is None
    )


def test_a_text_without_a_title_says_so(document: Build) -> None:
    briefing = structure(document("Do you think that the boats will run again?\n\nNo, I do not think so." + TALK))
    assert briefing.title is None
    assert "no-title" in [note.code for note in briefing.notes]


@pytest.mark.parametrize(("kind", "hint"), [("text", "first line"), ("captions", "briefing.toml"), ("csv", "a.csv")])
def test_where_a_title_goes_is_told_by_the_kind_of_text(document: Build, kind: str, hint: str) -> None:
    clean = document("Do you think that the boats will run again?\n\nNo, I do not think so." + TALK)
    source = replace(clean.source, format=kind, name="a.csv")
    [note] = [note for note in structure(replace(clean, source=source)).notes if note.code == "no-title"]
    assert hint in (note.hint or "")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Jane Roe", ("By", "Jane Roe", "", "")),
        ("Interview by Jane Roe", ("Interview by", "Jane Roe", "", "")),
        ("Words: Jane Roe", ("Words:", "Jane Roe", "", "")),
        ("By Jane Roe (Harbour Review)", ("By", "Jane Roe", "Harbour Review", "")),
        ("By Jane Roe, Quayside", ("By", "Jane Roe", "Quayside", "")),
        ("By Jane Roe, Ada", ("By", "Jane Roe, Ada", "", "")),
        ("By Jane Roe and John Doe", ("By", "Jane Roe and John Doe", "", "")),
    ],
)
def test_a_byline_is_taken_apart_without_losing_a_letter(document: Build, line: str, parts: tuple[str, ...]) -> None:
    byline = structure(document(f"The Night Boat\n\n{line}\n\n{TALK}")).byline
    assert byline is not None
    assert (byline.lead, byline.name, byline.affiliation, byline.role) == parts
    assert stream("".join(parts)) == stream(line)


def test_a_name_with_college_and_role_at_the_end_is_the_byline(document: Build) -> None:
    byline = structure(document(f"The Night Boat\n\n{TALK}\n\nJane Roe HBC ’21\n\nStaff Writer")).byline
    assert byline is not None
    assert (byline.name, byline.affiliation, byline.role) == ("Jane Roe", "HBC ’21", "Staff Writer")
    assert len(byline.blocks) == 2


def test_by_in_a_sentence_is_no_byline(document: Build) -> None:
    assert structure(document(f"The Night Boat\n\nBy the time we met it rained hard.\n\n{TALK}")).byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Featured Image by Ann Lee [The quay], May 3, 2021",
        "Photo: Ann Lee/Harbour Archive",
        "Translated from Danish by Ann Lee",
        "Transcript completed by: Ann Lee Edited by: Bo Berg",
        "© Harbour Archive",
    ],
)
def test_a_credit_is_kept_whole_before_or_after_the_talk(document: Build, line: str) -> None:
    for text in (f"The Night Boat\n\n{line}\n\n{TALK}", f"The Night Boat\n\n{TALK}\n\n{line}"):
        assert [block.text for block in structure(document(text)).credits] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "This interview has been edited for length and clarity.",
        "Editor’s note: The talk was held before the council met again.",
        "This conversation first appeared in Harbour Review.",
        "Acknowledgements: to the crews, who lent us a boat.",
        "The author thanks the Harbour Archive for its pictures.",
        "Contact: desk@harbour.example",
    ],
)
def test_how_the_text_came_about_is_an_editorial_note(document: Build, line: str) -> None:
    for text in (f"The Night Boat\n\n{line}\n\n{TALK}", f"The Night Boat\n\n{TALK}\n\n{line}"):
        briefing = structure(document(text))
        assert [block.text for block in briefing.editorial] == [line]
        assert briefing.credits == ()


@pytest.mark.parametrize(
    "line",
    [
        "I would like to thank everyone who walked home with us that winter.",
        "Thanks to the council, nobody on the quay had a boat that winter or the next.",
        "We were never published in that paper, and nobody asked us why it was so.",
    ],
)
def test_thanks_in_an_answer_are_an_answer(document: Build, line: str) -> None:
    briefing = structure(document(f"The Night Boat\n\n{TALK}\n\n{line}"))
    assert briefing.editorial == ()
    assert line in [block.text for turn in briefing.turns() for block in turn.blocks]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("- The Harbour Review - Monday, May 3, 2021", "2021-05-03"),
        ("A talk with Ann Lee—May 3, 2021", "2021-05-03"),
        ("Ep. 4 • May 3, 2021 • 1 hr 11 min", "2021-05-03"),
        ("We met on May 3, 2021, and talked about the boats until it was dark.", None),
        ("Photo: Ann Lee, May 3, 2021", None),
    ],
)
def test_the_only_date_in_the_lines_above_a_talk_is_that_of_the_text(
    document: Build, line: str, iso: str | None
) -> None:
    date = structure(document(f"The Night Boat\n\n{line}\n\n{TALK}")).date
    assert (date and date.iso) == iso


def test_two_dates_in_the_lines_above_a_talk_are_none_of_the_text(document: Build) -> None:
    lines = "Sea talk of May 3, 2021\n\nPut on paper in May of that year\n\nShown in Hull until June 4, 2022"
    assert structure(document(f"The Night Boat\n\n{lines}\n\n{TALK}")).date is None


def test_the_date_of_a_picture_is_not_that_of_the_text(document: Build) -> None:
    assert structure(document(f"The Night Boat\n\n{TALK}\n\nPhoto: Ann Lee, May 3, 2021")).date is None


def test_credits_stand_in_the_order_of_the_text(document: Build) -> None:
    briefing = structure(document(f"Photo: Ann Lee\n\nThe Night Boat\n\n{TALK}\n\n© Harbour Archive\n\nImage: Bo Berg"))
    assert [block.id for block in briefing.credits] == ["b1", "b9", "b10"]


def test_what_stands_among_the_back_matter_unrecognised_is_unplaced_and_noted(document: Build) -> None:
    briefing = structure(document(f"The Night Boat\n\n{TALK}\n\nJane Roe HBC ’21\n\nBoats, money\n\n© Harbour Archive"))
    assert [block.text for block in briefing.unplaced] == ["Boats, money"]
    assert [note.code for note in briefing.notes] == ["no-guest", "uncertain-byline", "unplaced"]


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("May 3, 2021", "en", "2021-05-03"),
        ("3 May 2021", "en", "2021-05-03"),
        ("Monday, 3rd May 2021", "en", "2021-05-03"),
        ("Published on May 3, 2021 at 10:15 am", "en", "2021-05-03"),
        ("2021-05-03", "en", "2021-05-03"),
        ("May 2021", "en", "2021-05"),
        ("13/5/2021", "en", "2021-05-13"),
        ("5/13/2021", "en", "2021-05-13"),
        ("3/5/2021", "en", None),
        ("3/5/2021", "fr", "2021-05-03"),
        ("3. Mai 2021", "de", "2021-05-03"),
        ("Publié le 3 mai 2021", "fr", "2021-05-03"),
        ("3 de mayo de 2021", "es", "2021-05-03"),
        ("2021年5月3日", "zh", "2021-05-03"),
        ("3 мая 2021", "ru", "2021-05-03"),
    ],
)
def test_dates_are_read_in_many_forms(text: str, language: str, iso: str | None) -> None:
    found = is_dateline(text, words_of(language))
    assert found is not None
    assert found.iso == iso


@all_rows(
    "text, language, iso",
    [
        ("Spring 2021", "en", "2021"),
        ("Automne 2021", "fr", "2021"),
        ("3–5 May 2021", "en", "2021-05"),
        ("May 3–5, 2021", "en", "2021-05"),
        ("May–June 2021", "en", "2021"),
        ("30 April – 2 May 2021", "en", "2021"),
        ("3 maggio 2021", "it", "2021-05-03"),
        ("3 de maio de 2021", "pt", "2021-05-03"),
        ("3 mei 2021", "nl", "2021-05-03"),
        ("3 maja 2021 r.", "pl", "2021-05-03"),
        ("3 мая 2021 года", "ru", "2021-05-03"),
        ("٣ مايو ٢٠٢١", "ar", "2021-05-03"),
        ("3 مايو/أيار 2021", "ar", "2021-05-03"),
        ("21 رمضان 1442 هـ", "ar", None),
        ("3 במאי 2021", "he", "2021-05-03"),
        ("二〇二一年五月三日", "zh", "2021-05-03"),
        ("二〇二一年十二月二十一日", "zh", "2021-12-21"),
        ("令和3年5月3日", "ja", "2021-05-03"),
        ("平成元年5月", "ja", "1989-05"),
        ("2021년 5월 3일", "ko", "2021-05-03"),
        ("2021. 5. 3.", "ko", "2021-05-03"),
        ("2021/05/03", "ja", "2021-05-03"),
        ("Monday, May 3, 2021", "en", "2021-05-03"),
        ("Oslo, 3 May 2021", "en", "2021-05-03"),
        ("New Bergen, May 3, 2021", "en", "2021-05-03"),
    ],
)
def test_seasons_ranges_and_other_calendars_keep_their_words(text: str, language: str, iso: str | None) -> None:
    found = is_dateline(text, words_of(language))
    assert found is not None and found.iso == iso


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Oslo, 3 May 2021", "Oslo"),
        ("New Bergen, May 3, 2021", "New Bergen"),
        ("Monday, 3 May 2021", None),
        ("Published on Monday, 3 May 2021", None),
        ("Location: Oslo harbour", "Oslo harbour"),
    ],
)
def test_the_place_is_what_stands_before_the_date(document: Build, line: str, place: str | None) -> None:
    assert structure(document(f"The Night Boat\n\n{line}\n\n{TALK}")).place == place


def test_a_date_that_can_be_read_in_two_ways_is_left_and_noted(document: Build) -> None:
    briefing = structure(document(f"The Night Boat\n\n03/04/2021\n\n{TALK}"))
    assert briefing.date is not None and (briefing.date.text, briefing.date.iso) == ("03/04/2021", None)
    assert [note.code for note in briefing.notes] == ["ambiguous-date", "no-guest"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Jane Roe | May 3, 2021", ("By", "Jane Roe", "", "", "May 3, 2021")),
        ("By Jane Roe, 3 May 2021", ("By", "Jane Roe", "", "", "3 May 2021")),
        ("By Jane Roe, Staff Writer | May 3, 2021", ("By", "Jane Roe", "", "Staff Writer", "May 3, 2021")),
        ("By Jane Roe, Harbour Institute", ("By", "Jane Roe", "Harbour Institute", "", "")),
        ("By Jane Roe, John Doe", ("By", "Jane Roe, John Doe", "", "", "")),
        ("By Jane Roe | updated May 3, 2021", ("By", "Jane Roe | updated", "", "", "May 3, 2021")),
    ],
)
def test_the_date_of_a_byline_stands_in_it_once(document: Build, line: str, parts: tuple[str, ...]) -> None:
    briefing = structure(document(f"The Night Boat\n\n{line}\n\n{TALK}"))
    byline = briefing.byline
    assert byline is not None
    assert (byline.lead, byline.name, byline.affiliation, byline.role, byline.date) == parts
    assert stream("".join(parts)) == stream(line)
    assert (briefing.date.text if briefing.date else "") == byline.date


@pytest.mark.parametrize("text", ["In May 2021 we met the crew of the boat", "February 31, 2021", "Room 2021", "1999"])
def test_what_is_no_date_line_is_none(text: str) -> None:
    assert is_dateline(text, words_of("en")) is None


def test_an_impossible_day_is_no_date() -> None:
    assert find_date("31/2/2021", words_of("fr")) is None


def test_the_biography_is_the_paragraph_about_the_guest(document: Build) -> None:
    briefing = structure(document(f"Dr. Mara Olsen on Night Boats\n\n{BIO}\n\nWe met on the quay.\n\n{TALK}"))
    assert briefing.bio is not None
    assert [block.text for block in briefing.bio.blocks] == [BIO]
    assert briefing.bio.name == "Dr. Mara Olsen"
    assert briefing.sections[0].id == "introduction"


def test_the_name_goes_without_its_honorific_where_the_text_prints_it_so(document: Build) -> None:
    briefing = structure(document(f"Mara Olsen on Night Boats\n\n{BIO}\n\n{TALK}"))
    assert briefing.bio is not None and briefing.bio.name == "Mara Olsen"


def test_a_biography_may_go_on_in_a_second_paragraph_and_stand_at_the_end(document: Build) -> None:
    more = "Olsen holds a doctorate in economics."
    first = structure(document(f"Mara Olsen on Boats\n\n{BIO}\n\n{more}\n\n{TALK}")).bio
    assert first is not None and len(first.blocks) == 2
    last = structure(document(f"Mara Olsen on Boats\n\n{TALK}\n\n{BIO}")).bio
    assert last is not None and last.blocks[0].text == BIO


def test_a_paragraph_that_tells_what_the_author_did_is_no_biography(document: Build) -> None:
    assert structure(document(f"Night Boats\n\nLast week I was on the quay and met the crew.\n\n{TALK}")).bio is None


def test_about_the_author_is_a_section_of_its_own(document: Build) -> None:
    briefing = structure(document(f"Night Boats\n\n{TALK}\n\nAbout the author\n\nJane Roe writes about harbours."))
    last = briefing.sections[-1]
    assert (last.title, last.heading and last.heading.text) == ("About the author", "About the author")
    assert [block.id for block in last.items] == ["b9"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("en", "The old ferry at its mooring, 1931. Photo: Mara Olsen."),
        ("de", "Die alte Fähre, 1931. Foto: Mara Olsen"),
        ("fr", "Le vieux bac en 1931. Photo : Mara Olsen"),
        ("zh", "一九三一年的旧渡船。图片来源：奥丽娜"),
        ("he", "המעבורת הישנה, 1931. צילום: מיכל אורן"),
    ],
)
def test_a_caption_amid_the_talk_is_a_credit(document: Build, language: str, caption: str) -> None:
    briefing = structure(document(f"Boats\n\nQ: Who?\n\nA: I.\n\n{caption}\n\nQ: Why?\n\nA: So.", language))
    assert [block.text for block in briefing.credits] == [caption]


@pytest.mark.parametrize("said", ["She sent us a photo: of the boat.", "Look at the photo: what do you see?"])
def test_who_speaks_of_a_photo_is_no_caption(document: Build, said: str) -> None:
    briefing = structure(document(f"Boats\n\nQ: Who?\n\nA: I.\n\n{said}\n\nQ: Why?\n\nA: So."))
    assert briefing.credits == ()


def test_an_address_alone_above_the_talk_is_a_credit_and_one_in_an_answer_is_said(document: Build) -> None:
    talk = "Q: Where are you read?\n\nA: Here.\n\nhttps://weir.example\n\nQ: Why?\n\nA: So."
    above = ["https://tides.example/talk/7", "Slides of the whole evening: https://tides.example/slides"]
    briefing = structure(document("\n\n".join(["A panel", *above, talk])))
    assert briefing.subtitle is None
    assert [block.text for block in briefing.credits] == above
    assert [block.text for block in next(briefing.exchanges()).answers[0].blocks] == ["Here.", "https://weir.example"]
    assert [section.id for section in briefing.sections] == ["s1"]


def test_that_a_talk_was_anonymised_is_an_editors_note(document: Build) -> None:
    note = "The conversation has been anonymized to protect those who took part."
    briefing = structure(document(f"A panel\n\n{note}\n\nQ: Why?\n\nA: So.\n\nQ: And then?\n\nA: Then this."))
    assert [block.text for block in briefing.editorial] == [note]


@pytest.mark.parametrize(
    ("metadata", "parts"),
    [
        ({"author": "Jane Roe (Harbour Review)"}, ("Jane Roe", "Harbour Review", "")),
        ({"author": "[Jane Roe](https://example.org/roe)"}, ("Jane Roe", "", "")),
        ({"authors": "Jane Roe, Staff Writer"}, ("Jane Roe", "", "Staff Writer")),
        ({"creators": "Howard, John; Mill Guild"}, ("John Howard, Mill Guild", "", "")),
        ({"creators": "Howard, John"}, ("Howard, John", "", "")),
        ({"interviewer": "Jane Roe"}, ("Jane Roe", "", "")),
        ({"author": "Jane Roe", "interviewer": "John Doe"}, ("Jane Roe", "", "")),
        ({"transcript_by": "jroe via notes.example.org", "translation_by": "John Doe"}, ("jroe, John Doe", "", "")),
        ({"author": "Reporter Jane Roe"}, ("Jane Roe", "", "Reporter")),
        ({"author": "admin"}, None),
        ({"author": "https://example.org/authors/roe"}, None),
    ],
)
def test_the_source_says_who_wrote_asked_or_transcribed(
    document: Build, metadata: dict[str, str], parts: tuple[str, ...] | None
) -> None:
    byline = structure(document(f"The Night Boat\n\n{TALK}", **metadata)).byline
    assert (byline and (byline.name, byline.affiliation, byline.role)) == parts


def test_a_role_without_a_space_before_the_name_is_a_role(document: Build) -> None:
    byline = structure(document(f"The Night Boat\n\n{TALK}", "zh-Hant", author="記者陳小河")).byline
    assert byline is not None and (byline.name, byline.role) == ("陳小河", "記者")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("3 May 2021 - Jane Roe", "Jane Roe"),
        ("Jane Roe, 3 May 2021, 10:52", "Jane Roe"),
        ("Jane Roe on May 3, 2021", "Jane Roe"),
        ("May 3, 2021 by Jane Roe", "Jane Roe"),
        ("By\n\nJane Roe\n\nMay 3, 2021", "Jane Roe"),
        ("May 3, 2021 in the old harbour", None),
        ("May 3, 2021\n\nSen. Jane Roe (R-Norland)", None),
        ("May 3, 2021\n\nDr. Jane Roe (Norland)", "Dr. Jane Roe"),
    ],
)
def test_a_name_beside_the_date_or_below_by_is_the_byline(document: Build, lines: str, name: str | None) -> None:
    briefing = structure(document(f"The Night Boat\n\n{lines}\n\n{TALK}"))
    assert (briefing.byline and briefing.byline.name) == name
    if name:
        assert briefing.date is not None and briefing.date.iso == "2021-05-03"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Q: Today is October the first, 2015, and I am Jane Roe. Who are you?", "2015-10-01"),
        ("Q: It is Thursday, May 6, 2021. Who are you?", "2021-05-06"),
        ("Q: This is June 2, 1999. Who are you?", "1999-06-02"),
        ("Q: Today is better than May 3, 2021 was for us. Who are you?", None),
        ("Q: You came on May 3, 2021. Who are you?", None),
    ],
)
def test_the_first_turn_may_say_the_date_of_the_talk(document: Build, text: str, iso: str | None) -> None:
    date = structure(document(f"The Night Boat\n\n{text}\n\nA: A pilot.\n\nQ: Why?\n\nA: Nobody knows.")).date
    assert (date and date.iso) == iso


def test_a_paragraph_may_open_with_its_date_in_brackets(document: Build) -> None:
    first = "(3 May 2021) The boats stopped in March, and nobody on the quay was asked about it beforehand."
    date = structure(document(f"The Night Boat\n\n{first}\n\n{TALK}")).date
    assert date is not None and date.iso == "2021-05-03"


def test_a_name_below_the_word_by_at_the_end_is_the_byline(document: Build) -> None:
    briefing = structure(document(f"The Night Boat\n\n{TALK}\n\nPublished By\n\nAda Reed"))
    assert briefing.byline is not None and (briefing.byline.name, briefing.byline.lead) == ("Ada Reed", "Published By")
