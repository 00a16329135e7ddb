//! The commands as the page reaches them, through Tauri's mock runtime: names of arguments, permissions, the shape of a
//! refusal; and the desk behind them: locking, drafts, taking back, answering while an import runs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod laid;

use laid::{PASSWORD, ask, desk, plain, practice, sure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use zhengfeng::answer;
use zhengfeng::desk::Desk;

fn figure(desk: &Desk, code: &str) -> Value {
    let all = sure(desk, "figures", json!({ "period": "2015", "unit": null, "zone": null }));
    let found = all["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == code).cloned();
    found.unwrap()
}

fn windowed(desk: Arc<Desk>) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = answer::with_commands(mock_builder()).manage(desk).build(mock_context(noop_assets())).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    (app, window)
}

fn invoke(window: &WebviewWindow<MockRuntime>, name: &str, input: Value) -> std::result::Result<Value, Value> {
    let request = InvokeRequest {
        cmd: name.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
        body: InvokeBody::Json(json!({ "input": input })),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_string(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize::<Value>().unwrap())
}

#[test]
fn the_page_reaches_a_command_by_name_and_gets_a_refusal_with_code_and_words() {
    let place = tempfile::tempdir().unwrap();
    let (_app, window) = windowed(desk(place.path(), Vec::new()));
    let state = invoke(&window, "desk_state", json!({})).unwrap();
    assert_eq!(state["stage"], "unset", "an empty folder has to be set up");
    let refused = invoke(&window, "registers", json!({})).unwrap_err();
    assert_eq!(refused["code"], "E_LOCKED");
    assert!(refused["words"].as_str().unwrap().contains("解锁"), "the refusal says what to do: {refused}");
    let weak = json!({ "county": "岚江县", "units": "", "password": "123", "start": "empty" });
    let refused = invoke(&window, "desk_found", weak).unwrap_err();
    assert_eq!(refused["code"], "E_PASSWORD_WEAK", "a weak password is refused by the core");
}

#[test]
fn an_office_is_founded_locked_and_opened_again_and_forgets_its_recovery_key() {
    let place = tempfile::tempdir().unwrap();
    let key_file = place.path().join("key.txt");
    let desk = desk(&place.path().join("office"), vec![key_file.clone()]);
    let wish = json!({ "county": "岚江县", "units": "岚江县财政局、县财政局\n白鹤镇", "password": PASSWORD, "start": "empty" });
    let founded = sure(&desk, "desk_found", wish);
    assert_eq!(founded["desk"]["stage"], "open");
    assert_eq!(founded["desk"]["county"], "岚江县");
    assert!(founded["desk"]["practice"].is_null(), "an office of one's own is no practice office");
    sure(&desk, "recovery_save", json!({}));
    let kept = std::fs::read_to_string(&key_file).unwrap();
    assert!(kept.contains(founded["recovery"].as_str().unwrap()), "the file holds the key that was shown");
    let view = sure(&desk, "view_open", plain("units"));
    assert_eq!(view["total"], 2, "both units of the set-up are there");

    let locked = sure(&desk, "desk_lock", json!({}));
    assert_eq!(locked["stage"], "locked");
    assert_eq!(
        ask(&desk, "view_rows", json!({ "view": view["view"], "start": 0, "count": 1 })).unwrap_err()["code"],
        "E_LOCKED"
    );
    assert_eq!(ask(&desk, "recovery_save", json!({})).unwrap_err()["code"], "E_RECOVERY", "locked: the key is forgotten");
    let wrong = ask(&desk, "desk_open", json!({ "account": "office", "password": "not-this-1" })).unwrap_err();
    assert_eq!(wrong["code"], "E_PASSWORD");
    let open = sure(&desk, "desk_open", json!({ "account": "office", "password": PASSWORD }));
    assert_eq!(open["stage"], "open");
    let stale = ask(&desk, "view_rows", json!({ "view": view["view"], "start": 0, "count": 1 })).unwrap_err();
    assert_eq!(stale["code"], "E_VIEW", "a handle from before the lock names nothing now");
}

#[test]
fn a_clue_makes_203_into_204_and_taking_it_back_makes_203_again() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    assert_eq!(figure(&desk, "F061")["values"][0]["value"], 203.0);
    let person = sure(&desk, "lookup", json!({ "register": "persons", "text": "" }))[0].clone();
    let boxes = json!({
        "received_on": "2015.11.20", "registered_on": "2015-11-23", "subject_person_id": person["id"],
        "problem_text": "反映其在危房改造补助发放中收取农户“跑路费”。", "tags": "四风",
    });
    let saved =
        sure(&desk, "record_add", json!({ "register": "clues", "of": null, "boxes": boxes, "lines": {}, "draft": null }));
    assert!(saved["record"]["label"].as_str().unwrap().starts_with("XS"), "it has a number: {saved}");
    assert_eq!(figure(&desk, "F061")["values"][0]["value"], 204.0);

    let drill = json!({ "kind": "figure", "code": "F061", "basis": "clue", "period": "2015", "unit": null, "zone": null });
    let mut wish = plain("clues");
    wish["among"] = drill;
    let view = sure(&desk, "view_open", wish);
    assert_eq!(view["total"], 204, "the rows behind the number are as many as the number says");
    let at = sure(&desk, "view_locate", json!({ "view": view["view"], "id": saved["record"]["id"] }));
    assert!(at.is_u64(), "the new clue is among them");

    assert_eq!(saved["acts"]["undo"].as_str().unwrap().chars().take(2).collect::<String>(), "登记");
    let undone = sure(&desk, "act_undo", json!({}));
    assert_eq!(undone["registers"], json!(["clues"]));
    assert_eq!(figure(&desk, "F061")["values"][0]["value"], 203.0);
    sure(&desk, "act_redo", json!({}));
    assert_eq!(figure(&desk, "F061")["values"][0]["value"], 204.0, "done again");
}

#[test]
fn a_refused_box_is_named_so_that_the_form_can_point_at_it() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let boxes = json!({ "received_on": "2015-02-30", "subject_person_id": "查无此人", "problem_text": "反映公款吃喝。" });
    let wish = json!({ "register": "clues", "of": null, "boxes": boxes, "lines": {}, "draft": null });
    let refused = ask(&desk, "record_add", wish).unwrap_err();
    let fields: Vec<&str> = refused["problems"].as_array().unwrap().iter().filter_map(|p| p["field"].as_str()).collect();
    assert!(fields.contains(&"received_on") && fields.contains(&"subject_person_id"), "both boxes are named: {refused}");
}

