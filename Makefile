# On a bare Debian with python3 (and its venv), make and git, nothing else is installed by hand.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

SECONDS ?= 60
LOCAL_SLACK := build/local-slack/node_modules/local-slack-linux-x64/bin/local-slack
EMULATE := build/emulate/node_modules
AXE := build/axe/node_modules/axe-core/axe.min.js

.PHONY: demo test lint types eval bench load slack-cross-check slack-web-api-check axe run clean pictures
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

# fifty slash commands a second for a minute, at gunicorn with two workers; SECONDS=10 for a smoke test
load: .venv/ready
	$(BIN)/python -m benchmarks.slack_load --seconds $(SECONDS)

# the same day at the desk on other people's Slack, in a network namespace of its own (Linux, with npm, unshare and ip)
slack-cross-check: .venv/ready $(LOCAL_SLACK)
	$(BIN)/python -m tests.scenarios.cross_check $(LOCAL_SLACK)

$(LOCAL_SLACK):
	npm install --no-save --no-audit --no-fund --loglevel=error --prefix build/local-slack local-slack-linux-x64@0.1.8
	touch $@

# what the bot posts, read back from somebody else's Web API (npm; it listens on loopback only)
slack-web-api-check: .venv/ready $(EMULATE)/emulate
	$(BIN)/python -m tests.scenarios.web_api_check $(EMULATE)

$(EMULATE)/emulate:
	npm install --no-save --no-audit --no-fund --loglevel=error --prefix build/emulate emulate@0.12.2 node@22
	touch $@

# what tests/bot/test_accessibility.py asks about the pages
axe: $(AXE)

$(AXE):
	npm install --no-save --no-audit --no-fund --loglevel=error --prefix build/axe axe-core@4.14.1
	touch $@

# the pictures of docs/, taken anew in Chromium
pictures: .venv/ready
	$(BIN)/python docs/take_pictures.py

run: .venv/ready
	$(BIN)/python -m bot web

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
