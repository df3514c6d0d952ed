"""Briefings of every shape with hard texts, for the laws of any stage that takes one."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from pipeline.model import (
    Bio,
    Block,
    BlockKind,
    Briefing,
    Byline,
    Change,
    Date,
    Event,
    Evidence,
    Excerpt,
    Exchange,
    Extras,
    Guest,
    Mark,
    MarkKind,
    Mention,
    Note,
    Number,
    Offer,
    Origin,
    Recommendation,
    Section,
    Source,
    Term,
    Turn,
)

# What Markdown, YAML and this manuscript give a meaning to, and what other scripts bring along.
FRAGMENTS = (
    *("*", "**", "***", "_", "__", "~", "~~", "^", "`", "``", "```", "#", "##", "###", "-", "+", ">", "|", "1.", "23)"),
    *("[x]", "[x](#y)", "](", "![", "!", "[", "<", "<b>", "<br>", "<!--", "-->", "{", "{#id}", "{.question}", "}"),
    *("\\", "\\\\", "---", "...", ":", ",", "===", "~~~", ":::", "&amp;", "&", "$", "%", "@", "'", '"', "(", ")"),
    *("Note:", "**Q:**", "__A:__", "https://a.example/b_c(d)", "snake_case"),
)
WORDS = (
    *(
        "Anna",
        "said",
        "no.",
        "What?",
        "1984",
        "é",
        "ß",
        "İ",
        "ﬁ",
        "سلام",
        "你好。",
        "ここ",
        "한국",
        "ру́сский",
        "a\u0301",
    ),
    *("\u200d", "𝔘", "🙂", "\N{NO-BREAK SPACE}", "\N{EN DASH}", "\N{LINE SEPARATOR}"),
)

# Clean text has no control characters (Cc), and a file no lone surrogates (Cs).
_letters = st.characters(exclude_categories=["Cc", "Cs"])
_fragments = st.sampled_from([*FRAGMENTS, *WORDS, " ", "  ", "a", "b"]) | _letters


def texts(min_size: int = 1, breaks: str = "") -> st.SearchStrategy[str]:
    """Texts as clean text has them, with no blanks at their ends; ``breaks``: what else may occur inside."""
    pieces = _fragments | st.sampled_from(breaks) if breaks else _fragments
    joined = st.lists(pieces, min_size=min_size, max_size=8).map(lambda parts: "".join(parts).strip())
    return joined.filter(lambda text: len(text) >= min_size)


@st.composite
def marks(draw: st.DrawFn, text: str) -> tuple[Mark, ...]:
    """Marks anywhere in a text: nested, crossing, empty."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        kind: MarkKind = draw(st.sampled_from(get_args(MarkKind)))
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        href = draw(
            st.none() | st.sampled_from(["1", "23", "https://a.example/b_(c)", "#x1", "a b", "<\\>", ")", "{é}"])
        )
        alt = draw(st.none() | st.sampled_from(['a "boat"', "b\\", "two  words", ")"])) if kind == "image" else None
        found.append(Mark(kind, start, end, href, alt))
    return tuple(found)


_origins = st.none() | st.builds(Origin, st.integers(1, 99), st.none() | st.integers(1, 9))


@st.composite
def blocks(draw: st.DrawFn, kinds: tuple[BlockKind, ...] = get_args(BlockKind)) -> Block:
    """A block of any kind."""
    kind = draw(st.sampled_from(kinds))
    breaks = {"row": "\t\n", "header": "\t", "code": "\n \t", "separator": "*"}.get(kind, "\n")
    text = draw(st.just("") if kind == "separator" and draw(st.booleans()) else texts(0, breaks))
    usual = {"heading": 3, "bullet": 1, "numbered": 1}.get(kind, 0)
    level = draw(st.just(usual) | st.integers(0, 7))
    return Block(f"k{draw(st.integers(0, 999))}", kind, text, draw(marks(text)), level, draw(_origins))


_names = st.sampled_from(["Anna Reed", "J. Müller", "李华", "O'Neil: the 2nd"]) | texts()
_labels = st.sampled_from(["Q:", "A:", "MS. REED:", "甲：", "REED", "*Q*:", "[Reed]:"])


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    """A turn with or without a label, speaker and time."""
    label = draw(st.just("") | _labels)
    time = draw(st.just("") | st.sampled_from(["00:12:31", "[1:02]", "{x}"]))
    return Turn(draw(st.none() | _names), tuple(draw(st.lists(blocks(), max_size=3))), label, time)


@st.composite
def sections(draw: st.DrawFn, number: int) -> Section:
    """A section with exchanges, turns and blocks in any order."""
    items: list[Any] = []
    for item in draw(st.lists(turns() | blocks() | st.tuples(turns(), st.lists(turns(), max_size=2)), max_size=4)):
        is_exchange = isinstance(item, tuple)
        items.append(Exchange(f"x{number}-{len(items)}", item[0], tuple(item[1])) if is_exchange else item)
    heading = draw(st.none() | blocks(("heading", "paragraph")))
    title = heading.text if heading and draw(st.booleans()) else draw(texts(0))
    return Section(f"s{number}", title, tuple(items), heading)


@st.composite
def recommendations(draw: st.DrawFn, found: tuple[Section, ...], letter: str = "r") -> tuple[Recommendation, ...]:
    """Sentences that stand in the sections."""
    said = []
    for section in found:
        said += [(block.text, section.id) for block in section.items if isinstance(block, Block) and block.text]
        for item in section.items:
            if isinstance(item, Exchange):
                said += [(b.text, item.id) for turn in item.answers for b in turn.blocks if b.text]
    picked = draw(st.lists(st.sampled_from(said), max_size=3)) if said else []
    return tuple(
        Recommendation(
            f"{letter}{draw(st.just(n) | st.just(n + 50))}",
            text,
            place,
            draw(st.none() | _names),
            draw(st.none() | _names),
        )
        for n, (text, place) in enumerate(picked, 1)
    )


