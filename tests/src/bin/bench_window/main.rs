//! `./dev bench --window`: the window beside what costs nothing but a window, in one sitting, as ratios. Nothing here fails
//! a build.
//!
//! [`chunks`] what is loaded before the lock screen, [`grid`] a frame of the grid, [`start`] the way to the lock screen,
//! [`busy`] how soon the office answers while it imports.

mod busy;
mod chunks;
mod grid;
mod start;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use zhengfeng_core::excel::read::worker;
use zhengfeng_tests::desktop::screen;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The programs and pages that are measured.
struct Measured {
    /// The window's program.
    program: PathBuf,
    /// A window with nothing in it.
    bare: PathBuf,
    /// The page of the mode `bench`.
    page: PathBuf,
    /// The page as the program carries it.
    dist: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == worker::ARGUMENT) {
        return worker::run_worker();
    }
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &[String]) -> Outcome<()> {
    let measured = found()?;
    let all = arguments.is_empty();
    let wanted = |name: &str| all || arguments.iter().any(|argument| argument == name);
    println!("the window");
    if wanted("chunks") {
        chunks::measure(&measured.dist)?;
    }
    if wanted("grid") {
        grid::measure(&measured)?;
    }
    if wanted("start") {
        start::measure(&measured)?;
    }
    if wanted("busy") {
        busy::measure(&measured)?;
    }
    Ok(())
}

/// What was built beside this program, or what is missing.
fn found() -> Outcome<Measured> {
    if let Some(program) = screen::missing(screen::NEEDED) {
        return Err(format!("{program} is not installed").into());
    }
    let here = std::env::current_exe()?;
    let built = here.parent().ok_or("this program stands in a folder")?;
    let target = built.parent().ok_or("the target folder is above it")?;
    let dist = zhengfeng_tests::desktop::root().join("ui/dist");
    let measured =
        Measured { program: built.join("zhengfeng"), bare: built.join("examples/bare"), page: target.join("bench-page"), dist };
    for needed in [&measured.program, &measured.bare, &measured.page.join("index.html"), &measured.dist.join("index.html")] {
        if !Path::new(needed).is_file() {
            return Err(format!("{} is not built: ./dev bench --window builds it", needed.display()).into());
        }
    }
    Ok(measured)
}

/// The value below which so many of a hundred lie, of times in ms.
fn quantile(times: &[f64], of_hundred: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(0.0)
}

/// The middle one.
fn median(times: &[f64]) -> f64 {
    quantile(times, 50)
}

/// The numbers of a JSON list.
fn numbers(list: &serde_json::Value) -> Vec<f64> {
    list.as_array().map(|list| list.iter().filter_map(serde_json::Value::as_f64).collect()).unwrap_or_default()
}
