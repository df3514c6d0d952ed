"""Templates are kept compiled where that can be, and a stale or damaged copy is never used."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from pipeline.render.page import compiled_templates


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds what is kept."""
    monkeypatch.setattr(compiled_templates, "__file__", str(tmp_path / "compiled.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "__pycache__"
    folder.mkdir()
    (tmp_path / "templates.py").write_text("# filters")
    return folder


def said(folder: Path) -> str:
    """What the template says, in an environment of its own."""
    loader = jinja2.FileSystemLoader(str(folder))
    return (
        jinja2.Environment(loader=loader, bytecode_cache=compiled_templates.Compiled()).get_template("a.j2").render(x=1)
    )


def test_a_template_is_kept_and_a_change_of_it_is_seen(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    assert said(tmp_path) == "one 1"
    assert len(list(kept.iterdir())) == 1
    assert said(tmp_path) == "one 1"
    (tmp_path / "a.j2").write_text("two {{ x }}", "utf-8")
    assert said(tmp_path) == "two 1"


def test_a_damaged_copy_is_made_anew(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    said(tmp_path)
    [copy] = kept.iterdir()
    copy.write_bytes(b"damaged")
    assert said(tmp_path) == "one 1"


def test_a_folder_that_cannot_be_written_is_no_error(kept: Path, tmp_path: Path) -> None:
    kept.rmdir()
    kept.write_text("a file where the folder should be", "utf-8")
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    assert said(tmp_path) == "one 1"


def test_nothing_is_kept_where_python_keeps_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    assert said(tmp_path) == "one 1"
    assert list(kept.iterdir()) == []


def test_templates_are_compiled_anew_for_other_filters(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    said(tmp_path)
    (tmp_path / "templates.py").write_text("# filters that take another argument")
    said(tmp_path)
    assert len(list(kept.iterdir())) == 2
