# ruff: noqa: T201
"""Build hostile inputs, and report the result of each: ``hostile.py [-f LIST] [NAME...]``.

Prints a line for each input: exit code, seconds, name, and the first words of the message. The run fails (exit 1) if
the program crashed or hung, if an error has no place or no hint, or if a failed build left files behind.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

LIMIT = 120  # seconds for one input
WORDS = ["river", "town", "sluice", "winter", "people", "water", "never", "agreed", "mended", "and", "the", "of", "who"]
INTERVIEW = "Who Mends the Sluice\n\n" + "".join(
    f"Why did the {word} matter to you?\n\nIt mattered because the {word} was ours, and nobody else would mend it.\n\n"
    for word in ("river", "town", "sluice", "winter", "people")
)


def prose(characters: int, seed: int = 1) -> str:
    """Sentences of common words, at least this many characters."""
    choice = random.Random(seed)
    sentences: list[str] = []
    length = 0
    while length < characters:
        sentences.append(" ".join(choice.choices(WORDS, k=12)).capitalize() + ".")
        length += len(sentences[-1]) + 1
    return " ".join(sentences)


def transcript(characters: int) -> str:
    """A labelled conversation."""
    asked = (f"MR. ODUYA: {prose(380, turn)[:-1]}?\n\nHALE: {prose(380, -turn)}" for turn in range(characters // 800))
    return "A Long Evening\n\n" + "\n\n".join(asked) + "\n"


def spread(text: str) -> str:
    """A blank line after each line, as in a pasted page."""
    return text.strip().replace("\n", "\n\n") + "\n"


def yaml_bomb() -> str:
    """Aliases of aliases, which would expand to hundreds of millions of items."""
    letters = "abcdefghij"
    rows = (f"{new}: &{new} [{','.join(['*' + old] * 9)}]" for old, new in pairwise(letters))
    return "---\na: &a [x]\n" + "\n".join(rows) + "\n---\n\nWords.\n"


def aliases(key: str, fence: str = "") -> str:
    """The same under one of our own keys, which an error message once expanded."""
    rows = (f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 12))
    return "---\n" + fence + "x0: &x0 [x]\n" + "\n".join(rows) + f"\n{key}: {{include: *x11}}\n---\n\nWords.\n"


def word(body: str, prolog: str = "") -> bytes:
    """The smallest Word file with this in its body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f'{prolog}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return file.getvalue()


def said(words: str) -> str:
    """A paragraph of Word."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def acronyms(characters: int) -> str:
    """Bodies with their acronyms, each named again and again."""
    letters = [a + b + c for a in "BCDFGHJK" for b in "LMNPQRST" for c in "VWXYZBCD"]
    rows = [f"The {a}ank {b}eat {c}ouncil ({a}{b}{c}) met, and {a}{b}{c} it was." for a, b, c in letters]
    return "\n\n".join((rows * (1 + characters // sum(map(len, rows))))[: characters // 45])


ENTITIES = "<!--" + "a long comment " * 400 + '--><!DOCTYPE a [<!ENTITY x "lost">]>'
ALONE = "MR. ODUYA: Why did it sink?\n\nHALE: We drank it.\n\nMR. ODUYA: And then?\n\nHALE:\n\nPhoto: Jane Roe\n"
TIMED = "Ada Reed  00:03\nWhy?\n\nBo May  00:12\nOnce.\n\nBo May  01:05\n\nTranscribed by hand\n"
HEAD = "---\nbriefing: 1\nlanguage: en\n"
POEM = """The Weir

Below the weir
  the water turns,
and what it says
  no one has learned.

Above the weir
  the water waits.
