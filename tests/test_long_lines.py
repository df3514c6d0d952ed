"""Time is linear in the length of any file: lines that once took seconds or minutes."""

from __future__ import annotations

import contextlib
import time

import pytest

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError
from pipeline.run.analyse import understand
from pipeline.settings.options import Options
from pipeline.settings.project import FORMATS

LENGTH = 100_000
SECONDS = 3.0  # of the processor; what is read here takes a tenth of one, and took at least twelve
WRAPPED = """The harbour was opened in the spring of that year, and the
first ships that came were loaded with timber from the north,
which the town had never seen in such amounts before.
"""
TALK = "Q: How many?\n\nA: {}\n\nQ: Why?\n\nA: Because.\n\nQ: When?\n\nA: Now.\n"
PAGE = "<html><body><p>Words here and there.</p>{}</body></html>"
GOOGLE = "https://www.google.com/url?"
SPANISH = "¿Qué hizo usted cuando llegó a la ciudad?\n\n{}\n\n¿Y luego?\n\nNada.\n"
CUES = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n"
BAITS = {
    "a number without end.txt": TALK.format("1" * LENGTH + " of them."),
    "digits and commas.txt": "Hello.\n\n" + "1," * (LENGTH // 2) + "x\n",
    "full stops.txt": TALK.format("3 " + "." * LENGTH + "x 1"),
    "brackets.txt": "Hello there\n\n" + "[" * LENGTH + "x\n",
    "one word in lines that wrap.txt": WRAPPED * 20 + "a" * LENGTH + "\n",
    "one word of Chinese in lines that wrap.txt": WRAPPED * 20 + "城市" * (LENGTH // 2) + "\n",
    "exclamations.txt": SPANISH.format(
        "y después de la guerra volvimos a la casa de mi madre " * (LENGTH // 54) + "para siempre. Ya está!"
    ),
    "spaces in front matter.md": "---\na" + " " * LENGTH + "\n---\n\nWords here.\n",
    "spaces and a code.md": "# A\n\nx{{ y\n\na" + " " * LENGTH + "b {{x\n",
    "a code of pictures.md": "{% include " + "figure" * (LENGTH // 6) + "\n\nWords here.\n",
    "preformatted spaces.html": PAGE.format("<pre>a\n\n" + " " * LENGTH + "\n\nb</pre>"),
    "a name of a tag.html": PAGE.format("<" + "a" * LENGTH),
    "addresses.html": PAGE.format(f'<p>Words <a href="{(GOOGLE + "&q=a") * (LENGTH // 30)}#">here</a></p>'),
    "voices.vtt": CUES.format("<v " * (LENGTH // 3)),
}


@pytest.mark.parametrize("name", BAITS)
def test_time_grows_with_the_length_alone(name: str) -> None:
    text = Text(name, name.partition(".")[0], BAITS[name].encode(), name)
    began = time.process_time()
    with contextlib.suppress(BriefingError):  # that nothing can be read in it may be told, as long as it is told soon
        understand(text, Options(FORMATS, "brief"))
    assert time.process_time() - began < SECONDS
