# Everything is set up in .venv from a bare checkout; only Python 3.11 or newer is needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test format lint types tests rules-test docs score bench clean

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q amzlint
	touch $@

demo: .venv/.ready
	$(BIN)/amzlint check --exit-zero --statistics examples/
	$(BIN)/amzlint check - < examples/drafts/good/refund.txt

test: .venv/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/amzlint rules test
	$(BIN)/python -m pytest

format: .venv/.ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/.ready
	$(BIN)/python -m tests.generated

score: .venv/.ready
	$(BIN)/python ../shared/score.py --command $(BIN)/amzlint --by rule

bench: .venv/.ready
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
