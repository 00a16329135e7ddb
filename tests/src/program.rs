//! The command line as a user runs it.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The password of every office in the stories.
pub const PASSWORD: &str = "Kestrel-7-Harbour";

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Standard output as the one JSON document it must be.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of a refusal, which stands alone on standard error.
    pub fn refusal(&self) -> String {
        let error: Value = serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        assert!(!error["error"]["words"].as_str().unwrap().is_empty(), "a refusal has words");
        error["error"]["code"].as_str().unwrap().to_string()
    }
}

/// Runs the program on an office with `--json`, by an account.
pub fn run_as(user: &str, office: &Path, arguments: &[&str]) -> Ran {
    let mut command = command();
    command.arg("--data").arg(office).args(["--user", user, "--json"]).args(arguments);
    finish(command)
}

/// Runs the program on an office with `--json`.
pub fn run(office: &Path, arguments: &[&str]) -> Ran {
    run_as("office", office, arguments)
}

/// The program with its password and no terminal.
pub fn command() -> Command {
    let mut command = Command::new(executable());
    command.env("ZHENGFENG_PASSWORD", PASSWORD).env_remove("ZHENGFENG_NEW_PASSWORD").stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn finish(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The program, built if need be: a test run builds the programs of its own package only.
pub fn executable() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let here = std::env::current_exe().unwrap();
        let folder = here.parent().and_then(Path::parent).unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--offline", "-p", "zhengfeng-cli"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        build.env("CARGO_TARGET_DIR", folder.parent().unwrap());
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "zhengfeng-cli is built");
        folder.join(if cfg!(windows) { "zhengfeng-cli.exe" } else { "zhengfeng-cli" })
    })
}
