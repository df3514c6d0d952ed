"""Put before a text what its metadata say to readers and the text does not: title, summary, lives of guests, credits.

A credit is a line of front matter that says who made, translated or owns something: "Image copyright: Ada Reed".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pipeline.model import Block, Origin, Source, stream
from pipeline.read.entities import plain

NOT_SAID = frozenset(("metadata", "comment", "aside", "code"))


def with_metadata(source: Source, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with what the metadata say if the text lacks it, so that it is cleaned like the rest."""
    said = [stream(block.text) if block.kind not in NOT_SAID else "" for block in blocks]
    title, summary = source.meta("title") or _other_title(source, blocks), source.meta(*SUMMARIES)
    heads = (n for n, block in enumerate(blocks, 1) if n <= _HEAD or (block.kind, block.level) == ("heading", 1))
    place = next((n for n in heads if title and said[n - 1] and said[n - 1] == stream(title)), 0)
    head = list(blocks[:place])
    if title and not place:
        head.append(Block("m-title", "heading", title.strip(), level=1, origin=Origin(1)))
    origin = head[-1].origin if head else Origin(1)
    is_line = summary and len(summary) <= _SUMMARY and "\n" not in summary.strip()
    if summary and is_line and not (_is_cut_off(summary, title) or _is_said(summary, said, blocks)):
        head.append(Block("m-subtitle", "paragraph", summary.strip(), origin=origin))
    lives = [value for key, value in source.metadata if key.startswith("bio of ") and not _is_said(value, said, blocks)]
    head += (Block(f"m-bio-{number}", "paragraph", life, origin=origin) for number, life in enumerate(lives, 1))
    for number, credit in enumerate(_credits(source, said), 1):
        head.append(Block(f"m-credit-{number}", "paragraph", credit, origin=origin))
    return (*head, *blocks[place:])


def _other_title(source: Source, blocks: Sequence[Block]) -> str | None:
    """The title of a menu or a preview, or words under a key that often holds a number, where no heading is."""
    heads = any(block.kind == "heading" for block in blocks[:_OPENING])
    values = ((_MARKS_RE.sub("", key), value) for key, value in source.metadata if not heads)
    return next((value for key, value in values if _TITLED_RE.fullmatch(key) and _TITLE_RE.fullmatch(value)), None)


def _credits(source: Source, said: Collection[str]) -> Iterator[str]:
    """The credits of the metadata that the text does not have."""
    lines = [value for key, value in source.metadata if key.startswith("credit ")]
    whole = "\n".join(said) if lines else ""
    return (line for line in lines if stream(line.partition(": ")[2] or line) not in whole)


def _is_cut_off(summary: str, title: str | None) -> bool:
    """Whether a program took a summary from the first words of the page: it opens with the title, and breaks off."""
    return bool(title) and stream(summary).startswith(stream(title or "")) and summary.endswith(_CUT)


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


_MARKS_RE = re.compile(r"[\W_]")
_TITLED_RE = re.compile(
    r"(?:og|seo|meta|link|nav|short|long|full|main|display|social|twitter|interview|article|talk)title"
    r"|episode|name|subject|topic"
)
_TITLE_RE = re.compile(r"(?!\S*//)(?:\S+\s+){3}\S.{0,200}")  # four words: less may be a name, a number, a slug
_HEAD = 30  # blocks of a text among which its title is
_OPENING = 12  # blocks of a text among which its standfirst is
_CUT = ("...", "…", "[…]")
_ALIKE = 0.75  # share of words
_WORD_RE = re.compile(r"\w+")
SUMMARIES = (  # keys of a subtitle, and of what is said in its place
    "subtitle", "subtitulo", "subtítulo", "sottotitolo", "sous_titre", "sous-titre", "untertitel", "undertitel",
    "underrubrik", "podtytuł", "standfirst", "dek", "deck", "bajada", "entradilla", "copete", "chapo", "ingress",
    "description", "summary", "excerpt", "teaser", "lede", "lead", "post_excerpt", "custom_excerpt", "introduction",
    "intro", "tagline", "blurb", "abstract", "vorspann", "einleitung", "resumen", "résumé", "resumo", "sommario",
    "preview", "oneliner", "show_notes", "shownotes",
)  # fmt: skip
_SUMMARY = 1500  # characters of a summary to print; a longer one repeats the text


def credit_lines(table: Any) -> tuple[str, ...]:
    """The lines of captions, credits and sources in a table, at any depth, each once."""
    return tuple(dict.fromkeys(_lines(table)))


def _lines(value: Any, key: str = "", depth: int = 0) -> Iterator[str]:
    if isinstance(value, dict) and depth < _DEEP:
        for name, item in value.items():
            yield from _lines(item, _SPLIT_RE.sub(" ", str(name)).strip(), depth + 1)
    elif isinstance(value, list) and depth < _DEEP:
        for item in value:
            yield from _lines(item, key, depth + 1)
    elif isinstance(value, str) and ((_CREDIT_RE.search(key) and _WORDED_RE.match(value)) or _ROW_RE.fullmatch(value)):
        line = _UNMARKED_RE.sub(r"\1", " ".join(plain(value).split()))
        alone = _CAPTION_RE.search(key) or _LABELLED_RE.match(line)
        yield line if alone else f"{key.capitalize()}: {line}"


_DEEP = 4
_SPLIT_RE = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_CAPTIONS = "captions?|legends?|légendes?|bildunterschrift|bildtext|didascalia|legenda|bijschrift|pie de foto"
_CAPTION_RE = re.compile(rf"(?:{_CAPTIONS})$", re.IGNORECASE)
_CREDIT_RE = re.compile(
    rf"(?:^|\b|image|photo|picture|bild|foto)(?:{_CAPTIONS}|credits?|attribution|copyright|rights|via|licen[cs]e"
    r"|photo ?graph(?:er|y|s)|(?:photos?|pictures?|images?|illustrations?|video|audio|music) by|illustrators?|editors?"
    r"|edited by|proofreaders?|sources?|bild(?:nachweis|quelle)|fotos?|fotograf(?:in|o|ía|ia|i)?|quellen?|redaktion"
    r"|lektorat|lizenz|urheber(?:in)?|crédits?|photographe|créditos?|fuentes?|edición|fotógraf[oa]|licencia|crediti"
    r"|font[ei]|licenza|edição|licença|bron(?:nen)?|fotograaf|redactie|licentie|źródł[oa]|zdjęcia|redakcja|источник"
    r"|фото|редактор|출처|사진|편집|来源|编辑|摄影|校对|出典|写真|編集)$",
    re.IGNORECASE,
)
# Words of which one is no file or setting ("editor: visual"), in a script with spaces at least two; or an address.
_WORDED_RE = re.compile(r"(?!(?:true|false)$)(?:https?://\S+$|(?=.*[^\W\d_])[^\n]*\S\s\S|[\u3040-\u30ff\u3400-\u9fff])")
_ROW_RE = re.compile(r"(?:[\u4e00-\u9fff]{2,6}：[^：；\s]{2,30}(?:；|$))+")  # under any key: "编辑：…；摄影：…"
_UNMARKED_RE = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|<[^<>]{1,300}>")
_LABELLED_RE = re.compile(r"[^\W\d_][^:：\n]{1,30}[:：]|©|\(c\)|copyright\b", re.IGNORECASE)
