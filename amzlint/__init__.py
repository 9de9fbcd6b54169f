"""A linter for what sellers send to Amazon buyers."""

__version__ = "0.1.0"
