//! The report draft: six sections, every number a figure, names from rows, what was typed is marked, masked means masked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use zhengfeng_core::checks::text;
use zhengfeng_core::figures::{self, Scope, evidence};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::papers::report::{self, Piece, Redaction};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Described, Draft, Value};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::submission::ReportSentence;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{page, write};
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::paper_text::{self, PaperText};
use zhengfeng_tests::program::{run, run_as};

const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;

struct County {
    place: tempfile::TempDir,
    office: Office,
}

impl County {
    fn sample() -> County {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = sample::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
        County { place, office }
    }

    fn empty() -> County {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
        County { place, office }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn written(&self, of: &str, redaction: Redaction) -> PaperText {
        let path = self.path(&format!("{of}.docx"));
        report::write(&self.office, &period(of), &path, redaction).unwrap();
        paper_text::read(&path)
    }

    fn says(&self, slot: &str, text: &str) {
        self.says_in(2015, slot, text);
    }

    fn says_in(&self, year: i64, slot: &str, text: &str) {
        let mut draft = Draft::new(ReportSentence::REGISTER);
        draft.set(ReportSentence::PERIOD_YEAR, year).set(ReportSentence::SLOT, slot).set(ReportSentence::TEXT, text);
        self.office.change(Deed::Add, |change| write::insert(change, &draft, None, None)).unwrap();
    }
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// What every number of every figure is printed as, by tag.
fn spelled(county: &County, of: &str) -> BTreeMap<String, String> {
    let answers = figures::evaluate(&county.office.reading(), &period(of), Scope::County).unwrap();
    let mut all = BTreeMap::new();
    for answer in &answers {
        for value in answer.values.iter().chain(&answer.more) {
            all.insert(format!("{}.{}", answer.figure.code, value.basis.word()), answer.spelled(value));
        }
    }
    all
}

/// Digits of a text in runs.
fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|run| run.bytes().any(|b| b.is_ascii_digit()))
        .map(String::from)
        .collect()
}

#[test]
fn every_number_of_the_text_is_its_figure() {
    let county = County::sample();
    let paper = county.written("2015", Redaction::None);
    let known = spelled(&county, "2015");
    for control in &paper.controls {
        if let Some(spelled) = known.get(&control.tag) {
            assert_eq!(&control.text, spelled, "{control:?}");
        } else {
            let code = control.tag.split('.').next().unwrap();
            assert!(evidence::named(code).is_ok() || figures::named(code).is_ok(), "{control:?} leads nowhere");
        }
        assert!(!control.name.is_empty(), "{control:?} has a name for people");
    }
    // What is left of the text without its fields, titles, days and names in quotes holds no digit.
    let body = paper.body();
    let body = body.split("\n附件：").next().unwrap();
    let mut bare = String::new();
    for (at, paragraph) in body.lines().enumerate() {
        let mut rest = paragraph.to_string();
        for control in paper.controls.iter().filter(|control| control.paragraph == at) {
            rest = rest.replacen(&control.text, "", 1);
        }
        bare.push_str(&rest);
        bare.push('\n');
    }
    let left: Vec<String> = numbers(&bare).into_iter().filter(|number| number != "2015").collect();
    assert!(left.is_empty(), "typed into the words of the program: {left:?} in\n{bare}");
    assert!(paper.highlighted.is_empty(), "{:?}", paper.highlighted);
}

