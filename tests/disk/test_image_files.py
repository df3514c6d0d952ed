"""Which images a text may show: those beside it, those within it, and those on the web when that was asked for."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest

from pipeline.disk import image_files, manuscript_images
from pipeline.model import Block, Briefing, Mark, Note, Origin, Section, Source


def png() -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def briefing(*hrefs: str, words: str = "A boat") -> Briefing:
    """A text with an image for each address."""
    blocks = tuple(
        Block(f"p{n}", "figure", words, (Mark("image", 0, len(words), href),), origin=Origin(n))
        for n, href in enumerate(hrefs, 1)
    )
    return Briefing(None, "en", Source("x.md", ""), sections=(Section("s1", "A", blocks),))


def codes(notes: tuple[Note, ...]) -> list[str]:
    return [note.code for note in notes]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project: the text lies in ``texts``, one image beside it, one beside the folder, one outside the project."""
    texts = tmp_path / "project" / "texts"
    texts.mkdir(parents=True)
    for place in (texts / "a boat.png", texts.parent / "up.png", tmp_path / "secret.png"):
        place.write_bytes(png())
    monkeypatch.chdir(texts.parent)
    return texts


def test_an_image_beside_the_text_is_found_and_nothing_is_said(folder: Path) -> None:
    found, notes = image_files.gather(
        briefing("a%20boat.png", "../up.png"), folder, remote=False, project=folder.parent
    )
    assert list(found) == ["a%20boat.png", "../up.png"]
    assert notes == ()


def test_an_image_within_the_text_is_found(folder: Path) -> None:
    href = "data:image/png;base64," + base64.b64encode(png()).decode()
    found, notes = image_files.gather(briefing(href), None, remote=False)
    assert found[href].data == png()
    assert notes == ()


def test_an_image_outside_the_project_is_not_shown(folder: Path) -> None:
    hrefs = "../../secret.png", str(folder.parent.parent / "secret.png"), "file:///etc/passwd"
    found, notes = image_files.gather(briefing(*hrefs), folder, remote=False)
    assert found == {}
    assert codes(notes) == ["image-not-found"]
    assert notes[0].origin == Origin(1)


def test_the_web_is_asked_only_when_it_may_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(request: object, timeout: float) -> io.BytesIO:
        asked.append(request.full_url)
        return io.BytesIO(png())

    monkeypatch.setattr("urllib.request.urlopen", answer)
    text = briefing("https://example.org/boat.png")
    found, notes = image_files.gather(text, folder, remote=False)
    assert (found, codes(notes), asked) == ({}, ["image-on-the-web"], [])
    found, notes = image_files.gather(text, folder, remote=True)
    assert (list(found), notes, asked) == (["https://example.org/boat.png"], (), ["https://example.org/boat.png"])


def test_what_is_no_image_is_named_with_the_reason(folder: Path) -> None:
    (folder / "words.png").write_text("these are words", encoding="utf-8")
    found, notes = image_files.gather(briefing("words.png"), folder, remote=False)
    assert found == {}
    assert codes(notes) == ["image-refused"]
    assert "words.png (it is not an image that can be read)" in notes[0].message


def test_an_image_that_nothing_describes_is_shown_and_asked_about(folder: Path) -> None:
    found, notes = image_files.gather(briefing("../up.png", words=""), folder, remote=False, project=folder.parent)
    assert list(found) == ["../up.png"]
    assert codes(notes) == ["missing-alt"]


def test_a_manuscript_finds_the_images_of_its_source_and_gets_those_within_it_as_files(folder: Path) -> None:
    inside = "data:image/png;base64," + base64.b64encode(png()).decode()
    text = briefing("a%20boat.png", inside, "https://example.org/x.png", "nowhere.png")
    hung, files = manuscript_images.rehang(text, folder, folder.parent / "drafts" / "talk.md")
    hrefs = [mark.href for block in hung.blocks() for mark in block.marks]
    assert hrefs[0] == "../texts/a%20boat.png"
    assert [f"talk-images/{file.name}" for file in files] == [hrefs[1]]
    assert files[0].data == png()
    assert hrefs[2:] == ["https://example.org/x.png", "nowhere.png"]


def test_a_manuscript_beside_its_source_has_its_images_as_they_are(folder: Path) -> None:
    text = briefing("a%20boat.png")
    assert manuscript_images.rehang(text, folder, folder / "talk.md") == (text, ())


def test_a_link_of_a_manuscript_stays_as_it_is(folder: Path) -> None:
    block = Block("b1", "paragraph", "The boat.", (Mark("link", 4, 8, "a%20boat.png"),))
    text = replace(briefing("a%20boat.png"), sections=(Section("s1", "Talk", (block,)),))
    assert manuscript_images.rehang(text, folder, folder.parent / "drafts" / "talk.md") == (text, ())


def test_the_folder_one_stands_in_holds_images_only_for_a_text_without_a_folder(folder: Path) -> None:
    _, notes = image_files.gather(briefing("up.png"), folder, remote=False)
    assert codes(notes) == ["image-not-found"]
    assert image_files.gather(briefing("up.png"), None, remote=False)[1] == ()
    assert image_files.gather(briefing("up.png"), folder, remote=False, project=folder.parent)[1] == ()


def test_the_root_of_a_disk_is_no_folder_for_images(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(folder.anchor)
    monkeypatch.chdir(root)
    path = str((folder / "a boat.png").relative_to(root))
    for lies in (None, root):
        assert codes(image_files.gather(briefing(path), lies, remote=False, project=root)[1]) == ["image-not-found"]


def test_an_image_of_a_saved_page_is_looked_for_beside_it_before_the_web(folder: Path) -> None:
    (folder / "img").mkdir()
    (folder / "img" / "boat.png").write_bytes(png())
    here, away = "https://example.org/news/img/boat.png?w=800", "https://example.org/boat.png"
    found, notes = image_files.gather(briefing(here, away), folder, remote=False)
    assert list(found) == [here]
    assert codes(notes) == ["image-on-the-web"]
