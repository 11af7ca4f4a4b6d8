"""Work for those things alone whose result is not kept."""

from pathlib import Path

from pydantic import TypeAdapter

from squaring import Job, square
from trycksak.parallel import Workers
from trycksak.remembered import Remembered
from trycksak.store import Shelf, Store, key_of

FORM = TypeAdapter(tuple[int, int])


def begun(numbers: list[int], store: Store | None, workers: Workers) -> Remembered[Job, tuple[int, int]]:
    keys = [key_of([str(number)]) for number in numbers]
    return Remembered(square, [Job(number) for number in numbers], keys, Shelf(store, FORM), workers)


def squares(work: Remembered[Job, tuple[int, int]]) -> tuple[int, list[int], list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    results = work.finished(lambda done, of: told.append((done, of)))
    return work.fresh, [result for result, _ in results], told


def test_what_is_kept_is_not_done_again_and_the_rest_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with Workers(2) as workers:
        assert squares(begun([1, 2], store, workers)) == (2, [1, 4], [(1, 2), (2, 2)])
        assert squares(begun([3, 2, 1], store, workers)) == (1, [9, 4, 1], [(1, 3), (2, 3), (3, 3)])
        assert squares(begun([2, 1], store, workers)) == (0, [4, 1], [(1, 2), (2, 2)])


def test_without_a_store_all_is_done_each_time() -> None:
    with Workers(1) as workers:
        assert [squares(begun([1, 2], None, workers))[0] for _ in range(2)] == [2, 2]


def test_a_result_that_is_damaged_is_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with Workers(1) as workers:
        squares(begun([5], store, workers))
        (path,) = (file for file in tmp_path.rglob("*") if file.is_file())
        path.write_bytes(path.read_bytes()[:-1])
        assert squares(begun([5], store, workers))[:2] == (1, [25])