#[test]
fn the_draft_of_the_sample_says_what_the_county_reports() {
    let county = County::sample();
    let paper = county.written("2015", Redaction::None);
    let body = paper.body();
    let places: Vec<usize> = ["一、巩固", "二、解决", "三、推动", "四、主动", "五、健全", "六、存在"]
        .iter()
        .map(|heading| {
            paper.paragraphs.iter().position(|p| p.starts_with(heading)).unwrap_or_else(|| panic!("{heading}\n{body}"))
        })
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "six sections in order: {places:?}");
    for words in [
        "细化分解整改任务18项，制定整改措施68项",
        "122件163人",
        "86.42万元",
        "11名失职渎职",
        "312.75万元",
        "23个工作推进落实不力的单位",
        "2个单位“一把手”",
        "整治措施36项",
        "61个乡镇（街道）和60余个县级部门划分为11个片区",
        "线索203条",
        "立案查处13件13人",
        "涉及基层干部35名",
        "定期审计、届满审计、离任审计",
        "“千名干部下基层”“纪委书记下基层”",
        "案件40件71人",
        "重点督查6次",
        "“一案双查”8件9人",
        "信访举报203件次，初核203件，立案163件163人，查处163件163人，结案163件163人",
        "违反中央八项规定精神问题6件9人",
        "“一把手”案15件",
        "移送司法机关6件6人",
        "309项规章制度",
        "的制度53项",
        "新制定规章制度25项",
        "规章制度181个",
        "《人民日报》",
    ] {
        assert!(body.contains(words), "“{words}” is missing in\n{body}");
    }
    for word in ["今年以来", "年内", "截至", "上半年", "**"] {
        assert!(!body.contains(word), "“{word}”: one word for one period\n{body}");
    }
    assert!(body.contains("全年"), "{body}");
    for mark in ["，，", "。。", "，。", "、。", "：。", "（）", "{", "}", "["] {
        assert!(!body.contains(mark), "“{mark}” in\n{body}");
    }
}

#[test]
fn the_reader_of_old_reports_finds_nothing_in_a_draft() {
    let county = County::sample();
    for of in ["2015", "2015-H1", "2015-Q3", "2015-03", "2015-01-01..2015-11-30"] {
        let path = county.path("稿.docx");
        report::write(&county.office, &period(of), &path, Redaction::None).unwrap();
        let whole = paper_text::read(&path).text();
        let found: Vec<String> = text::check(&text::Text::new(&whole))
            .into_iter()
            .filter(|finding| finding.severity > text::Severity::Hint)
            // A quarter files what was verified before it: the question is right, and the office answers it.
            .filter(|finding| of == "2015" || finding.rule != "K-17")
            .map(|finding| format!("{} “{}” {}", finding.rule, finding.quote, finding.words))
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{of}:\n{whole}");
    }
}

#[test]
fn growth_ratios_and_shares_are_computed_and_never_typed() {
    let county = County::sample();
    let text = "1月排查线索{F061}，比上年同期{增:F061.条}。";
    county.says_in(2016, "4.1", text);
    let said = |of: &str, slot: &str| {
        let draft = report::draft(&county.office.reading(), &period(of)).unwrap();
        assert!(draft.unbound.is_empty(), "{:?}", draft.unbound);
        let mut all = draft.sections.iter().flat_map(|section| &section.paragraphs);
        all.find(|paragraph| paragraph.slot == slot).unwrap().pieces.iter().map(Piece::text).collect::<String>()
    };
    let before = figures::evaluate(&county.office.reading(), &period("2015-01"), Scope::County).unwrap();
    let before = before.iter().find(|answer| answer.figure.code == "F061").unwrap().values[0].value;
    assert_eq!(before, 22, "the sample's January");
    assert_eq!(said("2016-01", "4.1"), "1月排查线索3条，比上年同期下降86.4%。", "(3 − 22) / 22");
    county.says("5.2", "已经修订完成{F133.revise_status=done}，立案率为{率:cases.filed_of_verified}。");
    assert_eq!(said("2015", "5.2"), "二是强化“补丁”，迅速“健身”。已经修订完成156项，立案率为80.30%。");
    let reading = county.office.reading();
    for wrong in ["立案{F112.次}", "立案{F999}", "占{率:no.such}", "立案{F112"] {
        assert!(report::worded(&reading, &period("2015"), "4.1", wrong).is_err(), "{wrong}");
    }
    let none = report::worded(&reading, &period("2015"), "4.1", "立案{F112}，增长{增:F112.件}。").unwrap();
    let none: String = none.pieces.iter().map(Piece::text).collect();
    assert_eq!(none, "立案163件163人，增长（{增:F112.件}无记录）。", "nothing to compare with is said, not passed over");
}

