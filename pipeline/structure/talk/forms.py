"""In which form a text sets its questions apart: the one whose blocks mostly ask and are answered by others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.languages.words import Words
from pipeline.structure.looks import Looks
from pipeline.structure.looks.callings import is_name

_FRONT = 400  # characters of a paragraph of the front matter that are looked at
_ONE_SIDED, _FAR = 0.4, 2  # the share of dashes that ask where answers have none, and how much more often they do
_RARE = 5  # one pair of dashes in a row of so many, or one question without a number
_ALONE = 0.6  # the share of labels below questions that tells that only answers have one
_SET_APART = frozenset(("heading", "bold", "italic", "dash"))
_SIGNED = ("dash", "signed-question")
_ANSWERS = frozenset(("dash", "signed", "quoted", "italic"))
_MARKED = ("bold-question", "italic-question")
_RARELY = 10  # one label of so many
_TURNS = 6  # dashes in a row
_SHORT = 12  # blocks of a text in which two questions make a form


@dataclass(frozen=True, slots=True)
class Form:
    """Blocks that look alike: ``rule`` says how, ``places`` where they are, ``asking`` which of them ask."""

    rule: str
    places: frozenset[int]
    asking: frozenset[int]
    above_labels: int  # how many have the label of who answers right below
    level: int  # of the deepest heading that asks

    @property
    def first(self) -> int:
        """The first of them that asks; with signs of its own, the first of all."""
        return min(self.places if self.rule in _SIGNED else self.asking)


# By how many of a form's blocks must ask or state something of the guest, and how many have a block of another form
# below them. A heading may also be one of a section.
_LEAST = {
    "dash": (0.7, 0.9),
    "quoted-question": (0.7, 0.9),
    "numbered-question": (0.7, 0.9),
    "quotation-question": (0.7, 0.9),
    "capitals-question": (0.5, 0.5),
    "signed-question": (0.7, 0.9),
    "bold-question": (0.5, 0.5),
    "above-a-sign": (0.5, 0.9),
    "above-a-label": (0.7, 0.0),
    "heading-question": (0.0, 0.5),
    "italic-question": (0.5, 0.5),
}


def form_of_questions(looks: Sequence[Looks], labelled: Set[int], words: Words) -> Form | None:
    """The form that makes questions of its blocks; ``labelled`` are those that say who speaks.

    Where labels say who asks, headings make sections.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for rule, place in _in_forms(looks, labelled):
        found[rule].append(place)
    rules = tuple(_LEAST) if _answers_alone(looks, labelled) or asked_by_nobody(looks, labelled) else _MARKED
    forms = (_form(rule, found[rule], looks, labelled) for rule in rules if found[rule])
    asking = (form for form in forms if _asks(form, looks, labelled, words))
    return max(asking, key=lambda form: len(form.asking), default=None)


def called_talk(front: Sequence[Looks], words: Words) -> bool:
    """Whether what stands before the first question says that somebody was asked: "Interview with …"."""
    return any(words.talks.search(look.block.text[:_FRONT]) for look in front[:8])


def _in_forms(looks: Sequence[Looks], labelled: Set[int]) -> Iterator[tuple[str, int]]:
    """Each block that has a form, and may be a question: not the last, and without a label."""
    dashes, asking, answers = 0, _asking_sign(looks), _answering_key(looks)
    items = _answering_items(looks, asking)
    step = 1 if every_dash_asks(looks) else 2
    for look in looks[:-1]:
        if look.index in labelled:
            continue
        if look.form == "dash":
            if dashes % step == 0:  # mostly, who speaks next has a dash, too
                yield "dash", look.index
            dashes += 1
        elif look.form == "signed" and (_key(look) != asking or look.index in items):
            continue
        elif form := look.form or _form_of_letters(look):
            yield f"{form}-question", look.index
        if look.index + 1 in labelled and look.form != "heading":
            yield "above-a-label", look.index
        if answers and not look.form and _key(looks[look.index + 1]) == answers:
            yield "above-a-sign", look.index


def _form_of_letters(look: Looks) -> str:
    """How the words of a paragraph in plain type are set apart: all in capitals, or in quotation marks."""
    return "capitals" if look.block.text.isupper() else "quotation" if look.quotation else ""


def _answering_key(looks: Sequence[Looks]) -> str:
    """How answers are set apart, by a dash, a sign, italics or as quotations: none of them asks, and each stands below
    what is not set apart, or below one of the same answer.
    """
    keys = [_key(look) if look.form in _ANSWERS and look.block.text else look.form for look in looks]
    found: defaultdict[str, list[Looks]] = defaultdict(list)
    for key, look in zip(keys, looks, strict=True):
        if look.form in _ANSWERS:
            found[key].append(look)
    for key, some in found.items():
        below = all(look.index and keys[look.index - 1] in ("", key) for look in some)
        above = [looks[look.index - 1] for look in some if keys[look.index - 1] != key]
        asked = _ALONE * len(above) < sum(look.puts_a_question for look in above)
        longer = sum(look.extent for look in some) > sum(look.extent for look in above)
        if below and (longer or asked) and len(some) > 1 and not any(look.puts_a_question for look in some):
            return key
    return ""


