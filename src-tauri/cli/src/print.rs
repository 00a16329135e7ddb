//! What goes to the screen or into a pipe: words for people, or one JSON document and nothing else. A reader that has
//! seen enough and closes the pipe is no error.

use serde_json::{Value, json};
use std::cell::Cell;
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::text::width;

/// How a command ended, where it was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, but some input was not taken or is doubtful.
    Doubtful,
    /// The office's data is damaged.
    Damaged,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Doubtful => 1,
            Outcome::Damaged => 3,
        })
    }
}

/// Prints answers and refusals, as words or as JSON.
pub struct Printer {
    json: bool,
}

impl Printer {
    /// A printer for people, or for programs.
    pub fn new(json: bool) -> Printer {
        Printer { json }
    }

    /// Whether a program reads.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Prints an answer in the form that was asked for.
    pub fn answer(&self, json: &Value, words: impl FnOnce() -> String) -> Result<()> {
        if self.json { self.piece(&format!("{json:#}\n")) } else { self.piece(&words()) }
    }

    /// Prints a piece of an answer that comes in pieces.
    pub fn piece(&self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(Error::file("不能输出结果")),
        }
    }

    /// Says something beside the answer: a prompt, a warning. Never on standard output.
    pub fn aside(&self, words: &str) {
        // Where nobody can be told, nobody can be told that either.
        let _ = writeln!(std::io::stderr(), "{words}");
    }

    /// A bar for long work: shown on a terminal, and nowhere else.
    pub fn bar(&self, before: &'static str, behind: &'static str) -> Bar {
        Bar { before, behind, is_shown: !self.json && std::io::stderr().is_terminal(), width: Cell::new(0) }
    }

    /// Prints a refusal and gives its exit code.
    pub fn refusal(&self, error: &Error) -> ExitCode {
        let report = error.report();
        if self.json {
            self.aside(&json!({ "error": { "code": report.code, "words": report.words } }).to_string());
        } else {
            self.aside(&report.words);
            for problem in report.problems.iter().filter(|problem| problem.words != report.words) {
                self.aside(&format!("  {problem}"));
            }
        }
        ExitCode::from(match error {
            Error::Damaged { .. } | Error::TooNew { .. } => 3,
            Error::Refused { .. }
            | Error::Wait { .. }
            | Error::Held { .. }
            | Error::File { .. }
            | Error::Database { .. }
            | Error::Cancelled => 2,
        })
    }
}

/// How far long work has come; gone when dropped.
pub struct Bar {
    before: &'static str,
    behind: &'static str,
    is_shown: bool,
    width: Cell<usize>,
}

impl Bar {
    /// Shows a count. Says that the work may go on.
    pub fn show(&self, count: u64) -> bool {
        if self.is_shown {
            let text = format!("{}{count}{}", self.before, self.behind);
            self.width.set(width(&text));
            // A bar that cannot be drawn is not worth a word.
            let _ = write!(std::io::stderr(), "\r{text}");
        }
        true
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.width.get() > 0 {
            let _ = write!(std::io::stderr(), "\r{:width$}\r", "", width = self.width.get());
        }
    }
}
