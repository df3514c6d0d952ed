"""Templates that come with a project can run no code, read no files, and not loop for ever over numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import LayoutError
from pipeline.render.page import templates


def filled(folder: Path, words: str, **values: object) -> str:
    """What a template of a user's own folder says."""
    folder.mkdir(exist_ok=True)
    (folder / "own.j2").write_text(words, encoding="utf-8")
    return templates.fill("own.j2", (folder,), **values)


@pytest.mark.parametrize(
    "words",
    [
        "{{ cycler.__init__.__globals__.os.mkdir('made') }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ '{0.__class__}'.format(place) }}{{ place.__class__ }}",
        "{{ place.read_text() }}",
        "{{ (place | attr('parent')).joinpath('x').write_text('y') }}",
        "{{ names.append('more') }}",
        "{% for number in range(10 ** 10) %}{% endfor %}",
    ],
)
def test_a_template_can_neither_run_code_nor_reach_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    with pytest.raises(LayoutError):
        filled(tmp_path / "templates", words, place=secret, names=["one"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.txt", "templates"]


def test_what_is_safe_of_one_kind_of_value_is_not_so_of_another(tmp_path: Path) -> None:
    @dataclass
    class Named:
        parent: str

    folder = tmp_path / "templates"
    assert filled(folder, "{{ place.parent }}", place=Named("own")) == "own"
    with pytest.raises(LayoutError):
        filled(folder, "{{ place.parent.name }}", place=tmp_path)
    assert filled(folder, "{{ place.parent }}", place=Named("again")) == "again"


def test_a_link_out_of_the_folder_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "part.j2").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(LayoutError, match="leads out of the folder"):
        filled(tmp_path / "templates", "{% include 'part.j2' %}")


def test_a_folder_of_templates_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "templates").symlink_to("shelf")
    assert filled(tmp_path / "templates", "{{ 1 + 1 }}") == "2"
