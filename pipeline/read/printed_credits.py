"""Lines of front matter that say who made, translated or owns something: "Image copyright: Ada Reed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.read.entities import plain


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
