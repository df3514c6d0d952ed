# ruff: noqa: T201
"""Damages sources at random and asks whether the laws hold: ``fuzzing.py [--minutes N] [--seed N] [READER...]``.

The seed is printed; the same seed makes the same inputs in the same order. An input that breaks a law, or that ends in
an error without a place or a hint, is saved in build/fuzz/ with what was said. The sources are the cases of tests/.
"""

from __future__ import annotations

import argparse
import random
import runpy
import secrets
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from pipeline import manuscript
from pipeline.check import conservation
from pipeline.clean import clean
from pipeline.errors import BriefingError, InputError, StructureError
from pipeline.ledger import replay, undo
from pipeline.model import Briefing, RawDocument
from pipeline.read import read
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.render.writers import find
from pipeline.run import stages
from pipeline.structure import structure

HERE = Path(__file__).parent
SAVED = HERE.parent / "build" / "fuzz"
STAMP = datetime(2026, 3, 4, tzinfo=UTC)
WRITTEN = ("xhtml", "docx", "epub", "txt", "md")
MOST = 6_000  # characters of an input: what is small is read faster, and as odd
# What readers give a meaning to, and what no letter is.
PIECES = (
    "\n", "\n\n", "\t", " ", "\r\n", "\N{NO-BREAK SPACE}", "\u2028", "\u200b", "\u200d", "\u202e", "\u2066",
    "\ufeff", "\N{COMBINING ACUTE ACCENT}", "\u0345", "\uff9e", "\ufb01", "\x00", "\x0b", "\x1b[31m", "\ufffe",
    "\U000e0041", "MR. ODUYA: ", "HALE:", "Q: ", "A:", "Q12.", "00:01:02", "[00:03]", "Photo: Kim Dahl",
    "By Ada Reed", "?", "!", ":", "August 4, 2020", "2020-02-30", "March 1, 3000",
    "https://walls.example/a?b=c", "About the author", "Share this:", "# ", "## ", "- ", "1. ", "> ", "|",
    "| --- |", "***", "**", "_", "`", "```", "[^1]", "[^1]: ", "](", "![x](y)", "---\n", "<p>", "</p>", "<b>",
    "<br>", "<table><tr><td>", "<!--", "-->", "<![CDATA[", "&amp;", "&#0;", "&#x1F600;", '"', "'", "<w:p>",
    "</w:p>", "<w:tbl>", "<w:tab/>", "<text:p>", "{\\b ", "}", "\\par ", "\\u8217?", "\\'e9", "\\bin9 ",
    "WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "<v Ada>", ",", ";", '""', "title: ", "speakers: [", "{#x1}",
    "{.question}", "\u0627\u0644\u0633\u0644\u0627\u0645", "\u05e9\u05dc\u05d5\u05dd", "\u6c34\u3002",
    "\uff1a", "\u00bf", "\u00ab", "\U0001f469\u200d\U0001f52c",
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A law that an input breaks; ``where`` tells faults of one cause from others."""

    reader: str
    name: str
    data: bytes
    where: str
    said: str


def inputs(seed: int, readers: tuple[str, ...] = ()) -> Iterator[tuple[str, str, bytes]]:
    """Damaged sources for each reader in turn, without end: the reader, a name for the file, and its bytes."""
    chosen = readers or tuple(sorted(sources()))
    for number in count():
        for reader in chosen:
            choice = random.Random(f"{seed} {reader} {number}")
            name, damage = choice.choice(sources()[reader])
            yield reader, f"{reader}-{seed}-{number}{Path(name).suffix}", damage(choice)


def fault_of(reader: str, name: str, data: bytes) -> Fault | None:
    """The law that an input breaks, or what its error lacks; None where all is well."""
    try:
        (_manuscript if reader == "manuscript" else _source)(data, name)
    except Refused as refused:
        error = refused.error
        lacks = [what for what in ("place", "hint") if not getattr(error, what)]
        return Fault(reader, name, data, f"no {lacks[0]}: {error.sentence}", str(error)) if lacks else None
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
        return Fault(reader, name, data, where, traceback.format_exc())
    return None


class Refused(Exception):  # noqa: N818 - it is no error: the input was told from a text
    """An input was refused, as damaged ones may be."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__(error)
        self.error = error


def _source(data: bytes, name: str) -> None:
    try:
        raw = read(data, name)
    except InputError as error:
        raise Refused(error) from error
    cleaned = clean(raw)
    assert replay(raw.blocks, cleaned.ledger) == cleaned.blocks, "the ledger does not lead there"
    assert undo(cleaned.blocks, cleaned.ledger) == raw.blocks, "the ledger does not lead back"
    again = clean(RawDocument(raw.source, raw.language, cleaned.blocks))
    assert not again.ledger.edits, f"cleaned twice: {again.ledger.edits[0]}"
    briefing = structure(cleaned)
    assert stages.load(stages.dump(cleaned), type(cleaned)) == cleaned, "the clean stage does not come back"
    assert stages.load(stages.dump(briefing), Briefing) == briefing, "the briefing does not come back"
    written = manuscript.write(briefing)
    read_again = manuscript.parse(written, name, raw.source.sha256)
    assert read_again == manuscript.canonical(briefing), "the manuscript does not come back"
    _finished(briefing)


def _manuscript(data: bytes, name: str) -> None:
    try:
        briefing = manuscript.parse(data.decode("utf-8", "replace"), name, "0" * 64)
    except (InputError, StructureError) as error:
        raise Refused(error) from error
    again = manuscript.parse(manuscript.write(briefing), name, "0" * 64)
    assert again == manuscript.canonical(briefing), "the manuscript does not come back"
    _finished(briefing)


def _finished(briefing: Briefing) -> None:
    theme = _theme()
    page = lay_out(briefing, theme, ledger_name=None)
    made = [find(name).write(page, theme, "a", stamp=STAMP) for name in WRITTEN]
    conservation.check(page, briefing, made)


@cache
def _theme() -> Any:
    return load("brief")


# Sources, and how they are damaged


Damage = Callable[[random.Random], bytes]


@cache
def sources() -> dict[str, list[tuple[str, Damage]]]:
    """For each reader sound sources that it reads, by a name, each as what makes a damaged one of it."""
    found: dict[str, list[tuple[str, Damage]]] = {}
    for path in sorted((HERE / "cases").glob("*/*/in.*")):
        data = path.read_bytes()
        try:
            reader = read(data, path.name).source.format
        except BriefingError:
            continue
        found.setdefault(reader, []).append((path.name, _in_text(data)))
    found |= {"docx": [("in.docx", _in_part(*_word()))], "odt": [("in.odt", _in_part(*_opendocument()))]}
    printed = sorted((HERE / "cases" / "pdf").glob("*.pdf"))
    found["pdf"] = [(path.name, _in_bytes(path.read_bytes())) for path in printed]
    found["manuscript"] = [("in.md", _in_text(text)) for text in _manuscripts()]
    return found


def _in_text(data: bytes) -> Damage:
    def damage(choice: random.Random) -> bytes:
        if choice.random() < 0.1:  # bytes that no encoding has
            at = choice.randrange(len(data))
            return data[:at] + choice.randbytes(choice.randint(1, 3)) + data[at + 1 :]
        return damaged(data.decode("utf-8", "replace")[:MOST], choice).encode("utf-8", "surrogatepass")

    return damage


def _in_bytes(data: bytes) -> Damage:
    """Some bytes of a binary file changed or lost; its end may be missing."""

    def damage(choice: random.Random) -> bytes:
        made = bytearray(data)
        for _ in range(choice.randint(1, 8)):
            at = choice.randrange(len(made))
            made[at : at + choice.choice((0, 1, 1, 1, 40))] = choice.randbytes(1)
        return bytes(made[: choice.randrange(len(made))] if choice.random() < 0.1 else made)

    return damage


def _in_part(package: bytes, part: str) -> Damage:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}

    def damage(choice: random.Random) -> bytes:
        text = parts[part].decode()
        whole = choice.random() < 0.7  # whole elements change places, so that most of it is XML still
        body = _shuffled(text, choice) if whole else damaged(text, choice)
        return _zipped(parts | {part: body.encode("utf-8", "replace")})

    return damage


def damaged(text: str, choice: random.Random) -> str:
    """A text with pieces lost, doubled, moved, or put in."""
    for _ in range(choice.randint(1, 6)):
        start = choice.randrange(len(text) + 1)
        end = min(len(text), start + choice.choice((1, 2, 10, 80, 400)))
        piece, other = text[start:end], choice.randrange(len(text) + 1)
        match choice.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + piece + text[end:]
            case 2:
                rest = text[:start] + text[end:]
                text = rest[:other] + piece + rest[other:]
            case 3:
                text = text[:start] + choice.choice(PIECES) * choice.choice((1, 1, 1, 3, 40)) + text[start:]
            case 4:
                text = text[:start] + choice.choice(PIECES) + text[end:]
            case 5:
                lines = text.splitlines(keepends=True)
                choice.shuffle(lines)
                text = "".join(lines[: choice.randint(1, max(len(lines), 1))])
    return text


def _shuffled(xml: str, choice: random.Random) -> str:
    """XML whose elements of the body change places and words."""
    head, body, tail = _cut(xml)
    pieces = [piece for piece in body.split("\n") if piece]
    for _ in range(choice.randint(1, 5)):
        at, other = choice.randrange(len(pieces)), choice.randrange(len(pieces))
        match choice.randrange(4):
            case 0:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 1:
                pieces.insert(other, pieces[at])
            case 2:
                words = choice.choice(PIECES).replace("&", "&amp;").replace("<", "&lt;")
                pieces[at] = pieces[at].replace("water", words).replace("wall", words * 3)
            case 3:
                pieces = [piece for place, piece in enumerate(pieces) if place != at or len(pieces) == 1]
    return head + "\n".join(pieces) + tail


def _cut(xml: str) -> tuple[str, str, str]:
    start, end = xml.index("<!--from-->") + 11, xml.index("<!--to-->")
    return xml[:start], xml[start:end], xml[end:]


def _zipped(parts: dict[str, bytes]) -> bytes:
    zipped: Callable[[dict[str, bytes]], bytes] = _packages()["zipped"]
    return zipped(parts)


@cache
def _packages() -> dict[str, Any]:
    return runpy.run_path(str(HERE / "read" / "packages.py"))


TALK = ("MR. ODUYA: Why did the wall fail?", "HALE: Because the water came over it.", "MR. ODUYA: And then?", "HALE:")


def _word() -> tuple[bytes, str]:
    def run(words: str, looks: str = "") -> str:
        return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'

    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("wall", "4", "\N{COMBINING ACUTE ACCENT}"))
    body = [
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("On walls")}</w:p>',
        *(f"<w:p>{run(words)}</w:p>" for words in TALK),
        f"<w:p>{run('The ', '<w:b/>')}{run('wall', '<w:i/><w:strike/>')}<w:r><w:tab/><w:br/></w:r></w:p>",
        f'<w:p><w:ins w:id="1">{run("water")}</w:ins></w:p>',
        '<w:p><w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>',
        f'<w:p>{run("A note")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>",
        f'<w:p><w:hyperlink r:id="rId9">{run("a link")}</w:hyperlink></w:p>',
        f"<w:p>{run('hidden water', '<w:vanish/>')}</w:p>",
    ]
    inner = "<!--from-->" + "\n".join(body) + "<!--to-->"
    note = f'<w:footnote w:id="2"><w:p>{run("What the note says.")}</w:p></w:footnote>'
    return _packages()["word"](inner, footnotes=note), "word/document.xml"


