//! Forms from the command line: every form is listed and written, a blank is filled by its bindings, and what is wrong has
//! its exit code.
#![allow(clippy::unwrap_used, clippy::panic)]

use zhengfeng_core::vault::backup::sha256_of;
use zhengfeng_tests::program::{command, finish, run};

#[test]
fn forms_are_listed_written_sent_down_and_filled() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    let mut listing = command();
    listing.args(["--json", "forms"]);
    let listed = finish(listing).json();
    let mut names: Vec<&str> = listed.as_array().unwrap().iter().map(|form| form["name"].as_str().unwrap()).collect();
    names.dedup();
    assert_eq!(
        names,
        ["annual", "eight-rules", "four-forms", "petitions", "clues", "around-people", "three-lists"],
        "all forms of the contract"
    );
    let out = place.path().join("form.xlsx");
    let path = out.to_str().unwrap();
    for name in names.iter().filter(|name| **name != "annual") {
        let written = run(&office, &["form", name, "--period", "2015", path]).json();
        assert_eq!(written["sha256"], sha256_of(&out).unwrap(), "{name}");
        assert!(written["figures"].as_u64().unwrap() > 0, "{name}: {written}");
        for key in ["error", "explain", "hint"] {
            assert!(written["checks"][key].is_u64(), "{name}: {written}");
        }
    }
    assert_eq!(run(&office, &["form", "eight-rules", "--period", "2013-07", path]).refusal(), "E_FORM", "no layout yet");

    let blank = run(&office, &["form", "eight-rules", "--period", "2015-11", "--blank", path]).json();
    let (bindings, filled) = (blank["bindings"].as_str().unwrap(), place.path().join("filled.xlsx"));
    let fill =
        |bindings: &str| run(&office, &["fill", path, filled.to_str().unwrap(), "--bindings", bindings, "--period", "2015-12"]);
    let done = fill(bindings).json();
    assert_eq!(done["filled"], 97, "two times three lines, sixteen columns, and the heading: {done}");
    let told: Vec<&str> = done["problems"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(told, ["left_open"], "the column nobody can name is left open, and said so: {done}");
    assert_eq!(done["sha256"], sha256_of(&filled).unwrap(), "another month takes the same bindings");

    let wrong = place.path().join("wrong.json");
    std::fs::write(&wrong, r#"{"统计表!C6":{"figure":"F112","basis":"件","span":"year_to_date","check":true}}"#).unwrap();
    let doubtful = fill(wrong.to_str().unwrap());
    assert_eq!(doubtful.code, 1, "a total that differs is told, the file stands: {doubtful:?}");
    std::fs::write(&wrong, r#"{"统计表!C6":{"figure":"F112"}}"#).unwrap();
    assert_eq!(fill(wrong.to_str().unwrap()).refusal(), "E_TEMPLATE", "a formula is not written over");
}
