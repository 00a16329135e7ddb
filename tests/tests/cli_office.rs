//! The office without a window: founding, accounts, records, refusals and their exit codes, as a script meets them.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Stdio;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_tests::program::{self, command, finish, run, run_as};

/// A folder with an office in it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn empty() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        run(&place.office(), &["init"]).json();
        place
    }

    fn sample() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        run(&place.office(), &["init", "--sample"]).json();
        place
    }

    fn office(&self) -> PathBuf {
        self.path("office")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn an_office_is_founded_once() {
    let place = Place { folder: tempfile::tempdir().unwrap() };
    let founded = run(&place.office(), &["init"]).json();
    assert_eq!(founded["registers"]["clues"], 0, "every register is counted");
    assert_eq!(founded["office"], place.office().display().to_string());
    assert!(founded["recovery_key"].as_str().unwrap().len() > 40, "the recovery key is shown");
    let again = run(&place.office(), &["init"]);
    assert_eq!((again.code, again.refusal().as_str()), (2, "E_EXISTS"));
    assert_eq!(again.out, "", "a refusal prints nothing on standard output");
}

#[test]
fn a_wrong_call_is_explained_in_chinese() {
    let place = Place { folder: tempfile::tempdir().unwrap() };
    for arguments in [&["lst"][..], &["list"], &["list", "clues", "--limit", "many"], &["list", "clues", "--colour"], &[]] {
        let ran = run(&place.office(), arguments);
        assert_eq!((ran.code, ran.refusal().as_str()), (2, "E_CALL"), "{arguments:?}");
        let words: Value = serde_json::from_str(&ran.err).unwrap();
        let words = words["error"]["words"].as_str().unwrap();
        assert!(!words.contains("error") && !words.contains("usage"), "no English of a library: {words}");
    }
    let mut help = command();
    help.args(["import", "--help"]);
    let help = finish(help);
    assert_eq!(help.code, 0, "{help:?}");
    for english in ["Usage", "Options", "Arguments", "Print help", "OPTIONS", "default"] {
        assert!(!help.out.contains(english), "{english} in {}", help.out);
    }
}

#[test]
fn no_office_and_no_password_are_refusals() {
    let place = Place { folder: tempfile::tempdir().unwrap() };
    assert_eq!(run(&place.office(), &["list", "clues"]).refusal(), "E_NO_OFFICE");
    let mut silent = command();
    silent.env_remove("ZHENGFENG_PASSWORD").arg("--data").arg(place.office()).args(["--json", "list", "clues"]);
    let silent = finish(silent);
    assert_eq!((silent.code, silent.refusal().as_str()), (2, "E_PASSWORD"));
    let office = Place::empty();
    let mut wrong = command();
    wrong.env("ZHENGFENG_PASSWORD", "wrong password 1").arg("--data").arg(office.office()).args(["--json", "list", "clues"]);
    let wrong = finish(wrong);
    assert_eq!((wrong.code, wrong.refusal().as_str()), (2, "E_PASSWORD"));
}

#[test]
fn a_record_is_added_changed_voided_and_its_history_says_who() {
    let place = Place::empty();
    let office = place.office();
    let unit = run(&office, &["add", "units", r#"{"full_name":"白鹤镇","kind_code":"乡镇","short_name":"白鹤"}"#]).json();
    assert_eq!(unit["kind_code"], "乡镇", "codes are printed by their labels");
    assert_eq!((&unit["incomplete"], &unit["missing"]), (&json!(true), &json!(["纪检机构"])));
    let clue = run(
        &office,
        &["add", "clues", r#"{"received_on":"2015.3.5","subject_unit_id":"白鹤","amount_fen":"3.5万","is_supervisee":"否"}"#],
    )
    .json();
    assert_eq!(clue["received_on"], "2015-03-05", "days as people write them");
    assert_eq!(clue["amount_fen"], 3_500_000, "money in 分");
    assert_eq!(clue["is_supervisee"], false);
    assert_eq!(clue["subject_unit_id"]["label"], "白鹤镇", "a link has id and label");
    assert_eq!(clue["subject_unit"]["id"], unit["id"], "by its bare noun too");
    let number = clue["clue_no"].as_str().unwrap();
    assert!(number.starts_with("XS"), "the program gave a number");
    let changed = run(&office, &["change", "clues", number, r#"{"amount_fen":3600000,"post_text":"镇长"}"#]).json();
    assert_eq!((&changed["amount_fen"], &changed["post_text"]), (&json!(3_600_000), &json!("镇长")));
    let history = run(&office, &["history", "clues", number]).json();
    let change = &history["versions"][0];
    assert_eq!((&change["by"], &change["deed"]), (&json!("office"), &json!("change")));
    let amount = change["changes"].as_array().unwrap().iter().find(|change| change["field"] == "amount_fen").unwrap();
    assert_eq!((&amount["before"], &amount["after"]), (&json!(3_500_000), &json!(3_600_000)));
    let unknown = run(&office, &["change", "clues", number, r#"{"colour":"red"}"#]);
    assert_eq!((unknown.code, unknown.refusal().as_str()), (2, "E_FIELD"));
    let voided = run(&office, &["void", "clues", number, "--why", "重复登记"]).json();
    assert_eq!(voided["void"], true);
    assert_eq!(run(&office, &["list", "clues"]).json()["total"], 0, "a voided record is not listed");
    assert_eq!(run(&office, &["verify"]).json()["integrity"], "ok");
}

#[test]
fn rows_are_found_by_code_label_day_flag_link_and_words() {
    let place = Place::sample();
    let office = place.office();
    let total = |arguments: &[&str]| {
        let mut all = vec!["list"];
        all.extend(arguments);
        run(&office, &all).json()["total"].as_u64().unwrap()
    };
    let all = total(&["cases"]);
    let first_half = total(&["cases", "--where", "filed_on=2015-H1"]);
    let second_half = total(&["cases", "--where", "立案日期=2015-H2"]);
    assert_eq!(first_half + second_half, all, "every case of the sample was filed in 2015");
    let by_word = total(&["cases", "--where", "stage=closed"]);
    assert!(by_word > 0, "some are closed");
    assert_eq!(total(&["cases", "--where", "stage=已结案"]), by_word, "by the label too");
    assert_eq!(total(&["cases", "--where", "stage=结案"]), by_word, "and by a synonym");
    let supervised = total(&["cases", "--where", "is_supervisee=是"]);
    assert_eq!(supervised + total(&["cases", "--where", "is_supervisee=否"]), all, "flags");
    assert_eq!(total(&["cases", "--where", "clue_id=XS030"]), 1, "a link by its number");
    assert!(total(&["clues", "--search", "退耕 面积"]) > 0, "words");
    let refused = run(&office, &["list", "cases", "--where", "stage=某种阶段"]);
    assert_eq!((refused.code, refused.refusal().as_str()), (2, "E_VALUE"));
    let window = run(&office, &["list", "cases", "--sort", "-case_no", "--offset", "1", "--limit", "2"]).json();
    let numbers: Vec<&str> = window["rows"].as_array().unwrap().iter().map(|row| row["case_no"].as_str().unwrap()).collect();
    assert_eq!((window["total"].as_u64(), numbers), (Some(all), vec!["AJ162", "AJ161"]), "a window in descending order");
}

#[test]
fn sealed_fields_never_show_and_a_look_leaves_its_trace() {
    let place = Place::sample();
    let office = place.office();
    run(&office, &["account", "add", "auditor", "auditor"]).json();
    run(
        &office,
        &[
            "add",
            "petitions",
            r#"{"petition_no":"XF900","received_on":"2015-05-01","summary":"反映一事","accuser_name":"沈青禾"}"#,
        ],
    )
    .json();
    let row = &run(&office, &["list", "petitions", "--where", "petition_no=XF900"]).json()["rows"][0];
    assert!(row.get("accuser_name").is_none(), "sealed columns are absent");
    assert!(!run(&office, &["history", "petitions", "XF900"]).out.contains("沈青禾"));
    let out = place.path("letters.csv");
    run(&office, &["export", "petitions", out.to_str().unwrap()]).json();
    let csv = std::fs::read_to_string(&out).unwrap();
    assert!(!csv.contains("沈青禾") && !csv.contains("举报人"), "nor do they leave");
    let look = ["look", "petitions", "XF900", "accuser_name", "--why", "核实实名情况"];
    assert_eq!(run(&office, &look).refusal(), "E_RIGHT", "the office may not look");
    assert_eq!(run_as("petitions", &office, &look).json()["value"], "沈青禾");
    let trail = run_as("auditor", &office, &["trail"]).json();
    let deeds: Vec<&str> = trail.as_array().unwrap().iter().map(|entry| entry["deed"].as_str().unwrap()).collect();
    assert!(deeds.contains(&"look") && deeds.contains(&"export"), "{deeds:?}");
    assert!(!trail.to_string().contains("沈青禾"), "the trail holds no name");
}

#[test]
fn rights_hold_without_a_window() {
    let place = Place::sample();
    let office = place.office();
    for (user, arguments) in [
        ("petitions", &["list", "cases"][..]),
        ("leader", &["add", "units", r#"{"full_name":"某镇"}"#]),
        ("casework", &["export", "clues", "/nowhere/out.xlsx"]),
        ("supervision", &["verify"]),
        ("office", &["trail"]),
        ("leader", &["account", "list"]),
    ] {
        let ran = run_as(user, &office, arguments);
        assert_eq!((ran.code, ran.refusal().as_str()), (2, "E_RIGHT"), "{user} {arguments:?}");
    }
}

#[test]
fn accounts_are_added_disabled_and_change_their_password() {
    let place = Place::empty();
    let office = place.office();
    run(&office, &["account", "add", "sys", "系统管理员"]).json();
    assert_eq!(run(&office, &["account", "list"]).refusal(), "E_RIGHT", "from now on accounts are the administrator's");
    run_as("sys", &office, &["account", "add", "anna", "casework"]).json();
    let accounts = run_as("sys", &office, &["account", "list"]).json();
    let names: Vec<&str> = accounts.as_array().unwrap().iter().map(|account| account["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["office", "sys", "anna"]);
    let mut change = command();
    change.env("ZHENGFENG_NEW_PASSWORD", "Heron-8-Lighthouse").arg("--data").arg(&office);
    change.args(["--user", "anna", "--json", "account", "password"]);
    assert_eq!(finish(change).code, 0);
    assert_eq!(run_as("anna", &office, &["list", "clues"]).refusal(), "E_PASSWORD", "the old one opens no more");
    run_as("sys", &office, &["account", "disable", "anna"]).json();
    let mut again = command();
    again.env("ZHENGFENG_PASSWORD", "Heron-8-Lighthouse").arg("--data").arg(&office);
    again.args(["--user", "anna", "--json", "list", "clues"]);
    assert_eq!(finish(again).refusal(), "E_PASSWORD", "nor does the new one");
}

#[test]
fn a_backup_comes_back_and_damage_is_told_with_its_own_exit_code() {
    let place = Place::sample();
    let office = place.office();
    let made = run(&office, &["backup", place.path("stick").to_str().unwrap()]).json();
    let again = place.path("again");
    let restored = run(&office, &["restore", made["path"].as_str().unwrap(), "--into", again.to_str().unwrap()]).json();
    assert_eq!((&restored["records"], &restored["sha256"]), (&made["records"], &made["sha256"]));
    assert_eq!(run(&again, &["verify"]).json()["problems"], json!([]));
    assert_eq!(run(&again, &["figures", "--period", "2015"]).out, run(&office, &["figures", "--period", "2015"]).out);
    let database = again.join("office.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    assert_eq!(run(&again, &["verify"]).code, 3, "damaged");
    std::fs::write(office.join("office.json"), r#"{"format":99,"program":"9.0"}"#).unwrap();
    let newer = run(&office, &["list", "clues"]);
    assert_eq!((newer.code, newer.refusal().as_str()), (3, "E_TOO_NEW"));
}

#[test]
fn beside_a_running_window_one_may_read_but_not_write() {
    let place = Place::sample();
    let folder = Folder::new(place.office());
    let window = Office::open(&folder, "casework", program::PASSWORD, Purpose::Write, Box::new(WallClock)).unwrap();
    let out = place.path("units.csv");
    let stick = place.path("stick");
    for arguments in [
        &["list", "units", "--limit", "1"][..],
        &["figures", "--period", "2015"],
        &["export", "units", out.to_str().unwrap()],
        &["backup", stick.to_str().unwrap()],
        &["verify"],
    ] {
        run(&place.office(), arguments).json();
    }
    for arguments in [&["add", "units", r#"{"full_name":"某镇"}"#][..], &["void", "clues", "XS001", "--why", "重复登记"]]
    {
        let ran = run(&place.office(), arguments);
        assert_eq!((ran.code, ran.refusal().as_str()), (2, "E_HELD"), "{arguments:?}");
        assert!(ran.err.contains("casework"), "it says who holds the office: {}", ran.err);
    }
    drop(window);
    run(&place.office(), &["add", "units", r#"{"full_name":"某镇"}"#]).json();
    assert_eq!(run(&place.office(), &["verify"]).json()["integrity"], "ok", "what was read beside is in the chain");
}

#[test]
fn figures_of_a_unit_and_a_zone_are_parts_of_the_county() {
    let place = Place::sample();
    let value = |scope: &[&str]| {
        let mut all = vec!["figure", "F112", "--period", "2015"];
        all.extend(scope);
        run(&place.office(), &all).json()["values"][0]["value"].as_u64().unwrap()
    };
    let zones = run(&place.office(), &["list", "zones"]).json();
    let names: Vec<&str> = zones["rows"].as_array().unwrap().iter().map(|zone| zone["name"].as_str().unwrap()).collect();
    let sum: u64 = names.iter().map(|name| value(&["--zone", name])).sum();
    assert!(0 < sum && sum <= value(&[]), "the zones are parts of the county");
    let unknown = run(&place.office(), &["figures", "--period", "2015", "--unit", "不存在的镇"]);
    assert_eq!((unknown.code, unknown.refusal().as_str()), (2, "E_NOT_FOUND"));
    assert_eq!(run(&place.office(), &["figures", "--period", "2015", "--unit", "甲", "--zone", "乙"]).refusal(), "E_CALL");
}

#[test]
fn an_amount_is_told_in_its_unit_a_ratio_beside_its_figure_and_a_sentence_by_its_rows() {
    let place = Place::sample();
    let figures = run(&place.office(), &["figures", "--period", "2015"]).json();
    let figure = |code: &str| figures.as_array().unwrap().iter().find(|one| one["code"] == code).unwrap();
    assert_eq!(figure("F023")["values"], json!([{ "basis": "amount", "unit": "万元", "value": 86.42, "fen": 86_420_000 }]));
    let circulars: Vec<&str> =
        figure("F118")["values"].as_array().unwrap().iter().map(|value| value["basis"].as_str().unwrap()).collect();
    assert_eq!(circulars, ["incident", "person", "unit"], "件, 人, 个 over two registers");
    assert_eq!(figure("F112")["ratios"][0]["printed"], "80.30%");
    assert_eq!(figure("F135")["choice"], "新建加已完成修订", "which rule was taken where the report leaves one open");
    assert!(figures.as_array().unwrap().iter().all(|one| one["code"] != "F018"), "a sentence without a number is no figure");
    let amount = run(&place.office(), &["figure", "F023", "--period", "2015"]).json();
    let fen: i64 = amount["rows"]["amount"].as_array().unwrap().iter().map(|row| row["amount_fen"].as_i64().unwrap()).sum();
    assert_eq!(fen, 86_420_000, "the rows listed make the amount");
    let duties = run(&place.office(), &["figure", "F018", "--period", "2015"]).json();
    assert_eq!((&duties["holds"], &duties["found"]), (&json!(true), &json!(86)), "18 tasks and 68 measures");
    let audits = run(&place.office(), &["figure", "F071", "--period", "2015"]).json();
    assert_eq!(audits["broken"][0]["rows"].as_array().unwrap().len(), 2, "the audits that were not made public");
}

#[test]
fn registers_and_codes_are_described_without_an_office() {
    let mut registers = command();
    registers.args(["--json", "registers"]);
    let registers = finish(registers).json();
    let clues = registers.as_array().unwrap().iter().find(|register| register["name"] == "clues").unwrap();
    assert_eq!(clues["label"], "问题线索");
    let column = clues["columns"].as_array().unwrap().iter().find(|column| column["name"] == "source").unwrap();
    for (key, value) in
        [("label", json!("线索来源")), ("kind", json!("code")), ("strength", json!("standing")), ("codes", json!("source"))]
    {
        assert_eq!(column[key], value, "{key}");
    }
    assert_eq!(column["sealed"], false);
    let mut codes = command();
    codes.args(["--json", "codes", "stage"]);
    let codes = finish(codes).json();
    assert_eq!((codes[0]["name"].as_str(), codes[0]["codes"][0]["word"].as_str()), (Some("stage"), Some("registered")));
    let mut unknown = command();
    unknown.args(["--json", "codes", "colours"]);
    assert_eq!(finish(unknown).refusal(), "E_CODE_LIST");
}

#[test]
fn bulk_rows_are_valid_rows() {
    let place = Place::empty();
    let made = run(&place.office(), &["generate", "--clues", "300", "--seed", "7"]).json();
    assert_eq!(made["registers"]["clues"], 300);
    assert!(made["seconds"].as_f64().unwrap() > 0.0);
    assert_eq!(run(&place.office(), &["verify"]).json()["integrity"], "ok");
    assert_eq!(run(&place.office(), &["generate", "--clues", "3", "--seed", "7"]).refusal(), "E_SEED");
}

/// `zhengfeng-cli list … | head -1` ends well.
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = Place::sample();
    let mut child = command().arg("--data").arg(place.office()).args(["list", "units"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert!(program::executable().exists());
}
