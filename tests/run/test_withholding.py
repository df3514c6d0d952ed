"""A PDF hands on no comment, no deleted or hidden text, no front matter and no property of its source, unless asked."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
import pytest
from commanding import run
from docx.oxml import parse_xml

TALK = (
    "Night Boats",
    "When did the night boat stop?",
    "It stopped in 1998, when the fuel became dearer than the tickets.",
    "Who misses it?",
    "The bakers do. They used to send the bread over.",
)
PRIVATE = (b"Zanthoxyl", b"Quagmire", b"Yellowtail", b"Vexillum")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def enclosed(path: str) -> dict[str, bytes]:
    """The files in a PDF."""
    with pikepdf.open(path) as file:
        return {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()}


def word_file(path: Path) -> None:
    """A Word file with a comment, deleted text, hidden text and an author, none of which is to be printed."""
    file = docx.Document()
    file.core_properties.author = PRIVATE[0].decode()
    paragraphs = [file.add_paragraph(line) for line in TALK]
    file.add_comment(paragraphs[2].runs[0], text=f"{PRIVATE[1].decode()} told me so", author="", initials="")
    paragraphs[4]._p.append(
        parse_xml(f'<w:del {W} w:id="9"><w:r><w:delText>{PRIVATE[2].decode()} said no.</w:delText></w:r></w:del>')
    )
    hidden = paragraphs[4].add_run(f" {PRIVATE[3].decode()} must not know.")
    hidden.font.hidden = True
    file.save(str(path))


def test_a_word_file_is_replaced_by_its_cleaned_text_and_this_is_said(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    word_file(here / "boats.docx")
    assert run(monkeypatch, "build", "boats.docx", "-f", "pdf") == 0
    said = capsys.readouterr().err
    held = "comments, hidden text or text around the talk, tracked changes and properties such as an author"
    assert f"the PDF does not enclose boats.docx, which holds {held}, but its cleaned text" in said
    assert "--attachments" in said
    files = enclosed("dist/boats.pdf")
    assert set(files) == {"boats.ledger.jsonl", "boats.md", "boats.txt"}
    assert files["boats.txt"].decode() == "\n\n".join(TALK) + "\n"
    assert [(name, word) for name, data in files.items() for word in PRIVATE if word in data] == []
    assert PRIVATE[1] in Path("dist/boats.ledger.jsonl").read_bytes()


def test_whoever_asks_for_the_source_gets_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_file(here / "boats.docx")
    assert run(monkeypatch, "build", "boats.docx", "-f", "pdf", "--attachments") == 0
    assert enclosed("dist/boats.pdf")["boats.docx"] == (here / "boats.docx").read_bytes()
    (here / "briefing.toml").write_text("attach = true\n", encoding="utf-8")
    assert run(monkeypatch, "build", "boats.docx", "-f", "pdf", "-o", "again") == 0
    assert "boats.docx" in enclosed("again/boats.pdf")


@pytest.mark.parametrize(
    ("before", "after"), [("---\ncontact: Zanthoxyl\n---\n\n", ""), ("", "\n\n<!-- Zanthoxyl told me so -->\n")]
)
def test_a_text_with_front_matter_or_comments_is_cleaned_first(
    here: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    (here / "boats.markdown").write_text(before + "\n\n".join(TALK) + after, encoding="utf-8")
    assert run(monkeypatch, "build", "boats.markdown", "-f", "pdf") == 0
    files = enclosed("dist/boats.pdf")
    assert "boats.txt" in files
    assert not any(PRIVATE[0] in data for data in files.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"They used to send the bread over.", b"They used to send it.\n\n<!-- Zanthoxyl told me so -->"),
        (b"language: en", b"# Zanthoxyl told me so\nlanguage: en"),
    ],
)
def test_a_manuscript_leaves_its_comments_behind(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], old: bytes, new: bytes
) -> None:
    (here / "boats.txt").write_text("\n\n".join(TALK), encoding="utf-8")
    assert run(monkeypatch, "draft", "boats.txt", "-o", "boats.md") == 0
    assert run(monkeypatch, "build", "boats.md", "-f", "pdf") == 0
    draft = (here / "boats.md").read_bytes()
    assert enclosed("dist/boats.pdf") == {"boats.md": draft}
    assert "does not enclose" not in capsys.readouterr().err
    (here / "boats.md").write_bytes(draft.replace(old, new))
    assert run(monkeypatch, "build", "boats.md", "-f", "pdf") == 0
    assert PRIVATE[0] not in enclosed("dist/boats.pdf")["boats.md"]
    assert "which holds comments, but its manuscript without them" in capsys.readouterr().err
