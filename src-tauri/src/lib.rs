//! The window over the office: one window, one list of commands, paths and keys that never leave Rust.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod wire;

/// Runs the program.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
