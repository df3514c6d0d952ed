"""The review copy of a document: a Word file for editors, and the base that its return is compared with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.check import conservation
from pipeline.disk.backups import KEPT
from pipeline.disk.source_files import Text
from pipeline.manuscript import canonical, is_manuscript, parse, write
from pipeline.model import Artifact, Briefing, Image, Remark
from pipeline.read.encoding.decode import decode
from pipeline.render.page import lay_out
from pipeline.render.page.remarks import remarks_of
from pipeline.render.theme import Theme
from pipeline.render.word.reviewing import COPY_ID, MANUSCRIPT_HASH, ReviewCopy
from pipeline.render.word.word_options import WordOptions
from pipeline.render.word.words.comments import AUTHOR
from pipeline.render.word.words.identities import MARK
from pipeline.render.writers import review
from pipeline.review.threads import threads_of
from pipeline.review.units import manuscript_of
from pipeline.run.analyse import Stages
from pipeline.run.finished import Base
from pipeline.settings.options import Options

BASE = "base"  # the folder in .briefing/ that keeps what each copy was made from


def review_copy(
    text: Text, stages: Stages, theme: Theme, options: Options, stem: str, stamp: datetime, images: Mapping[str, Image]
) -> tuple[Artifact, Base]:
    """The review copy, and its base for the folder of the source.

    Raises:
        LayoutError: as the writer does.
        ConservationError: the copy does not hold every word.
    """
    words = manuscript_text(text, stages)
    briefing = replace(parse(words, text.name, ""), notes=stages.briefing.notes)
    page = lay_out(briefing, theme, ledger_name=None, folders=options.folders, images=images, review=True)
    digest = hashlib.sha256(words.encode()).hexdigest()
    key = hashlib.sha256(f"{digest} {page.xhtml} {theme.name}".encode()).hexdigest()[:12]
    facts = {COPY_ID: key, MANUSCRIPT_HASH: digest}
    asked = _unanswered(_threads(words, stages, briefing, text.name), _resolved(text))
    told = None if (_NOTICE.text, "") in _resolved(text) else _NOTICE
    copy = ReviewCopy(facts, tuple(asked), options.line_numbers, told)
    made = review.write(page, theme, stem, stamp=stamp, options=WordOptions(review=copy))
    conservation.check(page, briefing, [made])
    folder = (text.folder or Path()) / KEPT / BASE
    base = (
        Artifact(f"{key}.md", "text/markdown", words.encode()),
        Artifact(f"{key}.docx", made.media_type, made.data),
    )
    return replace(made, document=False), Base(folder, base)


def manuscript_text(text: Text, stages: Stages) -> str:
    """The manuscript in a source, or the one that is drafted from it, with plain line ends."""
    if stages.clean is None and stages.raw is None:
        words, _, _ = decode(text.data, text.name)
        if is_manuscript(words):
            return words.replace("\r\n", "\n")
    return write(stages.briefing)


def _unanswered(
    threads: Iterable[tuple[Remark, ...]], resolved: frozenset[tuple[str, str]]
) -> Iterator[tuple[Remark, ...]]:
    """The threads, without queries that somebody resolved, and each query once."""
    seen: set[tuple[str, str]] = set()
    for thread in threads:
        first = thread[0]
        asked = (first.block.removeprefix(MARK), first.text)
        if asked in seen or (first.author == AUTHOR and (first.text, first.words) in resolved):
            continue
        seen.add(asked)
        yield thread


def _resolved(text: Text) -> frozenset[tuple[str, str]]:
    """The queries that editors resolved, from the history beside the source: their text and their words."""
    history = (text.folder or Path()) / f"{text.stem}.changes.jsonl"
    if not history.is_file():
        return frozenset()
    found = set()
    for line in history.read_text(encoding="utf-8").splitlines():
        with suppress(ValueError, AttributeError):
            row = json.loads(line)
            if row.get("what") == "resolved":
                found.add((str(row.get("before")), str(row.get("after"))))
    return frozenset(found)


def _threads(words: str, stages: Stages, briefing: Briefing, name: str) -> Iterator[tuple[Remark, ...]]:
    """The open comments of the manuscript, and the queries of this program."""
    yield from threads_of(manuscript_of(words, name))
    ids: dict[str, str] = {}
    canonical(stages.briefing, ids)
    for remark in remarks_of(stages.briefing):
        yield (replace(remark, block=ids.get(remark.block, remark.block)),)
    for candidate in briefing.candidates:
        block = next((b for b in briefing.blocks() if candidate.text in b.text), None)
        if block and stages.clean is None:
            yield (Remark(block.id, _CANDIDATE, candidate.text),)


_NOTICE = Remark(
    "",
    "The contents, the index, “At a glance” and “About this document” are made from the text when it is printed, so"
    " this copy does not have them. The headings of the recommendations, the biography and the acronyms, and this line,"
    " are made too: they are locked.",
    author=AUTHOR,
)
_CANDIDATE = "This may be a recommendation, and is not printed among them. Should it be?"
