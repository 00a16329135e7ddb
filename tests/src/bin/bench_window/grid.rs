//! A frame of the grid at a million rows, beside a scroller that does nothing with as many elements on the same page.

use crate::{Measured, Outcome, median, numbers, quantile};
use serde_json::{Value, json};
use std::ffi::OsString;
use zhengfeng_tests::desktop::driver::Driver;
use zhengfeng_tests::desktop::screen::Screen;
use zhengfeng_tests::desktop::window::until;

/// So few frames at a time that a script comes to its end on a slow computer.
const FRAMES: u32 = 30;
const STEP: u32 = 400;
/// All are measured so often, each after the other and every second time the other way round: whatever else the computer
/// does meanwhile weighs on all of them.
const ROUNDS: usize = 15;
/// What every frame is looked at in.
const WATCHED: u32 = 5;

/// Frames of one of them, in ms.
#[derive(Default)]
struct Frames {
    between: Vec<f64>,
    worked: Vec<f64>,
    /// The middle frame of each round.
    rounds: Vec<f64>,
}

impl Frames {
    fn take(&mut self, said: &Value) {
        let between = numbers(&said["between"]);
        self.rounds.push(median(&between));
        self.between.extend(between);
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
    let part = [json!(FRAMES), json!(STEP)];
    for round in 0..ROUNDS {
        let mut each = [("plain", &mut plain), ("redrawn", &mut redrawn), ("grid", &mut grid)];
        if round % 2 == 1 {
            each.reverse();
        }
        for (which, frames) in each {
            nodes = ask(&driver, "bench.show(args[0])", &[json!(which)])?;
            frames.take(&ask(&driver, "bench.scroll(args[0], args[1])", &part)?);
        }
    }
    ask(&driver, "bench.show(args[0])", &[json!("grid")])?;
    let mut seen = [0; 4];
    for _ in 0..WATCHED {
        let found = ask(&driver, "bench.watch(args[0], args[1])", &part)?;
        for (sum, name) in seen.iter_mut().zip(["cells", "blank", "gaps", "waiting"]) {
            *sum += found[name].as_u64().unwrap_or(0);
        }
    }
    let [cells, blank, gaps, waiting] = seen;
    let last = ask(&driver, "bench.last()", &[])?;
    println!(
        "  grid at 1,000,000 rows, {ROUNDS} rounds of {FRAMES} frames of {STEP} px each; elements: {} in the grid, {} in the plain scroller",
        nodes["grid"], nodes["plain"]
    );
    line("plain scroller", &plain, &plain);
    line("the same with rows that move and say something else", &redrawn, &plain);
    line("grid (target 1.5)", &grid, &plain);
    println!(
        "    in {cells} cells looked at: blank {blank} (target 0), still loading {waiting}; frames with a gap between rows: {gaps} of {} (target 0); last row: {last}",
        WATCHED * FRAMES
    );
    Ok(())
}

fn line(what: &str, frames: &Frames, plain: &Frames) {
    let ratios: Vec<f64> = frames.rounds.iter().zip(&plain.rounds).map(|(own, plain)| own / plain).collect();
    println!(
        "    {what}: frame median {:.1} ms, p95 {:.1} ms = {:.2} x plain, in rounds {:.2} ({:.2} to {:.2}); work in a frame {:.1} ms",
        median(&frames.between),
        quantile(&frames.between, 95),
        median(&frames.between) / median(&plain.between),
        median(&ratios),
        quantile(&ratios, 0),
        quantile(&ratios, 100),
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
