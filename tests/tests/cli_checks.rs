//! Relation checks and clocks at the command line: what is printed, how a run ends, who signs.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use std::path::PathBuf;
use zhengfeng_tests::program::{Ran, command, finish, run, run_as};

struct Place(tempfile::TempDir);

impl Place {
    fn sample() -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        run(&place.office(), &["init", "--sample"]).json();
        place
    }

    fn office(&self) -> PathBuf {
        self.0.path().join("office")
    }
}

/// The one document of a run that found something.
fn found(ran: &Ran) -> Vec<Value> {
    assert_eq!(ran.code, 1, "something has to be explained: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn of<'v>(findings: &'v [Value], rule: &str) -> &'v Value {
    findings.iter().find(|finding| finding["rule"] == rule).unwrap()
}

#[test]
fn a_check_tells_both_numbers_the_words_and_the_rows_and_ends_with_one() {
    let place = Place::sample();
    let findings = found(&run(&place.office(), &["check", "--period", "2015"]));
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!((count("error"), count("explain"), count("hint"), count("pass")), (1, 6, 6, 35));
    assert_eq!(findings.len(), 48, "no rule of another year, of text or of nothing stands among them");
    let k13 = of(&findings, "K-13");
    assert_eq!((k13["left"].as_i64(), k13["right"].as_i64()), (Some(256), Some(156)));
    assert_eq!(k13["difference"].as_array().unwrap().len(), 100);
    let unfinished = run(&place.office(), &["list", "regulations", "--where", "revise_status=修订中", "--limit", "500"]).json();
    let ids: Vec<&Value> = unfinished["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert!(k13["difference"].as_array().unwrap().iter().all(|id| ids.contains(&id)), "the rows are those still under way");
    for finding in &findings {
        let words = finding["words"].as_str().unwrap();
        assert!(words.ends_with('。') && !words.contains("K-"), "{words}");
    }
    let again = run(&place.office(), &["check", "--period", "2015"]);
    assert_eq!(found(&again), findings, "the same question has the same answer");
    let mut words = command();
    words.arg("--data").arg(place.office()).args(["check", "--period", "2015"]);
    let told = finish(words);
    assert!(told.out.contains("错误1项，需说明6项，提示6项，通过35项"), "{}", told.out);
    let zone = run(&place.office(), &["check", "--period", "2015", "--unit", "青石镇"]);
    assert!(zone.code <= 1, "a part of the county is checked too: {}", zone.err);
    assert_eq!(run_as("petitions", &place.office(), &["check", "--period", "2015"]).refusal(), "E_RIGHT");
}

#[test]
fn what_a_leader_signs_is_open_no_more() {
    let place = Place::sample();
    let why = "256项中尚有100项修订中，报告已按实际改写";
    let waive = |user: &str, rule: &str| {
        run_as(user, &place.office(), &["waive", rule, "--period", "2015", "--reason", why, "--by", "周正"])
    };
    assert_eq!(waive("office", "K-13").refusal(), "E_RIGHT", "the office's desk signs no error");
    assert_eq!(waive("leader", "K-09").refusal(), "E_WAIVER", "what holds needs no explanation");
    assert_eq!(waive("leader", "K-99").refusal(), "E_RULE");
    let findings = found(&run(&place.office(), &["check", "--period", "2015"]));
    for finding in findings.iter().filter(|finding| finding["severity"] == "error" || finding["severity"] == "explain") {
        let signed = waive("leader", finding["rule"].as_str().unwrap()).json();
        assert_eq!(signed["waiver"]["signed_by"], "周正");
    }
    let signed: Vec<Value> = serde_json::from_value(run(&place.office(), &["check", "--period", "2015"]).json()).unwrap();
    assert_eq!(of(&signed, "K-13")["severity"], "error", "it is still what it is, but the run ends well");
    assert_eq!(of(&signed, "K-13")["waiver"]["reason"], why);
    let typed = run(
        &place.office(),
        &[
            "add",
            "waivers",
            r#"{"rule_code":"K-13","from_on":"2015-01-01","to_on":"2015-12-31","reason_text":"照此报送","signed_by":"周正","signed_on":"2016-01-08"}"#,
        ],
    );
    assert_eq!((typed.code, typed.refusal().as_str()), (2, "E_WAIVER"), "nobody types one past the check");
}

#[test]
fn the_rules_are_listed_with_their_source_without_an_office() {
    let listed = |arguments: &[&str]| -> Vec<Value> {
        let mut rules = command();
        rules.arg("--json").args(arguments);
        serde_json::from_value(finish(rules).json()).unwrap()
    };
    let deadlines = listed(&["rules"]);
    let opinion: Vec<&Value> = deadlines.iter().filter(|rule| rule["rule"] == "D07").collect();
    assert_eq!(opinion.len(), 2, "the national rule, and the sample county's own");
    assert!(opinion.iter().all(|rule| rule["length"] == "1" && rule["unit"] == "个月" && rule["registers"] == true));
    assert!(deadlines.iter().all(|rule| !rule["basis"].as_str().unwrap().is_empty()), "each has its source");
    let checks = listed(&["rules", "--checks"]);
    let on = |wanted: &str| -> Vec<&Value> {
        let of_the_report = checks.iter().filter(|rule| rule["rule"].as_str().unwrap().starts_with("K-"));
        of_the_report.filter(|rule| rule["on"] == wanted).collect()
    };
    assert_eq!((on("records").len(), on("text").len(), on("nothing").len()), (48, 3, 7));
    assert!(on("nothing").iter().all(|rule| !rule["why"].as_str().unwrap().is_empty()), "what is no rule says why");
}

#[test]
fn what_is_overdue_is_told_with_its_rule_and_nothing_else_is() {
    let place = Place::sample();
    let overdue = run(&place.office(), &["due", "--on", "2015-12-31", "--within", "0"]).json();
    let mut rules: Vec<&str> = overdue.as_array().unwrap().iter().map(|line| line["rule"].as_str().unwrap()).collect();
    rules.sort_unstable();
    let expected = [vec!["D01"; 2], vec!["D07"; 3], vec!["D14"; 2], vec!["D15"; 2], vec!["D40"; 4]].concat();
    assert_eq!(rules, expected, "nine late clocks and four overdue items: {overdue:#}");
    for line in overdue.as_array().unwrap() {
        assert!(line["days"].as_i64().unwrap() < 0, "{line}");
        assert!(!line["basis"].as_str().unwrap().is_empty() && !line["label"].as_str().unwrap().is_empty(), "{line}");
    }
    let days: Vec<i64> = overdue.as_array().unwrap().iter().map(|line| line["days"].as_i64().unwrap()).collect();
    assert!(days.is_sorted(), "the most urgent first: {days:?}");
    let met = overdue.as_array().unwrap().iter().filter(|line| line["state"] == "met_late");
    assert!(met.clone().all(|line| line["met_on"].as_str() > line["due_on"].as_str()), "{overdue:#}");
    assert_eq!(met.count(), 9, "the clocks were met, but late; the four days are open");
    assert!(overdue.as_array().unwrap().iter().all(|line| line["late_working_days"].as_i64() > Some(0)), "{overdue:#}");
    let switch = |word: &str| run(&place.office(), &["rules", "--letters", word]).json()["runs"].clone();
    assert_eq!((switch("on"), switch("off")), (Value::Bool(true), Value::Bool(false)));
    assert_eq!(run(&place.office(), &["due", "--on", "2015"]).refusal(), "E_DAY");
}
