"""A Word file of this program, marked up and read again: the words of the talk are read, the program's additions are
not.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from commanding import run

from pipeline.model import RawDocument
from pipeline.read import read
from pipeline.review.styles import role_of

ONE = """Night Boats

By Ada Moss, Harbour Review

Mara Olsen is an economist at the Harbour Institute (HI). She has advised the port since 2009.

When did the night boat stop?

It stopped in 1998, when the fuel became dearer than the tickets.

Nobody said so at the time.

What would you recommend to the town?

The town should run one boat at night.
"""
TWO = """Night Boats

ADA MOSS: When did the night boat stop?

MARA OLSEN: It stopped in 1998.

BO LIND: In 1999, I think.

ADA MOSS: Who misses it?

MARA OLSEN: The bakers do.
"""


def built(here: Path, monkeypatch: pytest.MonkeyPatch, text: str, *more: str) -> Path:
    monkeypatch.chdir(here)
    Path("boats.txt").write_text(text, encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "-f", "docx", *more) == 0
    return here / "dist" / "boats.docx"


def words(raw: RawDocument) -> list[str]:
    return [block.text.strip() for block in raw.blocks if block.kind not in ("aside", "comment")]


@pytest.mark.parametrize("theme", ["brief", "newsroom", "academic"])
def test_only_the_words_of_the_briefing_are_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    raw = read(built(tmp_path, monkeypatch, ONE, "--theme", theme).read_bytes(), "boats.docx")
    said = [line for line in ONE.split("\n") if line]
    assert [word for word in words(raw) if word in said] == said
    assert [word for word in words(raw) if word not in said] in ([], ["Questions and answers"])
    assert [note.code for note in raw.notes] == ["own-word"]


@pytest.mark.parametrize("name", ["plain question", "long plain question", "plain question text"])
def test_a_question_in_light_type_is_a_question_in_a_copy(name: str) -> None:
    assert role_of(name) == role_of(name.replace("plain ", ""))


@pytest.mark.parametrize("theme", ["brief", "newsroom"])
def test_where_several_speak_the_names_are_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    raw = read(built(tmp_path, monkeypatch, TWO, "--theme", theme).read_bytes(), "boats.docx")
    said = " ".join(" ".join(words(raw)).split())
    assert "MARA OLSEN: It stopped in 1998." in said
    assert "ADA MOSS: Who misses it?" in said
    assert {block.kind for block in raw.blocks if "ADA MOSS: " in block.text} == {"paragraph"}
    assert not [block for block in raw.blocks if block.kind != "aside" and block.marks and block.text != "ADA MOSS"]
    assert "BO LIND: In 1999, I think." in said


def test_a_word_file_of_somebody_else_is_read_whole(tmp_path: Path) -> None:
    file = docx.Document()
    file.styles.add_style("Recommendation", 1)
    file.add_paragraph("We should wait.", style="Recommendation")
    file.save(str(tmp_path / "a.docx"))
    assert words(read((tmp_path / "a.docx").read_bytes(), "a.docx")) == ["We should wait."]
