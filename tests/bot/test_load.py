"""Under gunicorn, as a host runs it, every command is acknowledged, and what was acknowledged is answered."""

from __future__ import annotations

import pytest

from benchmarks.slack_load import load


@pytest.mark.parametrize("pictures", [False, True])
def test_nothing_is_lost(pictures: bool) -> None:
    """Two workers take and answer every command of a busy moment, with pictures and without."""
    run = load(3, 20, pictures=pictures, stop=False)
    assert (run.asked, run.acknowledged, run.answered, run.busy) == (60, 60, 60, 0)


def test_a_stop_loses_nothing_that_was_acknowledged() -> None:
    """SIGTERM half-way: the rest is refused at once, and whoever was told to wait gets the answer."""
    run = load(4, 20, pictures=False, stop=True)
    assert run.acknowledged < run.asked
    assert run.lost == 0
