# ruff: noqa: T201
"""Compare structure found in interviews with the sources' markup: ``structure.py CORPUS WHAT [--half 0|1] [--show]``.

``questions``: interviews whose turns have labels, with the labels removed; the speaker of a turn tells whether it asks.
Written ones (an interviewer and guests, taking turns) and transcripts of talk are counted apart. ``speakers``: the same
texts with their labels. ``gold``: interviews with marked-up speakers, title, date and captions. ``time``: how long
``structure`` takes on the seed, and its import. ``themes`` and ``recommendations`` are files of their own.

Texts fall into two halves by the hash of their file names: rules may be tuned on half 0 only.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaning import half
from gum_text import join

from pipeline.clean import clean
from pipeline.model import Block, Briefing, Exchange, stream
from pipeline.read import read
from pipeline.structure import structure

LABEL_RE = re.compile(
    r"\*\*(?P<bold>[^*\n:]{1,60}?)(?:\*\*:|:\*\*|: (?=[^*]*(?:\*\*|\Z)))[ \t]*"
    r"|(?P<plain>[A-ZÀ-Þ¿][^:*?\n]{0,50}?|[a-z][\w.-]{1,30} \([A-Z]{2,4}\))"
    r"(?: ?:| (?=\d\d:\d\d))(?: ?\d{1,2}(?::\d\d){1,2}[ \t]*\n?| |\n)"
    r"(?!\s*<?https?:)"
    r"|(?P<letter>[QA]) - "
)
MARKUP_RE = re.compile(r"\\?\[(?:\d+:)?\d+:\d+\\?\]\s*|\*\*|__|(?<=\])\([^()\s]*\)|[\[\]]")
PAREN_RE = re.compile(r"\s*\(([^()]*)\)\s*$")
# A label that occurs once counts if it looks like one: a part of the audience, initials, a speaker of the front matter.
GROUP_RE = re.compile(r"(?i:(?:various |unknown )?(?:audience|speaker|miembros?|varios|introducer)\b)|[A-Z]{2,3}$")
ASKS_RE = re.compile(r"[?？]|\b(?:tell (?:us|me)|describe|talk about|walk (?:us|me)|introduce yoursel)", re.I)
LIST_RE = re.compile(r"\n\s*[-*] ")
SPEAKERS_RE = re.compile(r"^speakers:.*\n(?:[ \t-].*\n?)*", re.M)
FRONT_RE = re.compile(r"\A---\n(.*?)\n---\n", re.S)

MEASURES = {"questions": "questions", "speakers": "speakers", "gold": "gold", "time": "duration"}
OTHERS = ("themes", "recommendations")


@dataclass(frozen=True)
class Turn:
    """A turn in the source; without a speaker if the source's format names none for the paragraph."""

    speaker: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A document in its source's own format; ``written`` as opposed to a transcript of talk."""

    name: str
    written: bool
    labelled: bool
    turns: tuple[Turn, ...]
    source: str


@dataclass
class Sum:
    """Hits, false positives and misses over documents."""

    hit: int = 0
    false: int = 0
    missed: int = 0
    documents: int = 0
    faultless: int = 0

    def add(self, found: Counter[str], gold: Counter[str], optional: frozenset[str] = frozenset()) -> str:
        """Count one document, and return a summary."""
        kept = Counter({key: n for key, n in found.items() if key not in optional})
        asked = Counter({key: n for key, n in gold.items() if key not in optional})
        hit, false, missed = (kept & asked).total(), (kept - asked).total(), (asked - kept).total()
        self.hit, self.false, self.missed = self.hit + hit, self.false + false, self.missed + missed
        self.documents, self.faultless = self.documents + 1, self.faultless + (not false and not missed)
        return f"hit {hit} false {false} missed {missed}"

    def __str__(self) -> str:
        f1 = 2 * self.hit / max(1, 2 * self.hit + self.false + self.missed)
        share = self.faultless / max(1, self.documents)
        return f"F1 {f1:.3f}, without an error {self.faultless} of {self.documents} ({share:.0%})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("what", choices=(*MEASURES, *OTHERS, "all"))
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of the texts")
    parser.add_argument("--show", action="store_true", help="print what was found wrongly and what was missed")
    options = parser.parse_args()
    for what in (*MEASURES, *OTHERS) if options.what == "all" else (options.what,):
        print(f"# {what}")
        if what in OTHERS:  # a file of its own
            importlib.import_module(what).show(options.corpus, options.half)
        else:
            globals()[MEASURES[what]](options.corpus, options.half, options.show)
    return 0


