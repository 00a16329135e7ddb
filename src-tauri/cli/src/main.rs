//! The office without a window: a thin face of the core for scheduled backups, yearly exports, rescue, scripts and
//! measuring. Same rights, same checks, same trail; no rule of the office stands here.

mod args;
mod ask;
mod commands;
mod print;
mod record;
mod session;

use std::process::ExitCode;
use zhengfeng_core::excel::read::worker::{ARGUMENT, run_worker};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == ARGUMENT) {
        return run_worker();
    }
    let call = match args::read(std::env::args_os()) {
        Ok(call) => call,
        Err(code) => return code,
    };
    let printer = print::Printer::new(call.json);
    match commands::run(&call, &printer) {
        Ok(outcome) => outcome.into(),
        Err(error) => printer.refusal(&error),
    }
}
