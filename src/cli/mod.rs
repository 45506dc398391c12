//! The command line: raw arguments to validated configuration to work.
