# The commands of Pledgebook. `make` alone lists them.
#
# Only python3 (3.11 or later), git and make must be there before: the rest goes into .venv, in exactly the
# versions of the lock files. Another Python: make PYTHON=/path/to/python site

PYTHON ?= python3
PYTEST_ARGS ?= --numprocesses=auto --dist=loadfile
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-header --no-emit-index-url

# Material prints a long notice about MkDocs 2 otherwise. We stay below 2, see pyproject.toml.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check audit links test bench lint format fmt bless properdocs archive lock clean browser screenshots lighthouse

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

site: .venv/.site ## Check the records and build the site into site/
	$(BIN)/pledgebook check
	$(BIN)/mkdocs build --strict

serve: .venv/.site ## Show the site on this computer while you write
	$(BIN)/mkdocs serve

check: .venv/.site ## Check the records
	$(BIN)/pledgebook check

links: .venv/.site ## Ask all web addresses in the records whether they still lead somewhere
	$(BIN)/pledgebook check --links

audit: .venv/.site ## Audit the history of the records
	$(BIN)/pledgebook audit

test: lint browser ## Run lint and all tests
	$(BIN)/pytest $(PYTEST_ARGS)

archive: .venv/.development ## Write the package for an archive: make archive FILE=vara-2026.tar
	$(BIN)/pledgebook archive $(FILE)

screenshots: browser ## Take pictures of every kind of page into screenshots/, for reviewers
	$(BIN)/python -m tests.browser.screenshots

lighthouse: browser ## Measure the pages with Lighthouse as on a phone; needs Node 22
	$(BIN)/python -m tests.browser.lighthouse

bench: .venv/.development ## Measure how long an audit takes beside git log -p
	$(BIN)/python -m tests.benchmarks.audit_speed

lint: .venv/.development ## Check the code: style, types and import directions
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.development ## Mend style where that can be done by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fmt: .venv/.site ## Write the records in their one form
	$(BIN)/pledgebook fmt

bless: .venv/.development ## Rewrite the expected files of the tests; read the diff like code
	PLEDGEBOOK_BLESS=1 $(BIN)/pytest -m "not browser"

properdocs: .venv/.development ## Build the site with ProperDocs into site-properdocs/
	$(BIN)/properdocs build -f mkdocs.yml --strict -d site-properdocs

lock: .venv/.development ## Renew the lock files
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) --group archive -o requirements-archive.lock

clean: ## Remove everything that make has made
	rm -rf .venv site site-properdocs screenshots dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Three steps, each in need of the one before, so that `make -j` never runs two pips at once.

.venv/.locked: requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Pledgebook needs Python 3.11 or later: install it, or name it with make PYTHON=/path/to/python.' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'This Python cannot make virtual environments: install its venv module (python3-venv on Debian and Ubuntu).' >&2; exit 1; }
	rm -rf .venv
	"$(PYTHON)" -m venv .venv
	$(PIP) --require-hashes --only-binary=:all: -r requirements.lock
	@touch $@

.venv/.site: .venv/.locked pyproject.toml
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.development: .venv/.site requirements-dev.lock requirements-archive.lock
	$(PIP) --require-hashes --only-binary=:all: -r requirements-dev.lock
	$(PIP) --require-hashes --no-deps --no-build-isolation -r requirements-archive.lock
	@touch $@

# An installed browser first, then one that Playwright has fetched; only on Debian as root we install one.
browser: .venv/.development
	@for name in chromium google-chrome google-chrome-stable chromium-browser; do \
		command -v "$$name" >/dev/null && exit 0; \
	done; \
	$(BIN)/python -c 'import pathlib, sys, playwright.sync_api as api; \
	browser = api.sync_playwright().start(); path = browser.chromium.executable_path; browser.stop(); \
	sys.exit(not pathlib.Path(path).exists())' && exit 0; \
	if grep -qsx 'ID=debian' /etc/os-release && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get -qq update && apt-get -qq -y install --no-install-recommends chromium && exit 0; \
	fi; \
	echo 'The browser tests need Chromium: install chromium or google-chrome, or run .venv/bin/playwright install chromium.' >&2; \
	exit 1
