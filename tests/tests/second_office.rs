//! Two years of a tiny office: what is carried over, what grew, whose figures a merged town's are, what was moved.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::figures::{self, Scope};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::query::{Filter, Query, Test};
use zhengfeng_core::register::{Described, Draft, Key};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::lists::Progress;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::task::Measure;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::{page, read, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::second_office::{CARRIED, SecondOffice};

fn first(office: &Office, code: &str, period: &str, scope: Scope) -> i64 {
    let answers = figures::evaluate(&office.reading(), &Period::parse(period).unwrap(), scope).unwrap();
    answers.iter().find(|answer| answer.figure.code == code).unwrap().values[0].value
}

/// How many cases there are with one day up to an end and another empty or after it.
fn open_at(office: &Office, end: &str) -> usize {
    let after = |key: Key<Day>| Filter {
        field: key.position(),
        test: Test::Any(vec![Test::Missing, Test::Between(Some(format!("{end}~")), None)]),
    };
    let filed = Filter { field: Case::FILED_ON.position(), test: Test::Between(None, Some(end.into())) };
    let query = Query { filters: vec![filed, after(Case::CLOSED_ON)], ..Query::default() };
    page::view(&office.reading(), Case::REGISTER, &query).unwrap().rows.len()
}

#[test]
fn what_was_carried_over_and_filed_is_what_was_closed_and_is_open() {
    let second = SecondOffice::found();
    let office = &second.office;
    let carried = open_at(office, "2015-12-31");
    let left = open_at(office, "2016-12-31");
    let filed = first(office, "F112", "2016", Scope::County);
    let closed = first(office, "F114", "2016", Scope::County);
    assert_eq!((carried, filed, closed, left), (CARRIED, 20, 25, 7), "上年结转、本年立案、本年结案、年末未结");
    assert_eq!(carried as i64 + filed, closed + left as i64, "12 + 20 = 25 + 7");
    let told = |code: &str| {
        let figure = figures::named(code).unwrap();
        let period = Period::parse("2016").unwrap();
        figures::evaluate_some(&office.reading(), &period, Scope::County, &[figure]).unwrap()[0].values[0].value
    };
    assert_eq!((told("B020"), told("B021")), (12, 7), "the figures of the carry-over form say the same");
    assert_eq!(first(office, "F114", "2015", Scope::County), 0, "none was closed in 2015");
    assert!(office.verify().unwrap().problems.is_empty(), "the office is whole");
}

#[test]
fn a_merged_towns_figures_stand_under_the_unit_of_the_day() {
    let second = SecondOffice::found();
    let by_town = |period: &str| -> Vec<i64> {
        second.towns.iter().map(|town| first(&second.office, "F112", period, Scope::Unit(*town))).collect()
    };
    let (early, late, year) = (by_town("2016-H1"), by_town("2016-H2"), by_town("2016"));
    assert_eq!((early[..3].iter().sum::<i64>(), early[3]), (10, 0), "the first half under the three: {early:?}");
    assert_eq!((late[..3].iter().sum::<i64>(), late[3]), (0, 10), "the second half under the new one: {late:?}");
    assert!(year.iter().all(|filed| *filed > 0), "four lines: {year:?}");
    assert_eq!(year.iter().sum::<i64>(), first(&second.office, "F112", "2016", Scope::County), "their sum is the county's");
    assert_eq!(first(&second.office, "F045", "2016-H1", Scope::County), 3, "three towns before");
    assert_eq!(first(&second.office, "F045", "2016", Scope::County), 1, "one after");
}

#[test]
fn letters_grew_by_a_quarter_and_one_class_had_none_before() {
    let second = SecondOffice::found();
    let letters = |year: &str| first(&second.office, "F110", year, Scope::County);
    assert_eq!((letters("2015"), letters("2016")), (40, 50), "+25.0%");
    let appeals = |year: &str| {
        let class = Filter { field: Petition::PETITION_CLASS.position(), test: Test::Is(vec!["appeal".into()]) };
        let ends = Test::Between(Some(format!("{year}-01-01")), Some(format!("{year}-12-31")));
        let received = Filter { field: Petition::RECEIVED_ON.position(), test: ends };
        let query = Query { filters: vec![class, received], ..Query::default() };
        page::view(&second.office.reading(), Petition::REGISTER, &query).unwrap().rows.len()
    };
    assert_eq!((appeals("2015"), appeals("2016")), (0, 3), "no growth can be told from none");
    for measure in &second.lasting {
        let row = read::find(&second.office.reading(), Measure::REGISTER, *measure).unwrap();
        assert_eq!(row.get(Measure::PROGRESS), Some(Progress::LongTerm), "kept up since 2015");
    }
}

#[test]
fn between_two_hand_ins_of_a_month_one_case_came_one_moved_and_one_went() {
    let second = SecondOffice::found();
    let filed = |month: &str| first(&second.office, "F112", month, Scope::County);
    assert_eq!((filed("2016-02"), filed("2016-03")), (2, 3), "the first hand-in");
    let moved = second.correct_march();
    assert_eq!((filed("2016-02"), filed("2016-03")), (3, 2), "three, one more, one moved to February, one void");
    let reading = second.office.reading();
    let found = |row| read::find(&reading, Case::REGISTER, row).unwrap();
    assert_eq!(found(moved.added).get(Case::FILED_ON).unwrap().to_string(), "2016-03-25");
    assert_eq!(found(moved.corrected).get(Case::FILED_ON).unwrap().to_string(), "2016-02-26");
    assert!(found(moved.voided).kept.void);
}

#[test]
fn a_village_follows_its_town_into_the_new_one() {
    let second = SecondOffice::found();
    let (old, new) = (second.towns[0], second.towns[3]);
    let filed = |period: &str, town| first(&second.office, "F112", period, Scope::Unit(town));
    let before: Vec<i64> = ["2016-H1", "2016-H2", "2016"].iter().flat_map(|of| [filed(of, old), filed(of, new)]).collect();
    second
        .office
        .change(Deed::Add, |change| {
            // The village hangs on the town it was a village of; nobody has moved it.
            let mut village = Draft::new(Unit::REGISTER);
            village.set(Unit::FULL_NAME, "桃花村").set(Unit::KIND_CODE, "village").set(Unit::PARENT_ID, old);
            let village = write::insert(change, &village, None, None)?;
            let mut person = Draft::new(Person::REGISTER);
            person.set(Person::NAME, "贺有田").set(Person::UNIT_ID, village);
            let person = write::insert(change, &person, None, None)?;
            for filed in ["2016-06-30", "2016-07-01"] {
                let mut case = Draft::new(Case::REGISTER);
                case.set(Case::FILED_ON, Day::parse_iso(filed).unwrap());
                case.set(Case::PERSON_ID, person).set(Case::UNIT_ID, village);
                write::insert(change, &case, None, None)?;
            }
            Ok(())
        })
        .unwrap();
    let after: Vec<i64> = ["2016-H1", "2016-H2", "2016"].iter().flat_map(|of| [filed(of, old), filed(of, new)]).collect();
    let more: Vec<i64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
    assert_eq!(more, [1, 0, 0, 1, 1, 1], "until June it is the old town's, from July the new one's");
    let all: i64 = second.towns.iter().map(|town| filed("2016", *town)).sum();
    assert_eq!(all, first(&second.office, "F112", "2016", Scope::County), "four lines make the county");
}

#[test]
fn the_table_of_cases_carries_over_by_itself() {
    let second = SecondOffice::found();
    let asked = ["B020", "F112", "F114", "B021"].map(|code| figures::named(code).unwrap());
    let table = |period: &str| -> Vec<i64> {
        let period = Period::parse(period).unwrap();
        let answers = figures::evaluate_some(&second.office.reading(), &period, Scope::County, &asked).unwrap();
        answers.iter().map(|answer| answer.values[0].value).collect()
    };
    assert_eq!(table("2016"), [12, 20, 25, 7], "上期结转、立案、结案、期末未结");
    assert_eq!(table("2015"), [0, 12, 0, 12]);
    for period in ["2016-H1", "2016-H2", "2016-Q3", "2016-02", "2016-03-10..2016-11-05"] {
        let table = table(period);
        assert_eq!(table[0] + table[1], table[2] + table[3], "{period}: {table:?}");
    }
}
