"""The destinations of an RTF file: groups for anything but its text, by the control words that begin them.

``passed``: destinations without text for readers; ``story``: those with running text of their own.
"""

from __future__ import annotations

FACTS = frozenset(("title", "author"))
HEARD = frozenset(("fldinst", "style", "item", "atnauthor", "pict", "sn", "sv", *FACTS))
BOXES = frozenset(("shptxt", "dptxbxtext"))
_AROUND = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
_PASSED = (
    "colortbl", "nonshppict", "shprslt", "nonesttables", "xe", "tc", "rxe", "pn", "listtable",
    "listoverridetable", "revtbl", "themedata", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "objdata", "objclass", "objname",
)  # fmt: skip
DESTINATIONS = {
    **dict.fromkeys(_PASSED, "passed"),
    **dict.fromkeys((*BOXES, *_AROUND, "footnote", "annotation"), "story"),
    **dict.fromkeys(("listtext", "pntext"), "item"),
    **dict.fromkeys(("picprop", "sp"), "property"),
    **{name: name for name in ("fldinst", "atnauthor", "info", "upr", "pict", "sn", "sv", *FACTS)},
    "fonttbl": "fonts", "stylesheet": "styles", "field": "field", "fldrslt": "fldrslt", "ud": "ud",
}  # fmt: skip
# Destinations marked as optional for old programs, which this reader reads.
STARRED = frozenset((
    *BOXES, "footnote", "annotation", "atnauthor", "fldinst", "listtext", "pntext", "ud", "shpinst", "do", "stylesheet",
    "shppict", "picprop",
))  # fmt: skip
