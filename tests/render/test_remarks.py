"""What an editor should look at: found in the briefing, and said in comments of the Word file where asked for."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.model import (
    Block,
    Briefing,
    Evidence,
    Exchange,
    Note,
    Origin,
    Page,
    Recommendation,
    Remark,
    Section,
    Turn,
)
from pipeline.render.page import lay_out
from pipeline.render.page.remarks import remarks_of
from pipeline.render.read_back.xml_text import parse
from pipeline.render.theme import Theme
from pipeline.render.word.word_options import WordOptions
from pipeline.render.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def doubtful(briefing: Briefing) -> Briefing:
    """Two exchanges; the question of the first was not certain, and the answer may recommend something."""
    asked = [Block(f"q{n}", "paragraph", words, origin=Origin(n * 10)) for n, words in ((1, "Why?"), (2, "And when?"))]
    said = [
        Block(f"a{n}", "paragraph", words, origin=Origin(n * 10 + 2)) for n, words in ((1, "It pays."), (2, "Now."))
    ]
    talk = tuple(
        Exchange(f"x{n}", Turn(None, (q,)), (Turn(None, (a,)),))
        for n, (q, a) in enumerate(zip(asked, said, strict=True), 1)
    )
    return replace(
        briefing,
        sections=(Section("s1", "Nets", talk),),
        recommendations=(),
        unplaced=(),
        candidates=(Recommendation("c1", "Now.", "x2"),),
        evidence=(
            Evidence("section s1", "word-model", "q1", 10, 0.4, "x2"),
            Evidence("question x1", "score", "q1", 10, 0.55, "part of the answer"),
            Evidence("question x2", "question-mark", "q2", 20, 1.0),
            Evidence("candidate c1", "should", "a2", 22, 0.3),
            Evidence("candidate c1", "should", "a2", 22, 0.7, "print"),
            Evidence("title", "editor", "q2", 20, None, "another title"),
        ),
        notes=(Note("slip", "info", "a word stands twice", Origin(12), "a look at it"),),
    )


def test_what_was_close_what_may_be_advice_and_notes_stand_at_their_paragraphs(doubtful: Briefing) -> None:
    assert remarks_of(doubtful) == (
        Remark(
            "q1",
            "A section begins here by the program's choice, which was a close one. It may also begin at “And when?”.",
        ),
        Remark("q1", "This was taken for a question, and may be part of the answer."),
        Remark("a1", "A word stands twice. Try a look at it"),
        Remark("a2", "This may be a recommendation, and is not printed among them: “Now.”"),
    )


@pytest.fixture
def page(doubtful: Briefing, theme: Theme) -> Page:
    return lay_out(doubtful, theme, ledger_name=None)


def parts(page: Page, theme: Theme, stamp: datetime, remarks: tuple[Remark, ...]) -> zipfile.ZipFile:
    made = docx.write(page, theme, "x", stamp=stamp, options=WordOptions(remarks=remarks))
    return zipfile.ZipFile(io.BytesIO(made.data))


def test_the_word_file_has_a_comment_for_each(doubtful: Briefing, page: Page, theme: Theme, stamp: datetime) -> None:
    remarks = remarks_of(doubtful)
    with parts(page, theme, stamp, remarks) as package:
        comments, body = (parse(package.read(f"word/{name}.xml")) for name in ("comments", "document"))
        styles = package.read("word/styles.xml").decode()
    said = ["".join(t.text or "" for t in one.iter(f"{W}t")) for one in comments]
    assert said == [remark.text for remark in remarks]
    assert {one.get(f"{W}date") for one in comments} == {"2026-03-04T05:06:08Z"}
    marked = [one.get(f"{W}id") for one in body.iter(f"{W}commentReference")]
    assert sorted(marked) == [one.get(f"{W}id") for one in comments]
    assert 'w:styleId="CommentText"' in styles


def test_a_remark_on_what_is_not_printed_is_left_out(page: Page, theme: Theme, stamp: datetime) -> None:
    with parts(page, theme, stamp, (Remark("elsewhere", "Nothing"),)) as package:
        assert b"Nothing" not in b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))


def test_the_same_remarks_give_the_same_bytes(doubtful: Briefing, page: Page, theme: Theme, stamp: datetime) -> None:
    options = WordOptions(remarks=remarks_of(doubtful))
    first, second = (docx.write(page, theme, "x", stamp=stamp, options=options).data for _ in range(2))
    assert first == second


def test_no_remark_speaks_of_rules_and_scores(doubtful: Briefing) -> None:
    kinds = (
        "section s1",
        "title of s1",
        "recommendation r1",
        "biography",
        "question x1",
        "speaker Ann",
        "host Ann",
        "date",
    )
    evidence = tuple(Evidence(kind, "some-rule", "q1", 10, 0.14, "another") for kind in kinds)
    said = [remark.text for remark in remarks_of(replace(doubtful, evidence=evidence, notes=()))]
    assert len(said) == len(kinds)
    assert not any("some-rule" in text or "0.14" in text or "{" in text for text in said)
