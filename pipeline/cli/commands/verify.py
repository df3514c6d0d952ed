"""``briefing verify``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from pipeline.cli.common_options import common_options, say, shared
from pipeline.cli.completing import PATH
from pipeline.disk import versions
from pipeline.errors import ConformanceError, InputError
from pipeline.run.release.checksums import SUMS, read_sums, sha256
from pipeline.run.release.release_files import FORM, RECORD
from pipeline.text.wording import plural


@click.command(short_help="Check a release: are its files those that were released?")
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--rebuild", is_flag=True, help="Also build the sources again, and compare the bytes.")
@shared
def verify(folder: Path, rebuild: bool) -> None:
    """Check the release in DIR: each file has the sum that `SHA256SUMS` and `release.json` name, none is missing, and
    none was put in.

    With --rebuild, in the folder with the sources (another checkout will do), they are built again as `release.json`
    says, and the files must be the same, byte for byte.

    \b
    Examples:
      briefing verify release
      briefing verify release --rebuild
    """
    record, sums = _read(folder)
    if wrong := [*_wrong(folder, sums), *_unlike(record, sums)]:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        hint = "the release as it was published"
        raise ConformanceError(f"this is not what was released: {wrong[0]}{more}", place=str(folder), hint=hint)
    say(f"{folder}/: {plural(len(sums), 'file')}, each as it was released")
    if rebuild:
        _rebuild(folder, record)


def _read(folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The record and the sums of a release."""
    try:
        sums = read_sums(folder)
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if record["form"] != FORM or not isinstance(record["outputs"], dict) or not isinstance(record["order"], dict):
            raise ValueError("another form")
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = f"a folder that `briefing release` made, with {SUMS} and {RECORD}"
        raise InputError("this is not a release that can be checked", place=str(folder), hint=hint) from error
    return record, sums


def _wrong(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    """What is wrong with the files of a folder, by its sums."""
    for name, expected in sums.items():
        place = folder / name
        if not place.is_file():
            yield f"{name} is missing"
        elif sha256(place.read_bytes()) != expected:
            yield f"{name} was changed"
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (f"{name} was put in" for name in sorted(here - {*sums, SUMS}))


def _unlike(record: dict[str, Any], sums: dict[str, str]) -> Iterator[str]:
    """Files of which the record says otherwise than the sums."""
    for name, expected in {**record["outputs"], **record.get("added", {})}.items():
        if sums.get(name) != expected:
            yield f"{RECORD} has another sum for {name}"


def _rebuild(folder: Path, record: dict[str, Any]) -> None:
    """Build the sources again, and compare.

    Raises:
        InputError: a source is missing or has changed since.
        ConformanceError: a file comes out otherwise.
    """
    from pipeline.cli.publications.publishing import built, raise_first

    _must_be_the_sources(record)
    order = record["order"]
    if order.get("config"):
        common_options().config = Path(order["config"])
    _date_by(record["made_with"].get("epoch"))
    flags = {name: tuple(value) if isinstance(value, list) else value for name, value in order["options"].items()}
    with TemporaryDirectory(prefix="briefing-verify-") as work:
        made = built(tuple(order["sources"]), flags, Path(work), quiet=common_options().quiet, cached=False)
        raise_first(made.errors)
        again = {name: sha256(data) for name, data in made.documents().items()}
    if unlike := sorted(name for name, expected in record["outputs"].items() if again.get(name) != expected):
        said = "; ".join(_differences(record["made_with"])) or "nothing else in the record differs"
        more = f" and {len(unlike) - 1} more" if len(unlike) > 1 else ""
        sentence = f"built again, {unlike[0]}{more} is not the same file"
        raise ConformanceError(sentence, place=str(folder), hint=f"the versions of the release ({said})")
    say(f"built again: {plural(len(again), 'file')}, the same bytes")


def _must_be_the_sources(record: dict[str, Any]) -> None:
    for text in record["texts"]:
        place = Path(text["source"])
        if not place.is_file():
            hint = "running this in the folder in which the release was made, or in another checkout of it"
            raise InputError("a source of the release is not here", place=str(place), hint=hint)
        if sha256(place.read_bytes()) != text["sha256"]:
            raise InputError("the source has changed since", place=str(place), hint="the commit of the release")


def _date_by(epoch: str | None) -> None:
    if epoch is None:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    else:
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch)


def _differences(before: dict[str, Any]) -> Iterator[str]:
    """Versions that are not those of the release."""
    yield from _unequal(before.get("libraries", {}), versions.libraries())
    yield from _unequal(before.get("machine", {}), versions.machine())
    if before.get("program") != versions.program():
        yield f"program {before.get('program')}, here {versions.program()}"


def _unequal(before: dict[str, str], here: dict[str, str]) -> Iterator[str]:
    for name, version in before.items():
        if here.get(name) != version:
            yield f"{name} {version}, here {here.get(name, 'none')}"
