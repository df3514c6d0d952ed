# `make` lists what can be made. Everything is installed into .venv; nothing else on the machine changes, but for the
# system libraries that tools/setup.sh installs where they are missing.
.DEFAULT_GOAL := help
.PHONY: help desk briefing test lint fuzz bench conformance pictures gallery docs update wheel release clean
BIN := .venv/bin

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

desk:  ## open the texts of source/ in the browser, to see and decide
	@sh tools/setup.sh desk
	@$(BIN)/briefing desk source

briefing:  ## build every text in source/ into dist/
	@sh tools/setup.sh
	@$(BIN)/briefing build source -o dist

test: lint  ## run the linters and the tests
	@$(BIN)/pytest -n 2

lint:
	@sh tools/setup.sh test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

MINUTES := 5
fuzz:  ## damage sources at random and ask whether the laws hold (MINUTES=5)
	@sh tools/setup.sh test
	@$(BIN)/python tests/fuzzing.py --minutes $(MINUTES)

bench:  ## race builds against pandoc, WeasyPrint and Typst (ROWS=cold,again,…; some minutes)
	@sh tools/setup.sh test bench
	@$(BIN)/python benchmarks/rounds.py $(if $(ROWS),--rows $(ROWS))

conformance:  ## judge finished files by independent validators, and their pages by how they looked before
	@sh tools/setup.sh test
	@sh tools/validators.sh
	@$(BIN)/pytest -n 2 --dist loadfile -rs -m slow tests/conformance

pictures: briefing  ## renew the pictures in the README from the sample
	@sh tools/pictures.sh

gallery:  ## draw the pages of docs/gallery anew, to be looked at
	@sh tools/setup.sh test
	@$(BIN)/pytest -m slow --accept tests/conformance/test_gallery.py

docs:  ## renew the generated pages in docs/ and the compiled catalogues
	@sh tools/setup.sh
	@$(BIN)/python tools/commands_page.py
	@$(BIN)/python tools/exit_codes.py
	@$(BIN)/python tools/settings_table.py
	@$(BIN)/python tools/settings_schema.py
	@$(BIN)/python tools/rules_page.py
	@$(BIN)/python tools/calendars.py
	@$(BIN)/python tools/catalogues.py
	@$(BIN)/python tools/languages_page.py

update:  ## renew the lock files: the newest versions that pyproject.toml allows
	@sh tools/setup.sh
	@sh tools/update.sh
	@echo "look at what changed with: git diff --stat locks tools/validators; then: make test" >&2

wheel:  ## build the wheel into build/
	@sh tools/setup.sh
	@rm -f build/*.whl
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir build .

release: wheel  ## release the briefings of source/ into build/release/, with the wheel and what it was made from
	@$(BIN)/briefing release source -o build/release $$(printf -- '--add %s ' build/*.whl)
	@cat build/release/SHA256SUMS

clean:  ## remove everything that was made
	rm -rf .venv build .briefing .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find dist -mindepth 1 ! -name README.md ! -name .gitignore -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
