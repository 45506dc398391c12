//! Exporters: a format a file.
