"""The workers of a Dask cluster: which of them make the same bytes as this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline.errors import BriefingError, MissingDependencyError, RenderError
from pipeline.run.cluster import by_value
from pipeline.run.cluster.identity import differences

Client: TypeAlias = Any  # Dask has no types
_NAMED = 4  # differences of a worker in a message


@dataclass(slots=True)
class Workers:
    """The workers of a cluster: ``refused`` ones would make other bytes.

    Args:
        expected: what this machine has, by which a worker is judged.
        prints: whether PDFs are made.
        say: prints a message.
    """

    expected: dict[str, str]
    prints: bool
    say: Callable[[str], None]
    usable: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    threads: int = 0

    def ask(self, client: Client) -> None:
        """Ask every worker what it has; those with other versions are refused, and named once."""
        known = client.scheduler_info(n_workers=-1)["workers"]
        new = [worker for worker in known if worker not in self.refused]
        answers = client.run(by_value.identity_there, self.prints, workers=new, on_error="return") if new else {}
        self.threads = sum(known[worker]["nthreads"] for worker in new)
        self.usable = []
        for worker, answer in answers.items():
            said = answer if isinstance(answer, dict) else {"briefing-pipeline": f"cannot be asked ({answer})"}
            if found := differences(self.expected, said):
                self.refuse(worker, found)
            else:
                self.usable.append(worker)

    def refuse(self, worker: str, found: list[str]) -> None:
        """Give a worker no jobs, since it differs from this machine."""
        if worker not in self.refused:
            self.refused[worker] = ", ".join(found[:_NAMED])
            self.say(f"worker {worker} is not used, since it would make other files: {', '.join(found[:_NAMED])}")
        self.usable = [one for one in self.usable if one != worker]

    def none_usable(self, address: str) -> BriefingError:
        """The error where no worker can be used."""
        if not self.refused:
            hint = f"`dask worker {address}` on each machine"
            return RenderError("the cluster has no workers", place=address, hint=hint)
        worker, why = next(iter(self.refused.items()))
        sentence = f"no worker of the cluster would make the same files; {worker}: {why}"
        hint = "the same version of this program, and the same libraries and fonts, on every machine"
        return MissingDependencyError(sentence, place=address, hint=hint)
