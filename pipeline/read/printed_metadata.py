"""Put before a text what its metadata say to readers and the text does not: title, summary, credits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.model import Block, Origin, Source, stream

NOT_SAID = frozenset(("metadata", "comment", "aside", "code"))


def with_metadata(source: Source, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with title, summary and credits from the metadata if the text lacks them, so that they are cleaned
    like the rest.
    """
    said = {
        stream(block.text): place for place, block in reversed(tuple(enumerate(blocks))) if block.kind not in NOT_SAID
    }
    title, summary = source.meta("title"), source.meta(*_SUMMARIES)
    place = said.get(stream(title), -1) + 1 if title else 0
    head = list(blocks[:place])
    if title and not place:
        head.append(Block("m-title", "heading", title.strip(), level=1, origin=Origin(1)))
    origin = head[-1].origin if head else Origin(1)
    if summary and len(summary) <= _SUMMARY and "\n" not in summary.strip() and not _is_said(summary, said, blocks):
        head.append(Block("m-subtitle", "paragraph", summary.strip(), origin=origin))
    for number, credit in enumerate(_credits(source, said), 1):
        head.append(Block(f"m-credit-{number}", "paragraph", credit, origin=origin))
    return (*head, *blocks[place:])


def _credits(source: Source, said: Collection[str]) -> Iterator[str]:
    """The credits of the metadata that the text does not have."""
    lines = [value for key, value in source.metadata if key.startswith("credit ")]
    whole = "\n".join(said) if lines else ""
    return (line for line in lines if stream(line.partition(": ")[2] or line) not in whole)


def _is_said(summary: str, said: Collection[str], blocks: Sequence[Block]) -> bool:
    """Whether a summary is a paragraph of the text, the beginning of one, or nearly one that opens the text."""
    words = stream(summary)
    if any(paragraph.startswith(words) for paragraph in said):
        return True
    opening = (block.text for block in blocks[:_OPENING] if block.kind not in NOT_SAID)
    return any(_are_alike(summary, text) for text in opening)


def _are_alike(one: str, other: str) -> bool:
    """Whether two texts share nearly all of their words, and the second has each name of the first."""
    words, more = (set(_WORD_RE.findall(text)) for text in (one, other))
    names = {word for word in words if word[0].isupper()}
    return names <= more and len(words & more) > _ALIKE * max(len(words), len(more))


_OPENING = 12  # blocks of a text among which its standfirst is
_ALIKE = 0.75  # share of words
_WORD_RE = re.compile(r"\w+")
_SUMMARIES = (  # keys of a subtitle, and of what is said in its place
    "subtitle", "subtitulo", "subtítulo", "sottotitolo", "sous_titre", "sous-titre", "untertitel", "undertitel",
    "underrubrik", "podtytuł", "standfirst", "dek", "deck", "bajada", "entradilla", "copete", "chapo", "ingress",
    "description", "summary", "excerpt", "teaser", "lede", "lead", "post_excerpt", "custom_excerpt", "introduction",
    "intro", "tagline", "blurb", "abstract", "vorspann", "einleitung", "resumen", "résumé", "resumo", "sommario",
)  # fmt: skip
_SUMMARY = 1500  # characters of a summary to print; a longer one repeats the text
