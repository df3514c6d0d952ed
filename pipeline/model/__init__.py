"""The values that cross a stage boundary: frozen, slotted dataclasses with tuples inside, and nothing that acts.

``RawDocument --clean--> CleanDocument --structure--> Briefing --lay out--> Page --render--> Artifact``
"""

from pipeline.model.briefing import (
    EDITED_BY,
    Bio,
    Briefing,
    Byline,
    Change,
    Date,
    Evidence,
    Guest,
    Mention,
    Number,
    Recommendation,
    Remark,
    Term,
    is_calendar,
)
from pipeline.model.decisions import UNDECIDED, Cut, Decisions, Voice
from pipeline.model.excerpts import NO_EXTRAS, Event, Excerpt, Extras, Offer, OfferKind
from pipeline.model.page import Artifact, Image, Page, PageBreak
from pipeline.model.talk import Exchange, Section, Turn, blocks_of, turns_of
from pipeline.model.text import (
    Block,
    BlockKind,
    Mark,
    MarkKind,
    Note,
    Origin,
    RawDocument,
    Severity,
    Source,
    nfkc,
    stream,
)

__all__ = [
    "EDITED_BY", "NO_EXTRAS", "UNDECIDED", "Artifact", "Bio", "Block", "BlockKind", "Briefing", "Byline", "Change",
    "Cut", "Date", "Decisions", "Event", "Evidence", "Excerpt", "Exchange", "Extras", "Guest", "Image", "Mark",
    "MarkKind", "Mention",
    "Note", "Number", "Offer", "OfferKind", "Origin", "Page", "PageBreak", "RawDocument", "Recommendation", "Remark",
    "Section", "Severity", "Source", "Term", "Turn", "Voice", "blocks_of", "is_calendar", "nfkc", "stream", "turns_of",
]  # fmt: skip
