//! Ledgers out of one office and into another: what comes back gives the same figures to the last digit.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use std::path::Path;
use zhengfeng_core::vault::backup::sha256_of;
use zhengfeng_tests::program::{command, finish, run, run_as};

#[test]
fn the_sample_leaves_as_ledgers_and_comes_back_with_the_same_figures() {
    let place = tempfile::tempdir().unwrap();
    let (first, second) = (place.path().join("first"), place.path().join("second"));
    run(&first, &["init", "--sample"]).json();
    run(&second, &["init"]).json();
    for register in registers() {
        let ledger = place.path().join(format!("{register}.xlsx"));
        let written = run(&first, &["export", &register, ledger.to_str().unwrap()]).json();
        let living = run(&first, &["list", &register, "--limit", "1"]).json()["total"].clone();
        assert_eq!(written["rows"], living, "{register}: all but what is voided");
        let report = run(&second, &["import", &register, ledger.to_str().unwrap()]).json();
        assert!(report["inserted"].as_u64() >= written["rows"].as_u64(), "{register}: every row comes in, its lines too");
        assert_eq!(report["inserted"], report["read"], "{register}: and each as a new one");
        assert_eq!((&report["rejected"], &report["problems"]), (&0.into(), &Value::Array(Vec::new())), "{register}");
    }
    let figures = ["figures", "--period", "2015"];
    assert_eq!(run(&second, &figures).json(), run(&first, &figures).json(), "the figures are the same");
    let clues = place.path().join("clues.xlsx");
    let again = run(&second, &["import", "clues", clues.to_str().unwrap()]).json();
    assert_eq!((&again["inserted"], &again["unchanged"]), (&0.into(), &again["read"]), "the same again changes nothing");
    assert_eq!(run(&second, &["verify"]).json()["problems"], Value::Array(Vec::new()), "the office is whole");
}

#[test]
fn the_annual_workbook_is_written_and_witnessed() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    run(&office, &["account", "add", "auditor", "auditor"]).json();
    let out = place.path().join("annual.xlsx");
    let written = run(&office, &["form", "annual", "--period", "2015", out.to_str().unwrap()]).json();
    assert!(written["figures"].as_u64().unwrap() > 0, "{written}");
    assert_eq!(written["sha256"], sha256_of(&out).unwrap(), "the file is the one that was witnessed");
    let trail = run_as("auditor", &office, &["trail"]).json();
    let digest = trail.as_array().unwrap().iter().find(|entry| entry["deed"] == "form").unwrap()["digest"].as_str().unwrap();
    assert!(written["sha256"].as_str().unwrap().starts_with(digest), "the trail knows it by its digest");
    assert_eq!(run(&office, &["form", "quarterly", "--period", "2015", out.to_str().unwrap()]).refusal(), "E_FORM");
    let mut forms = command();
    forms.args(["--json", "forms"]);
    assert_eq!(finish(forms).json()[0]["name"], "annual");
}

#[test]
fn a_messy_ledger_is_told_by_cell_rehearsed_and_taken_back() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    let ledger = place.path().join("线索.csv");
    std::fs::write(
        &ledger,
        "线索编号,收到日期,线索来源,被反映人,单位,反映的主要问题,颜色\n\
         XS901,2015.2.30,信访举报,张大山,白鹤镇,虚报面积,红\n\
         XS902,2015.3.1,天外来信,李小河,白鹤镇,虚报面积,\n\
         XS903,2015.3.1,信访举报,王一平,无此单位,虚报面积,\n",
    )
    .unwrap();
    let ledger = ledger.to_str().unwrap();
    let before = run(&office, &["list", "clues"]).json()["total"].clone();
    let rehearsed = run(&office, &["import", "clues", ledger, "--dry-run"]);
    assert_eq!(rehearsed.code, 1, "doubtful: {rehearsed:?}");
    assert_eq!(run(&office, &["list", "clues"]).json()["total"], before, "a rehearsal keeps nothing");
    let imported = run(&office, &["import", "clues", ledger, "--new-units"]);
    assert_eq!(imported.code, 1, "{imported:?}");
    let report: Value = serde_json::from_str(&imported.out).unwrap();
    let count = |name: &str| report[name].as_u64().unwrap();
    assert_eq!(count("read"), count("inserted") + count("updated") + count("unchanged") + count("rejected"));
    let codes: Vec<&str> = report["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"unmapped_column") && codes.contains(&"unknown_code"), "{codes:?}");
    let unknown = report["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == "unknown_code").unwrap();
    assert_eq!((unknown["cell"].as_str(), unknown["severity"].as_str()), (Some("C3"), Some("doubt")), "{unknown}");
    let batch = report["batch"].as_str().unwrap();
    let undone = run(&office, &["undo-batch", batch]).json();
    assert!(undone["withdrawn"].as_u64().unwrap() >= count("inserted"));
    assert_eq!(run(&office, &["list", "clues"]).json()["total"], before, "as before");
    assert_eq!(run(&office, &["verify"]).json()["integrity"], "ok");
}

#[test]
fn a_figure_lists_as_many_rows_as_it_counts() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    for figure in run(&office, &["figures", "--period", "2015"]).json().as_array().unwrap() {
        let code = figure["code"].as_str().unwrap();
        let behind = run(&office, &["figure", code, "--period", "2015"]).json();
        assert_eq!(behind["values"], figure["values"], "{code}");
        for value in figure["values"].as_array().unwrap() {
            let rows = behind["rows"][value["basis"].as_str().unwrap()].as_array().unwrap();
            if value["basis"] == "amount" {
                let sum: i64 = rows.iter().map(|row| row["amount_fen"].as_i64().unwrap()).sum();
                assert_eq!(Some(sum), value["fen"].as_i64(), "{code} {value}");
                continue;
            }
            assert_eq!(rows.len() as u64, value["value"].as_u64().unwrap(), "{code} {value}");
        }
    }
    let refused = run(&office, &["figure", "F999", "--period", "2015"]);
    assert_eq!((refused.code, refused.refusal().as_str()), (2, "E_FIGURE"));
    assert_eq!(run(&office, &["figures", "--period", "去年"]).code, 2);
}

#[test]
fn a_foreign_file_is_peeked_at_without_an_office() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let peek = |name: &str| {
        let mut peek = command();
        peek.args(["--json", "peek"]).arg(fixtures.join(name));
        finish(peek)
    };
    let found = peek("ledger/blank_rows_between.xlsx").json();
    assert!(found["sheets"][0]["rows"].as_u64().unwrap() > 0, "{found}");
    let refused = peek("ole/password_protected.xls");
    assert_eq!((refused.code, refused.refusal().as_str()), (2, "E_PASSWORD"));
}

fn registers() -> Vec<String> {
    let mut registers = command();
    registers.args(["--json", "registers"]);
    let all = finish(registers).json();
    let own = all.as_array().unwrap().iter().filter(|register| register["of"].is_null());
    own.map(|register| register["name"].as_str().unwrap().to_string()).collect()
}
