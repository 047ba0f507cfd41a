# Everything a developer does with Sidelight, one word each; python3 (3.11 or newer, with venv) is all it needs.
# PYTHON=python3.12 names another interpreter.
.POSIX:
.DEFAULT_GOAL := help
.PHONY: help demo test check format bench evaluate readme screenshot lock clean

BIN = .venv/bin
INSTALL = @sh requirements/install.sh
COMPILE = .venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	--build-deps-for editable

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1 - /p' Makefile | awk -F ' - ' '{ printf "%-18s %s\n", $$1, $$2 }'

demo: ## Open a private copy of the sample stories
	$(INSTALL) run
	@$(BIN)/sidelight demo

test: ## Run the tests
	$(INSTALL) dev
	@$(BIN)/python -m pytest -q

check: ## Check format, style, types and layers
	$(INSTALL) dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: ## Format the code, and mend what ruff can mend
	$(INSTALL) dev
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: ## Measure start-up, keys and memory beside an empty application, less, vim and SLATE
	$(INSTALL) dev
	@$(BIN)/python -m bench

evaluate: ## Score suggestions and agreement on reference data
	$(INSTALL) dev
	@if [ -e bench/evaluate.py ]; then $(BIN)/python -m bench.evaluate; \
	else echo 'There is nothing to evaluate yet: evaluations come with suggestions and agreement.'; fi

readme: ## Write the table of keys in README.md anew
	$(INSTALL) dev
	@UPDATE_README=1 $(BIN)/python -m pytest -q tests/test_readme.py

screenshot: ## Draw the sample workspace into docs/screenshot.svg
	$(INSTALL) dev
	@$(BIN)/python -m bench.screenshot docs/screenshot.svg

lock: ## Resolve the dependencies anew into requirements/*.txt
	$(INSTALL) run
	@$(BIN)/python -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet pip-tools
	@$(COMPILE) --output-file requirements/run.txt pyproject.toml
	@$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean: ## Remove the environment, caches and builds
	rm -rf .venv .venv-lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
