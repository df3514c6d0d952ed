"""The sources of a run that finished files might replace: looked for once a folder, not once a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path


class Taken:
    """Sources by the folders of finished files in which they, or links to them, are."""

    def __init__(self, sources: Iterable[Path]) -> None:
        self._sources = {source.resolve() for source in sources}
        self._by_folder: dict[Path, dict[str, list[str]]] = {}

    def of(self, folder: Path, stem: str) -> tuple[str, ...]:
        """The sources that a file of that stem in that folder might replace."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._by_stem(folder)
        return tuple(self._by_folder[folder].get(stem, ()))

    def _by_stem(self, folder: Path) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        with suppress(OSError):
            for entry in folder.iterdir():
                if (source := entry.resolve()) in self._sources:
                    for stem in _stems(entry.name):
                        found.setdefault(stem, []).append(str(source))
        return found


def _stems(name: str) -> Iterator[str]:
    """``a`` and ``a.ledger`` of ``a.ledger.jsonl``; also what precedes the name of a part, as in ``a-summary.pdf``."""
    parts = name.split(".")
    for number in range(1, len(parts)):
        stem = ".".join(parts[:number])
        yield stem
        yield from (stem[:at] for at, sign in enumerate(stem) if sign == "-")