#[test]
fn every_figure_of_the_report_has_its_place() {
    let county = County::sample();
    let draft = report::draft(&county.office.reading(), &period("2015")).unwrap();
    let printed: BTreeSet<&str> = draft
        .pieces()
        .filter_map(|piece| match piece {
            Piece::Number { figure, .. } => Some(*figure),
            _ => None,
        })
        .collect();
    let missing: Vec<&str> = figures::all().iter().map(|figure| figure.code).filter(|code| !printed.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "figures of the report that the draft does not print");
}

#[test]
fn an_office_words_a_place_itself_and_what_it_types_is_marked() {
    let county = County::sample();
    county.says("4.1", "全年立案{F112.件}，同比{增:F112.件}，处分{F120}，占立案人数的{率:petitions.filed}，另有12人受到诫勉。");
    let period = period("2015");
    assert!(report::draft(&county.office.reading(), &period).is_err(), "a ratio that is not known is refused");
    let county = County::sample();
    county.says("4.1", "全年立案{F112.件}、{F112.人}，处分{F120}，另有12人受到诫勉，依据岚纪发〔2015〕3号文件。");
    county.says("9.9", "无此位置。");
    let draft = report::draft(&county.office.reading(), &period).unwrap();
    let place = draft.sections[3].paragraphs.iter().find(|paragraph| paragraph.slot == "4.1").unwrap();
    let text: String = place.pieces.iter().map(Piece::text).collect();
    assert_eq!(text, "全年立案163件、163人，处分159人，另有12人受到诫勉，依据岚纪发〔2015〕3号文件。");
    assert!(place.own && place.wording.contains("{F112.件}"), "{place:?}");
    let typed: Vec<&str> = draft.unbound.iter().map(|typed| typed.number.as_str()).collect();
    assert_eq!(typed, ["12人"], "the number nothing answers for");
    assert_eq!(draft.unbound[0].slot, "4.1");
    assert_eq!(draft.unplaced, ["9.9"], "a place the report does not have is told");
    let paper = county.written("2015", Redaction::None);
    assert_eq!(paper.highlighted, ["12人"], "and it is marked in the paper");
}

#[test]
fn a_masked_draft_names_nobody() {
    let county = County::sample();
    county.says("1.5", "县委对岚江县青石镇沈青禾同志约谈。");
    let paper = county.written("2015", Redaction::Masked);
    let whole: String = paper.parts.values().cloned().collect();
    let reading = county.office.reading();
    let mut names = BTreeSet::from(["岚江".to_string()]);
    page::each(&reading, Person::REGISTER, &Query::default(), |row| {
        names.extend(row.get(Person::NAME));
        Ok(())
    })
    .unwrap();
    page::each(&reading, Unit::REGISTER, &Query::default(), |row| {
        if let (Some(Value::Code(kind)), Some(name)) = (row.value("kind_code"), row.get(Unit::FULL_NAME))
            && ["town", "subdistrict", "village", "community"].contains(&kind.as_str())
        {
            names.insert(name);
        }
        Ok(())
    })
    .unwrap();
    assert!(names.len() > 600, "the sample has people and places: {}", names.len());
    let left: Vec<&String> = names.iter().filter(|name| whole.contains(name.as_str())).collect();
    assert!(left.is_empty(), "{left:?}");
    for words in ["**县", "**万元", "**名失职渎职"] {
        assert!(paper.text().contains(words), "“{words}” in\n{}", paper.body());
    }
    assert!(!whole.contains("86.42") && !whole.contains("312.75"), "no amount");
    assert!(paper.body().contains("163件163人"), "numbers of matters stay, as in the county's own copy");
}

