//! Identity: hard cases of names, and the Turkish suite through the whole pipeline.

mod cases;
mod resolve;
mod turkish;
