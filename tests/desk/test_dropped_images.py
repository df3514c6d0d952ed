"""Images dropped with a text: where they are put, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.desk.dropped_images import put_image
from pipeline.desk.workspace import Workspace
from pipeline.errors import InputError
from pipeline.render.images import RefusedError


def picture(colour: str = "red") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("name", ["photo.png", "The Talk_files/Foto Meer.PNG", "./a/b.png", "a\\b.png"])
def test_an_image_is_put_where_the_text_names_it(tmp_path: Path, name: str) -> None:
    place = put_image(tmp_path, name, picture())
    assert place.read_bytes() == picture()
    assert place == tmp_path / name.replace("\\", "/")


@pytest.mark.parametrize(
    "name",
    [
        "../photo.png", "a/../../photo.png", "..\\photo.png", ".hidden.png", ".briefing/a.png", "a/.b/c.png", "", "/",
        "C:\\photo.png", "photo.txt", "briefing.toml", "photo.png/", "a\0.png", "a\n.png", "1/2/3/4/5/6/7.png",
        "x" * 200 + ".png",
    ],
)  # fmt: skip
def test_no_image_is_put_elsewhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    if name == "photo.png/":
        assert put_image(folder, name, picture()) == folder / "photo.png"
        return
    with pytest.raises(InputError):
        put_image(folder, name, picture())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_link_leads_no_image_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "out").symlink_to(tmp_path)
    with pytest.raises(InputError, match="leads out"):
        put_image(tmp_path / "texts", "out/photo.png", picture())


def test_what_is_no_image_is_refused_whatever_its_name(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        put_image(tmp_path, "photo.png", b"<script>alert(1)</script>")
    assert list(tmp_path.iterdir()) == []


def test_an_image_replaces_no_other_file(tmp_path: Path) -> None:
    put_image(tmp_path, "photo.png", picture())
    put_image(tmp_path, "photo.png", picture())
    with pytest.raises(InputError, match="another file"):
        put_image(tmp_path, "photo.png", picture("blue"))
    assert (tmp_path / "photo.png").read_bytes() == picture()


def test_a_text_prints_the_image_that_came_with_it(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    put_image(tmp_path, "shore/foam.png", picture())
    text = "# Foam\n\n### What do you see?\n\nFoam, and a boat.\n\n![Foam on the shore](shore/foam.png)\n"
    entry = workspace.add("foam.md", text.encode())
    told, stages, chosen = workspace.printable(entry, workspace.manuscript(entry))
    from pipeline.disk.image_files import gather

    found, notes = gather(stages.briefing, told.folder, remote=False, project=chosen.project)
    assert (list(found), notes) == (["shore/foam.png"], ())


def test_an_image_within_a_source_is_put_beside_it_when_the_text_is_shown(tmp_path: Path) -> None:
    from base64 import b64encode

    workspace = Workspace(tmp_path)
    image = f'<img alt="Foam" src="data:image/png;base64,{b64encode(picture()).decode()}">'
    page = f"<h1>Foam</h1><h3>What do you see?</h3><p>Foam, and a boat.</p><p>{image}</p>"
    entry = workspace.add("foam.html", page.encode())
    text = workspace.manuscript(entry)
    [file] = tmp_path.rglob("*.png")
    assert file.relative_to(tmp_path).as_posix() in text
