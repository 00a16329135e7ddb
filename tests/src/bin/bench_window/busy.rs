//! How soon the office answers the page while it imports: the calls a person's clicks make, twenty a second, through the
//! real window, before an import and while it runs.

use crate::{Measured, Outcome, median};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::time::{Duration, Instant};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Code, Described, Draft};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample::bulk;
use zhengfeng_core::storage::write;
use zhengfeng_tests::bulk_ledger::{COLUMNS, DAY_COLUMNS, line, unit};
use zhengfeng_tests::desktop::screen::Screen;
use zhengfeng_tests::desktop::window::Window;
use zhengfeng_tests::program::PASSWORD;

const CLUES: usize = 20_000;
const LINES: usize = 20_000;
/// No call answers later, in ms.
const TARGET: f64 = 200.0;
/// So long the idle office is asked, to tell the import's share.
const IDLE: Duration = Duration::from_secs(15);
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);
const SHEET: &str = "Sheet1";

/// Asks in turn, one call each 50 ms, whether or not the ones before were answered.
const ASK: &str = "
const [wishes] = arguments;
const invoke = (name, input) => window.__TAURI_INTERNALS__.invoke(name, { input });
const asked = (window.asked = { calls: [], pending: 0, view: null, ids: [] });
let at = 0;
const filled = (input) => JSON.parse(JSON.stringify(input)
  .replaceAll('\"$view\"', String(asked.view))
  .replaceAll('\"$start\"', String(Math.floor(Math.random() * 19000)))
  .replaceAll('$id', asked.ids[at % Math.max(1, asked.ids.length)] ?? '')
  .replaceAll('$at', String(at)));
asked.timer = setInterval(async () => {
  const [name, called, wish] = wishes[at++ % wishes.length];
  const input = filled(wish);
  const began = performance.now();
  asked.pending += 1;
  let said = 'ok';
  try {
    const answer = await invoke(called, input);
    if (called === 'view_open' && answer.total > 19000) asked.view = answer.view;
    if (called === 'view_rows') asked.ids = answer.map((row) => row.id);
  } catch (refusal) {
    said = refusal?.code ?? String(refusal);
  }
  asked.pending -= 1;
  asked.calls.push([name, performance.now() - began, said]);
}, 50);
";

/// Imports by the same two calls as the wizard.
const IMPORT: &str = "
const [wish] = arguments;
const invoke = (name, input) => window.__TAURI_INTERNALS__.invoke(name, { input });
window.imported = null;
invoke('ledger_choose', {})
  .then((file) => invoke('ledger_commit', { ...wish, token: file.token }))
  .then((card) => (window.imported = { card }), (refusal) => (window.imported = { refusal }));
";

/// One kind of call: its times in ms, and what was said besides an answer.
#[derive(Default)]
struct Calls {
    times: Vec<f64>,
    refusals: BTreeMap<String, usize>,
}

/// Prints how soon the calls were answered.
pub fn measure(measured: &Measured) -> Outcome<()> {
    let place = tempfile::tempdir()?;
    let office = place.path().join("office");
    furnish(&office)?;
    let ledger = place.path().join("ledger.xlsx");
    write_ledger(&ledger)?;
    let answers = place.path().join("answers");
    std::fs::write(&answers, format!("{}\n", ledger.display()))?;
    let screen = Screen::start(place.path());
    let arguments: [OsString; 4] = ["--data".into(), office.into(), "--answers".into(), answers.into()];
    let window = Window::open("bench", &screen, &measured.program, &arguments);
    window.unlock();
    let wishes = wishes();
    window.run(ASK, std::slice::from_ref(&wishes));
    std::thread::sleep(IDLE);
    let idle = told(&window)?;
    window.run(ASK, std::slice::from_ref(&wishes));
    let wish = json!({ "register": "clues", "sheets": [{ "sheet": SHEET, "headings": null, "columns": [] }],
        "year": 2015, "newUnits": true, "corrections": [], "leave": [], "job": "bench" });
    let began = Instant::now();
    window.run(IMPORT, &[wish]);
    let imported = loop {
        std::thread::sleep(BETWEEN_LOOKS);
        let imported = window.run("return window.imported", &[]);
        if !imported.is_null() {
            break imported;
        }
    };
    let taken = began.elapsed();
    let busy = told(&window)?;
    if imported["card"].is_null() {
        return Err(format!("the import was refused: {}", imported["refusal"]).into());
    }
    println!(
        "  calls over IPC at 20 a second while {LINES} lines are imported into {CLUES} clues: the import took {:.1} s, {} rows came in",
        taken.as_secs_f64(),
        imported["card"]["inserted"]
    );
    print(&idle, &busy);
    Ok(())
}

fn print(idle: &BTreeMap<String, Calls>, busy: &BTreeMap<String, Calls>) {
    let slowest = |calls: Option<&Calls>| calls.map_or(0.0, |calls| calls.times.iter().copied().fold(0.0, f64::max));
    let middle = |calls: Option<&Calls>| calls.map_or(0.0, |calls| median(&calls.times));
    for (name, calls) in busy {
        let rest = idle.get(name);
        let refusals: Vec<String> = calls.refusals.iter().map(|(code, count)| format!(", {code} × {count}")).collect();
        println!(
            "    {name}: slowest {:.0} ms, median {:.0} ms of {} (idle: {:.0}, {:.0}){}{}",
            slowest(Some(calls)),
            middle(Some(calls)),
            calls.times.len(),
            slowest(rest),
            middle(rest),
            refusals.concat(),
            if slowest(Some(calls)) > TARGET { "  LATE" } else { "" }
        );
    }
    let worst = busy.values().map(|calls| slowest(Some(calls))).fold(0.0, f64::max);
    println!("    the slowest of all: {worst:.0} ms (target {TARGET:.0})");
}

