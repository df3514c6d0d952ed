"""Write the catalogue of a run: of what was built into each folder of finished files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.render.catalogue import Entry
    from pipeline.run.finished import Outcome
    from pipeline.settings.project import Settings


@dataclass(slots=True)
class Listing:
    """The entries of one catalogue. ``root``: the folder of finished files, with ``/``."""

    root: str
    heading: str
    language: str
    folders: tuple[Path, ...]
    entries: list[Entry] = field(default_factory=list)

    def take(self, one: Outcome) -> None:
        """List a document that was built; one that failed is left out."""
        from pipeline.render.catalogue import entry_of

        if one.error or one.facts is None or not one.outputs:
            return
        names = [place.replace("\\", "/").removeprefix(f"{self.root}/") for place in one.outputs]
        facts = one.facts
        self.entries.append(
            entry_of(
                one.place,
                names,
                title=facts.title or "",
                guests=facts.guests,
                date=facts.date,
                language=facts.language,
                publication=facts.publication,
                questions=facts.questions,
            )
        )


class Catalogues:
    """The catalogues of a run, by the folder of finished files."""

    def __init__(self, wanted: Iterable[tuple[str, Settings, tuple[Path, ...]]]) -> None:
        self._listings: dict[str, Listing] = {}
        for root, settings, folders in wanted:
            if settings.catalogue:
                named = root, settings.organisation or "", settings.language or "", folders
                self._listings.setdefault(root, Listing(*named))

    def take(self, root: str, one: Outcome) -> None:
        """List a document whose files are below a folder or address."""
        if listing := self._listings.get(root):
            listing.take(one)

    def write(self) -> list[str]:
        """Put the files of each catalogue in place; returns their pages.

        Raises:
            LayoutError, RenderError: a template is broken, or a file cannot be written.
        """
        return [_written(listing) for listing in self._listings.values() if listing.entries]


def _written(listing: Listing) -> str:
    from pipeline.disk import remote_files
    from pipeline.render.catalogue import catalogue

    folders = listing.folders
    made = catalogue(listing.entries, heading=listing.heading, language=listing.language, folders=folders)
    folder = remote_files.local(listing.root)
    if folder is None:
        for artifact in made:
            remote_files.write(f"{listing.root}/{artifact.name}", artifact.data)
        return f"{listing.root}/{made[0].name}"
    from pipeline.disk.atomic_write import put_in_place
    from pipeline.disk.backups import keep

    keep(folder / artifact.name for artifact in made)
    return str(put_in_place(folder, made)[0])
