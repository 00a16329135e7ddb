//! What the window asks of a register: richer conditions, names by their initials, places in a list, values to choose
//! from and totals, always within the right of who asks.
#![allow(clippy::unwrap_used, clippy::panic)]

use zhengfeng_core::intake::ask::{self, Operator};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::{Filter, Order, Query, Test, Way};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Code, Codes, Described, Draft, Kind, Link, Register};
use zhengfeng_core::registers::clue::{Clue, ClueHandOver};
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::choices::{self, Choices};
use zhengfeng_core::storage::{Change, page, read};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::money::Fen;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_520_000_000;

/// An office with two units, three persons and four clues, XS-1 to XS-4.
struct Desk {
    office: Office,
    persons: Vec<RowId>,
    clues: Vec<RowId>,
    place: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        let founded = Office::found(&Folder::new(place.path().join("office")), PASSWORD, Box::new(StoppedClock(NOON))).unwrap();
        let (persons, clues) = founded.office.change(Deed::Add, fill).unwrap();
        Desk { office: founded.office, persons, clues, place }
    }

    /// The same office at the desk of an account of a role, for the third person.
    fn desk_of(self, role: Role) -> (Office, Vec<RowId>, tempfile::TempDir) {
        let person = read::find(&self.office.reading(), Person::REGISTER, self.persons[2]).unwrap().id;
        self.office.add_account("desk", role, Some(person), PASSWORD).unwrap();
        let folder = self.office.folder().clone();
        drop(self.office);
        let office = Office::open(&folder, "desk", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
        (office, self.clues, self.place)
    }

    fn choices(&self, name: &str, query: &Query, limit: usize) -> (Vec<(String, i64)>, i64, bool) {
        listed(choices::values(&self.office.reading(), Clue::REGISTER, query, at(Clue::REGISTER, name), limit).unwrap())
    }

    fn numbers(&self, query: &Query) -> Vec<usize> {
        numbers(&self.office, &self.clues, query)
    }

    fn among(&self, field: usize, test: Test) -> Vec<usize> {
        self.numbers(&Query { filters: vec![Filter { field, test }], ..Query::default() })
    }
}

/// The clues a query finds, by their place from 1.
fn numbers(office: &Office, clues: &[RowId], query: &Query) -> Vec<usize> {
    let found = page::view(&office.reading(), Clue::REGISTER, query).unwrap().rows;
    found.iter().map(|row| clues.iter().position(|known| known == row).unwrap() + 1).collect()
}

fn listed(choices: Choices) -> (Vec<(String, i64)>, i64, bool) {
    let listed = choices.choices.into_iter().map(|choice| (choice.label, choice.rows)).collect();
    (listed, choices.empty, choices.more)
}

fn fill(change: &Change) -> Result<(Vec<RowId>, Vec<RowId>)> {
    let mut units = Vec::new();
    for (name, short) in [("白鹤镇", "白鹤"), ("岚江县民政局", "县民政局")] {
        let mut unit = Draft::new(Unit::REGISTER);
        unit.set(Unit::FULL_NAME, name).set(Unit::SHORT_NAME, short);
        units.push(enter::enter(change, &unit, None, None)?);
    }
    let mut persons = Vec::new();
    for (name, unit) in [("陈家林", 0), ("曾秀兰", 1), ("周启明", 1)] {
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, name).set(Person::UNIT_ID, Link::<Unit>::from(units[unit]));
        persons.push(enter::enter(change, &person, None, None)?);
    }
    let texts = ["虚报50%的退耕面积", "冒领_低保金", "虚报冒领补贴", ""];
    let mut clues = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let mut clue = Draft::new(Clue::REGISTER);
        clue.set(Clue::CLUE_NO, format!("XS-{}", at + 1)).set(Clue::RECEIVED_ON, Day::new(2015, at as u32 + 1, 10).unwrap());
        clue.set(Clue::SUBJECT_PERSON_ID, Link::<Person>::from(persons[at % 2]));
        clue.set(Clue::UNIT_ID, Link::<Unit>::from(units[at % 2]));
        clue.set_if(Clue::PROBLEM_TEXT, (!text.is_empty()).then_some(*text));
        clue.set_if(Clue::AMOUNT_FEN, (at < 3).then_some(Fen(100_000 * (at as i64 + 1))));
        clue.set_if(Clue::SOURCE, (at != 2).then(|| Code::from("petition")));
        clue.set_if(Clue::TAGS, (at < 2).then(|| Codes(vec!["four_winds".into()])));
        clue.set_if(Clue::HANDLER_ID, (at == 0).then(|| Link::<Person>::from(persons[2])));
        clues.push(enter::enter(change, &clue, None, None)?);
    }
    Ok((persons, clues))
}

