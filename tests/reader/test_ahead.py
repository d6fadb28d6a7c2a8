"""Work done ahead by threads comes back in order."""

from __future__ import annotations

import threading
import time
from itertools import count

import pytest

from fabula.reader.ahead import LEAD, in_order


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(threads: int) -> None:
    def late_when_even(item: int) -> int:
        time.sleep(0.002 * (item % 2 == 0))
        return item * item

    assert list(in_order(late_when_even, range(40), threads)) == [item * item for item in range(40)]


def test_several_threads_work_at_a_time() -> None:
    meeting = threading.Barrier(2, timeout=10)
    assert sorted(in_order(lambda _: meeting.wait(), range(2), 2)) == [0, 1]


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_is_raised_where_its_result_would_come(threads: int) -> None:
    results = in_order(lambda item: 12 // (2 - item), range(4), threads)
    assert [next(results), next(results)] == [6, 12]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_few_items_are_taken_before_their_results_are_wanted() -> None:
    taken = count()
    results = in_order(lambda _: None, (next(taken) for _ in range(1000)), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert next(taken) <= 2 * LEAD + 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reader")]