"""
RESIDUE = """
Share this:
Like this:
Like Loading...
Related
Leave a Reply
Your email address will not be published. Required fields are marked *
Comment *
Name *
Email *
Post Comment
"""
ARABIC = """
مقابلة مع مهندسة المياه
متى بدأت المدينة تهبط؟
بدأت الأبواب تحتك بالأرض في أواخر التسعينيات.
ماذا توصين الحكومات؟
يجب أن تقيس الأرض قبل البناء عليها.
"""
HEBREW = """
שיחה על המים
מתי התחילה העיר לשקוע?
בסוף שנות התשעים הדלתות התחילו להיתקע.
מה היית ממליצה?
צריך למדוד את הקרקע לפני שבונים.
"""
CHINESE = """
与水利工程师的对话
城市是什么时候开始下沉的?
九十年代末,门开始卡住。
你对政府有什么建议?
建房之前应该先测量土地。
"""
EMOJI = "\U0001f30a \U0001f469\u200d\U0001f52c \U0001f1fa\U0001f1f3 \u270d\U0001f3fd river"
BAIT = "\n".join(("a" * 50_000 + "!", "( " * 20_000, "Mr. " * 20_000, "A" * 30_000 + ": x", "1-" * 20_000))
UNTITLED = """
Why did it sink?
Because we drank it, and went on drinking it for as long as it lasted.
And then?
Then we stopped.
"""
NAMES = "\n".join(
    f"{first} {last}" for first in ("Ada", "Bo", "Cleo", "Dag", "Eva") for last in (f"Holm{n:03d}" for n in range(1000))
)

CASES: dict[str, Callable[[], str | bytes]] = {
    "empty": lambda: b"",
    "only-spaces": lambda: " \n\t\n\N{NO-BREAK SPACE}\n" * 50,
    "one-letter": lambda: "a",
    "one-line": lambda: "The sluice has been mended and nobody remembers by whom.",
    "no-title": lambda: spread(UNTITLED),
    "poem": lambda: POEM,
    "speech": lambda: "On Mending\n\n" + "\n\n".join(prose(600, n) for n in range(12)),
    "transcript-400k": lambda: transcript(400_000),
    "arabic": lambda: spread(ARABIC),
    "hebrew": lambda: spread(HEBREW),
    "chinese": lambda: spread(CHINESE),
    "only-residue": lambda: spread(RESIDUE),
    "control-characters": lambda: INTERVIEW.replace("river", "ri\x01v\x0ber\x1b[31m\x7f\x85"),
    "nul": lambda: INTERVIEW.replace("town", "to\x00wn"),
    "noncharacters": lambda: INTERVIEW.replace("town", "to\ufffewn \uffff \ue000"),
    "bidi-overrides": lambda: INTERVIEW.replace("town", "\u202etown\u202c \u2066x\u2069\u200b\u00ad"),
    "utf-16": lambda: INTERVIEW.encode("utf-16"),
    "utf-8-bom": lambda: b"\xef\xbb\xbf" + INTERVIEW.encode(),
    "latin-1": lambda: INTERVIEW.replace("river", "rivi\xe8re").encode("latin-1"),
    "windows-1252": lambda: INTERVIEW.replace("river", "\u201criver\u201d").encode("cp1252"),
    "broken-utf-8": lambda: INTERVIEW.encode().replace(b"river", b"ri\xe2\x82ver\x81\x8d"),
    "binary": lambda: random.Random(1).randbytes(20_000),
    "crlf": lambda: INTERVIEW.replace("\n", "\r\n"),
    "cr-only": lambda: INTERVIEW.replace("\n", "\r"),
    "line-separators": lambda: INTERVIEW.replace("\n", "\u2028"),
    "one-200k-line": lambda: prose(200_000),
    "200k-without-a-space": lambda: "sluice" * 33_000,
    "million-blank-lines": lambda: INTERVIEW + "\n" * 1_000_000 + "The end came quietly, as ends do.\n",
    "50k-share-buttons": lambda: INTERVIEW + "Share this:\n\n" * 50_000,
    "emoji": lambda: INTERVIEW.replace("river", EMOJI),
    "combining-marks": lambda: INTERVIEW.replace("town", "to" + "\u0301\u0323" * 200 + "wn"),
    "long-words": lambda: INTERVIEW.replace("sluice", "sluice" * 300),
    "markdown-quotes-500-deep": lambda: ">" * 500 + " down here\n",
    "markdown-lists-200-deep": lambda: "# Lists\n\n" + "".join("  " * depth + "- step\n" for depth in range(200)),
    "markdown-brackets": lambda: "# Brackets\n\n" + "[" * 50_000 + "a" + "](b" * 50_000 + "\n",
    "markdown-emphasis": lambda: "# Stars\n\n" + "*a **a " * 20_000 + "\n",
    "markdown-backticks": lambda: "# Ticks\n\n" + "".join("`" * n + " " for n in range(1, 500)) + "\n",
    "markdown-table-wide": lambda: "# Wide\n\n|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n|" + "b|" * 300 + "\n",
    "html-in-markdown": lambda: "# Tags\n\n<script>alert(1)</script>\n\n" + "<div>" * 5000 + "deep\n",
    "front-matter-broken": lambda: "---\ntitle: [unclosed\n---\n\n# A Title\n\nSome words.\n",
    "yaml-bomb": yaml_bomb,
    "only-question-marks": lambda: "?\n\n" * 2000,
    "only-questions": lambda: "\n\n".join(f"Why {n}?" for n in range(1500)),
    "5000-names": lambda: NAMES,
    "quotes-only": lambda: "\"'" * 20_000,
    "regex-bait": lambda: spread(BAIT),
    "aliases-speakers.md": lambda: aliases("speakers"),
    "aliases-sections.md": lambda: aliases("sections"),
    "aliases-manuscript.md": lambda: aliases("title", "briefing: 1\nlanguage: en\n"),
    "nested-manuscript.md": lambda: HEAD + "title: " + "[" * 20_000 + "\n---\n\nWords.\n",
    "a-day-that-is-none.md": lambda: HEAD + "date: {text: x, iso: 2020-02-30}\n---\n\nWords.\n",
    "the-year-3000": lambda: "On Mending\n\nBy Jane Roe, March 1, 3000\n\n" + INTERVIEW,
    "label-alone": lambda: "Who Mends\n\n" + ALONE,
    "label-and-time-alone": lambda: TIMED,
    "short-paragraphs-200k": lambda: "\n\n".join(f"The town {n} mended its sluice in the winter." for n in range(4200)),
    "table-6000-rows.md": lambda: "# Rows\n\n|a|b|\n|-|-|\n" + "|1|2|\n" * 6000,
    "marks-400k": lambda: "On Marks\n\na" + "\u0301\u0323" * 100_000 + " and no more.\n",
    "marks-400k-of-two-kinds": lambda: "On Marks\n\na" + "\uff9e\u0301" * 100_000 + " and no more.\n",
    "captions-without-words.tsv": lambda: "start\tend\ttext\n",
    "accent-in-a-cell.csv": lambda: "n,\u0301n\n",
    "million-columns.csv": lambda: "a," * 1_000_000 + "\n",
    "wide-row-in-a-long-table.csv": lambda: "a," * 900 + "\n" + "b\n" * 5000,
    "million-apostrophes": lambda: "On Marks\n\n" + "it's " * 1_000_000,
    "acronyms-400k": lambda: "On Bodies\n\n" + acronyms(400_000),
    "doctype-behind-a-comment.docx": lambda: word(said("before &amp;x; after").replace("&amp;x", "&x"), ENTITIES),
    "million-paragraphs.docx": lambda: word(said("a") * 1_000_000),
    "millions-of-empty-paragraphs.docx": lambda: word("<w:p/>" * 10_000_000),
    "hundred-thousand-attributes.html": lambda: "<p " + " ".join(f"a{n}" for n in range(100_000)) + f">{INTERVIEW}</p>",
    "too-deep.html": lambda: "<div title='a > b'>" * 3000 + "<p>Words of the page.</p>" + "</div>" * 3000,
    "xml-in-text": lambda: INTERVIEW.replace("river", "<river & ]]> &amp; {{ 7*7 }} {% x %}"),
}  # fmt: skip
MARKDOWN = ("markdown", "html-in", "front-matter", "yaml")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(CASES)}")
    parser.add_argument("-f", "--formats", default="pdf,docx,epub,html")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.names or CASES:
            fault = attempt(name, Path(folder), options.formats)
            faults += [f"{name}: {fault}"] if fault else []
    print(f"{len(options.names or CASES)} inputs, {len(faults)} faults", *faults, sep="\n  ")
    return 1 if faults else 0


def attempt(name: str, folder: Path, formats: str) -> str | None:
    """Build one input; returns the fault in its result, None without any."""
    content = CASES[name]()
    source = folder / (name if Path(name).suffix else name + (".md" if name.startswith(MARKDOWN) else ".txt"))
    source.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    out = folder / "out" / name
    command = [sys.executable, "-m", "pipeline", "build", str(source), "-o", str(out), "-f", formats]
    start = time.perf_counter()
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, errors="replace")
    except subprocess.TimeoutExpired:
        print(f"---  {LIMIT:6.1f} s  {name}", flush=True)
        return f"no end after {LIMIT} s"
    seconds = time.perf_counter() - start
    said = [line for line in run.stderr.splitlines() if line.strip()]
    shown = next((line for line in said if line.startswith("error")), said[-1] if said else "")
    print(f"{run.returncode:3d}  {seconds:6.1f} s  {name:26s} {shown[:110]}", flush=True)
    return judge(run.returncode, run.stderr, list(out.glob("*")))


def judge(code: int, said: str, files: list[Path]) -> str | None:
    """The fault in a run, None without any."""
    if "Traceback" in said or code in (1, -11, -9, -6):
        return f"crashed with exit code {code}: {said.strip().splitlines()[-1] if said.strip() else ''}"
    if code == 0:
        return None if files else "said that all went well, and made nothing"
    if files:
        return f"exit code {code}, but left {', '.join(sorted(path.name for path in files))}"
    missing = [word for word in ("error: ", "  in ", "  hint: ") if word not in said]
    return f"the message lacks {', '.join(repr(word.strip()) for word in missing)}" if missing else None


if __name__ == "__main__":
    sys.exit(main())
