//! A frame of the grid at a million rows, beside a scroller that does nothing with as many elements on the same page.

use crate::{Measured, Outcome, median, numbers, quantile};
use serde_json::{Value, json};
use std::ffi::OsString;
use zhengfeng_tests::desktop::driver::Driver;
use zhengfeng_tests::desktop::screen::Screen;
use zhengfeng_tests::desktop::window::until;

const FRAMES: u32 = 150;
const STEP: u32 = 400;
/// Each is measured so often, in turn.
const TURNS: usize = 5;

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
    let (mut grid, mut plain, mut nodes) = (Frames::default(), Frames::default(), Value::Null);
    for _ in 0..TURNS {
        ask(&driver, "bench.show('plain')", &[])?;
        plain.take(&ask(&driver, "bench.scroll(args[0], args[1])", &[json!(FRAMES), json!(STEP)])?);
        nodes = ask(&driver, "bench.show('grid')", &[])?;
        grid.take(&ask(&driver, "bench.scroll(args[0], args[1])", &[json!(FRAMES), json!(STEP)])?);
    }
    let seen = ask(&driver, "bench.watch(args[0], args[1])", &[json!(FRAMES), json!(STEP)])?;
    let last = ask(&driver, "bench.last()", &[])?;
    println!(
        "  grid at 1,000,000 rows, {TURNS} × {FRAMES} frames of {STEP} px; elements: {} in the grid, {} in the plain scroller",
        nodes["grid"], nodes["plain"]
    );
    line("frame", &grid.between, &plain.between, " (target 1.5)");
    line("work in a frame", &grid.worked, &plain.worked, "");
    println!(
        "  in {} cells looked at: blank {} (target 0), gaps between rows {} (target 0), still loading {}; last row: {}",
        seen["cells"], seen["blank"], seen["gaps"], seen["waiting"], last
    );
    Ok(())
}

fn line(what: &str, grid: &[f64], plain: &[f64], target: &str) {
    println!(
        "  {what}: median {:.1} ms, p95 {:.1} ms; plain scroller median {:.1} ms, p95 {:.1} ms = {:.2} x{target}",
        median(grid),
        quantile(grid, 95),
        median(plain),
        quantile(plain, 95),
        median(grid) / median(plain)
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
