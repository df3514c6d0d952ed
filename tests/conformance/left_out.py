"""Why a validator cannot be asked: what its installation said, which tools/validators.sh keeps."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = ROOT / "build" / "left-out"


def why(*names: str, folder: Path = LEFT_OUT) -> str:
    """The errors that were kept for these packages or installers, as the reason of a skip."""
    said = [
        f"{name}: {path.read_text(encoding='utf-8').strip()}" for name in names if (path := folder / name).is_file()
    ]
    return "; ".join(said) or f"{' and '.join(names)}: not installed; `make conformance` does it"
