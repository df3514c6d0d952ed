"""LibreOffice as the one who knows on which page a heading is; the tests marked slow need it."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from pipeline.errors import MissingDependencyError, RenderError
from pipeline.run import word_pages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_page_of_a_bookmark_is_read_from_its_destination(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        place = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.XYZ, 0, 0, 0])
        pdf.Root.Dests = pdf.make_indirect(pikepdf.Dictionary({"/s1": place, "/überall": place}))
        pdf.save(tmp_path / "printed.pdf")
    assert word_pages._destinations(tmp_path / "printed.pdf") == {"s1": 2, "überall": 2}


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(MissingDependencyError) as caught:
        word_pages.pages_of(b"", ())
    assert 'contents = "estimated"' in str(caught.value)


def test_a_libreoffice_that_makes_nothing_is_an_error_that_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'no room on the disk' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(word_pages, "find", lambda: str(program))
    with pytest.raises(RenderError, match="no room on the disk"):
        word_pages.pages_of(b"", ())


def printed_pages(data: bytes) -> dict[str, int]:
    """What each PAGEREF field shows, by its bookmark."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    texts = [element.text or "" for element in document.iter(f"{W}instrText", f"{W}t")]
    return {
        instruction.split()[1]: int(result)
        for instruction, result in pairwise(texts)
        if instruction.startswith(" PAGEREF")
    }


def test_writing_a_word_file_imports_nothing_of_the_web() -> None:
    asked = "import sys, pipeline.run.word_pages; print({'ssl', 'http.client', 'urllib.request'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
