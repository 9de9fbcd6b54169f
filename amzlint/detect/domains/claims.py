"""Claims: ranges of a text given to whoever comes first."""

from bisect import bisect_right, insort


def is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a range shares no character with the sorted, disjoint ranges that are taken."""
    at = bisect_right(taken, (start, end))
    before_ends = taken[at - 1][1] if at else start
    after_starts = taken[at][0] if at < len(taken) else end
    return before_ends <= start and end <= after_starts


def end_of_holder(taken: list[tuple[int, int]], at: int) -> int:
    """Give the end of the range that holds a place, or the place itself where it is free."""
    before = bisect_right(taken, (at + 1,))
    return max(taken[before - 1][1], at) if before else at


def claim(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Take a range if it is free."""
    free = is_free(taken, start, end)
    if free:
        insort(taken, (start, end))
    return free
