//! From the process to a password box that can be typed into, beside a window with nothing but such a box. Both run with a
//! home folder of their own that nothing was kept in; files the system has read before stay in its memory.

use crate::{Measured, Outcome, median};
use serde_json::Value;
use std::ffi::OsString;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_tests::desktop::driver::Driver;
use zhengfeng_tests::desktop::screen::Screen;
use zhengfeng_tests::desktop::window::until;
use zhengfeng_tests::program::PASSWORD;

/// Each is started so often, in turn.
const TURNS: usize = 9;

/// Prints the way to the lock screen.
pub fn measure(measured: &Measured) -> Outcome<()> {
    let place = tempfile::tempdir()?;
    let office = place.path().join("office");
    drop(Office::found(&Folder::new(&office), PASSWORD, Box::new(WallClock))?);
    let with_office: [OsString; 2] = ["--data".into(), office.into()];
    // Once each, so that neither is the first to be read from the disk.
    started(&measured.bare, &[])?;
    started(&measured.program, &with_office)?;
    let (mut bare, mut program) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        bare.push(started(&measured.bare, &[])?);
        program.push(started(&measured.program, &with_office)?);
    }
    println!(
        "  start to a usable lock screen, {TURNS} runs each in turn, fresh home, files in memory: median {:.0} ms ({}); \
         bare window {:.0} ms ({}) = {:.2} x (target 1.5)",
        median(&program),
        list(&program),
        median(&bare),
        list(&bare),
        median(&program) / median(&bare)
    );
    Ok(())
}

fn list(times: &[f64]) -> String {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.iter().map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(" ")
}

/// Milliseconds from the process to the box, which is then typed into.
fn started(program: &Path, arguments: &[OsString]) -> Outcome<f64> {
    let place = tempfile::tempdir()?;
    let screen = Screen::start(place.path());
    let driver = Driver::start(&screen, program, arguments);
    let usable = until("the page says that it can be used", || {
        let script = "const mark = performance.getEntriesByName('usable')[0]; return mark ? performance.timeOrigin + mark.startTime : null";
        driver.try_run(script, &[]).ok()?.as_f64()
    });
    let began = began(driver.program())?;
    driver.perform(&serde_json::json!([{ "type": "key", "id": "keyboard", "actions": [
        { "type": "keyDown", "value": "a" }, { "type": "keyUp", "value": "a" }] }]));
    let box_says = "return document.activeElement.type === 'password' && document.activeElement.value === 'a'";
    if driver.try_run(box_says, &[])? != Value::Bool(true) {
        return Err("the password box takes no letter".into());
    }
    Ok(usable - began)
}

/// When a process began, in ms since 1970, to a hundredth of a second.
fn began(process: u32) -> Outcome<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("the process has a name")?;
    let ticks: f64 = after_name.split_whitespace().nth(19).ok_or("the process began")?.parse()?;
    let uptime = std::fs::read_to_string("/proc/uptime")?;
    let up: f64 = uptime.split_whitespace().next().ok_or("the computer is up")?.parse()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
    Ok((now - up + ticks / 100.0) * 1e3)
}
