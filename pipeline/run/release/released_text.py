"""A text of a release: its words, and the certificate that its files hold them."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, RawDocument, stream


@dataclass(frozen=True, slots=True)
class Certificate:
    """How many letters and digits are where, as :func:`pipeline.model.stream` counts them.

    ``source``: in the text as it was read; ``removed``: in blocks that the ledger removes; None for a manuscript, which
    is not cleaned. ``printed``: in the blocks of the briefing, ``sha256``: of these letters in order. ``files``: that
    were read back, and hold all of them in this order.
    """

    source: int | None
    removed: int | None
    printed: int
    sha256: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleasedText:
    """A text with its files. ``source``: its path; ``words``: its blocks, of which notes on changes are made."""

    source: str
    sha256: str
    title: str
    language: str
    files: tuple[str, ...]
    findings: tuple[dict[str, Any], ...]
    certificate: Certificate
    words: tuple[str, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """What it is known by from release to release: its path without the suffix, which a manuscript changes."""
        return key_of(self.source)

    def record(self) -> dict[str, Any]:
        """For ``release.json``, without the words."""
        known = asdict(self)
        known.pop("words")
        return known | {"words": sum(len(block.split()) for block in self.words)}


def key_of(source: str) -> str:
    """The path of a source without the suffix of its name."""
    folder, slash, name = source.rpartition("/")
    return folder + slash + (name.rpartition(".")[0] or name)


def certificate(
    raw: RawDocument | None, clean: CleanDocument | None, briefing: Briefing, documents: tuple[str, ...]
) -> Certificate:
    """The certificate of a text whose ``documents`` a build has read back and compared."""
    printed = "".join(stream(block.text) for block in briefing.blocks())
    edits = clean.ledger.edits if clean else ()
    removed = sum(len(stream(edit.before)) for edit in edits if edit.action == "remove")
    return Certificate(
        source=sum(len(stream(block.text)) for block in raw.blocks) if raw else None,
        removed=removed if clean else None,
        printed=len(printed),
        sha256=hashlib.sha256(printed.encode()).hexdigest(),
        files=documents,
    )
