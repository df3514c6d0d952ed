# ruff: noqa: T201
"""Do notes point at what is wrong: ``alarms.py CORPUS SCORER [--gold FOLDER] [--only RE] [--leave RE] [-v]``.

Compares the faults that SCORER finds in the outline and the clean text of each marked text (see ``gold.py``) with the
notes of the same outline. A field of a text is wrong where it has a fault, and pointed at where a note of one of its
codes is there; a note on a field that is right is a false alarm. A note that a text has no title, or names nobody who
answers, is right where the marks give none. Wrong words for an acronym, and titles proposed for sections, are not
counted: no note judges them.
Target: 60 % of the wrong fields, and one false alarm in five texts at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from gold import arguments, clean_text, marked, outlined, scorer

# The fields by how a fault begins, and the codes of the notes that point at them.
FIELDS = {
    "title": ("no-title", "title-from-menu", "uncertain-title"),
    "byline": ("byline-missing", "uncertain-byline"),
    "date": ("ambiguous-date", "date-missing"),
    "guest": ("no-guest", "speaker-unresolved"),
    "role": ("role-missing",),
    "biography": ("biography-missing",),
    "question": (
        "uncertain-question",
        "uncertain-answer",
        "uncertain-host",
        "uncertain-turn",
        "statement-as-question",
        "questions-without-answers",
        "questions-longer-than-answers",
        "asker-unresolved",
        "no-question-found",
    ),
    "advice": ("doubtful-recommendation", "unprinted-advice"),
    "residue": ("much-removed", "maybe-residue"),
    "lost": ("much-removed",),
}


def main() -> None:
    """Print for each field how many are wrong, pointed at, and how many notes are false alarms."""
    parser = arguments(__doc__)
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    rules = scorer(asked.scorer)
    wrong, told, texts, notes = Counter[str](), Counter[str](), 0, 0
    false: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, gold, path in marked(asked.corpus, asked.gold, asked.only, asked.leave):
        outline = outlined(path)
        faults = rules["score"](gold, outline, clean_text(path))[1]
        codes = {note["code"] for note in outline["notes"]}
        codes -= {f"no-{field}" for field, key in (("title", "title"), ("guest", "guests")) if not gold.get(key)}
        texts += 1
        notes += len(outline["notes"])
        for field, own in FIELDS.items():
            seen = codes.intersection(own)
            if any(_is_of(fault, field) for fault in faults):
                wrong[field] += 1
                told[field] += bool(seen)
                _say(asked.v and not seen, f"{name}: {field} is wrong, and no note says so")
            else:
                false[field].update(seen)
                _say(asked.v and bool(seen), f"{name}: {field} is right, but for {', '.join(sorted(seen))}")
    for field in FIELDS:
        alarms = ", ".join(f"{code} {count}" for code, count in false[field].items())
        print(f"{field:10s} wrong {wrong[field]:3d}  pointed at {told[field]:3d}  false {alarms or 0}")
    number = sum(sum(counts.values()) for counts in false.values())
    share = sum(told.values()) / max(1, sum(wrong.values()))
    print(f"pointed at {share:.0%} of {sum(wrong.values())} fields, false alarms {number} in {texts} texts")
    print(f"notes of all kinds: {notes / max(1, texts):.1f} a text")


def _is_of(fault: str, field: str) -> bool:
    """Whether a fault is one of a field: it begins with its name ("title: …", "question missed: …", "no advice: …")."""
    figure = fault.partition(":")[0].removeprefix("no ")
    return figure != "title of a section" and figure.split()[0] == field


def _say(wanted: bool, line: str) -> None:
    if wanted:
        print(line)


if __name__ == "__main__":
    main()
