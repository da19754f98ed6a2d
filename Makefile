# make serve   sets everything up, builds the playbook and serves it with its search
# make test    sets everything up and runs every check and test
# The virtual environment is made in .venv; nothing needs to be activated.

.DEFAULT_GOAL := help
.PHONY: help site serve demo test lint format lock clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

# Material warns of MkDocs 2, which pyproject.toml keeps out.
export NO_MKDOCS_2_WARNING := 1
RUN := $(VENV)/.run.stamp
TEST := $(VENV)/.test.stamp

help:
	@echo "make serve   build the playbook and serve it, with its search, on http://127.0.0.1:$(PORT)/"
	@echo "make site    only build it, into site/"
	@echo "make demo    the whole road: ingest the raw articles in sources/, check, build and serve what came of them"
	@echo "make test    run every check and test"
	@echo "make lint    run the checks of the code alone; make format mends what can be mended"
	@echo "make lock    choose the newest dependencies that pyproject.toml allows, and pin them"
	@echo "make clean   remove what was made: .venv, the built site, caches"

site: $(RUN)
	@$(BIN)/diglot build

serve: $(RUN)
	@$(BIN)/diglot build
	@$(BIN)/diglot serve --no-build --port $(PORT)

demo: $(RUN)
	@sh tooling/demo.sh "$(CURDIR)/$(BIN)/diglot" .diglot/demo
	@cd .diglot/demo && "$(CURDIR)/$(BIN)/diglot" serve --no-build --port $(PORT)

test: lint
	@sh tooling/setup.sh browser
	@sh tooling/setup.sh schemas
	@$(BIN)/python -m pytest --numprocesses auto

lint: $(TEST)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 3

format: $(TEST)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(TEST)
	@sh tooling/setup.sh lock

clean:
	@rm -rf $(VENV) .diglot .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find site -mindepth 1 ! -name .gitignore -delete

$(RUN): requirements/run.lock pyproject.toml tooling/setup.sh
	@sh tooling/setup.sh run

$(TEST): requirements/test.lock $(RUN)
	@sh tooling/setup.sh test
