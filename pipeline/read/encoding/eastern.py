"""Encodings that detectors take for others, told by what they make of a text: Japanese in EUC, Arabic in ISO 8859-6."""

from __future__ import annotations

import re


def eastern(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None where it is none of these."""
    for encoding, letters, share in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(letters.findall(text)) >= share * len(_OTHER_RE.findall(text)):
            return text, encoding
    return None


_OTHER_RE = re.compile("[\x80-\U0010ffff]")
# Korean and Chinese bytes make Han of EUC-JP, which no Japanese text is without kana.
_ENCODINGS = (("euc_jp", re.compile("[ぁ-ん]"), 0.25), ("iso8859_6", re.compile("[ء-ْ،؛؟]"), 0.9))
