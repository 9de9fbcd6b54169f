"""The one error that a user can mend; everything else is a bug of ours."""

from collections.abc import Iterable


class UserError(Exception):
    """Something in a file or an option the user owns, said in one line.

    `line` is 1-based, or None where the whole file is meant.
    """

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Say it as `path:line: what, and the mend`."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" if place else self.message


class UserErrors(Exception):  # noqa: N818 - several errors are no error
    """All mistakes of a set of files at once, in the order of path and line."""

    def __init__(self, errors: Iterable[UserError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.path, error.line or 0)))
        super().__init__("\n".join(str(error) for error in self.errors))
