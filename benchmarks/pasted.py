# ruff: noqa: T201
"""Whole pages pasted as text: finds the weights of ``pipeline/clean/page_title.toml``, and counts the titles they find.

``pasted.py FOLDER [--half a|b]``: FOLDER holds ``html/NAME.html``, ``pasted/NAME.txt`` (the same page as text, pasted
whole) and ``gold.json``: by name ``url``, ``title``, and passages that must stay (``with``) or go (``without``), and
where a page was marked throughout all paragraphs of the text (``all_with``) and of the frame (``all_without``).

Halves: a page is of half ``a`` where the SHA-256 of its site begins with an even hexadecimal digit, else of ``b``; the
site is the last two labels of the host, three where the last two are short. The table of lines was learned on half
``a``, that of inserts on both halves, that of titles on both and on pages of two more sources (decision 19).
``zones.py CORPUS --pasted FOLDER --half a`` learns the weights of lines.

A line's label is that of the paragraph of the saved page that it is, by the order of the page; passages overrule it. If
trafilatura is installed, lines about which it and our reader differ are left out.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from pipeline.clean.line_signs import signs
from pipeline.clean.line_weights import weigh
from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.page_title import candidates
from pipeline.clean.rule import View
from pipeline.clean.zones import zones
from pipeline.model import stream
from pipeline.read import read

SHORT = 12  # letters of a line that says little of where it is from
SHORTEST = 4  # letters of a passage that tells where it is
MASS = 60  # lines of a page's text, or of its frame, that count in full
PENALTY = 0.5
STEPS = 60
Page = tuple[str, dict[str, Any]]
Rows = list[tuple[dict[str, float], bool]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("a", "b"), help="the half that is learned from; both without")
    options = parser.parse_args()
    found = {half: list(titled(options.folder, half)) for half in "ab"}
    weights = fit([rows for half in options.half or "ab" for rows in found[half]])
    for half, pages in found.items():
        right = sum(bool(rows) and max(rows, key=lambda row: weigh(row[0], weights))[1] for rows in pages)
        print(f"# half {half}: {right} of {len(pages)} titles")
    print("\n[weights]")
    for name, value in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f'"{name}" = {value:.2f}')


def pages_of(folder: Path, half: str | None = None) -> list[Page]:
    """The pages of a half, by name; of both where none is given."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [(name, gold[name]) for name in sorted(gold) if half in (None, half_of(gold[name]["url"] or name))]


def half_of(url: str) -> str:
    return "ab"[int(hashlib.sha256(site_of(url).encode()).hexdigest()[0], 16) % 2]


def site_of(url: str) -> str:
    """The last two labels of a host, three where the last two are short; a text that is no address as it is."""
    parts = (urlparse(url).hostname or url).removeprefix("www.").split(".")
    deep = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if deep else parts[-2:])


def sampled(folder: Path, half: str | None) -> Iterator[tuple[str, dict[str, float], bool, float, bool]]:
    """Every line with a label: the page, the signs of the line, whether it is the frame's, how much it counts, and
    whether it is amid the text.
    """
    for name, page in pages_of(folder, half):
        found = zones(lines_of_page(folder, name))
        lines = [line for line in lines_of_page(folder, name) if line.text.strip()]
        labels = labels_of(folder, name, page, lines)
        often = Counter(labels)
        for line, seen, label in zip(lines, signs(lines), labels, strict=True):
            if label is not None:
                inside = found is not None and found.first <= line.index <= found.last
                yield name, seen, label, min(1.0, MASS / often[label]), inside


def titled(folder: Path, half: str) -> Iterator[Rows]:
    """For each page with a title the lines that may be it, and which are it."""
    for name, page in pages_of(folder, half):
        if page.get("title"):
            lines = lines_of_page(folder, name)
            found = zones(lines)
            rows = candidates(lines, found) if found else ()
            yield [(seen, is_same(page["title"], line.text)) for line, seen in rows]


def is_same(title: str, text: str) -> bool:
    """Whether one of two titles holds the other, and not much more."""
    short, long = sorted((stream(title), stream(text)), key=len)
    return bool(short) and short in long and len(short) >= 0.6 * len(long)


def fit(pages: Sequence[Rows]) -> dict[str, float]:
    """The weights by which the right line of each page outweighs the others: conditional logistic regression."""
    names = sorted({name for rows in pages for seen, _ in rows for name in seen})
    weights = dict.fromkeys(names, 0.0)
    told = [rows for rows in pages if any(right for _, right in rows)]
    for step in range(STEPS):
        slope = {name: -PENALTY * weights[name] for name in names}
        for rows in told:
            top = max(weigh(seen, weights) for seen, _ in rows)
            odds = [math.exp(weigh(seen, weights) - top) for seen, _ in rows]
            every, right = sum(odds), sum(odd for odd, (_, is_right) in zip(odds, rows, strict=True) if is_right)
            for odd, (seen, is_right) in zip(odds, rows, strict=True):
                push = odd / right * is_right - odd / every
                for name, value in seen.items():
                    slope[name] += push * value
        rate = 0.08 / (1 + step / 20)
        weights = {name: weights[name] + rate * slope[name] for name in names}
    return weights


def lines_of_page(folder: Path, name: str) -> list[Line]:
    """The lines of a page that was pasted whole."""
    raw = read((folder / "pasted" / f"{name}.txt").read_bytes(), f"{name}.txt")
    return lines_of(View(raw.blocks, raw.language, raw.source.format))


def labels_of(folder: Path, name: str, page: dict[str, Any], lines: Sequence[Line]) -> list[bool | None]:
    """For each line whether it is the frame's; None where that is not known."""
    data = (folder / "html" / f"{name}.html").read_bytes()
    raw = read(data, f"{name}.html")
    shown = [(stream(text), block.kind == "aside") for block in raw.blocks for text in block.text.split("\n")]
    shown = [(text, aside) for text, aside in shown if text]
    keys = [stream(line.text) for line in lines]
    labels: list[bool | None] = [None] * len(keys)
    matcher = difflib.SequenceMatcher(None, [text for text, _ in shown], keys, autojunk=False)
    for start, at, size in matcher.get_matching_blocks():
        for place in range(size):
            labels[at + place] = shown[start + place][1]
    other = stream(_other(data))
    for at, key in enumerate(keys):
        if other and len(key) >= SHORT and labels[at] is (key in other):
            labels[at] = None
    for names, label in ((("without", "all_without"), True), (("with", "all_with"), False)):
        wanted = [key for name in names for passage in page.get(name, ()) if len(key := stream(passage)) >= SHORTEST]
        for at, key in enumerate(keys):
            if any(part in key or (key in part and len(key) > SHORT) for part in wanted):
                labels[at] = label
    return labels


def _other(data: bytes) -> str:
    try:
        import trafilatura
    except ImportError:
        return ""
    return trafilatura.extract(data, include_comments=False) or ""


if __name__ == "__main__":
    main()
