//! A frame of the grid at a million rows, beside a scroller that does nothing with as many elements on the same page.

use crate::{Measured, Outcome, median, numbers, quantile};
use serde_json::{Value, json};
use std::ffi::OsString;
use zhengfeng_tests::desktop::driver::Driver;
use zhengfeng_tests::desktop::screen::Screen;
use zhengfeng_tests::desktop::window::until;

const FRAMES: u32 = 150;
const STEP: u32 = 400;
/// Each is measured so often, in turn; so few frames at a time that a script comes to its end on a slow computer.
const TURNS: usize = 3;
const PARTS: u32 = 5;

/// Frames of both, in ms.
#[derive(Default)]
struct Frames {
    between: Vec<f64>,
    worked: Vec<f64>,
}

impl Frames {
    fn take(&mut self, said: &Value) {
        self.between.extend(numbers(&said["between"]));
        self.worked.extend(numbers(&said["worked"]));
    }
}

/// Prints times of frames and what was seen while scrolling.
pub fn measure(measured: &Measured) -> Outcome<()> {
    let place = tempfile::tempdir()?;
    let screen = Screen::start(place.path());
    let arguments: [OsString; 2] = ["--page".into(), measured.page.clone().into()];
    let driver = Driver::start(&screen, &measured.bare, &arguments);
    driver.resize(1366, 768);
    until("the measured page stands", || {
        driver
            .try_run("return 'bench' in window && document.querySelector('.lg-row:not([hidden])') !== null", &[])
            .ok()?
            .as_bool()?
            .then_some(())
    });
    let (mut grid, mut plain, mut redrawn) = (Frames::default(), Frames::default(), Frames::default());
    let mut nodes = Value::Null;
    let part = [json!(FRAMES / PARTS), json!(STEP)];
    for _ in 0..TURNS {
        for (which, frames) in [("plain", &mut plain), ("redrawn", &mut redrawn), ("grid", &mut grid)] {
            nodes = ask(&driver, "bench.show(args[0])", &[json!(which)])?;
            for _ in 0..PARTS {
                frames.take(&ask(&driver, "bench.scroll(args[0], args[1])", &part)?);
            }
        }
    }
    let mut seen = [0; 4];
    for _ in 0..PARTS {
        let found = ask(&driver, "bench.watch(args[0], args[1])", &part)?;
        for (sum, name) in seen.iter_mut().zip(["cells", "blank", "gaps", "waiting"]) {
            *sum += found[name].as_u64().unwrap_or(0);
        }
    }
    let [cells, blank, gaps, waiting] = seen;
    let last = ask(&driver, "bench.last()", &[])?;
    println!(
        "  grid at 1,000,000 rows, {TURNS} × {FRAMES} frames of {STEP} px; elements: {} in the grid, {} in the plain scroller",
        nodes["grid"], nodes["plain"]
    );
    line("plain scroller", &plain, &plain);
    line("the same with rows that move and say something else", &redrawn, &plain);
    line("grid (target 1.5)", &grid, &plain);
    println!(
        "    in {cells} cells looked at: blank {blank} (target 0), still loading {waiting}; frames with a gap between rows: {gaps} of {FRAMES} (target 0); last row: {last}"
    );
    Ok(())
}

fn line(what: &str, frames: &Frames, plain: &Frames) {
    println!(
        "    {what}: frame median {:.1} ms, p95 {:.1} ms = {:.2} x plain; work in a frame {:.1} ms",
        median(&frames.between),
        quantile(&frames.between, 95),
        median(&frames.between) / median(&plain.between),
        median(&frames.worked)
    );
}

/// What a promise of the page comes to.
fn ask(driver: &Driver, what: &str, arguments: &[Value]) -> Outcome<Value> {
    let script = format!(
        "const args = [...arguments]; const done = args.pop(); \
         Promise.resolve(window.{what}).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}))"
    );
    let said = driver.run_later(&script, arguments);
    match said["error"].as_str() {
        Some(error) => Err(error.to_string().into()),
        None => Ok(said["value"].clone()),
    }
}
