"""A PDF that this program made comes back: as the manuscript that it encloses, or as the words of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import manuscript
from pipeline.disk.source_files import load
from pipeline.model import stream
from pipeline.run.analyse import cleaned, understand
from pipeline.settings.options import Options
from tests.commanding import run
from tests.read.pdfs import TALK

TEXT = f"""Keeping the tide tables

By Ada Moss

Ada Moss: What do you remember of the first winter?

Ines Vale: {TALK[0]}

Ada Moss: And what did you write down?

Ines Vale: {TALK[1]}

Ada Moss: What should be done?

Ines Vale: {TALK[3]}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of a talk with and without what it encloses."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "tide.txt").write_text(TEXT, encoding="utf-8")
    found = {}
    for name, flag in (("with", "--attachments"), ("without", "--no-attachments")):
        with pytest.MonkeyPatch.context() as patch:
            assert not run(patch, "build", str(folder / "tide.txt"), "-f", "pdf", flag, "-o", str(folder / name))
        found[name] = folder / name / "tide.pdf"
    return found | {"text": folder / "tide.txt"}


def test_the_manuscript_that_it_encloses_is_read(made: dict[str, Path]) -> None:
    options = Options(formats=(), theme="brief")
    again = understand(load(made["with"]), options)
    assert again.raw is None
    assert manuscript.write(again.briefing) == manuscript.write(understand(load(made["text"]), options).briefing)
    assert cleaned(load(made["with"]), options) is None


@pytest.mark.parametrize(("name", "format"), [("without", None), ("with", "pdf")])
def test_the_words_of_its_pages_are_read_in_order(made: dict[str, Path], name: str, format: str | None) -> None:
    stages = understand(load(made[name]), Options(formats=(), theme="brief", format=format))
    assert stages.raw is not None
    assert stages.raw.source.format == "pdf"
    said = stream(" ".join(block.text for block in stages.raw.blocks if block.kind != "aside"))
    places = [said.rfind(stream(words)) for words in (TALK[0], "And what did you write down?", TALK[1], TALK[3])]
    assert -1 not in places
    assert places == sorted(places)
