# ruff: noqa: T201
"""Compare the reader of saved pages with trafilatura on the same pages: ``pages.py DIR [--half a|b] [--worst N]``.

DIR holds ``ground-truth.json`` (name of page -> ``articleBody``) and ``html/NAME.html.gz``, as the article extraction
benchmark of Zyte (2020) lays them out. The measure is that benchmark's: shingles of four tokens, true and false
positives of each page divided by their sum, precision and recall averaged over pages, F1 of the averages, 95 % by
bootstrap over pages.

Of our blocks count those that are not ``aside``, except parts that the ground truth omits by its rules: figures with
their captions, and the title with everything above the text. "No names" reads the pages without class, id and itemprop:
how much of the result depends on the names that sites give their parts.

Halves: a page is of half ``a`` where the SHA-256 of its name begins with an even hexadecimal digit, else of ``b``. The
rules of version 0.1 were tuned on pages of both. For changes from now on, look at pages of ``a`` only, and report the
figure of ``b``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pipeline.clean import clean
from pipeline.model import Block, RawDocument, stream
from pipeline.read import read

TOKEN_RE = re.compile(r"\w+")
NAMES_RE = re.compile(rb"""\s(?:class|id|itemprop)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
Counts = tuple[float, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--pages", type=int, default=None)
    parser.add_argument("--worst", type=int, default=0, help="list that many pages with the lowest F1 of ours")
    parser.add_argument("--half", choices=("a", "b"), help="only the pages of one half")
    options = parser.parse_args()
    truth = json.loads((options.folder / "ground-truth.json").read_text(encoding="utf-8"))
    names = [name for name in sorted(truth) if options.half in (None, half(name))][: options.pages]
    pages = {name: gzip.decompress((options.folder / "html" / f"{name}.html.gz").read_bytes()) for name in names}
    bodies = {name: truth[name]["articleBody"] for name in names}
    results = {label: measure(label, function, pages, bodies) for label, function in contestants().items()}
    for label in (label for label in results if label.startswith("trafilatura")):
        print_difference(label, [results["ours"][name] for name in names], [results[label][name] for name in names])
    for name in sorted(names, key=lambda name: f1(results["ours"][name]))[: options.worst]:
        print(f"{name[:12]}  " + "  ".join(f"{label} {f1(counts[name]):.3f}" for label, counts in results.items()))


def half(name: str) -> str:
    return "ab"[int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2]


def contestants() -> dict[str, Callable[[bytes], str]]:
    found: dict[str, Callable[[bytes], str]] = {
        "ours": ours,
        "ours, cleaned": cleaned,
        "ours, no names": lambda page: ours(NAMES_RE.sub(b"", page)),
    }
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed: pip install trafilatura lxml_html_clean")
        return found
    found["trafilatura"] = lambda page: trafilatura.extract(page, include_comments=False) or ""
    found["trafilatura, as it comes"] = lambda page: trafilatura.extract(page) or ""
    return found


def ours(page: bytes) -> str:
    raw = read(page, "page.html", language="en")
    return body(raw, [block for block in raw.blocks if block.kind != "aside"])


def cleaned(page: bytes) -> str:
    raw = read(page, "page.html")
    return body(raw, list(clean(raw).blocks))


def body(raw: RawDocument, blocks: list[Block]) -> str:
    title = stream(raw.source.meta("title") or "")
    # Blocks "m-title" and "m-subtitle" come from the page's metadata, not from its text.
    blocks = [block for block in blocks if not block.id.startswith("m-")]
    kept = [block for block in blocks if block.kind != "figure" and stream(block.text) != title]
    return "\n".join(block.text for block in kept)


def measure(
    label: str, function: Callable[[bytes], str], pages: dict[str, bytes], bodies: dict[str, str]
) -> dict[str, Counts]:
    """One contestant on all pages, its figures printed."""
    start = time.perf_counter()
    texts = {name: function(page) for name, page in pages.items()}
    each = (time.perf_counter() - start) * 1000 / len(pages)
    found = {name: compare(bodies[name], text) for name, text in texts.items()}
    total, precision, recall = averages(list(found.values()))
    chance = random.Random(1)
    drawn = sorted(averages(chance.choices(list(found.values()), k=len(found)))[0] for _ in range(1000))
    print(
        f"{label:26} F1 {total:.4f} ({drawn[25]:.3f} to {drawn[974]:.3f})  "
        f"precision {precision:.4f}  recall {recall:.4f}  {each:.0f} ms a page"
    )
    return found


def print_difference(label: str, first: list[Counts], second: list[Counts]) -> None:
    """The difference in F1, with the interval of a paired bootstrap over pages."""
    chance = random.Random(1)
    drawn = []
    for _ in range(1000):
        places = chance.choices(range(len(first)), k=len(first))
        drawn.append(averages([first[p] for p in places])[0] - averages([second[p] for p in places])[0])
    drawn.sort()
    print(f"ours less {label}: {averages(first)[0] - averages(second)[0]:+.4f} ({drawn[25]:+.3f} to {drawn[974]:+.3f})")


def compare(true: str, found: str) -> Counts:
    """True positives, false positives and false negatives, as shares of their sum."""
    one, other = shingles(true), shingles(found)
    counts = ((one & other).total(), (other - one).total(), (one - other).total())
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    tokens = TOKEN_RE.findall(text)
    places = range(max(1, len(tokens) - size + 1)) if tokens else range(0)
    return Counter(tuple(tokens[place : place + size]) for place in places)


def averages(pages: list[Counts]) -> tuple[float, float, float]:
    """F1, precision and recall. A page where nothing was found has no precision, as in the benchmark."""
    precision = statistics.mean(right / (right + wrong) for right, wrong, _ in pages if right + wrong)
    recall = statistics.mean(right / (right + missed) for right, _, missed in pages if right + missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def f1(page: Counts) -> float:
    right, wrong, missed = page
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


if __name__ == "__main__":
    main()