def questions(corpus: Path, part: int | None, show: bool) -> None:
    """Questions found without labels, against the turns of the interviewer."""
    sums = {True: Sum(), False: Sum()}
    for text in labelled(corpus, part):
        asking = host(text) if not text.name.endswith(".json") else None
        turns = [turn for turn in text.turns if turn.paragraphs]
        if asking is None:
            continue
        bare = "\n\n".join(p for turn in turns for p in turn.paragraphs)
        found = Counter(map(stream, asked(outline(bare, "talk.txt"))))
        truth, optional = put_to_guests(text, asking)
        report(text, sums[text.written], found, truth, optional, show, "written" if text.written else "talk")
    print(f"written: {sums[True]}\ntalk:    {sums[False]}")


def speakers(corpus: Path, part: int | None, show: bool) -> None:
    """Labels found, against those of the source's format; and people with two names."""
    total, twice = Sum(), 0
    for text in labelled(corpus, part):
        if not text.labelled:
            continue
        briefing = outline(text.source, "talk.md")
        found = Counter(stream(turn.label) for turn in briefing.turns() if turn.label)
        report(text, total, found, said_by(text), frozenset(), show, "")
        names = set(map(stream, briefing.speakers()))
        doubled = [short for short in declared(text) if stream(short) in names]
        twice += len(doubled)
        if show and doubled:
            print("   TWICE", doubled)
    print(f"labels: {total}; initials that count as a second speaker: {twice}")


def gold(corpus: Path, part: int | None, show: bool) -> None:
    """Marked-up interviews: speakers (with labels), questions (without), title, date, captions."""
    said, put, right = Sum(), Sum(), Counter[str]()
    documents = 0
    for path in sorted((corpus / "gold-markup").glob("*.xml")):
        if part in (None, half(path.name)):
            text = marked_up(path)
            documents += 1
            bare = outline(join(text.source), "talk.txt")
            found = Counter(map(stream, asked(bare)))
            report(text, put, found, *put_to_guests(text, host(text)), show, "questions")
            named = outline(with_labels(text), "talk.txt")
            names = Counter(stream(turn.label) for turn in named.turns() if turn.label)
            report(text, said, names, said_by(text), frozenset(), show, "speakers")
            right.update(frame(text, bare, show))
    print(f"speakers:  {said}\nquestions: {put}")
    print("; ".join(f"{what} {right[what]} of {right[f'{what}s there']}" for what in ("title", "date", "caption")))
    print(f"{documents} documents")


def duration(corpus: Path, _part: int | None, _show: bool) -> None:
    """Milliseconds of ``structure`` on the seed in a fresh process, first run and median, and of its import."""
    seed = next((corpus / "seed").glob("*.txt"))
    runs = [json.loads(subprocess.check_output([sys.executable, "-c", CLOCK, seed], text=True)) for _ in range(7)]
    for what in ("import", "first run", "later runs"):
        times = [run[what] for run in runs]
        print(f"{what}: {statistics.median(times):.1f} ms (from {min(times):.1f} to {max(times):.1f}, 7 processes)")


CLOCK = """
import json, sys, time
from pathlib import Path
from pipeline.clean import clean
from pipeline.read import read
path = Path(sys.argv[1])
document = clean(read(path.read_bytes(), path.name))
def clock(act):
    start = time.perf_counter(); act(); return (time.perf_counter() - start) * 1000
def load():
    global structure
    from pipeline.structure import structure
taken = {"import": clock(load)}
taken["first run"] = clock(lambda: structure(document))
taken["later runs"] = sorted(clock(lambda: structure(document)) for _ in range(5))[2]
print(json.dumps(taken))
"""


def outline(text: str, name: str) -> Briefing:
    return structure(clean(read(text.encode(), name)))


def report(
    text: Text, total: Sum, found: Counter[str], truth: Counter[str], optional: frozenset[str], show: bool, what: str
) -> None:
    """Count a document; ``optional`` items may be found or not."""
    line = total.add(found, truth, optional)
    if show and not line.endswith("false 0 missed 0"):
        print(f"{text.name} {what}: {line}")
        for sign, keys in (("FALSE", found - truth), ("MISSED", truth - found)):
            for key in [key for key in keys if key not in optional][:8]:
                print(f"   {sign} {keys[key]} {key[:110]}")


