//! What the office reckons and hands in, as the page asks for it: checks and who signs them, the cells of a form and
//! their rows, the report in the office's own words, and which rows moved a number after it was handed in.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod laid;

use laid::{ask, plain, practice, rows, sit, sure};
use serde_json::{Value, json};
use zhengfeng::desk::Desk;

fn county() -> Value {
    json!({ "period": "2015", "unit": null, "zone": null })
}

/// How many rows a set of rows opens.
fn opened(desk: &Desk, among: &Value) -> u64 {
    let mut wish = plain("clues");
    wish["among"] = among.clone();
    sure(desk, "view_open", wish)["total"].as_u64().unwrap()
}

fn check(checks: &Value, rule: &str) -> Value {
    checks["checks"].as_array().unwrap().iter().find(|check| check["rule"] == rule).cloned().unwrap()
}

#[test]
fn a_check_opens_the_rows_of_one_side_and_is_signed_by_the_leader_alone() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    let found = check(&sure(&desk, "checks", county()), "K-12");
    assert_eq!(
        (&found["left"]["printed"], &found["right"]["printed"], &found["gap"]),
        (&json!("181个"), &json!("281项"), &json!("100"))
    );
    assert_eq!(found["right"]["parts"][0]["printed"], "256项", "a side shows the numbers it is made of");
    assert_eq!(found["rightOnly"]["total"], 100.0);
    assert_eq!(opened(&desk, &found["rightOnly"]["among"]), 100, "and the rows between them open");
    let wish =
        json!({ "rule": "K-12", "period": "2015", "reason": "按新建加已完成修订计，其余列入下年计划", "name": "袁敬之" });
    assert_eq!(ask(&desk, "check_waive", wish.clone()).unwrap_err()["code"], "E_RIGHT", "the office's desk may not");
    sit(&desk, "leader");
    let signed = check(&sure(&desk, "check_waive", wish), "K-12");
    assert_eq!(signed["waiver"]["signedBy"], "袁敬之");
}

#[test]
fn a_number_of_a_form_opens_as_many_rows_as_it_says() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    for form in ["petitions", "clues"] {
        let drawn = sure(&desk, "form_draft", json!({ "form": form, "period": "2015" }));
        let cells = drawn["sheets"].as_array().unwrap().iter().flat_map(|sheet| sheet["rows"].as_array().unwrap());
        let cells = cells.flat_map(|row| row.as_array().unwrap()).filter(|cell| !cell["drill"].is_null());
        let mut tried = 0;
        for cell in cells.filter(|cell| cell["text"] != "0").take(12) {
            let mut among = cell["drill"].clone();
            among["kind"] = json!("split");
            assert_eq!(opened(&desk, &among).to_string(), cell["text"].as_str().unwrap(), "{form}: {cell}");
            tried += 1;
        }
        assert!(tried >= 5, "{form} has numbers");
    }
}

#[test]
fn what_was_handed_in_tells_later_which_row_moved_the_number() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    let wish = json!({ "what": "report", "period": "2015" });
    assert!(ask(&desk, "submit", wish.clone()).is_err(), "an error nobody has signed for is not handed in");
    sit(&desk, "leader");
    sure(
        &desk,
        "check_waive",
        json!({ "rule": "K-13", "period": "2015", "reason": "一百项列入下年修订计划", "name": "袁敬之" }),
    );
    sit(&desk, "office");
    let handed = sure(&desk, "submit", wish);
    assert_eq!(handed.as_array().unwrap().len(), 1);
    assert!(handed[0]["figures"].as_f64().unwrap() >= 40.0, "its figures are kept: {handed}");
    let compare = json!({ "earlier": handed[0]["id"], "later": null });
    let same = sure(&desk, "submissions_compare", compare.clone());
    assert_eq!((&same["moved"], &same["note"]), (&json!([]), &json!("")), "nothing moved yet");
    let transfer = rows(&desk, "transfers").remove(0);
    sure(&desk, "record_void", json!({ "register": "transfers", "id": transfer["id"], "why": "重复登记" }));
    let moved = sure(&desk, "submissions_compare", compare);
    let f119 = moved["moved"].as_array().unwrap().iter().find(|one| one["code"] == "F119").unwrap();
    assert_eq!((&f119["from"], &f119["to"]), (&json!("6件"), &json!("5件")), "{moved}");
    assert_eq!((&f119["rows"][0]["how"], f119["rows"].as_array().unwrap().len()), (&json!("作废"), 1));
    assert!(moved["note"].as_str().unwrap().contains("重复登记"), "the note says why: {moved}");
}

#[test]
fn a_sentence_of_the_office_keeps_its_fields_and_a_typed_number_is_flagged() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    let draft = sure(&desk, "report_draft", json!({ "form": "report", "period": "2015" }));
    assert_eq!(draft["unbound"], json!([]), "no number of the draft was typed");
    let sentences = |draft: &Value| -> Vec<Value> {
        let all = draft["paragraphs"].as_array().unwrap().iter().flat_map(|one| one["sentences"].as_array().unwrap());
        all.filter(|sentence| !sentence["slot"].is_null()).cloned().collect()
    };
    let slot = sentences(&draft)[1]["slot"].clone();
    let own = json!({ "period": "2015", "slot": slot, "wording": "全年立案{F112.件}，下发督办通知134份。" });
    let worded = sure(&desk, "report_sentence", own);
    let sentence = sentences(&worded).into_iter().find(|one| one["slot"] == slot).unwrap();
    let text: String = sentence["pieces"].as_array().unwrap().iter().map(|piece| piece["text"].as_str().unwrap()).collect();
    assert_eq!((text.as_str(), &sentence["own"]), ("全年立案163件，下发督办通知134份。", &json!(true)));
    assert_eq!(worded["unbound"].as_array().unwrap().len(), 1, "{}", worded["unbound"]);
    let back = sure(&desk, "report_sentence", json!({ "period": "2015", "slot": slot, "wording": null }));
    assert_eq!(back["paragraphs"], draft["paragraphs"], "the built-in wording stands again");
}

#[test]
fn a_rule_taken_for_the_year_moves_the_figure_and_an_old_report_is_read() {
    let place = tempfile::tempdir().unwrap();
    let desk = practice(&place.path().join("office"), Vec::new());
    let printed = |all: &Value| {
        let figure = all["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == "F135").cloned().unwrap();
        (figure["printed"].as_str().unwrap().to_string(), figure["choice"]["options"][1]["word"].clone())
    };
    let (before, other) = printed(&sure(&desk, "figures", county()));
    assert_eq!(before, "181个");
    let after = printed(&sure(&desk, "figure_choose", json!({ "code": "F135", "year": 2015, "word": other }))).0;
    assert_eq!(after, "281个", "the other rule counts all that was kept");
    let read = sure(&desk, "text_check", json!({ "text": "全年清退违规发放奖金补贴**万元。" }));
    assert_eq!((&read["findings"][0]["rule"], &read["findings"][0]["state"]), (&json!("K-51"), &json!("error")), "{read}");
    let proofs = sure(&desk, "figure_evidence", county());
    let dispatch = proofs.as_array().unwrap().iter().find(|one| one["code"] == "F011").unwrap();
    assert_eq!(opened(&desk, &dispatch["shown"][0]["among"]), 12, "a meeting for each month");
}
