"""The reader of transcripts in JSON: Whisper and its variants, WhisperX, Deepgram, Amazon Transcribe, Otter.

Speakers and times become those of turns, as with captions; confidence, tokens and the times of single words are left
out. Shapes are recognised by their keys. A voice with only a number becomes ``Speaker 1``, as the services print it.

Sources: openai-whisper ``ResultWriter``, whisper.cpp ``output_json``, WhisperX ``TranscriptionResult``, the podcast
namespace's "JSON transcript" 1.0.0; Deepgram API reference, ``listen`` (``paragraphs``, ``utterances``); Amazon
Transcribe Developer Guide, "Data input and output"; Otter's ``speech`` as its exports have it, in samples at 16 kHz.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.errors import InputError
from pipeline.read.captions.cues import Cue, named, paragraphs
from pipeline.read.captions.json_values import Table, json_of, number_at, table, tables, whole, words_at
from pipeline.read.encoding.decode import decode
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.text.ends import ends_sentence


def read(data: bytes, name: str) -> Parsed:
    """Read a transcript in JSON.

    Raises:
        InputError: the file is not JSON, has no known shape, or holds no words.
    """
    text, encoding, notes = decode(data, name)
    value = json_of(text, name)
    cues = next((found for shape in _SHAPES if (found := list(shape(value)))), None)
    if cues is None:
        hint = "exporting it as captions (.vtt, .srt) or as text; docs/sources.md lists whose JSON is read"
        raise InputError("this JSON is not a transcript in a known format, or holds no words", place=name, hint=hint)
    blocks = Blocks([])
    joined = list(paragraphs(named(cues)))
    turns = Turns(blocks, nameless=not any(cue.voice for cue in joined))
    for cue in joined:
        turns.add(cue.voice, clock(cue.start), cue.text, cue.line)
    return Parsed(tuple(blocks.made), encoding, (*_facts(value), *turns.metadata()), notes)


def sniff(data: bytes) -> bool:
    """Whether these bytes are a transcript in JSON: they open as JSON does, and have the keys of a known shape."""
    if not _OPENING_RE.match(data[:400]):
        return False
    return any(words in data for words in _WORDS) and any(times in data for times in _TIMES)


READER = Reader("json", (), sniff, read, by_content_first=True, shared=(".json",))

_OPENING_RE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{\s*\")")
_WORDS = tuple(
    f'"{key}"'.encode() for key in ("segments", "transcription", "transcripts", "utterances", "channels", "text")
)
_TIMES = tuple(f'"{key}"'.encode() for key in ("start", "start_time", "startTime", "offsets", "start_offset"))
_RATE = 16_000  # samples a second, in which Otter counts
_PAUSE = 2.0  # seconds between two words that part two sentences


def _facts(value: Any) -> tuple[tuple[str, str], ...]:
    """Title and language, if the file gives them."""
    places = (table(value), table(value, "speech"), table(value, "result"), table(value, "results"))
    title = next((words for place in places[:2] if (words := words_at(place, "title"))), "")
    language = next((tag for place in places if (tag := words_at(place, "language", "language_code"))), "")
    return tuple((key, words) for key, words in (("title", title), ("lang", language)) if words)


def _voice(row: Table, *keys: str) -> str:
    """The speaker's name, or the number that stands for it."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            name = whole(value).strip()
            return f"Speaker {name}" if name.isdigit() else name
    return ""


def _segments(value: Any) -> Iterator[Cue]:
    """Whisper, WhisperX, and the JSON of podcasts: segments with words, and possibly with a speaker."""
    rows = tables(value if isinstance(value, list) else table(value).get("segments"))
    last = 0.0
    for number, row in enumerate(rows, 1):
        words = words_at(row, "text", "body")
        start = number_at(row, "start", "startTime", "start_time")
        last = start if start is not None else last
        if words:
            voice = _voice(row, "speaker", "speaker_name", "speaker_id", "speaker_label")
            end = number_at(row, "end", "endTime", "end_time")
            yield Cue(number, last, end if end is not None else last, (words,), voice)


def _offsets(value: Any) -> Iterator[Cue]:
    """The C++ edition of Whisper, which counts in milliseconds."""
    for number, row in enumerate(tables(table(value).get("transcription")), 1):
        if words := words_at(row, "text"):
            times = table(row, "offsets")
            start, end = number_at(times, "from") or 0.0, number_at(times, "to") or 0.0
            yield Cue(number, start / 1000, end / 1000, (words,), _voice(row, "speaker"))


def _deepgram(value: Any) -> Iterator[Cue]:
    """Deepgram: sentences of paragraphs, else utterances, else words; several channels in the order of their times."""
    results = table(value, "results")
    channels = tables(results.get("channels"))
    utterances = [] if _has_paragraphs(channels) else tables(results.get("utterances"))
    found = list(_sentences(utterances, "transcript", len(channels) > 1))
    if not found:
        found = [cue for place, channel in enumerate(channels) for cue in _channel(channel, place, len(channels) > 1)]
    yield from sorted(found, key=lambda cue: cue.start)