#[test]
fn a_stale_edit_is_refused_and_a_bad_cell_stands_alone() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let view = sure(&desk, "view_open", plain("clues"));
    let rows = sure(&desk, "view_rows", json!({ "view": view["view"], "start": 0, "count": 2 }));
    let edit = |row: usize, field: &str, text: &str| json!({ "id": rows[row]["id"], "version": rows[row]["version"], "field": field, "text": text });
    let edits = json!([edit(0, "received_on", "2015.13.45"), edit(1, "post_text", "办公室主任")]);
    let done = sure(&desk, "cells_patch", json!({ "register": "clues", "edits": edits, "label": "修改 2 个单元格" }));
    assert_eq!(done["refused"].as_array().unwrap().len(), 1, "only the impossible day is refused: {done}");
    assert_eq!(done["refused"][0]["field"], "received_on");
    assert_eq!(done["acts"]["undo"], "修改 2 个单元格");
    let again = json!({ "register": "clues", "edits": [edit(1, "post_text", "副主任")], "label": "修改" });
    let stale = sure(&desk, "cells_patch", again);
    assert_eq!(stale["refused"].as_array().unwrap().len(), 1, "the row was changed since it was read: {stale}");
}

#[test]
fn what_was_typed_is_there_after_a_lock_and_only_for_who_typed_it() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sure(&desk, "draft_keep", json!({ "key": "clues/new", "json": "{\"problem_text\":\"反映\"}", "at": "" }));
    sure(&desk, "desk_lock", json!({}));
    sure(&desk, "desk_open", json!({ "account": "petitions", "password": PASSWORD }));
    assert_eq!(sure(&desk, "drafts", json!({})), json!([]), "another desk does not see it");
    sure(&desk, "desk_lock", json!({}));
    sure(&desk, "desk_open", json!({ "account": "office", "password": PASSWORD }));
    assert_eq!(sure(&desk, "drafts", json!({}))[0]["key"], "clues/new");
    let raw: Vec<u8> = walk(&place.path().join("drawers")).iter().flat_map(|path| std::fs::read(path).unwrap()).collect();
    let text = "反映".as_bytes();
    assert!(!raw.is_empty() && !raw.windows(text.len()).any(|part| part == text), "it does not lie there in the clear");
    sure(&desk, "password_change", json!({ "old": PASSWORD, "new": "Heron-9-Lantern" }));
    sure(&desk, "desk_lock", json!({}));
    sure(&desk, "desk_open", json!({ "account": "office", "password": "Heron-9-Lantern" }));
    assert_eq!(sure(&desk, "drafts", json!({}))[0]["key"], "clues/new", "a new password opens the same drawer");
    sure(&desk, "draft_drop", json!({ "key": "clues/new" }));
    assert_eq!(sure(&desk, "drafts", json!({})), json!([]));
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { all.extend(walk(&path)) } else { all.push(path) }
    }
    all
}

