"""Remove the name of an image's file where the caption of the image should be.

``IMG_1234``, ``DSC01234.JPG``, ``quay-in-spring-2-scaled``: a program took it for want of a description.

When it would be wrong: for a caption of one word with several hyphens. So it must have a number of three digits, an
ending of an image's file, or three hyphens and no capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove the text of figures that is the name of a file; the image stays."""
    return (
        rewrite(block, 0, len(block.text), "", "the name of an image's file")
        for block in view.blocks
        if block.kind == "figure" and _NAME_RE.fullmatch(block.text.strip())
    )


_NAME_RE = re.compile(
    r"(?=\S*(?:\d{3}|\.(?i:jpe?g|png|gif|webp|svg|avif)$))[\w.()+%-]{6,120}|[a-z\d]+(?:[-_][a-z\d]+){3,20}"
)

RULE = Rule(
    name="image-name",
    order=305,
    title="removes the name of a file from where a caption should be",
    argument=__doc__,
    example=("![IMG_1234](quay.jpg)\n\nThe quay.", "\n\nThe quay."),
    propose=propose,
    local=True,
)
