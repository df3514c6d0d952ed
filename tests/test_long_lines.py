"""The time for a file grows with its length alone, however it is written: lines that once took seconds or minutes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from growth import ALLOWED, growth

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError
from pipeline.run.analyse import understand
from pipeline.settings.options import Options
from pipeline.settings.project import FORMATS

LENGTH = 15_000
WRAPPED = """The harbour was opened in the spring of that year, and the
first ships that came were loaded with timber from the north,
which the town had never seen in such amounts before.
"""
TALK = "Q: How many?\n\nA: {}\n\nQ: Why?\n\nA: Because.\n\nQ: When?\n\nA: Now.\n"
PAGE = "<html><body><p>Words here and there.</p>{}</body></html>"
GOOGLE = "https://www.google.com/url?"
SPANISH = "¿Qué hizo usted cuando llegó a la ciudad?\n\n{}\n\n¿Y luego?\n\nNada.\n"
CUES = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n"
BAITS: dict[str, Callable[[int], str]] = {
    "a number without end.txt": lambda n: TALK.format("1" * n + " of them."),
    "digits and commas.txt": lambda n: "Hello.\n\n" + "1," * (n // 2) + "x\n",
    "full stops.txt": lambda n: TALK.format("3 " + "." * n + "x 1"),
    "brackets.txt": lambda n: "Hello there\n\n" + "[" * n + "x\n",
    "one word in lines that wrap.txt": lambda n: WRAPPED * 20 + "a" * n + "\n",
    "one word of Chinese in lines that wrap.txt": lambda n: WRAPPED * 20 + "城市" * (n // 2) + "\n",
    "exclamations.txt": lambda n: SPANISH.format(
        "y después de la guerra volvimos a la casa de mi madre " * (n // 54) + "para siempre. Ya está!"
    ),
    "spaces in front matter.md": lambda n: "---\na" + " " * n + "\n---\n\nWords here.\n",
    "spaces and a code.md": lambda n: "# A\n\nx{{ y\n\na" + " " * n + "b {{x\n",
    "a code of pictures.md": lambda n: "{% include " + "figure" * (n // 6) + "\n\nWords here.\n",
    "preformatted spaces.html": lambda n: PAGE.format("<pre>a\n\n" + " " * n + "\n\nb</pre>"),
    "a name of a tag.html": lambda n: PAGE.format("<" + "a" * n),
    "addresses.html": lambda n: PAGE.format(f'<p>Words <a href="{(GOOGLE + "&q=a") * (n // 30)}#">here</a></p>'),
    "voices.vtt": lambda n: CUES.format("<v " * (n // 3)),
}


@pytest.mark.parametrize("name", BAITS)
def test_time_grows_with_the_length_alone(name: str) -> None:
    def text_of(length: int) -> Text:
        return Text(name, name.partition(".")[0], BAITS[name](length).encode(), name)

    assert growth(understood, text_of, LENGTH) < ALLOWED


def understood(text: Text) -> None:
    with contextlib.suppress(BriefingError):  # that nothing can be read in it may be told, as long as it is told soon
        understand(text, Options(FORMATS, "brief"))