#[test]
fn rights_are_the_core_s_whatever_the_page_asks() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sure(&desk, "desk_lock", json!({}));
    sure(&desk, "desk_open", json!({ "account": "petitions", "password": PASSWORD }));
    assert_eq!(ask(&desk, "view_open", plain("cases")).unwrap_err()["code"], "E_RIGHT");
    assert_eq!(ask(&desk, "figures", json!({ "period": "2015", "unit": null, "zone": null })).unwrap_err()["code"], "E_RIGHT");
    assert_eq!(ask(&desk, "ledger_choose", json!({})).unwrap_err()["code"], "E_RIGHT");
    let registers = sure(&desk, "registers", json!({}));
    let clues = registers.as_array().unwrap().iter().find(|register| register["name"] == "clues").unwrap();
    assert_eq!((clues["sees"].as_bool(), clues["writes"].as_bool()), (Some(true), Some(false)));
    let seen: Vec<&str> = clues["fields"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|field| field["sees"] == true)
        .filter_map(|field| field["name"].as_str())
        .collect();
    assert_eq!(seen, ["clue_no", "petition_ids", "stage"], "of clues the desk of letters sees three fields");
}

#[test]
fn questions_are_answered_while_a_long_deed_holds_the_writer() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let session = desk.session().unwrap();
    let (held, free) = (std::sync::mpsc::channel::<()>(), std::sync::mpsc::channel::<()>());
    let (begun, done) = (held.0, free.1);
    let writing = std::thread::spawn(move || {
        session.write(|office| {
            office.rehearse(zhengfeng_core::office::deed::Deed::Import, |_| {
                begun.send(()).unwrap();
                // Whoever waited for the writer would keep it from ever being let go.
                done.recv_timeout(Duration::from_secs(60)).unwrap();
                Ok(())
            })
        })
    });
    held.1.recv().unwrap();
    let view = sure(&desk, "view_open", plain("clues"));
    sure(&desk, "view_rows", json!({ "view": view["view"], "start": 0, "count": 50 }));
    sure(&desk, "overview", json!({ "year": 2015 }));
    let mut search = plain("clues");
    search["search"] = json!("镇");
    sure(&desk, "view_open", search);
    let busy = ask(&desk, "record_void", json!({ "register": "clues", "id": "XS2015-001", "why": "重复" })).unwrap_err();
    assert_eq!(busy["code"], "E_BUSY", "a change is refused at once instead of hanging");
    free.0.send(()).unwrap();
    writing.join().unwrap().unwrap();
    assert!(sure(&desk, "desk_state", json!({}))["stage"] == "open");
}

#[test]
fn every_number_of_what_is_due_opens_as_many_rows() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    let due = sure(&desk, "overview_due", json!({ "year": 2015 }));
    assert_eq!(due["counts"]["metLate"], json!(9.0), "the nine clocks of the sample: {}", due["counts"]);
    assert!(due["counts"]["late"].as_f64().unwrap() >= 4.0, "two measures and two findings: {}", due["counts"]);
    for state in ["late", "today", "soon", "metLate", "unproven"] {
        let mut sum = 0.0;
        for clock in due["clocks"].as_array().unwrap() {
            let (rule, register) = (clock["rule"].clone(), clock["register"].clone());
            let mut wish = plain("cases");
            wish["among"] = json!({ "kind": "due", "rule": rule, "register": register, "state": state, "year": 2015 });
            let view = sure(&desk, "view_open", wish);
            assert_eq!(
                (&view["register"], view["total"].as_f64()),
                (&register, clock["counts"][state].as_f64()),
                "{clock} {state}"
            );
            sum += clock["counts"][state].as_f64().unwrap();
            assert!(!clock["basis"].as_str().unwrap().is_empty() && !clock["length"].as_str().unwrap().is_empty(), "{clock}");
        }
        assert_eq!(Some(sum), due["counts"][state].as_f64(), "{state}");
    }
    let switched = |runs: bool| sure(&desk, "due_letters", json!({ "runs": runs, "year": 2015 }))["letters"].clone();
    assert_eq!((due["letters"].clone(), switched(true), switched(false)), (json!(false), json!(true), json!(false)));
    let first = &due["urgent"][0];
    assert!(first["days"].as_f64().unwrap() < 0.0 && first["workingDays"].as_f64().unwrap() > 0.0, "{first}");
}

#[test]
fn the_year_s_workbook_is_written_where_the_person_chose_and_opened_by_token_only() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("2015.xlsx");
    let desk = practice(&place.path().join("office"), vec![out.clone()]);
    let forms = sure(&desk, "forms", json!({}));
    let wish = json!({ "form": forms[0]["name"], "period": "2015", "job": "year" });
    let written = sure(&desk, "export_form", wish);
    assert!(out.exists() && written["name"] == "2015.xlsx");
    assert!(!written.to_string().contains(place.path().to_str().unwrap()), "no path crosses to the page");
    sure(&desk, "open_exported", json!({ "token": written["token"] }));
    assert_eq!(ask(&desk, "open_exported", json!({ "token": "/etc/hostname" })).unwrap_err()["code"], "E_TOKEN");
    let cancelled = sure(&desk, "export_ledger", json!({ "wish": plain("clues"), "job": "x" }));
    assert!(cancelled.is_null(), "a dialog that was closed writes nothing");
}
