"""The title of a document, also of a text that has none, and whether it says who talks."""

from __future__ import annotations

from pipeline.model import Bio, Briefing, Exchange, blocks_of
from pipeline.render.page.fixed_words import Phrases

_MOST = 3  # guests who are named in a title
_TALK = 0.4  # part of a text's letters that questions and answers have in a conversation


def document_title(briefing: Briefing, words: Phrases) -> str:
    """The title's text; without one "A conversation with …", the names alone, or the kind of document."""
    text = " ".join(briefing.title.text.split()) if briefing.title else ""
    return text or named(briefing, words) or words["kind"]


def named(briefing: Briefing, words: Phrases) -> str:
    """Who the guests are, in words: "A conversation with Ada Moss" if the text is one; empty if nobody is known."""
    bio = briefing.bio
    guests = [guest.name for guest in bio.guests][:_MOST] if bio and len(bio.guests) <= _MOST else []
    names = words["list-separator"].join(guests) or (bio.name if bio and bio.name else "")
    return words.say("with", name=names) if names and is_talk(briefing) else names


def who_talks(briefing: Briefing, heads: str) -> list[str]:
    """The guests to name below titles that name none of them (``heads``); nobody where they are many."""
    bio = briefing.bio
    names = [guest.name for guest in bio.guests] if bio and len(bio.guests) > 1 else []
    names = names or [bio.name] if bio and bio.name else []
    return [] if len(names) > _MOST or any(says_who(heads, name) for name in names) else names


def says_who(title: str, name: str) -> bool:
    """Whether a title has a name, perhaps without its first words: "Moss on Trade" has "Ada Moss"."""
    last = name.split()[-1:] or [""]
    return name in title or last[0].casefold() in title.casefold().replace("’", " ").replace("'", " ").split()


def tells_of_several(bio: Bio) -> bool:
    """Whether a biography names more than one guest."""
    told = " ".join(block.text for block in bio.blocks)
    return sum(says_who(told, guest.name) for guest in bio.guests) > 1


def is_talk(briefing: Briefing) -> bool:
    """Whether a text is a conversation, and not a speech or an article with a question or two in it."""
    letters = {"talk": 0, "rest": 0}
    for section in briefing.sections:
        for item in section.items:
            letters["talk" if isinstance(item, Exchange) else "rest"] += sum(len(one.text) for one in blocks_of(item))
    return letters["talk"] > 0 and letters["talk"] >= _TALK * sum(letters.values())
