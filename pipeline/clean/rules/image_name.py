"""Remove the name of an image's file where the caption of the image should be.

``IMG_1234``, ``DSC01234.JPG``, ``quay-in-spring-2-scaled``, ``null``: a program took it for want of a description. So
it did where Word describes a photograph by itself ("A person sitting at a table. Description automatically generated").

When it would be wrong: for a caption of one word with several hyphens. So it must have a number of three digits, an
ending of an image's file, three hyphens and no capital, or be what the very file is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove the text of figures that is the name of a file; the image stays."""
    return (
        rewrite(block, 0, len(block.text), "", "the name of an image's file")
        for block in view.blocks
        if block.kind == "figure"
        and (_NAME_RE.fullmatch(block.text.strip()) or _MACHINE_RE.search(block.text) or _is_own(block))
    )


def _is_own(block: Block) -> bool:
    """Whether this is the name of the very file, in small letters or with a capital or number within: "CoverArt"."""
    files = (re.split(r"[/\\]", mark.href)[-1] for mark in block.marks if mark.kind == "image" and mark.href)
    name = block.text.strip()
    return bool(_JOINED_RE.search(name)) and any(_SIZE_RE.sub("", file) == name for file in files)


_JOINED_RE = re.compile(r"^(?:\S*(?:[-_\d]|(?<=\S)[A-Z])\S*|[a-z]+)$")
_SIZE_RE = re.compile(r"(?:-\d+x\d+)?\.\w+$")
_NAME_RE = re.compile(
    r"(?=\S*(?:\d{3}|\.(?i:jpe?g|png|gif|webp|svg|avif)$))[\w.()+%-]{6,120}|[a-z\d]+(?:[-_][a-z\d]+){3,20}"
    r"|(?i:(?:insert )?alt(?:ernative)? text(?: here)?|img|image(?: alt| description| title)?)"
    r"|(?i:unknown image description\b.*|null|undefined|none)"
)
# What Word (support.microsoft.com, "Add alternative text") writes below the words of a machine, by its language: each
# stands so under images of public repositories, where Word's files were turned into Markdown.
_MACHINE_RE = re.compile(
    r"(?:Description automatically generated|Automatisch generierte Beschreibung|Description générée automatiquement"
    r"|Automatisch gegenereerde beschrijving|Descripción generada automáticamente"
    r"|Descrizione generata automaticamente|Descrição gerada automaticamente|Automatisk genereret beskrivelse"
    r"|Automatiskt genererad beskrivning|Automatisk generert beskrivelse|Opis wygenerowany automatycznie"
    r"|Автоматически созданное описание|自動的に生成された説明|描述已自动生成)\W*$",
    re.IGNORECASE,
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