fn at(register: &'static Register, name: &str) -> usize {
    register.position(name).unwrap()
}

#[test]
fn a_text_is_found_by_a_part_of_it_and_signs_mean_themselves() {
    let desk = Desk::new();
    let text = Clue::PROBLEM_TEXT.position();
    let contains = |part: &str| desk.among(text, Test::Contains(part.into()));
    assert_eq!(contains("虚报"), [1, 3], "wherever it stands");
    assert_eq!(contains("0%的"), [1], "a percent sign is one");
    assert_eq!(contains("%"), [1], "and not everything");
    assert_eq!(contains("_"), [2], "so is a low line");
    assert_eq!(contains("\\"), Vec::<usize>::new(), "and a backslash");
}

#[test]
fn empty_and_filled_share_out_every_row() {
    let desk = Desk::new();
    for (field, filled) in [
        (Clue::PROBLEM_TEXT.position(), vec![1, 2, 3]),
        (Clue::AMOUNT_FEN.position(), vec![1, 2, 3]),
        (Clue::TAGS.position(), vec![1, 2]),
        (at(Clue::REGISTER, "petition_ids"), vec![]),
        (at(Clue::REGISTER, "hand_overs"), vec![]),
    ] {
        let label = Clue::REGISTER.fields[field].label;
        let empty: Vec<usize> = (1..=4).filter(|number| !filled.contains(number)).collect();
        assert_eq!(desk.among(field, Test::Filled), filled, "{label}");
        assert_eq!(desk.among(field, Test::Missing), empty, "{label}");
    }
    let mut line = Draft::new(ClueHandOver::REGISTER);
    line.set(ClueHandOver::STAGE, zhengfeng_core::registers::lists::Stage::Verifying);
    line.set(ClueHandOver::ON_DATE, Day::new(2015, 6, 1).unwrap());
    line.set(ClueHandOver::FROM_PERSON_ID, Link::<Person>::from(desk.persons[0]));
    line.set(ClueHandOver::TO_PERSON_ID, Link::<Person>::from(desk.persons[1]));
    let entered = desk.office.change(Deed::Add, |change| enter::enter(change, &line, Some(desk.clues[3]), None)).unwrap();
    assert_eq!(desk.among(at(Clue::REGISTER, "hand_overs"), Test::Filled), [4], "a line fills");
    desk.office.change(Deed::Void, |change| enter::void(change, ClueHandOver::REGISTER, entered, "登记有误")).unwrap();
    assert_eq!(desk.among(at(Clue::REGISTER, "hand_overs"), Test::Filled), [0; 0], "a voided one does not");
}

#[test]
fn numbers_and_days_lie_between_ends_that_may_be_open() {
    let desk = Desk::new();
    let amount = Clue::AMOUNT_FEN.position();
    assert_eq!(desk.among(amount, Test::Span(Some(200_000), None)), [2, 3], "at least");
    assert_eq!(desk.among(amount, Test::Span(None, Some(200_000))), [1, 2], "at most");
    assert_eq!(desk.among(amount, Test::Span(Some(150_000), Some(250_000))), [2], "between");
    assert_eq!(desk.among(amount, Test::Span(None, None)), [1, 2, 3], "any amount is one");
    let day = Clue::RECEIVED_ON.position();
    assert_eq!(desk.among(day, Test::Between(Some("2015-03".into()), None)), [3, 4], "since March");
    assert_eq!(desk.among(day, Test::Between(None, Some("2015-02-10".into()))), [1, 2], "until a day, included");
}

