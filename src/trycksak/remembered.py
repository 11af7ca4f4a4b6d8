"""Work for those things alone whose result is not kept: the others are as they were found before."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from trycksak.parallel import Told, Workers
from trycksak.store import Shelf

Job = TypeVar("Job")
Result = TypeVar("Result")


class Remembered(Generic[Job, Result]):
    """Work that was begun on workers, and what is kept of such work."""

    def __init__(
        self,
        work: Callable[[Job], Result],
        jobs: Sequence[Job],
        keys: Sequence[str],
        shelf: Shelf[Result],
        workers: Workers,
    ) -> None:
        """Begin what is not on the shelf; each job's key says all that its result depends on."""
        self._work, self._jobs, self._keys, self._shelf, self._workers = work, jobs, keys, shelf, workers
        self._known = [shelf.get(key) for key in keys]
        fresh = [number for number, result in enumerate(self._known) if result is None]
        begun = workers.begin(work, [jobs[number] for number in fresh])
        self._begun = dict(zip(fresh, begun, strict=True))

    @property
    def fresh(self) -> int:
        """How many jobs were not done before."""
        return len(self._begun)

    def finished(self, tell: Told = lambda done, of: None) -> list[Result]:
        """Wait for the results, in the jobs' order; `tell` is told how many of how many are there."""
        whole = []
        for number in range(len(self._jobs)):
            whole.append(self._result(number))
            tell(number + 1, len(self._jobs))
        return whole

    def _result(self, number: int) -> Result:
        known = self._known[number]
        if known is None:
            known = self._workers.finished(self._work, self._jobs[number], self._begun[number])
            self._shelf.put(self._keys[number], known)
        return known
