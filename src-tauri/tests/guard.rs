//! What the commands keep from whom: rows and names beyond a right, files of another account, what a lock ends, what is
//! said of a deed that was done.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod laid;

use laid::{PASSWORD, ask, desk, plain, practice, rows, sit, sure};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use zhengfeng::desk::{Desk, Whence};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::codes::Closed;
use zhengfeng_core::storage::read;

/// A clue that is assigned to somebody else, as the office sees it.
fn foreign_clue(desk: &Desk) -> Value {
    let all = rows(desk, "clues");
    sit(desk, "investigation");
    let own: Vec<Value> = rows(desk, "clues").into_iter().map(|row| row["id"].clone()).collect();
    assert!(!own.is_empty() && own.len() < all.len(), "some clues are assigned, not all");
    all.into_iter().find(|row| !own.contains(&row["id"])).unwrap()
}

#[test]
fn a_refused_edit_shows_nothing_of_a_row_beyond_reach() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let foreign = foreign_clue(&desk);
    let edit = json!({ "id": foreign["id"], "version": foreign["version"], "field": "post_text", "text": "科员" });
    let done = sure(&desk, "cells_patch", json!({ "register": "clues", "edits": [edit], "label": "修改" }));
    assert_eq!(done["refused"].as_array().unwrap().len(), 1, "the edit is refused: {done}");
    assert_eq!(done["rows"], json!([]), "and the row is not handed back to whoever may not see it");
}

#[test]
fn a_lookup_names_only_rows_that_may_be_seen() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let incident = rows(&desk, "incidents")[0]["cells"][0].clone();
    let petition = rows(&desk, "petitions")[0]["cells"][0].clone();
    let found = sure(&desk, "lookup", json!({ "register": "incidents", "text": incident }));
    assert_eq!(found.as_array().unwrap().len(), 1, "the office finds it by its number");
    let clue = foreign_clue(&desk)["cells"][0].clone();
    assert_eq!(sure(&desk, "lookup", json!({ "register": "clues", "text": clue })), json!([]), "a foreign clue is not named");
    let refused = ask(&desk, "lookup", json!({ "register": "incidents", "text": incident })).unwrap_err();
    assert_eq!(refused["code"], "E_RIGHT", "nor a row of a register that is not seen at all");
    sit(&desk, "casework");
    let refused = ask(&desk, "lookup", json!({ "register": "petitions", "text": petition })).unwrap_err();
    assert_eq!(refused["code"], "E_RIGHT");
}

#[test]
fn what_is_lacking_in_hidden_rows_and_fields_is_not_told() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let lacking = |desk: &Desk| {
        let overview = sure(desk, "overview", json!({ "year": 2015 }));
        let counted = overview["incomplete"].as_array().unwrap().iter().find(|one| one["register"] == "clues").cloned();
        counted.map_or(0.0, |one| one["count"].as_f64().unwrap())
    };
    sit(&desk, "investigation");
    let before = lacking(&desk);
    sit(&desk, "office");
    let person = sure(&desk, "lookup", json!({ "register": "persons", "text": "" }))[0]["id"].clone();
    let boxes = json!({ "received_on": "2015-11-20", "subject_person_id": person });
    let wish = json!({ "register": "clues", "of": null, "boxes": boxes, "lines": {}, "draft": null });
    let saved = sure(&desk, "record_add", wish)["record"].clone();
    assert!(saved["incomplete"] == true && lacking(&desk) > 0.0, "the new clue lacks something: {saved}");
    sit(&desk, "investigation");
    assert!((lacking(&desk) - before).abs() < 0.5, "what is assigned to others is not counted here");
    sit(&desk, "petitions");
    let seen = sure(&desk, "record", json!({ "register": "clues", "id": saved["id"] }));
    assert_eq!(seen["missing"], json!([]), "nothing is said of fields this desk does not see");
    let registers = sure(&desk, "registers", json!({}));
    let clues = registers.as_array().unwrap().iter().find(|register| register["name"] == "clues").unwrap();
    assert_eq!(clues["incomplete"], 0.0);
}

#[test]
fn a_chosen_file_is_not_opened_and_is_forgotten_when_another_sits_down() {
    let place = tempfile::tempdir().unwrap();
    let ledger = place.path().join("线索.csv");
    std::fs::write(&ledger, "线索编号,收到日期\nXS1,2015-01-02\n").unwrap();
    let desk = practice(&place.path().join("office"), vec![ledger]);
    let token = sure(&desk, "ledger_choose", json!({}))["token"].clone();
    let refused = ask(&desk, "open_exported", json!({ "token": token })).unwrap_err();
    assert_eq!(refused["code"], "E_TOKEN", "only what the program wrote itself is opened");
    assert_eq!(ask(&desk, "open_folder", json!({ "token": token })).unwrap_err()["code"], "E_TOKEN");
    sure(&desk, "desk_lock", json!({}));
    assert_eq!(ask(&desk, "ledger_survey", json!({ "token": token })).unwrap_err()["code"], "E_LOCKED");
    sit(&desk, "office");
    assert!(desk.file(Whence::Chosen, token.as_str().unwrap()).is_ok(), "who chose it goes on with it after a lock");
    sit(&desk, "petitions");
    let refused = ask(&desk, "ledger_survey", json!({ "token": token })).unwrap_err();
    assert_eq!(refused["code"], "E_TOKEN", "what one account chose is not another's to look into");
}

