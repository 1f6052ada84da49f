//! The `monograph` command.
fn main() {}
