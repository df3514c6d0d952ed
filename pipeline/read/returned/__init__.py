"""Returned copies: Word and OpenDocument files with their tracked changes and comments, as values.

Unlike the readers of sources, these accept nothing and drop nothing: what an editor did is decided by the merge.
"""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model.returned import Returned
from pipeline.read.odt import sniff as is_odt
from pipeline.read.word import sniff as is_word


def read_copy(data: bytes, name: str) -> Returned:
    """Read a returned copy.

    Raises:
        InputError: it is damaged, locked, too large, or neither a Word nor an OpenDocument file.
    """
    if is_odt(data):
        from pipeline.read.returned.odt_copy import read_odt

        return read_odt(data, name)
    if is_word(data) or name.lower().endswith((".docx", ".docm")):
        from pipeline.read.returned.word_copy import read_word

        return read_word(data, name)
    hint = "the .docx or .odt file that the editor sent back"
    raise InputError("this is neither a Word nor an OpenDocument file", place=name, hint=hint)