#[test]
fn a_question_may_be_held_to_incomplete_rows_and_to_given_ones_however_many() {
    let desk = Desk::new();
    assert_eq!(desk.numbers(&Query { incomplete: true, ..Query::default() }), [1, 2, 3, 4], "every clue lacks something");
    let mut some: Vec<RowId> = vec![desk.clues[3], desk.clues[1]];
    let few = Query { among: Some(some.clone()), ..Query::default() };
    assert_eq!(desk.numbers(&few), [2, 4], "these and no others");
    some.extend(1_000_000..1_100_000);
    let many = Query {
        among: Some(some.clone()),
        filters: vec![Filter { field: at(Clue::REGISTER, "subject_person_id"), test: Test::Linked(some) }],
        ..Query::default()
    };
    assert_eq!(desk.numbers(&many), [2, 4], "a hundred thousand rows are no matter, nor are as many links");
    assert_eq!(desk.numbers(&Query { among: Some(Vec::new()), ..Query::default() }), [0; 0], "none are none");
    assert_eq!(desk.among(Clue::SOURCE.position(), Test::Is(Vec::new())), [0; 0], "nor is one of nothing");
    assert_eq!(desk.among(Clue::TAGS.position(), Test::Is(Vec::new())), [0; 0], "whatever the kind");
}

#[test]
fn what_a_condition_does_not_fit_is_refused_in_words() {
    let desk = Desk::new();
    for (field, test) in [
        (at(Clue::REGISTER, "petition_ids"), Test::Contains("XF".into())),
        (at(Clue::REGISTER, "hand_overs"), Test::Linked(vec![1])),
    ] {
        let query = Query { filters: vec![Filter { field, test }], ..Query::default() };
        let refused = page::view(&desk.office.reading(), Clue::REGISTER, &query).unwrap_err().report();
        assert_eq!(refused.code, "E_FIELD");
        assert!(refused.words.contains(Clue::REGISTER.fields[field].label), "{}", refused.words);
    }
}

#[test]
fn names_are_found_by_their_initials_wherever_they_are_linked() {
    let desk = Desk::new();
    let search = |words: &str| desk.numbers(&Query { search: Some(words.into()), ..Query::default() });
    assert_eq!(search("cjl"), [1, 3], "陈家林 is complained of twice");
    assert_eq!(search("CJ"), [1, 3], "the first letters do, in any case");
    assert_eq!(search("zxl"), [2, 4], "曾 as a surname");
    assert_eq!(search("bhz 虚报"), [1, 3], "a unit's initials beside words of the text");
    assert_eq!(search("xmzj"), [2, 4], "a unit's short name");
    assert_eq!(search("jl"), [0; 0], "not from the middle of a name");
}

#[test]
fn a_row_is_located_in_its_view() {
    let desk = Desk::new();
    let down = Query { order: vec![Order { field: Clue::RECEIVED_ON.position(), way: Way::Down }], ..Query::default() };
    let view = page::view(&desk.office.reading(), Clue::REGISTER, &down).unwrap();
    assert_eq!(page::locate(&view, desk.clues[0]), Some(3), "the oldest is last");
    assert_eq!(page::locate(&view, 1_000_000), None, "a stranger is nowhere");
}

#[test]
fn a_columns_values_come_with_how_many_rows_have_each() {
    let desk = Desk::new();
    let named = |pairs: &[(&str, i64)]| pairs.iter().map(|(label, rows)| (label.to_string(), *rows)).collect::<Vec<_>>();
    let all = Query::default();
    assert_eq!(desk.choices("subject_person_id", &all, 9), (named(&[("陈家林", 2), ("曾秀兰", 2)]), 0, false));
    assert_eq!(desk.choices("handler_id", &all, 9), (named(&[("周启明", 1)]), 3, false), "and how many have none");
    assert_eq!(desk.choices("source", &all, 9), (named(&[("信访举报", 3)]), 1, false), "codes by their label");
    assert_eq!(desk.choices("tags", &all, 9), (named(&[("四风", 2)]), 2, false), "cells of several codes taken apart");
    let (days, _, more) = desk.choices("received_on", &all, 2);
    assert_eq!((days, more), (named(&[("2015-04-10", 1), ("2015-03-10", 1)]), true), "newest first, no more than asked");
    let petition = (Vec::new(), 4, false);
    assert_eq!(desk.choices("petition_ids", &all, 9), petition, "links to many, of which there are none");
    let held = Query {
        filters: vec![
            Filter { field: Clue::TAGS.position(), test: Test::Filled },
            Filter { field: at(Clue::REGISTER, "source"), test: Test::Missing },
        ],
        ..Query::default()
    };
    assert_eq!(desk.choices("source", &held, 9), (named(&[("信访举报", 2)]), 0, false), "its own condition does not hold it");
    assert_eq!(desk.choices("subject_person_id", &held, 9), (Vec::new(), 0, false), "the others do");
    let reading = desk.office.reading();
    let lines = at(Clue::REGISTER, "hand_overs");
    assert!(choices::values(&reading, Clue::REGISTER, &all, lines, 9).is_err(), "lines are no choice");
    let sealed = at(Petition::REGISTER, "accuser_name");
    assert!(choices::values(&reading, Petition::REGISTER, &all, sealed, 9).is_err(), "sealed values are no choice");
}

