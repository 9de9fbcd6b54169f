"""`amzlint version`: the version, and those of what it stands on."""

import platform

from amzlint import __version__


def version() -> None:
    """Show the version."""
    print(f"amzlint {__version__} (Python {platform.python_version()})")
