"""What is new in a release: texts that came, went, or changed, by how many words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.run.release.released_text import ReleasedText, key_of
from pipeline.text.wording import plural

WORDS = "texts.jsonl"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text of an earlier release."""

    source: str
    title: str
    words: tuple[str, ...]


def words_of(texts: Iterable[ReleasedText]) -> str:
    """The words of all texts, with which the next release is compared: a JSON value for each text, one a line."""
    values = ({"source": one.source, "title": one.title, "blocks": one.words} for one in texts)
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def earlier_texts(text: str) -> dict[str, Earlier]:
    """The texts of an earlier release, from what :func:`words_of` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is none of that kind.
    """
    values = (json.loads(line) for line in text.splitlines())
    texts = (Earlier(str(one["source"]), str(one["title"]), tuple(map(str, one["blocks"]))) for one in values)
    return {key_of(one.source): one for one in texts}


def release_notes(texts: tuple[ReleasedText, ...], before: Mapping[str, Earlier] | None) -> str:
    """The notes in Markdown. ``before``: the texts of the earlier release; None if there is none."""
    parts: dict[str, list[str]] = {"New": [], "Changed": [], "Removed": [], "Unchanged": []}
    for one in texts:
        old = (before or {}).get(one.key)
        said = _changed(old.words, one.words) if old else plural(_count(one.words), "word")
        kind = "New" if old is None else "Changed" if said else "Unchanged"
        parts[kind].append(_line(one.title, one.source, said))
    left = {one.key for one in texts}
    parts["Removed"] = [_line(one.title, one.source, "") for key, one in (before or {}).items() if key not in left]
    return "\n".join(_sections(parts, first=before is None)) + "\n"


def _sections(parts: Mapping[str, list[str]], *, first: bool) -> Iterator[str]:
    yield "# Release notes"
    yield ""
    counts = ", ".join(f"{len(lines)} {kind.lower()}" for kind, lines in parts.items() if lines)
    yield "The first release." if first else f"Since the release before: {counts or 'nothing'}."
    for kind, lines in parts.items():
        if lines:
            yield from ("", f"## {kind}", "", *lines)


def _line(title: str, source: str, said: str) -> str:
    return f"- {' '.join(title.split())} (`{source}`)" + (f": {said}" if said else "")


def _changed(before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """In words; empty if nothing has changed."""
    if before == now:
        return ""
    old, new = _counted(before), _counted(now)
    more, fewer = (new - old).total(), (old - new).total()
    if more or fewer:
        return f"{plural(more, 'word')} new, {plural(fewer, 'word')} gone"
    return "the same words in another order or other paragraphs"


def _counted(blocks: Iterable[str]) -> Counter[str]:
    return Counter(word for block in blocks for word in block.split())


def _count(blocks: Iterable[str]) -> int:
    return sum(len(block.split()) for block in blocks)