def every_dash_asks(looks: Sequence[Looks]) -> bool:
    """Whether only who asks has a dash: hardly two are in a row, and what is between them asks far less often."""
    dashes = [look for look in looks if look.form == "dash"]
    beside = sum(after.index - before.index == 1 for before, after in pairwise(dashes))
    if not dashes or beside * _RARE > len(dashes):
        return False
    others = [look for look in looks[dashes[0].index : dashes[-1].index] if not look.form]
    asking, wondering = (sum(look.puts_a_question for look in some) for some in (dashes, others))
    return asking >= _ONE_SIDED * len(dashes) and asking * len(others) >= _FAR * wondering * len(dashes)


def _asking_sign(looks: Sequence[Looks]) -> str:
    """The sign that stands before most questions; other signs may stand before answers, or captions."""
    signs = Counter(_key(look) for look in looks if look.form == "signed" and look.puts_a_question)
    return signs.most_common(1)[0][0] if signs else ""


def _answering_items(looks: Sequence[Looks], sign: str) -> set[int]:
    """Every other item of a list, where those between mostly ask and none of these does."""
    found: set[int] = set()
    for signed, items in groupby(looks, lambda look: look.form == "signed" and _key(look) == sign):
        row = list(items)
        asking = sum(look.puts_a_question for look in row[::2])
        if signed and len(row) >= _TURNS and 10 * asking >= 7 * len(row[::2]):
            found |= {look.index for look in row[1::2]} if not any(look.asks for look in row[1::2]) else set()
    return found


def _key(look: Looks) -> str:
    """The dash or the sign at the head of a block, else its form; readers take the sign of a list away."""
    if look.form not in ("dash", "signed"):
        return look.form
    return "•" if look.block.kind == "bullet" else look.block.text[:1]


def _answers_alone(looks: Sequence[Looks], labelled: Set[int]) -> bool:
    """Whether labels stand below what has none and asks or is set apart, mostly: only who answers has one."""
    said = labelled | _below_labels(looks, labelled)
    above = [looks[index - 1] for index in labelled if index and index - 1 not in said]
    asking = sum(look.form in _SET_APART or look.puts_a_question for look in above)
    return asking >= _ALONE * len(labelled)


def asked_by_nobody(looks: Sequence[Looks], labelled: Set[int]) -> bool:
    """Whether hardly anybody who has a label asks, nor what stands below a label that is alone."""
    said = labelled | _below_labels(looks, labelled)
    return sum(looks[index].asks or looks[index].requests for index in said) * _RARELY <= len(labelled)


def _below_labels(looks: Sequence[Looks], labelled: Set[int]) -> set[int]:
    """The blocks below labels that are alone: they have these."""
    alone = (index for index in labelled if _is_alone(looks[index]))
    return {index + 1 for index in alone} & set(range(len(looks)))


def _is_alone(look: Looks) -> bool:
    if look.label is None:
        return is_name(look.block.text.strip(), look.words)
    return not look.block.text[look.label.end :].strip()


def _form(rule: str, places: Sequence[int], looks: Sequence[Looks], labelled: Set[int]) -> Form:
    asking = frozenset(i for i in places if looks[i].puts_a_question or looks[i].requests)
    level = max((looks[i].block.level for i in asking), default=0)
    return Form(rule, frozenset(places), asking, sum(i + 1 in labelled for i in asking), level)


def _asks(form: Form, looks: Sequence[Looks], labelled: Set[int], words: Words) -> bool:
    least, answered = _LEAST[form.rule]
    one_sided = form.rule == "dash" and every_dash_asks(looks)
    few = len(looks) <= _SHORT or form.above_labels > 1
    few = few or (bool(form.asking) and called_talk(looks[: form.first], words))
    if len(form.asking) < (1 if few and form.rule == "above-a-sign" else 2 if few else 3):
        return False
    plain = sum(look.asks and not look.form for look in looks[form.first :])
    if form.rule == "numbered-question" and plain * _RARE > len(form.asking):
        return False  # a number is no sign where others ask without one
    alone = sum(i + 1 not in form.places for i in form.places)
    marked = labelled if form.rule in _MARKED else ()
    put = len(form.asking) + sum(_is_put(looks[i], i + 1 in marked) for i in form.places - form.asking)
    return one_sided or (put >= least * len(form.places) and alone >= answered * len(form.places))


def _is_put(look: Looks, answered: bool) -> bool:
    """Whether what states is put to somebody: it turns to him, or his label stands below."""
    return look.ends_as_sentence and (look.you or answered)
