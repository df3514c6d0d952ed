"""Images whose address a template completes, ``![The quay]({{ site.url }}/quay.jpg)``: Markdown allows no space in it,
unless it stands between angle brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def addressed(lines: Sequence[str]) -> list[str]:
    """The lines, such addresses between angle brackets."""
    return [_IMAGE_RE.sub(r"\1<\2>", line) if "](" in line else line for line in lines]


_IMAGE_RE = re.compile(
    r"(!\[[^\[\]]{0,1000}\]\()[ \t]*"
    r"((?:/[^\s(){}<>]{0,200})?\{(?:\{[^{}<>]{1,200}\}|%[^{}<>]{1,200}%)\}[^\s(){}<>]{0,200})"
    r"(?=[ \t]*(?:\"[^\"]{0,500}\"[ \t]*)?\))"
)
