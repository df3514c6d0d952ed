"""The functions that workers get by value, whatever version of this program they have, or none at all."""

from __future__ import annotations

from typing import Any

from pipeline.run.cluster.identity import identity


def identity_there(prints: bool) -> dict[str, str]:
    """The identity of a worker; what it lacks is in the values."""
    return identity(prints=prints)


def carried_out(packed: bytes, expected: dict[str, str], bundle: bytes) -> Any:
    """The outcome of a job, or a table that says why this worker refuses it."""
    from distributed import get_worker

    try:
        import pipeline
        from pipeline.run.cluster.on_worker import carry_out

        found = [f"briefing-pipeline {pipeline.__version__}, here {expected['briefing-pipeline']}"]
    except ImportError as error:
        found = [f"briefing-pipeline cannot be imported ({error})"]
    else:
        if pipeline.__version__ == expected["briefing-pipeline"]:
            made = carry_out(expected, packed, bundle)
            if not isinstance(made, list):
                return made
            found = made
    return {"worker": get_worker().address, "differences": found}
