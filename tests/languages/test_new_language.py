"""A language is added by a folder of its own: it is told from others, its labels are found, its residue is removed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.languages import files
from pipeline.languages.coverage import coverage
from pipeline.model import Briefing, Exchange
from pipeline.read import read
from pipeline.structure import structure

TAG = "qaa"  # for private use: no language has it
LANGUAGE = """
name = "Velnish"
measured = "invented texts"

[tells]
script = "Latin"
rank = 99
words = "ulu vem sko tre blin oruk nad vosk"

[print]
outer = ["«", "»"]
inner = ["‹", "›"]
dash = "–"
"""
TALK = """
[words]
stop = "ulu vem sko tre blin"
asks = "kysk"
answers = "darn"

[patterns]
dated = '''^grolt\\s+'''
byline = '''^(?P<lead>ez)\\s+(?P<rest>\\S.*)$'''
"""
CALENDAR = """
months = ["snow", "frost", "rain", "bud", "leaf", "bloom", "hay", "corn", "fruit", "mist", "storm", "dark"]
"""
RESIDUE = """
[[group]]
what = "share buttons"
strength = "strong"
phrases = ["tolva ez facebook"]
"""
PASTED = """Ulu vosk

Ez Mira Tolk

Grolt 3 leaf 2021

Tolva ez Facebook

Kysk: Sko tre blin ulu oruk?

Darn: Vem "nad" vosk tre ulu blin.

Kysk: Vem oruk nad?

Darn: Blin sko ulu tre, vem vosk."""


def _forget() -> None:
    """Empty every cache of the package: most of them hold lists of languages."""
    for name in [name for name in sys.modules if name.startswith("pipeline.")]:
        for value in list(vars(sys.modules[name]).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The languages of the tool, and an invented one."""
    for path in Path(files.__file__).parent.glob("*/language.toml"):
        (tmp_path / path.parent.name).symlink_to(path.parent, target_is_directory=True)
    (tmp_path / "und").symlink_to(Path(files.__file__).parent / "und", target_is_directory=True)
    own = tmp_path / TAG
    own.mkdir()
    for kind, text in {"language": LANGUAGE, "talk": TALK, "calendar": CALENDAR, "residue": RESIDUE}.items():
        (own / f"{kind}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(files, "_FOLDER", tmp_path)
    _forget()
    yield own
    monkeypatch.undo()
    _forget()


def _briefing() -> Briefing:
    return structure(clean(read(PASTED.encode(), "talk.txt")))


@pytest.mark.usefixtures("folder")
def test_a_language_is_added_by_its_folder() -> None:
    found = _briefing()
    assert found.language == TAG
    assert found.byline
    assert found.byline.name == "Mira Tolk"
    assert found.date
    assert found.date.iso == "2021-05-03"
    exchanges = [item for section in found.sections for item in section.items if isinstance(item, Exchange)]
    assert [exchange.question.label for exchange in exchanges] == ["Kysk:", "Kysk:"]
    assert [turn.label for exchange in exchanges for turn in exchange.answers] == ["Darn:", "Darn:"]
    said = [block.text for exchange in exchanges for turn in exchange.answers for block in turn.blocks]
    assert said[0].endswith("Vem «nad» vosk tre ulu blin.")
    assert not any("Facebook" in block.text for block in clean(read(PASTED.encode(), "talk.txt")).blocks)
    assert "language-without-lists" not in {note.code for note in found.notes}


def test_a_file_that_a_language_does_not_have_is_named_in_the_note(folder: Path) -> None:
    (folder / "residue.toml").unlink()
    _forget()
    [note] = [note for note in _briefing().notes if note.code == "language-without-lists"]
    assert note.message.startswith("no lists for Velnish: residue of web pages")
    assert not coverage(TAG).residue


def test_without_its_folder_the_language_is_not_told() -> None:
    assert _briefing().language != TAG
