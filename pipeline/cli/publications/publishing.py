"""Build the texts of a release, and gather everything that its record says."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.building import Order
from pipeline.cli.store_options import shelves
from pipeline.cli.tally import Tally
from pipeline.disk import versions
from pipeline.errors import BriefingError, ConformanceError
from pipeline.run.release.checksums import sha256
from pipeline.run.release.released_text import ReleasedText, certificate
from pipeline.settings.options import Options

if TYPE_CHECKING:
    from pipeline.model import Briefing, Note
    from pipeline.run.analyse import Stages


@dataclass(frozen=True, slots=True)
class Built:
    """The texts of a release in the folder where they were built, or the errors that stopped some."""

    folder: Path
    stages: Path
    reports: tuple[dict[str, Any], ...]

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The errors, as JSON has them."""
        return [one["error"] for one in self.reports if "error" in one]

    def documents(self) -> dict[str, bytes]:
        """Every finished file, by its name within the release."""
        paths = [Path(path) for one in self.reports for path in one["outputs"]]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def texts(self, notes: Mapping[str, list[dict[str, Any]]]) -> tuple[ReleasedText, ...]:
        """Each text with its certificate. ``notes``: what validators found in a file, by its name."""
        return tuple(self._text(one, notes) for one in self.reports)

    def _text(self, report: dict[str, Any], notes: Mapping[str, list[dict[str, Any]]]) -> ReleasedText:
        source = Path(report["source"])
        files = tuple(Path(path).relative_to(self.folder).as_posix() for path in report["outputs"])
        stages = _stages(self.stages / Path(files[0]).parent / source.stem)
        found = (*report["notes"], *(note | {"file": name} for name in files for note in notes.get(name, ())))
        documents = tuple(name for name in files if not name.endswith(".ledger.jsonl"))
        briefing: Briefing = stages.briefing
        return ReleasedText(
            source=source.as_posix(),
            sha256=hashlib.sha256(source.read_bytes()).hexdigest(),
            title=report["title"] or source.stem,
            language=briefing.language,
            files=files,
            findings=found,
            certificate=certificate(stages.raw, stages.clean, briefing, documents),
            words=tuple(block.text for block in briefing.blocks() if block.text.strip()),
        )


def built(sources: tuple[str, ...], flags: Mapping[str, Any], work: Path, *, quiet: bool, cached: bool = True) -> Built:
    """Build sources into a folder of their own, as ``briefing build`` does.

    Args:
        flags: settings by name, which override those of the project.
        work: an empty folder.
        cached: whether results of earlier builds may be used.
    """
    folder, stages = work / "files", work / "stages"
    order = Order(sources, {**flags, "output": folder}, None, None, stages, None, no_cache=not cached)
    lines = io.StringIO()
    with redirect_stdout(lines), shelves() as shelf_in:
        order.carry_out(Tally(True, time.monotonic()), shelf_in, quiet=quiet)
    return Built(folder, stages, tuple(json.loads(line) for line in lines.getvalue().splitlines()))


def made_with(options: Options) -> dict[str, Any]:
    """The program, the machine, the libraries, the theme and its fonts."""
    from pipeline.run.design import design_of

    theme, _ = design_of(options)
    faces = sorted({face.path: face.family for face in theme.faces}.items(), key=lambda one: one[0].name)
    return {
        "program": versions.program(),
        "machine": versions.machine(),
        "libraries": versions.libraries(),
        "theme": {"name": theme.name, "sha256": sha256(repr((theme.tokens, theme.sheets, theme.word)).encode())},
        "fonts": [{"family": family, "file": path.name, "sha256": sha256(path.read_bytes())} for path, family in faces],
        "epoch": os.environ.get("SOURCE_DATE_EPOCH"),
    }


def judged(
    folder: Path, names: list[str], *, quick: bool, strict: bool
) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """What our rules and the validators of this machine find in files, by name; and the validators that were asked.

    Raises:
        ConformanceError: a file breaks a rule of ours, or of a validator's where a warning counts (``strict``).
    """
    from pipeline import judges
    from pipeline.check import examine
    from pipeline.cli.records import note_json

    found: dict[str, list[dict[str, Any]]] = {}
    asked: set[str] = set()
    for name in names:
        notes = [note for note in examine(folder / name) if note.code not in ("no-rules", "not-checked")]
        opinion = judges.Opinion() if quick else judges.ask(folder / name)
        asked.update(opinion.asked)
        _must_conform(name, (*notes, *opinion.notes) if strict else notes)
        found[name] = [note_json(note) for note in (*notes, *opinion.notes)]
    return found, sorted(asked)


def _must_conform(name: str, notes: Iterable[Note]) -> None:
    if broken := next((note for note in notes if note.severity == "warning"), None):
        sentence = f"a file breaks the rules of its format: {broken.message}"
        raise ConformanceError(sentence, place=name, hint="building it again, or without --strict")


def raise_first(errors: list[dict[str, Any]]) -> None:
    """Raise the first error of a build, with its own exit code, and the number of the others."""
    if not errors:
        return
    first = errors[0]
    kinds = {kind.exit_code: kind for kind in _kinds(BriefingError)}
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    kind = kinds.get(first["exit_code"], BriefingError)
    raise kind(first["message"] + more, place=first["place"], hint=first["hint"])


def _kinds(kind: type[BriefingError]) -> Iterator[type[BriefingError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def _stages(folder: Path) -> Stages:
    from pipeline.ledger import CleanDocument
    from pipeline.model import Briefing, RawDocument
    from pipeline.run.analyse import Stages
    from pipeline.run.stages import load

    def stage(name: str, kind: Any) -> Any:
        file = folder / f"{name}.json"
        return load(file.read_text(encoding="utf-8"), kind) if file.is_file() else None

    return Stages(stage("briefing", Briefing), stage("raw", RawDocument), stage("clean", CleanDocument))
