"""Recognise one-byte encodings of the Latin script by the letters of languages: the right one gives plausible words.

A text that is mostly ASCII but not UTF-8 is decoded in each encoding. The best one has only letters of one language's
alphabet, at plausible places in words, and only typographic signs. Detectors that count pairs of letters need long
texts, and take a French page with three accents for a Baltic one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

ENCODINGS = ("cp1252", "cp1250", "cp1254", "iso8859_2", "mac_roman", "cp1257", "cp850", "cp852")  # the likelier first


def western(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None if no alphabet fits."""
    if len(_HIGH_RE.sub(b"", data)) * 4 < len(data) * 3:
        return None  # another script: its letters are most of the bytes
    best, found = _ENOUGH, None
    for encoding in ENCODINGS:
        text = _decoded(data, encoding)
        score = _score(text) if text is not None else 0.0
        if score > best:
            best, found = score, (text or "", encoding)
    return found


_ENOUGH = 0.9
_HIGH_RE = re.compile(rb"[\x80-\xff]")
_OTHER_RE = re.compile("[\x80-\U0010ffff]")
_MISPLACED_RE = re.compile("[a-zß-ÿ](?=([À-ÖØ-ÞĀĂĄĆĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŸŹŻŽ])(?:[a-z]|\\b))")
_SIGNS = frozenset("“”‘’„‚«»‹›–—…•·§°€£©®™ªº¿¡½¼¾×\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")
_ALPHABETS = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "áâãàçéêíóôõúü", "àèéìíîòóùú", "ëéèïöüĳ", "åäöéü", "æøåéèô", "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüâîİ", "àçèéíïòóúü·", "ąčęėįšųūž",
    "āčēģīķļņšūž", "äõöüšž", "áðéíóúýþæö", "éèêëçïôáàüñöíó",
)  # fmt: skip


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """The share of non-ASCII characters that an alphabet and typographic signs account for, from 0 to 1."""
    counts = Counter(_OTHER_RE.findall(text))
    misplaced = Counter(match[1] for match in _MISPLACED_RE.finditer(text))
    signs = sum(count for sign, count in counts.items() if sign in _SIGNS)
    letters = {letter: count - misplaced[letter] for letter, count in counts.items() if letter not in _SIGNS}
    explained = signs + max(_within(letters, alphabet) for alphabet in _SETS)
    return explained / max(counts.total(), 1)


_SETS = tuple(frozenset(alphabet + alphabet.upper()) for alphabet in _ALPHABETS)


def _within(letters: Mapping[str, int], alphabet: frozenset[str]) -> int:
    return sum(count for letter, count in letters.items() if letter in alphabet)
