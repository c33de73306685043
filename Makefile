# Everything a newcomer or a continuous-integration machine runs. Needs git, make and Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CODE := corpus search cli.py tests benchmarks
# the modules a cold start loads; compiled ahead, so that the first search is as quick as the second
COMPILE := $(BIN)/python -m compileall -q corpus search cli.py

.PHONY: demo test check format bench evaluate-cleaning evaluate-dates evaluate-entities evaluate-stories fuzz clean requirements

# --- what the README promises ---------------------------------------------------------------------------------------

demo: $(VENV)/.installed  ## make the environment, ingest the example articles, run a tour of ten questions
	@$(COMPILE)
	@PATH="$(abspath $(BIN)):$$PATH" sh examples/tour.sh

test: $(VENV)/.installed-dev check  ## make the environment with the development tools, then all checks and tests
	@$(BIN)/python -m pytest -q

# --- development ----------------------------------------------------------------------------------------------------

check: $(VENV)/.installed-dev  ## style, types, import law
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache >/dev/null || PYTHONPATH=. $(BIN)/lint-imports --no-cache

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --fix-only -q $(CODE)
	@$(BIN)/ruff format $(CODE)

bench: $(VENV)/.installed-dev  ## speed and memory of our command beside a peer's, in one run
	@$(COMPILE)
	@failed=0; for part in run queries dates.speed annotation names; do \
		$(BIN)/python -m benchmarks.$$part || failed=1; \
	done; exit $$failed

evaluate-entities: $(VENV)/.installed-dev  ## how well names are found, beside the model alone, on the half no rule was made on
	@$(BIN)/python -m benchmarks.evaluate_entities
	@$(BIN)/python -m benchmarks.evaluate_names

evaluate-dates: $(VENV)/.installed-dev  ## how often dates are right, on collections of real articles beside the project
	@$(BIN)/python -m benchmarks.dates
	@$(BIN)/python -m benchmarks.dates.mentioned

evaluate-cleaning: $(VENV)/.installed-dev  ## how well saved pages are read, beside trafilatura alone, on the half no rule was made on
	@$(BIN)/python -m benchmarks.evaluate_cleaning

evaluate-stories: $(VENV)/.installed-dev  ## how well copies are found among real articles changed in known ways
	@$(BIN)/python -m benchmarks.evaluate_stories

# EXAMPLES of each property a round, and another round as long as MINUTES have not passed
MINUTES ?= 10
EXAMPLES ?= 300
fuzz: $(VENV)/.installed-dev  ## the properties of search and reading, with other examples and damage in every round, for MINUTES=10
	@end=$$(( $$(date +%s) + 60 * $(MINUTES) )); rounds=0; \
	while [ $$(date +%s) -lt $$end ]; do \
		seed=$$(date +%s); \
		DATELINE_FUZZ_EXAMPLES=$(EXAMPLES) DATELINE_FUZZ_SEED=$$seed $(BIN)/python -m pytest -q -x \
			-m "hypothesis or damage" --hypothesis-seed=$$seed tests/search tests/corpus \
			|| { echo "fuzz: round $$(( rounds + 1 )), with seed $$seed, failed"; exit 1; }; \
		rounds=$$(( rounds + 1 )); \
	done; \
	echo "fuzz: $$rounds rounds in $(MINUTES) minutes, up to $(EXAMPLES) examples a property in each, and no failure"

requirements: $(VENV)/.installed-dev  ## pin the newest versions that fit, with hashes
	@$(PIP) install -q uv
	@$(BIN)/uv pip compile -q --upgrade --universal -p 3.11 --no-header --no-annotate --generate-hashes pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --upgrade --universal -p 3.11 --no-header --no-annotate --generate-hashes --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .demo .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- environments ---------------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing the pinned packages into $(VENV) ..."
	@$(PIP) install -q --require-hashes --only-binary :all: -r requirements.txt
	@$(PIP) install -q --require-hashes -r requirements-build.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(VENV)/.installed
	@echo "installing the development tools into $(VENV) ..."
	@$(PIP) install -q --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@
