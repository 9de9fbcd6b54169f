"""Record: a frozen dataclass without the methods that compare and print it.

Each method of a dataclass is compiled when its module is imported; for sixty classes that would be half of
the time in which a draft is linted. Classes that are compared or shown are plain frozen dataclasses.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False)
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass that is told from others by identity."""
    return dataclass(frozen=True, eq=False, repr=False)(cls)