#[test]
fn an_act_done_while_another_is_taken_back_stays_in_its_place() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let session = desk.session().unwrap();
    session.acted(901, "甲");
    let taken = session.newest().unwrap();
    session.acted(902, "乙");
    session.undone(taken.seq, 903);
    let acts = session.acts();
    assert_eq!((acts.undo.as_deref(), acts.redo.as_deref()), (Some("乙"), Some("甲")));
    session.redone(903, 904);
    assert_eq!(session.newest().map(|act| act.seq), Some(904), "done again, it is the newest");
}

#[test]
fn an_office_opened_right_after_a_long_deed_can_be_written() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    for turn in 0..2 {
        let session = desk.session().unwrap();
        let (begun, hear) = std::sync::mpsc::channel();
        let deed = std::thread::spawn(move || {
            // Something to be written back when the connection closes.
            let person = |office: &Office| office.change(Deed::Change, |_| Ok(()));
            session.write(|office| (0..20).try_for_each(|_| person(office))).unwrap();
            begun.send(()).unwrap();
            std::thread::sleep(Duration::from_millis(5));
            drop(session);
        });
        hear.recv().unwrap();
        sure(&desk, "desk_lock", json!({}));
        let open = sure(&desk, "desk_open", json!({ "account": "office", "password": PASSWORD }));
        assert!(open["heldBy"].is_null(), "turn {turn}: the own office of a moment ago holds nothing: {}", open["heldBy"]);
        deed.join().unwrap();
    }
}

#[test]
fn a_record_that_was_saved_is_called_saved_though_its_draft_cannot_be_dropped() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sure(&desk, "draft_keep", json!({ "key": "units/new", "json": "{}", "at": "" }));
    let drawer = place.path().join("drawers").join("office");
    let draft = std::fs::read_dir(&drawer).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(&draft).unwrap();
    std::fs::create_dir(&draft).unwrap();
    let boxes = json!({ "full_name": "岚江县试办局", "short_name": "试办局" });
    let wish = json!({ "register": "units", "of": null, "boxes": boxes, "lines": {}, "draft": "units/new" });
    let saved = ask(&desk, "record_add", wish);
    assert!(saved.is_ok(), "the record is in, so it is not called unsaved: {saved:?}");
}

#[test]
fn a_disabled_account_leaves_no_drawer_behind() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sit(&desk, "petitions");
    sure(&desk, "draft_keep", json!({ "key": "petitions/new", "json": "{}", "at": "" }));
    let drawer = place.path().join("drawers").join("petitions");
    assert!(drawer.exists());
    sit(&desk, "office");
    sure(&desk, "account_disable", json!({ "name": "petitions" }));
    assert!(!drawer.exists(), "what opens for nobody is not kept");
}

#[test]
fn a_block_taken_to_the_clipboard_stands_in_the_trail() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sure(&desk, "account_add", json!({ "name": "auditor", "role": "auditor", "person": null, "password": PASSWORD }));
    let view = sure(&desk, "view_open", plain("clues"));
    let block = json!({ "view": view["view"], "start": 0, "end": 30, "fields": ["clue_no", "problem_text"] });
    assert_eq!(sure(&desk, "view_copy", block).as_array().unwrap().len(), 30);
    sure(&desk, "desk_lock", json!({}));
    let auditor = as_auditor(place.path());
    let copied: Vec<_> = auditor.trail("").unwrap().into_iter().filter(|entry| entry.deed == Deed::Copy.word()).collect();
    assert_eq!(copied.len(), 1, "one copy, one entry");
    assert_eq!((copied[0].register.as_deref(), copied[0].rows, copied[0].account.as_str()), (Some("clues"), 30, "office"));
}

fn as_auditor(folder: &Path) -> Office {
    Office::open(&Folder::new(folder), "auditor", PASSWORD, Purpose::Write, Box::new(WallClock)).unwrap()
}

