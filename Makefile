# The commands of the README. Everything they need is installed under target/, nothing outside the tree.
.PHONY: demo test conformance gen check bench live bench-server bench-node bench-kotlin bench-swift test-rust test-python test-node test-kotlin test-swift test-examples test-interop test-console test-packaging wheel tarball jar packages version clean

CARGO ?= cargo
PYTHON ?= python3
VENV := target/venv
# Where cargo keeps what it builds, so that a fresh clone needs no setting.
export CARGO_TARGET_DIR ?= $(CURDIR)/target

# In a test a panic is how a failure is told.
ALLOWED_IN_TESTS := -A clippy::unwrap_used -A clippy::expect_used -A clippy::panic -A clippy::print_stdout

demo: ## the token server on the emulator, no account needed
	@$(CARGO) build --quiet --locked -p videosdk-server-cli
	@exec $(CARGO_TARGET_DIR)/debug/videosdk-server serve --demo

test: ## every test in every language; ends with a line of the sum
	@$(PYTHON) tests/run.py

conformance: ## the shared vectors and scenarios alone, in every language
	@$(PYTHON) tests/run.py conformance

gen: ## writes the resources and models of every language from the core's source
	@$(CARGO) run --quiet --locked -p videosdk-gen

check: ## the quick loop: format, lints, core tests, licences
	$(CARGO) fmt --all --check
	$(CARGO) clippy --quiet --locked -- -D warnings
	$(CARGO) clippy --quiet --locked --tests -- -D warnings $(ALLOWED_IN_TESTS)
	$(CARGO) clippy --quiet --locked -p videosdk-python -- -D warnings
	$(CARGO) clippy --quiet --locked -p videosdk-node -p videosdk-uniffi -- -D warnings
	$(CARGO) test --quiet --locked -p videosdk-server -p videosdk-gen
	$(PYTHON) tests/vectors/tokens/make.py --check
	@command -v cargo-deny > /dev/null || { echo "cargo-deny is missing: cargo install --locked cargo-deny"; exit 1; }
	$(CARGO) deny --log-level error check licenses bans sources

bench: ## speed beside the peers, in one run and profile
	$(CARGO) bench --locked -p videosdk-bench

bench-node: ## signing, verifying and calling from Node.js, beside its libraries
	@$(CARGO) build --quiet --locked --release -p videosdk-node
	@node node/place-library.mjs $(CARGO_TARGET_DIR)/release
	@cd bench/node && npm ci --silent --no-audit --no-fund && node bench.mjs

bench-server: wheel ## the token server under load on loopback, beside its peers; SOAK=10m for a long soak
	@$(CARGO) build --quiet --locked --release -p videosdk-server-cli
	@$(CARGO) build --quiet --locked --release -p videosdk-bench-load
	@$(CARGO) build --quiet --locked --release -p videosdk-node
	@node node/place-library.mjs $(CARGO_TARGET_DIR)/release
	@$(PYTHON) bench/server/bench.py $(if $(SOAK),--soak $(SOAK)) $(if $(IDLE),--idle $(IDLE))

bench-kotlin: jar ## signing, verifying and calling from the JVM, beside its libraries
	@cd bench/kotlin && mvn -q -B package && java -cp 'target/classes:target/dependency/*' io.github.videosdkserver.bench.Bench

bench-swift: ## the Swift package's own speed; the native library is built as it is released
	@swift/native-library.sh release
	@tests/swift-toolchain.sh run bench/swift/bench swift $(CARGO_TARGET_DIR) -- \
		swift run -c release --scratch-path $(CARGO_TARGET_DIR)/bench-swift

live: ## a short check against the real service with your own key; the report has no secrets
	@$(CARGO) build --quiet --locked -p videosdk-server-cli
	@tests/live/run.sh $(CARGO_TARGET_DIR)/debug/videosdk-server

wheel: ## the Python wheel, in target/wheels
	@test -x $(VENV)/bin/maturin || { $(PYTHON) -m venv $(VENV) && $(VENV)/bin/pip install --quiet 'maturin>=1.16,<2'; }
	@cd python && ../$(VENV)/bin/maturin build --locked --release --out ../target/wheels

tarball: ## the npm package, in target/npm
	@$(CARGO) build --quiet --locked --release -p videosdk-node
	@cd node && node place-library.mjs $(CARGO_TARGET_DIR)/release && npm ci --silent --no-audit --no-fund
	@mkdir -p target/npm && cd node && npm pack --silent --pack-destination ../target/npm

jar: ## the Kotlin and Java package and its mounts, in kotlin/target and in the local Maven repository
	@$(CARGO) build --quiet --locked --release -p videosdk-uniffi
	@cd kotlin/all && mvn -q -B install -Dmaven.test.skip=true -pl '!:videosdk-server-mounts-tests' -Dnative.folder=$(CARGO_TARGET_DIR)/release

packages: ## what people install, in dist/, for this platform; see packaging/README.md
	@$(PYTHON) packaging/make.py

version: ## the one version of all packages: VERSION=1.2.3 sets it, without it all are checked to agree
	@$(PYTHON) packaging/version.py $(if $(VERSION),set $(VERSION))

test-rust:
	@$(PYTHON) tests/run.py rust

test-python:
	@$(PYTHON) tests/run.py python

test-node:
	@$(PYTHON) tests/run.py node

test-kotlin:
	@$(PYTHON) tests/run.py kotlin

test-swift:
	@$(PYTHON) tests/run.py swift

test-examples:
	@$(PYTHON) tests/run.py examples

test-interop:
	@$(PYTHON) tests/run.py interop

test-console:
	@$(PYTHON) tests/run.py console

test-packaging:
	@$(PYTHON) tests/run.py packaging

clean:
	$(CARGO) clean
