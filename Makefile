# `make demo` and `make test` are all a fresh machine needs; both install into .venv alone.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check bench bench-privacy attack fuzz shots lock clean

help:
	@echo "make demo    the sample study, in the terminal"
	@echo "make test    the tests"
	@echo "make check   formatting, lint, types, layers"
	@echo "make bench   the budgets, ours beside the bare floor (some minutes)"
	@echo "make bench-privacy  what a screening finds of what was planted, and how fast"
	@echo "make attack  what a reader can work out from the releases of 50 invented studies"
	@echo "make fuzz    importers against files made wrong by chance, MINUTES=1 for each kind"
	@echo "make shots   the pictures of the docs, drawn anew"
	@echo "make lock    pin the development requirements again"

.venv/done: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/done
	@if [ -t 1 ]; then $(BIN)/codebook demo; else $(BIN)/codebook demo --no-tui; fi

test: .venv/done
	$(BIN)/python -m pytest -n auto

check: .venv/done
	$(BIN)/ruff format --check src tests benchmarks docs
	$(BIN)/ruff check src tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/done
	$(BIN)/python -m benchmarks

bench-privacy: .venv/done
	$(BIN)/python -m benchmarks.privacy

attack: .venv/done
	$(BIN)/python tests/attack.py

fuzz: .venv/done
	$(BIN)/python tests/fuzz.py $(or $(MINUTES),1) $(KINDS)

shots: .venv/done
	$(BIN)/python docs/shots.py

lock: .venv/done
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements-dev.txt requirements-dev.in

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