def said_by(text: Text) -> Counter[str]:
    return Counter(stream(turn.speaker) for turn in text.turns if turn.speaker)


def put_to_guests(text: Text, asking: str | None) -> tuple[Counter[str], frozenset[str]]:
    """The interviewer's paragraphs that ask, and those that may count or not.

    The optional ones are the host's other words, and the words of speakers with at most two turns.
    """
    turns = said_by(text)
    truth: Counter[str] = Counter()
    optional = set()
    for turn in text.turns:
        for paragraph in turn.paragraphs:
            if turn.speaker == asking and ASKS_RE.search(paragraph):
                truth[stream(paragraph)] += 1
            elif turn.speaker == asking or (turn.speaker and turns[stream(turn.speaker)] < 3):
                optional.add(stream(paragraph))
    return truth, frozenset(optional - truth.keys())


def asked(briefing: Briefing) -> list[str]:
    """The paragraphs of all questions, in the order of the text."""
    items = [item for section in briefing.sections for item in section.items]
    return [block.text for item in items if isinstance(item, Exchange) for block in item.question.blocks]


def host(text: Text) -> str | None:
    """The interviewer of the source: the one with most turns that end near a question mark; of two, the briefer.

    None if nobody has enough of them to be clear.
    """
    turns = Counter(turn.speaker for turn in text.turns if turn.speaker)
    asks = Counter(t.speaker for t in text.turns if t.speaker and "?" in " ".join(t.paragraphs)[-120:])
    length: Counter[str | None] = Counter()
    for turn in text.turns:
        length[turn.speaker] += sum(map(len, turn.paragraphs))
    named = next((s for s in turns if stream(s) in ("q", "p", "interviewer")), None)
    ranked = sorted(asks, key=lambda s: (-asks[s] * min(1, asks[s] / turns[s] + 0.3), length[s] / turns[s]))
    best = ranked[0] if ranked else None
    plain_enough = best and (asks[best] >= 3 or len(text.turns) < 20)
    return named or (best if plain_enough else None)


def labelled(corpus: Path, part: int | None) -> Iterator[Text]:
    """The transcripts of the corpus with two turns or more, each by its source's format."""
    files = [*sorted((corpus / "themes").glob("*.md")), *sorted((corpus / "interviews").glob("*.md"))]
    for path in files:
        if part in (None, half(path.name)):
            text = parsed(path)
            if len({turn.speaker for turn in text.turns} - {None}) > 1:
                yield text
    for path in sorted((corpus / "themes" / "qmsum-committee").glob("*.json")):
        if part in (None, half(path.name)):
            yield minutes(path)


def parsed(path: Path) -> Text:
    """A Markdown transcript: a paragraph with a label opens a turn, headings close it."""
    source = path.read_text(encoding="utf-8").replace("\r", "")
    match = FRONT_RE.match(source)
    front, body = (match[1], source[match.end() :]) if match else ("", source)
    given = match[0] if (match := SPEAKERS_RE.search(front)) else ""
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n|\n(?=\*\*[^*\n]{1,40}(?::\*\*|\*\*:))", body)]
    heads = [piece for piece in pieces if re.match(r"#+ .*\?$", piece) or re.match(r"\*\*[^*]*\?\s*\*\*$", piece)]
    names = Counter(name_of(label) for piece in pieces if (label := LABEL_RE.match(piece)))
    trusted = {name for name, count in names.items() if count > 1 or lone(name, given, names)}
    bold = [(label, piece) for piece in pieces if (label := LABEL_RE.match(piece)) and label["bold"]]
    bold = [(label, piece) for label, piece in bold if piece[label.end() :].strip(" *") and not LIST_RE.search(piece)]
    trusted |= {name_of(label) for label, _ in bold if len(name_of(label).split()) < 5}
    turns: list[Turn] = []
    all_bold = False
    for piece in filter(None, pieces):
        label = LABEL_RE.match(piece)
        if not trusted and len(heads) > 2 and (turns or piece in heads):
            speaker = "Q" if piece in heads else "A"
            turns.append(Turn(speaker, (plain(piece.lstrip("# ")),)))
            continue
        said = plain(piece[label.end() :] if label else piece)
        if label and name_of(label) in trusted and said:
            turns.append(Turn(name_of(label), (said,) if said else ()))
            all_bold = bool(label["bold"]) and "**" not in label[0][2:]
        elif piece.startswith("#"):
            turns.append(Turn(None, ()))
        elif turns and all_bold:  # what follows a turn that is bold throughout is an answer
            turns.append(Turn("", (said,)))
            all_bold = False
        elif turns and turns[-1].speaker is not None:
            turns[-1] = Turn(turns[-1].speaker, (*turns[-1].paragraphs, said))
    return Text(path.name, not path.name.startswith(("btc", "changelog")), bool(trusted), tuple(turns), source)


