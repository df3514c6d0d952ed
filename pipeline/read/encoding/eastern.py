"""Recognise encodings that detectors mistake for others, by the decoded text: Japanese in EUC, Arabic in ISO 8859-6."""

from __future__ import annotations

import re


def eastern(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None if it is in neither."""
    for encoding, letters, share in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(letters.findall(text)) >= share * len(_OTHER_RE.findall(text)):
            return text, encoding
    return None


_OTHER_RE = re.compile("[\x80-\U0010ffff]")
# Korean and Chinese bytes decode to Han in EUC-JP, but without kana, which every Japanese text has.
_ENCODINGS = (("euc_jp", re.compile("[ぁ-ん]"), 0.25), ("iso8859_6", re.compile("[ء-ْ،؛؟]"), 0.9))
