# ruff: noqa: T201
"""Time reading and cleaning a megabyte of ordinary and of malicious text: ``clean_speed.py [--only WORD]``.

The output gives seconds and the ratio to a peer that also looks at every character: ``ftfy.fix_text`` over the same
text, in the same process. Everything is warm; the faster of two runs counts. The texts are generated here.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
import time
from collections.abc import Callable

import ftfy

from pipeline.clean import clean
from pipeline.read import read

MEGABYTE = 1_000_000
SENTENCE = "It's \"the harbour\" of 2009-2017 -- it closed...  He didn't see it, and the boys' coats were wet. "
QUESTION = "What did you see when the ice went out of the harbour, and who was with you?"
STORY = "* The last herring\n\nAna Ruiz\n\nMay 3, 2019\n\nFor years nobody spoke of it, and then the roof fell in.\n\n"
MENU = "Skip to content\n\nHome\n\nNews\n\nSports\n\nAbout us\n\nContact\n\n"
FOOT = "Share this:\n\nFacebook\n\nRelated posts\n\nSalt and its price\n\nPrivacy policy\n\n© 2019 Harbour Post\n"
PARAGRAPH = SENTENCE * 5 + "\n\n"


def filled(piece: str, size: int = MEGABYTE) -> str:
    """The piece repeated up to ``size`` characters."""
    return piece * (size // len(piece))


TEXTS: dict[str, Callable[[], str]] = {
    "an interview": lambda: filled(f"{QUESTION}\n\n{PARAGRAPH}"),
    "hard-wrapped": lambda: filled(textwrap.fill(PARAGRAPH, 70) + "\n\n"),
    "a page": lambda: MENU + filled(PARAGRAPH) + FOOT,
    "a page that is all menu": lambda: MENU + filled(PARAGRAPH, 2000) + FOOT + filled("* Tide tables\n\nHome\n\n"),
    "a page of teasers": lambda: MENU + filled(PARAGRAPH, 2000) + FOOT + filled(STORY),
    "a page of dates": lambda: MENU + filled(PARAGRAPH, 2000) + filled("May 3, 2019\nMay 4\n\n") + FOOT,
    "one line of 200 kB": lambda: filled(SENTENCE, 200_000),
    "a million blank lines": lambda: "The harbour opened.\n" + "\n" * MEGABYTE + "It closed.\n",
    "50,000 share buttons": lambda: PARAGRAPH + "Share this:\n\nFacebook\n\n" * 25_000,
    "150,000 numbers": lambda: "\n".join(str(number) for number in range(100_000, 250_000)),
    "numbers in blocks": lambda: "\n\n".join(str(number) for number in range(100_000, 225_000)),
    "apostrophes": lambda: "'" * 200_000,
    "brackets": lambda: "[" * 100_000 + "(" * 100_000,
    "almost an address": lambda: "a" * 500_000 + "@",
    "almost a date": lambda: filled("1." * 30 + "\n\n"),
    "almost a copyright": lambda: filled("© 2019 " * 90 + "\n\n"),
    "almost a cookie notice": lambda: filled("we use " * 80 + "cookies\n\n"),
    "the same line": lambda: PARAGRAPH + filled("The harbour opened again in the spring of the year.\n\n"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="texts whose name has this")
    options = parser.parse_args()
    clean(read(PARAGRAPH.encode(), "warm.txt"))
    for name, make in TEXTS.items():
        if options.only in name:
            text = make()
            ours, peers = best(cleaned, text), best(ftfy.fix_text, text)
            size = len(text.encode()) / MEGABYTE
            print(f"{name:26s} {size:5.2f} MB {ours:6.2f} s  {ours / peers:7.1f} times ftfy", flush=True)
    return 0


def cleaned(text: str) -> object:
    return clean(read(text.encode(), "a.txt"))


def best(run: Callable[[str], object], text: str) -> float:
    """Seconds of the faster of two runs."""
    times = []
    for _ in range(2):
        started = time.process_time()
        run(text)
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