def plain(piece: str) -> str:
    """Roughly the text as shown: Markdown without marks, link targets and time stamps."""
    return MARKUP_RE.sub("", piece).replace("\n", " ").strip()


def name_of(label: re.Match[str]) -> str:
    return " ".join((label["bold"] or label["plain"] or label["letter"]).split())


def lone(name: str, given: str, names: Counter[str]) -> bool:
    inside = PAREN_RE.search(name)
    bare = PAREN_RE.sub("", name)
    if inside and (inside[1] in names or len(inside[1]) <= 3):
        return True
    if len(bare.split()) > 3 or not bare.replace(" ", "").isalnum():
        return False
    if any(f"({bare})" in other for other in names):
        return True
    kin = any(set(bare.split()) & set(other.split()) for other, count in names.items() if count > 1)
    return bool(GROUP_RE.match(bare)) or bare in given or (kin and len(bare.split()) < 3)


def declared(text: Text) -> list[str]:
    """Initials that the text declares: "Ada Reed (AR):"."""
    found = [PAREN_RE.search(turn.speaker) for turn in text.turns if turn.speaker]
    shorts = [match[1] for match in found if match]
    return [short for short in dict.fromkeys(shorts) if any(turn.speaker == short for turn in text.turns)]


def minutes(path: Path) -> Text:
    """Minutes of a committee (JSON), as a transcript with labels."""
    data = json.loads(path.read_text(encoding="utf-8"))["meeting_transcripts"]
    turns = [Turn(" ".join(t["speaker"].split()), (" ".join(t["content"].split()),)) for t in data]
    source = "\n\n".join(f"{turn.speaker}: {turn.paragraphs[0]}" for turn in turns)
    return Text(path.name, False, True, tuple(turns), "Minutes\n\n" + source)


def marked_up(path: Path) -> Text:
    """The turns of a document with ``<sp who>``, joined from its tokens."""
    source = path.read_text(encoding="utf-8")
    turns = []
    for match in re.finditer(r"^<sp who=\"#(\w+)\">$(.*?)^</sp>$", source, re.S | re.M):
        paragraphs = tuple(join(match[2]).strip().split("\n\n"))
        turns.append(Turn(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match[1]), paragraphs))
    return Text(path.name, True, True, tuple(turns), source)


def with_labels(text: Text) -> str:
    """The marked-up document as a transcript whose turns begin with a name and a colon."""
    whole, at = join(text.source), 0
    pieces = []
    for turn in text.turns:
        start = whole.index("\n\n".join(turn.paragraphs), at)
        pieces.append(f"{whole[at:start]}{turn.speaker}: ")
        at = start
    return "".join(pieces) + whole[at:]


def frame(text: Text, briefing: Briefing, show: bool) -> Iterator[str]:
    """The title, date and captions found, and those that exist."""
    heads = tagged(text.source, "head") or re.findall(r' title="([^"]*)"', text.source)
    title = stream(briefing.title.text) if briefing.title else ""
    dates = re.findall(r"<date when=\"(\d{4}-\d\d-\d\d)\"[^>]*>", text.source.split("<sp ")[0])
    day = briefing.date.iso if briefing.date else None
    credited = {stream(block.text) for block in (*briefing.credits, *figures(briefing))}
    for what, true in (("title", title == stream(heads[0])), ("date", not dates or day == dates[0])):
        yield from [f"{what}s there", *([what] if true else [])]
        if show and not true:
            print(f"   {text.name} {what}: {title if what == 'title' else day}")
    for caption in tagged(text.source, "caption"):
        yield from ["captions there", *(["caption"] if stream(caption) in credited else [])]
        if show and stream(caption) not in credited:
            print(f"   {text.name} caption: {caption[:100]}")


def figures(briefing: Briefing) -> list[Block]:
    return [block for block in briefing.blocks() if block.kind == "figure"]


def tagged(source: str, name: str) -> list[str]:
    return [join(match).strip() for match in re.findall(rf"^<{name}\b[^>]*>$(.*?)^</{name}>$", source, re.S | re.M)]


if __name__ == "__main__":
    sys.exit(main())
