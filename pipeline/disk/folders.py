"""Find the sources in a folder or for a pattern such as ``texts/*.txt``, and say why other files were left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.errors import InputError
from pipeline.size_limit import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Selection:
    """``left_out``: pairs of a file name and the reason why it is not a source."""

    paths: tuple[Path, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    def sentence(self, place: str) -> str:
        """The files that were left out, in one sentence; empty if there are none."""
        said = [f"{name} ({why})" for name, why in self.left_out[:_MOST]]
        more = len(self.left_out) - len(said)
        listed = ", ".join([*said, f"and {more} more"] if more else said)
        return f"left out of {place}: {listed}" if said else ""


def texts_in(folder: Path) -> Selection:
    """The texts in a folder, without those in its subfolders.

    Raises:
        InputError: there are no texts, or the folder cannot be read.
    """
    try:
        found = _selected(sorted(folder.iterdir()))
    except OSError as error:
        hint = "checking the permissions of the folder"
        raise InputError(f"the folder cannot be read: {error.strerror}", place=str(folder), hint=hint) from error
    if not found.paths:
        below = next((name for name, why in found.left_out if why == _FOLDER), None)
        raise InputError("the folder holds no text", place=str(folder), hint=str(folder / below) if below else _hint())
    return found


def is_pattern(source: str) -> bool:
    """Whether a name is a pattern."""
    return any(sign in source for sign in "*?[")


def fixed_part(pattern: str) -> Path:
    """The folders of a pattern before the first sign: ``archive`` in ``archive/*/[ab]*.txt``."""
    parts = Path(pattern).parts
    return Path(*parts[: next(number for number, part in enumerate(parts) if is_pattern(part))])


def matching(pattern: str) -> Selection:
    """The texts that match a pattern; ``**`` stands for any folders.

    Raises:
        InputError: none matches.
    """
    from glob import glob

    # Unlike Path.glob this leaves out hidden folders, and takes patterns from the root.
    found = _selected([Path(path) for path in sorted(glob(pattern, recursive=True))])  # noqa: PTH207
    if not found.paths:
        raise InputError("no text matches this pattern", place=pattern, hint=_hint())
    return found


def is_text(path: Path) -> bool:
    """Whether a file would count as a source in a build of its folder."""
    return bool(_selected([path]).paths)


def reason_by_name(path: PurePath) -> str:
    """The reason why a file of that name is not a source; empty if it may be one."""
    from pipeline.read import shared_suffixes, suffixes

    if path.name.startswith("."):
        return "hidden"
    if path.stem.lower() == "readme":
        return "about the folder"
    return "" if path.suffix.lower() in (*suffixes(), *shared_suffixes()) else "not a format that is read"


def is_manuscript_file(path: Path) -> bool:
    """Whether a file is a manuscript, by its name and its beginning."""
    from pipeline.manuscript import head_of, is_manuscript

    if path.suffix.lower() not in (".md", ".markdown"):
        return False
    with path.open("rb") as file:
        return is_manuscript(head_of(file.read(8192)))


_MOST = 8
_FOLDER = "a folder"


def _hint() -> str:
    return "a text, a saved web page, a Word file, captions (docs/sources.md lists what can be read)"


def _selected(paths: Iterable[Path]) -> Selection:
    from pipeline.read import shared_suffixes, suffixes

    known, shared = frozenset(suffixes()), frozenset(shared_suffixes())
    paths = [path for path in paths if not path.name.startswith(".")]
    reasons = {path: _reason(path, known, shared) for path in paths}
    texts = [path for path in paths if not reasons[path]]
    reasons.update(_replaced(texts))
    left_out = tuple((path.name, reason) for path, reason in reasons.items() if reason)
    return Selection(tuple(path for path in paths if not reasons[path]), left_out)


def _reason(path: Path, known: frozenset[str], shared: frozenset[str]) -> str:
    """The reason why a path is not a source; empty if it is one."""
    if path.is_dir():
        return _FOLDER
    if not path.is_file():
        return "no file"
    if path.stem.lower() == "readme":
        return "about the folder"
    suffix = path.suffix.lower()
    return "" if suffix in known or (suffix in shared and _is_ours(path, suffix)) else "not a format that is read"


def _is_ours(path: Path, suffix: str) -> bool:
    """Whether a file whose suffix does not tell is a source; a file that is too large to be read is not."""
    from pipeline.read import is_ours

    return path.stat().st_size <= MAX_BYTES and is_ours(path.read_bytes(), suffix)


def _replaced(texts: list[Path]) -> Iterator[tuple[Path, str]]:
    """The texts for which there is a manuscript of the same name."""
    manuscripts = {path.with_suffix(""): path for path in texts if is_manuscript_file(path)}
    for path in texts:
        manuscript = manuscripts.get(path.with_suffix(""), path)
        if manuscript != path:
            yield path, f"{manuscript.name} is its manuscript"
