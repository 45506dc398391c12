//! The `kilim` program: a thin shell over the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    kilim::cli::run(std::env::args_os())
}