#[test]
fn the_trail_tells_a_practice_office_and_no_note_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let (real, sample) = (place.path().join("real"), place.path().join("sample"));
    let desk = desk(&real, Vec::new());
    let wish = json!({ "county": "岚江县", "units": "白鹤镇", "password": PASSWORD, "start": "empty" });
    let today = sure(&desk, "desk_found", wish)["desk"]["today"].clone();
    std::fs::write(real.join("practice.json"), r#"{"password":"x","today":"2016-01-08"}"#).unwrap();
    let state = sure(&desk, "desk_state", json!({}));
    assert!(state["practice"].is_null(), "a note laid beside a real office makes it none for practice");
    assert_eq!(state["today"], today, "and does not move its day, by which things are due");
    let desk = practice(&sample, Vec::new());
    std::fs::remove_file(sample.join("practice.json")).unwrap();
    let state = sure(&desk, "desk_state", json!({}));
    assert!(state["practice"].is_string(), "invented rows do not become real ones by taking the note away");
    assert_eq!(state["today"], "2016-01-08");
}

#[test]
fn a_block_is_not_pasted_over_rows_that_left_the_reach_of_who_pastes() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    let other = rows(&desk, "persons").last().unwrap()["id"].clone();
    sit(&desk, "investigation");
    let me = desk.session().unwrap().read(|office| {
        let persons = office.shelf().register("persons")?;
        Ok(read::find(&office.reading(), persons, office.actor().person.unwrap())?.id.to_string())
    });
    let boxes = json!({ "received_on": "2015-11-20", "subject_person_id": other, "handler_id": me.unwrap() });
    let wish = json!({ "register": "clues", "of": null, "boxes": boxes, "lines": {}, "draft": null });
    let own: Vec<Value> = (0..3).map(|_| sure(&desk, "record_add", wish.clone())["record"].clone()).collect();
    let view = sure(&desk, "view_open", plain("clues"));
    let start = view["total"].as_u64().unwrap() - 3;
    let give = json!({ "id": own[1]["id"], "version": own[1]["version"], "field": "handler_id", "text": other });
    let given = sure(&desk, "cells_patch", json!({ "register": "clues", "edits": [give], "label": "修改" }));
    assert_eq!((given["refused"].clone(), given["rows"].clone()), (json!([]), json!([])), "it is somebody else's now");
    let block = json!({
        "view": view["view"], "start": start, "fields": ["post_text"], "matrix": [["甲"], ["乙"], ["丙"]],
        "rehearse": false, "label": "粘贴",
    });
    let refused = ask(&desk, "cells_paste", block).unwrap_err();
    assert_eq!(refused["code"], "E_STALE", "乙 would stand where 丙 belongs");
}

#[test]
fn of_two_openings_at_once_neither_keeps_the_other_from_writing() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    sure(&desk, "desk_lock", json!({}));
    let open = || sure(&desk, "desk_open", json!({ "account": "office", "password": PASSWORD }));
    std::thread::scope(|threads| {
        threads.spawn(open);
        threads.spawn(open);
    });
    let state = sure(&desk, "desk_state", json!({}));
    assert!(state["heldBy"].is_null(), "the office is held by nobody else: {}", state["heldBy"]);
}

#[test]
fn what_left_the_house_is_in_the_chain_and_not_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let (folder, out) = (place.path().join("office"), place.path().join("线索.xlsx"));
    let desk = practice(&folder, vec![out]);
    sure(&desk, "export_ledger", json!({ "wish": plain("clues"), "job": "x" }));
    let beside = std::fs::read_dir(folder.join("logs")).unwrap().flatten().map(|entry| entry.path());
    let waiting = beside.filter(|path| path.extension().is_some_and(|extension| extension == "witness")).count();
    assert_eq!(waiting, 0, "a note that waits in a file could be taken away");
    sure(&desk, "backup_make", json!({ "elsewhere": false }));
    assert_eq!(sure(&desk, "verify", json!({ "job": "x" }))["whole"], true);
}

#[test]
fn heading_rows_far_down_are_refused_before_the_file_is_read() {
    let place = tempfile::tempdir().unwrap();
    let ledger = place.path().join("线索.csv");
    std::fs::write(&ledger, "线索编号,收到日期\nXS1,2015-01-02\n").unwrap();
    let desk = practice(&place.path().join("office"), vec![ledger]);
    let token = sure(&desk, "ledger_choose", json!({}))["token"].clone();
    for headings in [json!([1, 4_000_000_000_u32]), json!([3, 2])] {
        let wish = json!({ "token": token, "register": "clues", "sheet": "线索", "headings": headings });
        assert_eq!(ask(&desk, "ledger_columns", wish).unwrap_err()["code"], "E_HEADINGS", "{headings}");
    }
}

#[test]
fn a_blank_search_finds_nothing() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(place.path(), Vec::new());
    assert_eq!(sure(&desk, "search_all", json!({ "text": "  " })), json!([]));
}
