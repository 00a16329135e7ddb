//! A program that is nothing but a worker for foreign files, as the products' programs are when they are asked to be.

use std::process::ExitCode;
use zhengfeng_core::excel::read::worker::{ARGUMENT, run_worker};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some(ARGUMENT) => run_worker(),
        // Stands for a worker that never answers, or dies before it does.
        _ => ExitCode::FAILURE,
    }
}