/// Stops asking, waits for the last answer, and sorts the times by call.
fn told(window: &Window) -> Outcome<BTreeMap<String, Calls>> {
    window.run("clearInterval(window.asked.timer)", &[]);
    window.until("every call is answered", |window| (window.run("return window.asked.pending", &[]) == json!(0)).then_some(()));
    let said = window.run("return window.asked.calls", &[]);
    let mut calls: BTreeMap<String, Calls> = BTreeMap::new();
    for call in said.as_array().ok_or("calls were timed")? {
        let name = call[0].as_str().ok_or("a call has a name")?;
        let one = calls.entry(name.to_string()).or_default();
        one.times.push(call[1].as_f64().ok_or("a call has a time")?);
        match call[2].as_str() {
            Some("ok") => {}
            other => *one.refusals.entry(other.unwrap_or("?").to_string()).or_default() += 1,
        }
    }
    Ok(calls)
}

/// What is asked: name, command, input. `$view` and `$id` are of the last view, `$start` anywhere in it.
fn wishes() -> Value {
    let all = json!({ "register": "clues", "filters": [], "search": null, "order": [{ "field": "received_on", "down": true }],
        "incomplete": false, "void": false, "among": null });
    let some = |change: Value| {
        let mut wish = all.clone();
        for (key, value) in change.as_object().into_iter().flatten() {
            wish[key] = value.clone();
        }
        wish
    };
    let tagged = json!([{ "field": "tags", "op": "is", "texts": ["four_winds"] }]);
    let year = json!({ "year": 2015 });
    let period = json!({ "period": "2015", "unit": null, "zone": null });
    let record = json!({ "register": "clues", "id": "$id" });
    let rows = json!(["view_rows", "view_rows", { "view": "$view", "start": "$start", "count": 200 }]);
    json!([
        ["view_open, sorted", "view_open", all],
        rows,
        ["view_open, filtered", "view_open", some(json!({ "filters": tagged }))],
        rows,
        ["view_open, searched", "view_open", some(json!({ "search": "建国" }))],
        rows,
        ["view_values", "view_values", { "wish": all, "field": "tags" }],
        ["view_tally", "view_tally", { "view": "$view", "start": 0, "end": 2000, "fields": ["amount_fen"] }],
        ["record", "record", record],
        ["record_history", "record_history", record],
        ["lookup", "lookup", { "register": "persons", "text": "国" }],
        ["lookup", "lookup", { "register": "units", "text": "镇" }],
        ["search_all", "search_all", { "text": "建国" }],
        ["overview", "overview", year],
        ["overview_due", "overview_due", year],
        ["overview_charts", "overview_charts", year],
        ["figures", "figures", period],
        ["figure_months", "figure_months", { "year": 2015, "codes": ["F061"], "unit": null, "zone": null }],
        ["figure_spread", "figure_spread", period],
        ["board", "board", year],
        ["registers", "registers", {}],
        ["codes", "codes", {}],
        ["batches", "batches", {}],
        ["desk_state", "desk_state", {}],
        ["draft_keep", "draft_keep", { "key": "clues/new", "json": "{\"turn\":$at}" }],
        ["cells_patch, refused while importing", "cells_patch", { "register": "clues", "label": "修改", "edits": [] }],
    ])
}

/// An office of bulk rows that also knows the units of the ledger.
fn furnish(place: &Path) -> Outcome<()> {
    let office = Office::found(&Folder::new(place), PASSWORD, Box::new(WallClock))?.office;
    bulk::generate(&office, CLUES, 7, &|_| {})?;
    office.change(Deed::Add, |change| {
        for at in 0..62 {
            let mut draft = Draft::new(Unit::REGISTER);
            draft.set(Unit::FULL_NAME, if at == 61 { "县纪委".to_string() } else { unit(at) });
            draft.set(Unit::KIND_CODE, Code::from("town"));
            write::insert(change, &draft, None, None)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_ledger(path: &Path) -> Outcome<()> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let dated = Format::new().set_num_format("yyyy-mm-dd");
    for (column, heading) in (0_u16..).zip(COLUMNS) {
        sheet.write(0, column, heading)?;
    }
    for (row, at) in (1_u32..).zip(0..LINES) {
        for (column, text) in line(at).into_iter().enumerate() {
            let place = u16::try_from(column)?;
            if DAY_COLUMNS.contains(&column) {
                sheet.write_with_format(row, place, &ExcelDateTime::parse_from_str(&text)?, &dated)?;
            } else if column == 0 {
                // Numbers the bulk rows do not have.
                sheet.write(row, place, format!("DR{at:07}"))?;
            } else {
                sheet.write(row, place, text)?;
            }
        }
    }
    book.save(path)?;
    Ok(())
}