#[test]
fn the_annex_lists_each_figure_with_its_rule_and_its_rows() {
    let county = County::sample();
    let paper = county.written("2015", Redaction::None);
    let draft = report::draft(&county.office.reading(), &period("2015")).unwrap();
    let annex = paper.text().split("\n附件\n").nth(1).or(paper.text().split("\n附件1\n").nth(1)).unwrap().to_string();
    for answer in &draft.figures {
        assert!(annex.contains(answer.figure.code) && annex.contains(answer.rule), "{} in\n{annex}", answer.figure.code);
    }
    let document = &paper.parts["word/document.xml"];
    assert!(document.contains("<w:tblHeader />"), "the heading row comes again on every page");
}

#[test]
fn a_period_without_anything_is_said_to_have_nothing() {
    let county = County::empty();
    let paper = county.written("2015-H1", Redaction::None);
    let body = paper.body();
    assert!(body.contains("上半年未发生"), "{body}");
    assert!(!body.contains("全年"), "{body}");
    let known: Vec<&str> = paper.controls.iter().map(|control| control.text.as_str()).collect();
    assert!(!known.contains(&"0"), "no zero is drafted: {known:?}\n{body}");
}

#[test]
fn a_draft_is_witnessed_and_the_same_rows_give_the_same_bytes() {
    let county = County::sample();
    let path = county.path("报告.docx");
    let first = report::write(&county.office, &period("2015"), &path, Redaction::None).unwrap();
    let again = report::write(&county.office, &period("2015"), &path, Redaction::None).unwrap();
    assert_eq!(first.sha256, again.sha256, "the same rows and the same clock give the same bytes");
    assert!(report::write(&county.office, &period("2015"), &county.path("报告.doc"), Redaction::None).is_err(), "docx only");
    county.office.add_account("auditor", Role::Auditor, None, PASSWORD).unwrap();
    let entries = {
        let folder = county.office.folder().clone();
        drop(county.office);
        let open = |account: &str| {
            Office::open(&folder, account, PASSWORD, zhengfeng_core::office::Purpose::Read, Box::new(StoppedClock(MADE)))
                .unwrap()
        };
        open("auditor").trail("").unwrap()
    };
    let noted: Vec<_> = entries.iter().filter(|entry| entry.deed == "report").collect();
    assert_eq!(noted.len(), 2, "each writing that succeeded");
    let digest: String = noted[0].digest.unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(first.sha256.starts_with(&digest), "the trail keeps what left the house");
}

#[test]
fn the_command_line_writes_a_report_and_names_what_was_typed() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    let out = place.path().join("报告.docx");
    let report = ["report", "--period", "2015", out.to_str().unwrap()];
    let written = run(&office, &report).json();
    assert_eq!(written["unbound_numbers"], serde_json::json!([]), "every number of the built-in words is bound");
    assert!(written["figures"].as_u64().unwrap() > 40, "{written}");
    assert_eq!(written["checks"]["error"], 1, "what is broken is carried along: K-13 of the sample");
    let read = run(&office, &["check-text", out.to_str().unwrap()]);
    let found: serde_json::Value = serde_json::from_str(&read.out).unwrap();
    let found = found.as_array().unwrap();
    assert!(found.iter().all(|finding| finding["severity"] == "hint"), "its own reader has nothing to ask: {found:?}");
    let own = r#"{"period_year":2015,"slot":"4.2","text":"查处{F113.件}，另约谈30人。"}"#;
    run(&office, &["add", "report_sentences", own]).json();
    let written = run(&office, &report).json();
    assert_eq!(written["unbound_numbers"][0]["number"], "30人", "{written}");
    assert_eq!(written["unbound_numbers"][0]["slot"], "4.2");
    assert_eq!(run(&office, &["report", "--period", "2015", "报告.txt"]).refusal(), "E_PATH");
    assert_eq!(run_as("leader", &office, &report).refusal(), "E_RIGHT", "who may not take anything out takes no report");
}
