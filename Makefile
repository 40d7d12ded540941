# On a bare Debian with python3 (and its venv), make and git, nothing else is installed by hand.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

.PHONY: demo test lint types eval bench run clean
.DELETE_ON_ERROR:

# make the environment once, and again when what it is made from changes
.venv/ready: pyproject.toml uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
	$(BIN)/uv sync --quiet --locked --inexact --python $(BIN)/python
	touch $@

demo: .venv/ready
	@$(BIN)/python -m corpus index
	@echo && echo '$$ whosaid "We asked for the bridge to be closed in January and were told to wait"'
	@$(BIN)/python -m corpus whosaid "We asked for the bridge to be closed in January and were told to wait"
	@echo && echo '$$ timeline "Orrin Bridge reopens to cars"'
	@$(BIN)/python -m corpus timeline "Orrin Bridge reopens to cars"
	@echo && echo '$$ sources "nearly 40 hangers of the Orrin Bridge are corroded"'
	@$(BIN)/python -m corpus sources "nearly 40 hangers of the Orrin Bridge are corroded"
	@echo
	$(BIN)/python -m bot playground

test: .venv/ready
	$(BIN)/python -m pytest -n 2

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

eval: .venv/ready
	$(BIN)/python -m evaluation $(SHARED)

bench: .venv/ready
	mkdir -p build
	$(BIN)/python -m pytest -q benchmarks -p no:xdist --benchmark-json=build/record.json >/dev/null
	$(BIN)/python -m benchmarks build/record.json

run: .venv/ready
	$(BIN)/python -m bot web

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
