"""The size of a source: refused at the rim, before anything is imported that reads it, and by those who read it."""

from __future__ import annotations

from pipeline.errors import InputError

MAX_BYTES = 20_000_000


def check_size(size: int, name: str) -> None:
    """Refuse an empty file, or one over :data:`MAX_BYTES`; ``size`` in bytes.

    Raises:
        InputError: the file is empty or too large.
    """
    if not size:
        raise InputError(
            "the file is empty", place=name, hint="saving the text again; the program that made it may still hold it"
        )
    if size > MAX_BYTES:
        sentence = f"the file has more than {MAX_BYTES // 1_000_000} million bytes, which is the limit"
        raise InputError(sentence, place=name, hint="splitting it into several files")
