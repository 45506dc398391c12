# What a change goes through; `.ci/run` does the same from a clean checkout.
ci: fmt lint test

fmt:
    cargo fmt --check

lint:
    cargo clippy --all-targets -- -D warnings

test:
    cargo test

# Write the first sample's exports anew, after a change that is meant. Read the difference before committing it.
bless:
    KILIM_BLESS=1 cargo test --test samples
    git diff --stat exports

bench:
    cargo bench
