# ruff: noqa: T201
"""How long a merge takes: ``round_trip.py [--pages N] [--changes N] [--editors N] [--comments N] [--limit SECONDS]``.

Makes a talk of so many printed pages (350 words each), its review copy, and a returned copy for each editor; the
changes are spread over the copies, two of three with change tracking. Prints the time of ``briefing merge`` in seconds
of the processor, first of all copies into the unchanged manuscript, then into one that was changed meanwhile. Fails if
the first takes longer than the limit, or if a change is neither in the manuscript nor in a conflict.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from pipeline.run.copies.returned_copies import Wish
from pipeline.run.copies.returning import Taken, take_back

WORDS_A_PAGE = 350
SOUNDS = ("ba", "de", "ki", "lo", "mu", "na", "po", "ra", "se", "tu", "vi", "zo")
HEAD = "---\nbriefing: 1\ntitle: A long talk\nlanguage: en\nquestions-by: Ada Reed\nanswers-by: Ines Vale\n---\n"
RUN_RE = re.compile(r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t></w:r>')
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def main() -> int:
    """Make, merge, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in (("pages", 80), ("changes", 300), ("editors", 4), ("comments", 0)):
        parser.add_argument(f"--{name}", type=int, default=value, metavar="N")
    parser.add_argument("--limit", type=float, default=5.0, metavar="SECONDS")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        talk = Path(folder) / "talk.md"
        talk.write_text(a_talk(asked.pages), encoding="utf-8")
        command = [sys.executable, "-m", "pipeline", "build", str(talk), "-f", "review", "-o", folder, "-q"]
        subprocess.run(command, check=True)
        copies = [returned(talk, one, asked) for one in range(asked.editors)]
        seconds, done = timed(talk, copies)
        print(
            f"{asked.pages} pages, {asked.editors} editors: {len(done.merge.changes)} changes, {len(done.talk.changes)}"
            f" comments, {len(done.merge.conflicts)} conflicts: {seconds:.2f} s of the processor"
        )
        talk.write_text(talk.read_text(encoding="utf-8").replace(" ba", " be"), encoding="utf-8")
        print(f"into a manuscript that was changed meanwhile: {timed(talk, copies)[0]:.2f} s of the processor")
    lost = max(0, asked.changes - len(done.merge.changes) - len(done.merge.conflicts))
    print(f"{lost} changes are neither taken nor in conflict")
    return int(seconds > asked.limit or lost > 0)


def a_talk(pages: int) -> str:
    """A manuscript in invented words."""
    chance = random.Random(7)
    parts, words, number = [HEAD], 0, 0
    while words < pages * WORDS_A_PAGE:
        if number % 10 == 0:
            parts.append(f"## {sentence(chance, 4)[:-1]} {{#s{number}}}")
        number += 1
        parts.append(f"### {sentence(chance, 9)[:-1]}? {{#x{number}}}")
        for _ in range(chance.randint(1, 3)):
            parts.append(" ".join(sentence(chance, chance.randint(6, 20)) for _ in range(chance.randint(2, 5))))
            words += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"


def sentence(chance: random.Random, length: int) -> str:
    """A sentence in invented words."""
    words = ["".join(chance.choices(SOUNDS, k=chance.randint(1, 4))) for _ in range(length)]
    return " ".join(words).capitalize() + "."


def returned(talk: Path, editor: int, asked: argparse.Namespace) -> Path:
    """The copy of one editor with a share of the changes and comments."""
    target = talk.with_name(f"talk.editor{editor}.docx")
    with zipfile.ZipFile(talk.with_name("talk.review.docx")) as source, zipfile.ZipFile(target, "w") as into:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = changed(data.decode(), editor, asked).encode()
            if name not in ("word/comments.xml", "word/commentsExtended.xml"):
                into.writestr(name, data)
        into.writestr("word/comments.xml", comments(share(asked.comments, editor, asked.editors), editor))
    return target


def share(whole: int, one: int, of: int) -> int:
    """The share of one of several."""
    return whole // of + (one < whole % of)


def changed(xml: str, editor: int, asked: argparse.Namespace) -> str:
    """The text of a copy with changes and the places of comments: the runs are taken in turn by the editors."""
    runs = [found for found in RUN_RE.finditer(xml) if found[1].count(" ") > 30][editor :: asked.editors]
    edits, said = share(asked.changes, editor, asked.editors), share(asked.comments, editor, asked.editors)
    out, at = [], 0
    for place, found in enumerate(runs):
        own = [number for number in range(edits) if number % len(runs) == place]
        remarks = range(said * place // len(runs), said * (place + 1) // len(runs))
        out += [xml[at : found.start()], edited(found[1], own, editor), *map(mark, remarks)]
        at = found.end()
    return "".join([*out, xml[at:]])


def edited(text: str, numbers: list[int], editor: int) -> str:
    """A run with one word in three replaced, as often as it has edits; it closes the run."""
    words, out = text.split(" "), []
    for number, word in enumerate(words):
        gap = "" if number == len(words) - 1 else " "
        here = number // 3 if number % 3 == 1 else -1
        new = f"edit{editor}x{numbers[here]}" if 0 <= here < len(numbers) else ""
        tracked = f'w:id="1" w:author="Editor {editor}" w:date="2026-11-27T10:00:00Z"'
        if not new:
            out.append(word + gap)
        elif numbers[here] % 3 == 2:
            out.append(new + gap)
        else:
            out.append(
                f"</w:t></w:r><w:del {tracked}><w:r><w:delText>{word}</w:delText></w:r></w:del><w:ins {tracked}><w:r>"
                f'<w:t>{new}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">{gap}'
            )
    return f'<w:t xml:space="preserve">{"".join(out)}</w:t></w:r>'


def mark(number: int) -> str:
    """The place of a comment."""
    return f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'


def comments(count: int, editor: int) -> str:
    """The part of a copy that holds its comments."""
    made = (
        f'<w:comment w:id="{number}" w:author="Editor {editor}" w:date="2026-11-27T10:00:00Z"><w:p><w:r>'
        f"<w:t>Is this so, {number}?</w:t></w:r></w:p></w:comment>"
        for number in range(count)
    )
    return f'<w:comments xmlns:w="{W}">{"".join(made)}</w:comments>'


def timed(talk: Path, copies: list[Path]) -> tuple[float, Taken]:
    """The seconds of the processor that a merge without writing takes, and its outcome."""
    begun = time.process_time()
    done = take_back(talk, copies, Wish(preview=True), datetime(2026, 11, 27, tzinfo=UTC))
    return time.process_time() - begun, done


if __name__ == "__main__":
    sys.exit(main())
