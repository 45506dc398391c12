//! The `kilim` program: a thin shell over the library.

use std::process::ExitCode;

/// Reading news makes many small things and a few large tables: this allocator is quicker with both.
#[cfg(feature = "allocator")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kilim::cli::run(std::env::args_os())
}