@st.composite
def excerpts(draw: st.DrawFn, found: tuple[Section, ...]) -> tuple[Excerpt, ...]:
    """Sentences that the sections have, with the speaker that the text tells or another."""
    said = draw(recommendations(found))
    return tuple(Excerpt(one.text, one.said_in, one.speaker) for one in said)


@st.composite
def events(draw: st.DrawFn, found: tuple[Section, ...]) -> tuple[Event, ...]:
    """Dates, written in figures or not."""
    said = draw(recommendations(found))
    pairs = st.sampled_from([("1998", "1998"), ("4 August 2020", "2020-08-04"), ('"May"', "2020-05")])
    return tuple(Event(*draw(pairs), one.text, one.said_in) for one in said)


@st.composite
def offers(draw: st.DrawFn, found: tuple[Section, ...]) -> tuple[Offer, ...]:
    """Offers of every kind, with places that are there or not."""
    ids = [section.id for section in found]
    ids += [exchange.id for section in found for exchange in section.exchanges()]
    kinds: Any = st.sampled_from(["guest", "byline", "title", "section", "quote"])
    score = st.none() | st.floats(0, 1)
    made = draw(st.lists(st.builds(Offer, kinds, texts(0), st.sampled_from([*ids, "nowhere"]), score), max_size=5))
    quoted = [Offer("quote", one.text, one.said_in, draw(score)) for one in draw(excerpts(found))]
    return (*made, *quoted)


_extras = st.builds(
    Extras,
    *[st.none() | st.booleans()] * 4,
    audio=st.none() | st.sampled_from(["", "https://a.example/tape.mp3?x=1#y"]),
)
_guests = st.lists(st.builds(Guest, _names, texts(0), texts(0)), max_size=2).map(tuple)


@st.composite
def mentions(draw: st.DrawFn, found: tuple[Section, ...]) -> tuple[Mention, ...]:
    """Names with places that are there or not."""
    places = [section.id for section in found] + ["nowhere"]
    kinds: Any = st.sampled_from(["person", "organisation"])
    one = st.builds(Mention, _names, kinds, st.lists(st.sampled_from(places), max_size=2).map(tuple))
    return tuple(draw(st.lists(one, max_size=3)))


@st.composite
def bylines(draw: st.DrawFn) -> Byline:
    """A byline whose blocks hold the words of its parts, or none."""
    parts = [draw(texts(0)) for _ in range(4)]
    name = draw(texts())
    words = "  ".join((parts[2], name, *parts[:2], parts[3])).strip()
    held = draw(st.sampled_from([(), (Block("k", "paragraph", words),), (Block("k", "heading", "and more"),)]))
    return Byline(name, parts[0], parts[1], parts[2], held, parts[3])


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A date with or without a line of its own."""
    text = draw(texts())
    iso = draw(st.none() | st.sampled_from(["2020", "2020-08", "2020-08-04"]))
    return Date(text, iso, draw(st.none() | st.just(Block("k", "paragraph", text)) | blocks(("paragraph",))))


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """A briefing of any shape."""
    parts = tuple(draw(sections(number)) for number in range(1, draw(st.integers(0, 3)) + 1))
    several = st.lists(blocks(), max_size=2).map(tuple)
    keys = st.sampled_from(["title", "author", "a b", "No", "1", "é"])
    metadata = draw(st.dictionaries(keys, texts(0), max_size=2))
    return Briefing(
        title=draw(st.none() | blocks(("paragraph", "heading"))),
        language=draw(st.sampled_from(["en", "pt-BR", "ar", "no"])),
        source=Source(
            draw(texts()), "0" * 64, "utf-8", draw(st.sampled_from(["text", "markdown"])), tuple(metadata.items())
        ),
        subtitle=draw(st.none() | blocks(("paragraph",))),
        byline=draw(st.none() | bylines()),
        date=draw(st.none() | dates()),
        credits=draw(several),
        bio=draw(st.none() | st.builds(Bio, st.none() | _names, several, _guests)),
        sections=parts,
        recommendations=draw(recommendations(parts)),
        candidates=draw(recommendations(parts, "c")),
        people=draw(mentions(parts)),
        answers=draw(excerpts(parts)),
        abstract=draw(excerpts(parts)),
        chronology=draw(events(parts)),
        quotes=draw(excerpts(parts)),
        offers=draw(offers(parts)),
        extras=draw(_extras),
        numbers=(Number("1984", "In 1984.", "s1"),) if draw(st.booleans()) else (),
        place=draw(st.none() | texts(0)),
        translator=draw(st.none() | _names),
        publication=draw(st.none() | _names),
        editorial=draw(several),
        glossary=tuple(draw(st.lists(st.builds(Term, texts(), texts(0)), max_size=2))),
        unplaced=draw(several),
        endnotes=draw(several),
        set_aside=draw(several),
        changes=tuple(
            draw(st.lists(st.builds(Change, st.just("R101"), st.just("remove"), st.integers(1, 99)), max_size=2))
        ),
        evidence=tuple(
            draw(
                st.lists(
                    st.builds(Evidence, st.just("title"), st.just("first"), st.none(), st.just(1), st.just(0.5)),
                    max_size=1,
                )
            )
        ),
        notes=(Note("no-title", "warning", "no title"),) if draw(st.booleans()) else (),
    )
