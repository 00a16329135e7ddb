//! Workbooks superiors send down are filled: every number in its cell, every other byte as it was sent, and what was not
//! filled is told (domain paper §5.3, §8.7(5)).
#![allow(clippy::unwrap_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::figures::{self, BasisValue, Scope, split};
use zhengfeng_core::forms::sent::{self, FilledForm};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::{Code, Codes, Described, Draft};
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::lists::SanctionClass;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::sanction::Sanction;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{Change, Reading, settings};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::place::Severity;
use zhengfeng_tests::superiors::{Book, Sent, books};

const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;

/// The sample county, made once and only read.
fn county() -> (tempfile::TempDir, Office) {
    static COUNTY: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let place = tempfile::tempdir().unwrap();
        sample::found(&Folder::new(place.path()), PASSWORD, Box::new(StoppedClock(MADE))).unwrap();
        place
    });
    let folder = Folder::new(COUNTY.path());
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Read, Box::new(StoppedClock(MADE))).unwrap();
    (tempfile::tempdir().unwrap(), office)
}

/// An office of 2014 with seven matters of the eight rules, three of them of October.
fn of_2014() -> (tempfile::TempDir, Office) {
    let place = tempfile::tempdir().unwrap();
    let office =
        Office::found(&Folder::new(place.path().join("office")), PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
    let matters = [
        ("彭远志", "dining", "section_chief", "2014-02-20"),
        ("余文涛", "vehicles", "county_deputy", "2014-03-18"),
        ("卢正平", "travel", "staff", "2014-05-09"),
        ("汪小川", "work_discipline", "village", "2014-08-27"),
        ("曾立新", "dining", "section_deputy", "2014-10-08"),
        ("傅家明", "gifts", "staff", "2014-10-15"),
        ("丁少华", "weddings", "county_chief", "2014-10-28"),
    ];
    let enter = |change: &Change| {
        settings::set(change, settings::COUNTY, "云岭县")?;
        let mut town = Draft::new(Unit::REGISTER);
        town.set(Unit::FULL_NAME, "白鹤镇").set(Unit::KIND_CODE, Code::from("town"));
        let town = enter::enter(change, &town, None, None)?;
        for (name, kind, rank, day) in matters {
            matter(change, town, name, kind, rank, Day::parse_iso(day).unwrap())?;
        }
        Ok(())
    };
    office.change(Deed::Add, enter).unwrap();
    (place, office)
}

fn matter(change: &Change, town: i64, name: &str, kind: &str, rank: &str, concluded: Day) -> Result<()> {
    let mut person = Draft::new(Person::REGISTER);
    person.set(Person::NAME, name).set(Person::UNIT_ID, town).set(Person::RANK_CODE, Code::from(rank));
    let person = enter::enter(change, &person, None, None)?;
    let mut line = Draft::new(IncidentPerson::REGISTER);
    line.set(IncidentPerson::PERSON_ID, person).set(IncidentPerson::RANK_CODE, Code::from(rank));
    let mut draft = Draft::new(Incident::REGISTER);
    draft
        .set(Incident::TITLE, format!("{name}违反中央八项规定精神问题"))
        .set(Incident::CONCLUDED_ON, concluded)
        .set(Incident::TAGS, Codes(vec!["four_winds".into(), "eight_rules".into()]))
        .set(Incident::EIGHT_RULE_CODE, Code::from(kind))
        .set(Incident::UNIT_ID, town)
        .put(Incident::PERSONS.position(), zhengfeng_core::register::Value::Lines(vec![line]));
    let incident = enter::enter(change, &draft, None, None)?;
    let mut sanction = Draft::new(Sanction::REGISTER);
    sanction
        .set(Sanction::PERSON_ID, person)
        .set(Sanction::SANCTION_KIND, Code::from("warning"))
        .set(Sanction::SANCTION_CLASS, SanctionClass::Party)
        .set(Sanction::DECIDED_ON, concluded)
        .set(Sanction::INCIDENT_ID, incident);
    enter::enter(change, &sanction, None, None)?;
    Ok(())
}

/// A stretch of time as a binding names it, spelled out for the period of the form.
type Spans = &'static [(&'static str, &'static str)];

/// An office made for a story, with the folder the story writes into.
type Found = fn() -> (tempfile::TempDir, Office);

/// Every book with the office that fills it, the period, and what its stretches are.
fn all() -> Vec<(Book, Found, &'static str, Spans)> {
    vec![
        (books::EIGHT_RULES, of_2014, "2014-10", &[("month", "2014-10"), ("year_to_date", "2014-01-01..2014-10-31")]),
        (books::FOUR_FORMS, county, "2015", &[("year_before", "2014")]),
        (books::PETITIONS, county, "2015-H1", &[("year_before", "2014-H1")]),
        (books::CLUES, county, "2015-06", &[("year_to_date", "2015-01-01..2015-06-30")]),
        (books::AROUND_PEOPLE, county, "2015", &[]),
    ]
}

fn laid(book: &Book, folder: &Path) -> (Sent, PathBuf, PathBuf) {
    let sent = book.sent();
    let (template, bindings) = (folder.join(format!("{}.xlsx", book.tab)), folder.join(format!("{}.json", book.tab)));
    std::fs::write(&template, &sent.bytes).unwrap();
    std::fs::write(&bindings, &sent.bindings).unwrap();
    (sent, template, bindings)
}

/// What a binding asks for, counted without the code that fills.
fn counted(reading: &Reading, binding: &Value, period: &str, spans: Spans) -> f64 {
    let spelled = match binding.get("span").and_then(Value::as_str) {
        Some(span) => spans.iter().find(|(word, _)| *word == span).unwrap().1,
        None => period,
    };
    let period = Period::parse(spelled).unwrap();
    let figure = figures::named(binding["figure"].as_str().unwrap()).unwrap();
    let word = binding["basis"].as_str().unwrap();
    let basis = figure.bases().find(|counted| counted.basis.word() == word || counted.unit == word).unwrap().basis;
    let values = match binding.get("split") {
        None => figures::evaluate_some(reading, &period, Scope::County, &[figure]).unwrap()[0].value(basis).unwrap(),
        Some(by) => {
            let words: Vec<&str> = by["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
            let shares = split::by_code(reading, figure, by["column"].as_str().unwrap(), &period, Scope::County).unwrap();
            let here = shares.iter().filter(|share| share.word.as_deref().is_some_and(|word| words.contains(&word)));
            here.map(|share| share.value(basis)).sum()
        }
    };
    match basis {
        Basis::Amount => BasisValue { basis, unit: "万元", value: values }.in_unit(),
        _ => values as f64,
    }
}

fn number(path: &Path, tab: &str, cell: &str) -> f64 {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(tab).unwrap();
    let at = zhengfeng_core::excel::patch::CellRef::parse(&format!("{tab}!{cell}")).unwrap();
    match range.get_value((at.row, at.column)) {
        Some(Data::Float(number)) => *number,
        other => panic!("{tab}!{cell} holds {other:?}"),
    }
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.insert(part.name().unwrap().into_owned(), bytes);
    }
    all
}

/// A sheet without the elements of some cells.
fn without(xml: &str, cells: &[&String]) -> String {
    let mut xml = xml.to_string();
    for cell in cells {
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is laid out"));
        let tag = xml[start..].find('>').unwrap();
        let end = match xml.as_bytes()[start + tag - 1] {
            b'/' => tag + 1,
            _ => xml[start..].find("</c>").unwrap() + 4,
        };
        xml.replace_range(start..start + end, "");
    }
    xml
}

#[test]
fn every_number_stands_in_its_cell_and_every_other_byte_as_it_was_sent() {
    for (book, office, of, spans) in all() {
        let (place, office) = office();
        let (sent, template, bindings) = laid(&book, place.path());
        let out = place.path().join("已填.xlsx");
        let period = Period::parse(of).unwrap();
        let filled = sent::fill(&office, &template, &bindings, &period, &out).unwrap();
        assert_eq!(filled.filled, sent.filled.len() + 2, "{}: numbers, whose it is and of when", book.tab);
        let reading = office.reading();
        let mut sum = 0.0;
        for (cell, binding) in sent.filled.iter().chain(&sent.compared) {
            let expected = counted(&reading, binding, of, spans);
            assert_eq!(number(&out, book.tab, cell), expected, "{} {cell}: {binding}", book.tab);
            sum += expected;
        }
        assert!(sum > 10.0, "{} is no sheet of zeros: {sum}", book.tab);
        told(&filled, &sent, &book);

        let (before, after) = (parts(&sent.bytes), parts(&std::fs::read(&out).unwrap()));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{}: no part comes or goes", book.tab);
        let differ: Vec<&str> =
            before.iter().filter(|(name, bytes)| after[*name] != **bytes).map(|(name, _)| name.as_str()).collect();
        let allowed = ["xl/workbook.xml", "xl/worksheets/sheet1.xml"];
        assert!(differ.iter().all(|part| allowed.contains(part)), "{}: {differ:?}", book.tab);
        let sheet = |parts: &BTreeMap<String, Vec<u8>>| String::from_utf8(parts["xl/worksheets/sheet1.xml"].clone()).unwrap();
        let (old, new) = (sheet(&before), sheet(&after));
        let totals = totals(&old);
        let texts = texts(&sent.bindings);
        let cells: Vec<&String> = sent.filled.iter().map(|(cell, _)| cell).chain(&totals).chain(&texts).collect();
        assert_eq!(without(&old, &cells), without(&new, &cells), "{}: styles, merges, locks, notes, widths stay", book.tab);
    }
}

/// The cells of a sheet with formulas.
fn totals(xml: &str) -> Vec<String> {
    let cells = xml.split("<c r=\"").skip(1).filter(|cell| cell.split("</c>").next().unwrap().contains("<f>"));
    cells.map(|cell| cell.split('"').next().unwrap().to_string()).collect()
}

/// The cells that take words.
fn texts(bindings: &str) -> Vec<String> {
    let all: BTreeMap<String, Value> = serde_json::from_str(bindings).unwrap();
    let words = all.into_iter().filter(|(_, binding)| binding.get("text").is_some());
    words.map(|(at, _)| at.rsplit_once('!').unwrap().1.to_string()).collect()
}

/// What nobody's figure fills is told, cell by cell.
fn told(filled: &FilledForm, sent: &Sent, book: &Book) {
    let serious: Vec<&str> =
        filled.problems.iter().filter(|one| one.severity == Severity::Error).map(|one| one.words.as_str()).collect();
    assert_eq!(serious, Vec::<&str>::new(), "{}: totals agree with the figures", book.tab);
    let open = filled.problems.iter().find(|one| one.code == "left_open").unwrap();
    assert!(open.words.starts_with(&format!("有{}个待填格", sent.open.len())), "{}: {}", book.tab, open.words);
    for cell in sent.open.iter().take(3) {
        assert!(open.words.contains(cell.as_str()), "{cell} is named: {}", open.words);
    }
    assert_eq!(open.severity, Severity::Note);
}

#[test]
fn a_layout_that_changed_is_refused_and_a_total_that_differs_is_told() {
    let (place, office) = county();
    let (sent, template, bindings) = laid(&books::CLUES, place.path());
    let out = place.path().join("已填.xlsx");
    let period = Period::parse("2015-06").unwrap();
    let labels = sent::fill(&office, &template, &bindings, &period, &out).unwrap().labels;
    let kept = sent.bindings.replacen('{', &format!("{{\"labels\":\"{labels}\","), 1);
    std::fs::write(&bindings, &kept).unwrap();
    assert!(sent::fill(&office, &template, &bindings, &period, &out).is_ok(), "the same layout of another month");

    // Next year the city asks for 暂存 and 了结 the other way round.
    let mut columns = books::CLUES.columns.to_vec();
    columns.swap(5, 6);
    let changed = Book { columns: Box::leak(columns.into_boxed_slice()), ..books::CLUES };
    std::fs::write(&template, changed.sent().bytes).unwrap();
    std::fs::remove_file(&out).unwrap();
    let refused = sent::fill(&office, &template, &bindings, &period, &out);
    assert!(matches!(refused, Err(Error::Refused { code: "E_TEMPLATE_CHANGED", .. })), "numbers would change places unseen");
    assert!(!out.exists(), "nothing is written");

    // A total over too few columns says less than the figure.
    let mut columns = books::CLUES.columns.to_vec();
    columns[2].1 = zhengfeng_tests::superiors::Asks::Total(1, 1);
    let lines: &'static [_] = &[(
        "问题线索",
        "本期",
        zhengfeng_tests::superiors::Asks::For(r#"{"figure":"B011","basis":"clue","span":"year_to_date"}"#),
    )];
    columns[1].1 = zhengfeng_tests::superiors::Asks::For(r#"{"span":"month"}"#);
    let short = Book { columns: Box::leak(columns.into_boxed_slice()), lines, ..books::CLUES };
    let (_, template, bindings) = laid(&short, place.path());
    let filled = sent::fill(&office, &template, &bindings, &period, &out).unwrap();
    let total = filled.problems.iter().find(|one| one.code == "total_differs").unwrap();
    assert_eq!((total.severity, total.place.cell().as_deref()), (Severity::Error, Some("F6")), "{}", total.words);
}
