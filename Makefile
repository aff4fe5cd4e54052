# The two commands: `make site` and `make test`. Everything they need is installed into .venv, pinned.
TODAY := 2026-11-22
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
WORKERS ?= 2

# Some machines forbid Python to keep what it has compiled: hundreds of programs would compile us anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site casebook docs test check bench pictures fuzz lock clean help
.DEFAULT_GOAL := help

help:
	@echo 'make site    check the sample portfolio and build it into site/public'
	@echo 'make casebook build seven real cases into examples/casebook/site/public'
	@echo 'make docs    build the documentation into docs/public'
	@echo 'make test    run every test, the browser included'
	@echo 'make check   lint, types, layers'
	@echo 'make bench   measure, side by side'
	@echo 'make fuzz    search for input that breaks the loader or the check, for a long time'
	@echo 'make pictures every kind of page as a browser shows it, into site/.pictures'
	@echo 'make lock    renew the pinned versions'

site: $(VENV)/site.stamp
	@$(BIN)/cxrisk check --today $(TODAY) --fail-on never
	@$(BIN)/cxrisk build --today $(TODAY)

casebook: $(VENV)/site.stamp
	@$(BIN)/cxrisk -C examples/casebook build --today $(TODAY)

docs: $(VENV)/site.stamp
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file docs/mkdocs.yml
	@echo docs/public

test: $(VENV)/test.stamp $(VENV)/editor.stamp
	@.ci/chromium
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal --cov --cov-report=
	@$(BIN)/coverage report --fail-under=95

check: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/test.stamp .bench/stamp
	@$(BIN)/python bench/run.py

.bench/stamp: requirements/bench.lock
	@echo 'Installing what we are measured against into .bench (once) ...'
	@test -x .bench/bin/python || $(PYTHON) -m venv .bench
	@.bench/bin/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes -r requirements/bench.lock
	@touch $@

pictures: $(VENV)/test.stamp
	@.ci/chromium
	@$(BIN)/pytest -n $(WORKERS) -q --pictures tests/browser
	@echo 'site/.pictures'

fuzz: $(VENV)/test.stamp
	@mkdir -p .fuzz/loader .fuzz/check
	@cd .fuzz && nice ../$(BIN)/python ../fuzz/loader.py loader ../fuzz/corpus/loader -max_len=3000 -runs=$(RUNS)
	@cd .fuzz && nice ../$(BIN)/python ../fuzz/check.py check ../fuzz/corpus/check -max_len=300 -max_total_time=3600
RUNS ?= 1000000

$(VENV)/site.stamp: requirements/site.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'cxrisk needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python' >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'cxrisk needs Python 3.11 or newer: $(PYTHON) is older; name another with make PYTHON=/path/to/python' >&2; exit 2; }
	@echo 'Installing the pinned requirements into $(VENV) (once) ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --no-deps --require-hashes -r requirements/site.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.lock $(VENV)/site.stamp
	@echo 'Installing what the tests need into $(VENV) (once) ...'
	@$(PIP) install --no-deps --require-hashes -r requirements/test.lock
	@touch $@

$(VENV)/editor.stamp: requirements/editor/package-lock.json $(VENV)/site.stamp
	@.ci/node
	@echo 'Installing the language server that the editor tests ask into $(VENV)/editor (once) ...'
	@mkdir -p $(VENV)/editor
	@cp requirements/editor/package.json requirements/editor/package-lock.json $(VENV)/editor/
	@cd $(VENV)/editor && npm ci --ignore-scripts --no-audit --no-fund --silent || { echo 'The editor tests need the npm package yaml-language-server, and npm could not install it: look at your network, then run make test again' >&2; exit 1; }
	@touch $@

lock: $(VENV)/test.stamp
	@$(PIP) install pip-tools
	@$(BIN)/pip-compile $(LOCK) --output-file requirements/site.lock pyproject.toml requirements/site.in
	@$(BIN)/pip-compile $(LOCK) --output-file requirements/test.lock --constraint requirements/site.lock pyproject.toml requirements/site.in requirements/test.in
	@$(BIN)/pip-compile $(filter-out --extra site,$(LOCK)) --output-file requirements/bench.lock requirements/bench.in
	@.ci/node
	@cd requirements/editor && npm update --package-lock-only --omit-lockfile-registry-resolved=true --ignore-scripts --silent
LOCK := --generate-hashes --strip-extras --allow-unsafe --extra site --no-header --quiet --upgrade \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

clean:
	@rm -rf $(VENV) .bench .fuzz site/public .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
