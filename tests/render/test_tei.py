"""TEI: what an archive finds in the header, and who says what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from by_hand import plain
from lxml import etree

from pipeline.check import conservation, tei_rules
from pipeline.errors import ConservationError
from pipeline.model import Artifact, Block, Briefing, Exchange, Mark, Page, Section, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme
from pipeline.render.writers import tei

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(page: Page, theme: Theme, stamp: datetime) -> etree._Element:
    return etree.fromstring(tei.write(page, theme, "harbour", stamp=stamp).data)


@pytest.fixture
def root(page: Page, theme: Theme, stamp: datetime) -> etree._Element:
    return written(page, theme, stamp)


def of(briefing: Briefing, theme: Theme, stamp: datetime) -> etree._Element:
    return written(lay_out(briefing, theme, ledger_name=None), theme, stamp)


def told(root: etree._Element, path: str) -> list[str]:
    return ["".join(map(str, one.itertext())) for one in root.findall(path, NS)]


def test_the_header_names_title_source_and_the_sum_of_the_source(root: etree._Element, briefing: Briefing) -> None:
    source = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl"
    assert told(root, "t:teiHeader/t:fileDesc/t:titleStmt/t:title") == [" ".join(briefing.title.text.split())]
    assert told(root, f"{source}/t:title") == [briefing.source.name]
    assert told(root, f"{source}/t:idno[@type='SHA-256']") == [briefing.source.sha256]


def test_every_turn_names_a_person_of_the_list_with_their_part(root: etree._Element) -> None:
    people = {one.get(XML_ID): (one.get("role"), one[0].text) for one in root.iter("{*}person")}
    assert people == {"person-1": ("interviewer", "Q"), "person-2": ("interviewee", "Ines Tavares")}
    asks, answers = "#person-1", "#person-2"
    assert [one.get("who") for one in root.iter("{*}sp", "{*}u")] == [asks, answers, None, answers, asks, answers]


def test_an_inferred_name_is_marked_as_supplied_and_said_of_every_answer(theme: Theme, stamp: datetime) -> None:
    def exchange(key: str) -> Exchange:
        question = Turn(None, (Block(f"q{key}", "paragraph", "And then?"),))
        return Exchange(f"x{key}", question, (Turn("Ada Reed", (Block(f"a{key}", "paragraph", "Rain."),)),))

    talk = replace(plain(), sections=(Section("s1", "Rain", (exchange("1"), exchange("2"))),))
    root = of(talk, theme, stamp)
    assert told(root, ".//t:speaker/t:supplied") == ["Ada Reed"]
    assert [one.get("who") for one in root.iter("{*}sp")] == [None, "#person-1", None, "#person-1"]


def test_a_turn_with_a_time_is_an_utterance_on_the_timeline(root: etree._Element) -> None:
    (utterance,) = root.iter("{*}u")
    (when,) = root.iter("{*}when")
    assert (utterance.get("start"), when.get("n")) == (f"#{when.get(XML_ID)}", "00:12:31")
    assert [one.get("type") for one in utterance] == ["paragraph"]


def test_a_deeper_item_is_a_list_in_the_item_before(root: etree._Element) -> None:
    assert told(root, ".//t:sp/t:list/t:item/t:list/t:item") == ["the old one at the mill"]


def test_what_follows_an_exchange_is_a_division_since_only_divisions_may(root: etree._Element) -> None:
    for division in root.iter("{*}div"):
        names = [etree.QName(child).localname for child in division]
        assert "div" not in names or set(names[names.index("div") :]) <= {"div", "milestone"}, names
    assert told(root, ".//t:div[@type='passage']/t:figure/t:head") == ["The north sluice in spring"]


def test_links_notes_and_remarks_keep_their_meaning(theme: Theme, stamp: datetime) -> None:
    marks = (Mark("stage", 0, 8), Mark("link", 9, 13, "https://tides.example/"), Mark("note", 14, 14, "1"))
    said = Block("b1", "paragraph", "[laughs] Tides.", marks)
    note = Block("n1", "note", "Of spring.", level=1)
    briefing = replace(plain(), sections=(Section("s1", "", (said,)),), endnotes=(note,))
    root = of(briefing, theme, stamp)
    assert told(root, ".//t:stage") == ["[laughs]"]
    assert [one.get("target") for one in root.iter("{*}ref")] == ["https://tides.example/", "#note-1"]
    assert [one.get(XML_ID) for one in root.iter("{*}note")] == ["note-1"]


def test_our_rules_find_nothing_in_what_is_written(page: Page, arabic: Briefing, theme: Theme, stamp: datetime) -> None:
    for one in (page, lay_out(arabic, theme, ledger_name=None), lay_out(plain("Rain."), theme, ledger_name=None)):
        assert list(tei_rules.findings(tei.write(one, theme, "x", stamp=stamp).data)) == []


def test_every_word_is_in_the_text_and_not_only_in_the_header(
    page: Page, briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    made = tei.write(page, theme, "harbour", stamp=stamp)
    assert conservation.check(page, briefing, [made]) == ()
    lacking = Artifact(made.name, made.media_type, made.data.replace(b"The sea is higher", b"The sea is"))
    with pytest.raises(ConservationError, match="higher"):
        conservation.check(page, briefing, [lacking])


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("", "<text>none</text>", "not-tei"),
        ('who="#person-1"', 'who="#person-9"', "dead-link"),
        ("publicationStmt", "editionStmt", "no-publication"),
        ('/1.0" xml:lang="en">', '/1.0">', "no-language"),
    ],
)
def test_a_broken_document_is_found(
    page: Page, theme: Theme, stamp: datetime, before: str, after: str, code: str
) -> None:
    data = tei.write(page, theme, "x", stamp=stamp).data.decode()
    assert before in data
    broken = data.replace(before, after) if before else after
    assert code in {finding.code for finding in tei_rules.findings(broken.encode())}