def _opendocument() -> tuple[bytes, str]:
    cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("wall", "4"))
    body = [
        '<text:h text:outline-level="1">On walls</text:h>',
        *(f"<text:p>{words}</text:p>" for words in TALK),
        "<text:p>The <text:span>wall</text:span><text:tab/><text:line-break/><text:s text:c='3'/></text:p>",
        "<text:list><text:list-item><text:p>water</text:p></text:list-item></text:list>",
        f"<table:table><table:table-row>{cells}</table:table-row><table:table-row>{cells}</table:table-row></table:table>",
        "<text:p>A note<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>It says this."
        "</text:p></text:note-body></text:note></text:p>",
    ]
    inner = "<!--from-->" + "\n".join(body) + "<!--to-->"
    return _packages()["opendocument"](inner), "content.xml"


def _manuscripts() -> Iterator[bytes]:
    for path in (
        sorted((HERE / "cases" / "structure").glob("*/in.*"))[:6] or sorted((HERE / "cases").glob("*/*/in.txt"))[:6]
    ):
        yield manuscript.write(structure(clean(read(path.read_bytes(), path.name)))).encode()


# On the command line


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"only these: {', '.join(sorted(sources()))}")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.minutes:g} minutes", flush=True)
    end = time.monotonic() + 60 * options.minutes
    known: set[str] = set()
    tried, slowest = 0, (0.0, "")
    for reader, name, data in inputs(options.seed, tuple(options.readers)):
        began = time.process_time()
        fault = fault_of(reader, name, data)
        tried, slowest = tried + 1, max(slowest, (time.process_time() - began, name))
        if fault and fault.where not in known:
            known.add(fault.where)
            print(f"{save(fault)}: {fault.where}", flush=True)
        if time.monotonic() > end:
            break
    print(f"{tried} inputs, {len(known)} distinct faults; the slowest took {slowest[0]:.1f} s: {slowest[1]}")
    return 1 if known else 0


def save(fault: Fault, folder: Path = SAVED) -> Path:
    """Keep an input and what was said of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / fault.name).write_bytes(fault.data)
    (folder / f"{fault.name}.said").write_text(f"{fault.where}\n\n{fault.said}", encoding="utf-8", errors="replace")
    return folder / fault.name


if __name__ == "__main__":
    sys.exit(main())