def _has_paragraphs(channels: list[Table]) -> bool:
    return any(table(channel, "alternatives", "paragraphs") for channel in channels)


def _channel(channel: Table, place: int, several: bool) -> Iterator[Cue]:
    best = table(channel, "alternatives")
    given = f"Channel {place + 1}" if several else ""
    blocks = tables(table(best, "paragraphs").get("paragraphs"))
    rows = [row | {"speaker": block.get("speaker")} for block in blocks for row in tables(block.get("sentences"))]
    cues = list(_sentences(rows, "text", False)) or list(_spoken(map(_heard, tables(best.get("words")))))
    for cue in cues:
        yield Cue(cue.line, cue.start, cue.end, cue.lines, cue.voice or given)


def _sentences(rows: list[Table], key: str, several: bool) -> Iterator[Cue]:
    for number, row in enumerate(rows, 1):
        if words := words_at(row, key):
            start = number_at(row, "start") or 0.0
            place = number_at(row, "channel")
            voice = _voice(row, "speaker") or (f"Channel {int(place) + 1}" if several and place is not None else "")
            yield Cue(number, start, number_at(row, "end") or start, (words,), voice)


def _heard(row: Table) -> tuple[str, float | None, float | None, str]:
    """A word of Deepgram: the text, its start and end, and the speaker."""
    words = words_at(row, "punctuated_word", "word")
    return words, number_at(row, "start"), number_at(row, "end"), _voice(row, "speaker")


def _amazon(value: Any) -> Iterator[Cue]:
    """Amazon Transcribe: words and marks one by one; the speaker is given with them, or with the times of segments."""
    results = table(value, "results")
    segments = tables(table(results, "speaker_labels").get("segments"))
    at = {words_at(row, "start_time"): _voice(row, "speaker_label") for s in segments for row in tables(s.get("items"))}
    items = tables(results.get("items"))
    channels = tables(table(results, "channel_labels").get("channels"))
    items = items or [item for channel in channels for item in tables(channel.get("items"))]
    if channels:
        items = _by_time(items)
    yield from _spoken(_item(item, at) for item in items)


def _by_time(items: list[Table]) -> list[Table]:
    """The words of several channels in the order of their times, each mark after its word."""
    keyed: list[tuple[float, Table]] = []
    for item in items:
        start = number_at(item, "start_time")
        keyed.append((start if start is not None else keyed[-1][0] if keyed else 0.0, item))
    return [item for _, item in sorted(keyed, key=lambda pair: pair[0])]


def _item(item: Table, at: dict[str, str]) -> tuple[str, float | None, float | None, str]:
    voice = _voice(item, "speaker_label", "channel_label") or at.get(words_at(item, "start_time"), "")
    words = words_at(table(item, "alternatives"), "content")
    return words, number_at(item, "start_time"), number_at(item, "end_time"), voice


def _spoken(words: Iterator[tuple[str, float | None, float | None, str]]) -> Iterator[Cue]:
    """Join single words to sentences; a mark without a time belongs to the word before it."""
    said: list[str] = []
    start = end = 0.0
    voice = ""
    number = 1
    for word, begins, ends, who in words:
        if begins is None and said and not any(map(str.isalnum, word)):
            said[-1] += word
            continue
        begins = end if begins is None else begins
        over = said and (ends_sentence(said[-1]) or begins - end >= _PAUSE)
        if said and (over or (who and who != voice)):
            yield Cue(number, start, end, tuple(said), voice)
            number, said = number + 1, []
        if word:
            start = start if said else begins
            voice = who or voice
            said.append(word)
            end = ends if ends is not None else begins
    if said:
        yield Cue(number, start, end, tuple(said), voice)


def _otter(value: Any) -> Iterator[Cue]:
    """Otter: paragraphs with the speaker's number, and a list of the names."""
    speech = table(value, "speech") or table(value)
    names = {str(row.get("id")): words_at(row, "speaker_name") for row in tables(speech.get("speakers"))}
    for number, row in enumerate(tables(speech.get("transcripts")), 1):
        if words := words_at(row, "transcript"):
            start = (number_at(row, "start_offset") or 0.0) / _RATE
            end = (number_at(row, "end_offset") or 0.0) / _RATE
            known = words_at(row, "speaker_name") or names.get(str(row.get("speaker_id")), "")
            yield Cue(number, start, max(start, end), (words,), known or _voice(row, "speaker_model_label"))


_SHAPES: tuple[Callable[[Any], Iterator[Cue]], ...] = (_deepgram, _amazon, _otter, _offsets, _segments)