#[test]
fn amounts_are_added_up_under_a_question() {
    let desk = Desk::new();
    let reading = desk.office.reading();
    let amount = Clue::AMOUNT_FEN.position();
    let sums = |query: &Query| choices::sums(&reading, Clue::REGISTER, query).unwrap();
    assert_eq!(sums(&Query::default()), [(amount, Fen(600_000))]);
    let some = Query { search: Some("cjl".into()), ..Query::default() };
    assert_eq!(sums(&some), [(amount, Fen(400_000))]);
    assert_eq!(sums(&Query { among: Some(Vec::new()), ..Query::default() }), [(amount, Fen(0))], "nothing is 0");
    assert_eq!(choices::sums(&reading, Unit::REGISTER, &Query::default()).unwrap(), [], "no amounts, no totals");
}

#[test]
fn values_and_totals_stay_within_the_right_of_who_asks() {
    let (desk, clues, _place) = Desk::new().desk_of(Role::Investigation);
    let reading = desk.reading();
    assert_eq!(numbers(&desk, &clues, &Query::default()), [1], "one clue is assigned");
    let people = at(Clue::REGISTER, "subject_person_id");
    let found = choices::values(&reading, Clue::REGISTER, &Query::default(), people, 9).unwrap();
    assert_eq!(listed(found), (vec![("陈家林".to_string(), 1)], 0, false), "its values");
    let sums = choices::sums(&reading, Clue::REGISTER, &Query::default()).unwrap();
    assert_eq!(sums, [(Clue::AMOUNT_FEN.position(), Fen(100_000))], "its amount");
    let among = Query { among: Some(clues.clone()), ..Query::default() };
    assert_eq!(numbers(&desk, &clues, &among), [1], "naming rows shows no others");

    let (desk, _, _place) = Desk::new().desk_of(Role::Petitions);
    let reading = desk.reading();
    assert!(choices::values(&reading, Clue::REGISTER, &Query::default(), people, 9).is_err(), "a hidden field has no values");
    let number = at(Clue::REGISTER, "clue_no");
    assert!(choices::values(&reading, Clue::REGISTER, &Query::default(), number, 9).is_ok(), "one that is shown has");
    assert_eq!(choices::sums(&reading, Clue::REGISTER, &Query::default()).unwrap(), [], "nor a total");
}

