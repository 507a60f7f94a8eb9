//! The `kihon` program.

fn main() {}
