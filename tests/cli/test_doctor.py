"""What the doctor says of a machine, and the command that brings what it lacks."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from pipeline.cli import machine
from pipeline.render import theme

SCRIPTS = ("Arabic", "Hebrew", "Devanagari", "Chinese", "Japanese", "Korean")


def fonts() -> dict[str, machine.Finding]:
    return {one.name.removeprefix("Font for "): one for one in machine.examine() if one.name.startswith("Font for ")}


def test_each_script_has_a_font_that_the_theme_brings_along_or_a_command_for_one() -> None:
    found = fonts()
    assert tuple(found) == SCRIPTS
    assert [found[name].detail.split(", ")[0] for name in SCRIPTS[:3]] == [
        "IBM Plex Sans Arabic",
        "Frank Ruhl Libre",
        "Noto Sans Devanagari",
    ]


def test_a_machine_without_fonts_is_told_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(theme.load("brief"), faces=(), absent=("Heebo",))
    monkeypatch.setattr(theme, "load", lambda _name: bare)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    found = fonts()
    assert {one.state for one in found.values()} == {"absent"}
    assert found["Hebrew"].hint == "pip install fontpkg-frank-ruhl-libre fontpkg-heebo"
    assert found["Korean"].hint == "apt install fonts-noto-cjk"
    (whole,) = [one for one in machine.examine() if one.name == "Theme and fonts"]
    assert (whole.detail, whole.hint) == ("brief, without Heebo", "pip install fontpkg-heebo")
