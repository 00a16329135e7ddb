//! Opens the window, or reads a foreign file as the worker.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    zhengfeng::run()
}