#[test]
fn questions_are_asked_in_words() {
    let desk = Desk::new();
    let reading = desk.office.reading();
    let asked = |name: &str, operator, texts: &[&str]| {
        let filter = ask::filter(&reading, Clue::REGISTER, name, operator, texts).unwrap();
        desk.among(filter.field, filter.test)
    };
    use Operator::{Between, Contains, Empty, Filled, Is};
    assert_eq!(asked("source", Is, &["信访举报"]), [1, 2, 4], "a code by its label");
    assert_eq!(asked("线索来源", Empty, &[] as &[&str]), [3], "a field by its label");
    assert_eq!(asked("tags", Filled, &[]), [1, 2]);
    assert_eq!(asked("clue_no", Is, &["XS-1", "XS-4"]), [1, 4], "one of several");
    assert_eq!(asked("problem_text", Contains, &["冒领", "50%"]), [1, 2, 3], "one of several parts");
    assert_eq!(asked("received_on", Is, &["2015年2月"]), [2], "a month is all its days");
    assert_eq!(asked("received_on", Is, &["2015-01", "2015.3.10"]), [1, 3], "or several");
    assert_eq!(asked("received_on", Between, &["2015-02", "2015-03"]), [2, 3], "months include their last day");
    assert_eq!(asked("received_on", Between, &["", "2015-Q1"]), [1, 2, 3], "an open beginning, a period");
    assert_eq!(asked("received_on", Between, &["2015年3月", ""]), [3, 4], "an open end");
    assert_eq!(asked("amount_fen", Between, &["1500", "0.3万元"]), [2, 3], "amounts in 元, or as written");
    assert_eq!(asked("amount_fen", Is, &["2000"]), [2]);
    assert_eq!(asked("被反映人", Is, &["陈家林"]), [1, 3], "a record by its name");
    assert_eq!(asked("subject_person", Is, &["陈家林", "曾秀兰"]), [1, 2, 3, 4], "or several");
    assert_eq!(asked("unit_id", Contains, &["民政"]), [2, 4], "a record by a part of its name");
    for choice in
        choices::values(&reading, Clue::REGISTER, &Query::default(), at(Clue::REGISTER, "amount_fen"), 9).unwrap().choices
    {
        assert_eq!(asked("amount_fen", Is, &[&choice.spelled]).len(), 1, "{} asks for itself", choice.spelled);
    }
    for name in ["received_on", "source", "tags", "subject_person_id", "problem_text", "clue_no"] {
        let found = choices::values(&reading, Clue::REGISTER, &Query::default(), at(Clue::REGISTER, name), 9).unwrap();
        for choice in found.choices {
            let rows = asked(name, Is, &[&choice.spelled]).len() as i64;
            assert_eq!(rows, choice.rows, "{name}: {} asks for itself", choice.spelled);
        }
    }
}

#[test]
fn what_cannot_be_asked_is_said_with_the_field_and_what_to_write() {
    let desk = Desk::new();
    let reading = desk.office.reading();
    use Operator::{Between, Contains, Is};
    for (name, operator, texts, code, word) in [
        ("received_on", Is, &["不久前"][..], "E_VALUE", "不久前"),
        ("received_on", Between, &["", ""], "E_VALUE", "起点"),
        ("received_on", Between, &["2015-05", "2015-01"], "E_VALUE", "对调"),
        ("amount_fen", Is, &["很多"], "E_VALUE", "金额"),
        ("amount_fen", Contains, &["1"], "E_FIELD", "包含"),
        ("source", Is, &["天外"], "E_VALUE", "代码"),
        ("subject_person_id", Is, &["无此人"], "E_NOT_FOUND", "无此人"),
        ("hand_overs", Is, &["甲"], "E_FIELD", "明细"),
        ("problem_text", Contains, &[" "], "E_VALUE", "是否为空"),
        ("problem_text", Is, &[], "E_VALUE", "是否为空"),
        ("nothing", Is, &["1"], "E_FIELD", "nothing"),
    ] {
        let refused = ask::filter(&reading, Clue::REGISTER, name, operator, texts).unwrap_err().report();
        assert_eq!(refused.code, code, "{name} {texts:?}: {}", refused.words);
        assert!(refused.words.contains(word), "{name} {texts:?}: {}", refused.words);
    }
    for register in zhengfeng_core::registers::ALL {
        for field in register.fields {
            for operator in Operator::fitting(field.kind) {
                let text = match field.kind {
                    _ if *operator == Contains => "岚江",
                    Kind::Day | Kind::Month => "2015",
                    Kind::Count | Kind::Fen => "1",
                    Kind::Flag => "是",
                    Kind::Code | Kind::Codes => &reading.shelf.codes.list(field.codes.unwrap())[0].label,
                    _ => "岚江",
                };
                if *operator == Is && matches!(field.kind, Kind::Link(_) | Kind::Many(_)) {
                    continue;
                }
                let filter = ask::filter(&reading, register, field.name, *operator, &[text, text]);
                let query = Query { filters: vec![filter.unwrap()], ..Query::default() };
                let found = page::view(&reading, register, &query);
                assert!(found.is_ok(), "{} {} {operator:?}: {found:?}", register.name, field.name);
            }
        }
    }
}
