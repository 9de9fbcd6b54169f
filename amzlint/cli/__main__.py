"""Run the command line as `python -m amzlint.cli`."""

from amzlint.cli.main import main

main()
