//! Taking acts back in the window: what an act wrote goes as a whole, comes again when the taking back is taken back,
//! and stays where something else leans on it.
#![allow(clippy::unwrap_used, clippy::panic)]

use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Code, Described, Draft, Link, Register, Row, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::incident::Incident;
use zhengfeng_core::registers::lists::{FourForm, SanctionClass, Stage};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::{Accused, Petition};
use zhengfeng_core::registers::sanction::Sanction;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::registers::{enter, undo};
use zhengfeng_core::storage::acts::TakenBack;
use zhengfeng_core::storage::write::Origin;
use zhengfeng_core::storage::{batch, history, page, read};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Report, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::sealed::Sealed;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_520_000_000;

struct Desk {
    office: Office,
    unit: RowId,
    person: RowId,
    _place: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        let office =
            Office::found(&Folder::new(place.path().join("office")), PASSWORD, Box::new(StoppedClock(NOON))).unwrap().office;
        let mut unit = Draft::new(Unit::REGISTER);
        unit.set(Unit::FULL_NAME, "白鹤镇");
        let unit = office.change(Deed::Add, |change| enter::enter(change, &unit, None, None)).unwrap();
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, "陈家林").set(Person::UNIT_ID, Link::<Unit>::from(unit));
        let person = office.change(Deed::Add, |change| enter::enter(change, &person, None, None)).unwrap();
        Desk { office, unit, person, _place: place }
    }

    /// Enters a row and gives the number of the act.
    fn enter(&self, draft: &Draft) -> (RowId, i64) {
        self.office.change_told(Deed::Add, |change| enter::enter(change, draft, None, None)).unwrap()
    }

    fn under(&self, draft: &Draft, of: RowId) -> (RowId, i64) {
        self.office.change_told(Deed::Add, |change| enter::enter(change, draft, Some(of), None)).unwrap()
    }

    fn amend(&self, row: RowId, patch: &Draft) -> i64 {
        let (changed, act) = self.office.change_told(Deed::Change, |change| enter::amend(change, row, patch)).unwrap();
        assert!(changed, "something changed");
        act
    }

    fn void(&self, register: &'static Register, row: RowId) -> i64 {
        self.office.change_told(Deed::Void, |change| enter::void(change, register, row, "登记有误")).unwrap().1
    }

    fn try_back(&self, act: i64) -> Result<(TakenBack, i64)> {
        self.office.change_told(Deed::Undo, |change| undo::take_back(change, act))
    }

    /// Takes an act back and gives the number of the taking back.
    fn back(&self, act: i64) -> i64 {
        self.try_back(act).unwrap().1
    }

    fn refused(&self, act: i64) -> Report {
        let report = self.try_back(act).unwrap_err().report();
        assert!(report.words.starts_with("不能撤销"), "{}", report.words);
        report
    }

    fn row(&self, register: &'static Register, row: RowId) -> Row {
        read::find(&self.office.reading(), register, row).unwrap()
    }

    fn living(&self, register: &'static Register) -> usize {
        page::view(&self.office.reading(), register, &Query::default()).unwrap().rows.len()
    }

    fn found(&self, register: &'static Register, search: &str) -> Vec<RowId> {
        page::view(&self.office.reading(), register, &Query { search: Some(search.into()), ..Query::default() }).unwrap().rows
    }

    fn incident(&self) -> RowId {
        let mut incident = Draft::new(Incident::REGISTER);
        incident.set(Incident::TITLE, "虚报退耕面积");
        self.enter(&incident).0
    }

    fn case(&self, number: &str, incident: RowId) -> Draft {
        let mut case = Draft::new(Case::REGISTER);
        case.set(Case::CASE_NO, number).set(Case::FILED_ON, Day::new(2015, 3, 5).unwrap());
        case.set(Case::PERSON_ID, Link::<Person>::from(self.person)).set(Case::INCIDENT_ID, Link::<Incident>::from(incident));
        case
    }

    fn sanction(&self, case: RowId, kind: &str, class: SanctionClass) -> Draft {
        let mut sanction = Draft::new(Sanction::REGISTER);
        sanction.set(Sanction::PERSON_ID, Link::<Person>::from(self.person)).set(Sanction::CASE_ID, Link::<Case>::from(case));
        sanction.set(Sanction::SANCTION_KIND, Code::from(kind)).set(Sanction::SANCTION_CLASS, class);
        sanction.set(Sanction::DECIDED_ON, Day::new(2015, 6, 1).unwrap());
        sanction
    }

    fn form(&self, case: RowId) -> Option<FourForm> {
        self.row(Case::REGISTER, case).get(Case::FOUR_FORM_CODE)
    }

    fn is_whole(&self) {
        let findings = self.office.verify().unwrap();
        assert_eq!((findings.broken_at, findings.problems), (None, vec![]), "the office is whole");
    }
}

fn letter(number: &str, text: &str) -> Draft {
    let mut letter = Draft::new(Petition::REGISTER);
    letter.set(Petition::PETITION_NO, number).set(Petition::RECEIVED_ON, Day::new(2015, 3, 5).unwrap());
    letter.set(Petition::SUMMARY, text);
    letter
}

fn accused(name: &str) -> Draft {
    let mut line = Draft::new(Accused::REGISTER);
    line.set(Accused::NAME, name);
    line
}

fn summary(text: &str) -> Draft {
    let mut patch = Draft::new(Petition::REGISTER);
    patch.set(Petition::SUMMARY, text);
    patch
}

#[test]
fn what_was_entered_goes_with_its_lines_and_comes_again() {
    let desk = Desk::new();
    let mut draft = letter("XF-1", "反映虚报面积");
    draft.put(Petition::REGISTER.position("accused").unwrap(), Value::Lines(vec![accused("王德厚"), accused("李守义")]));
    let (row, act) = desk.enter(&draft);
    let (done, back) = desk.try_back(act).unwrap();
    assert_eq!(done, TakenBack { voided: 3, restored: 0 }, "the letter and both lines");
    assert_eq!((desk.living(Petition::REGISTER), desk.living(Accused::REGISTER)), (0, 0), "none is left");
    assert_eq!(desk.found(Petition::REGISTER, "虚报"), [0; 0], "nor found");
    let (again, _) = desk.enter(&letter("XF-1", "另一件"));
    let taken = desk.refused(back);
    assert_eq!(taken.code, "E_DUPLICATE", "its number was free and has been given");
    assert!(taken.words.contains("XF-1"), "{}", taken.words);
    assert_eq!(desk.living(Accused::REGISTER), 0, "a refused taking back leaves nothing behind");
    desk.void(Petition::REGISTER, again);
    let forth = desk.back(back);
    assert_eq!((desk.living(Petition::REGISTER), desk.living(Accused::REGISTER)), (1, 2), "all of it is there again");
    assert_eq!(desk.found(Petition::REGISTER, "虚报"), [row], "and found");
    assert_eq!(desk.found(Petition::REGISTER, "王德厚"), [row], "by its lines too");
    let found = desk.row(Petition::REGISTER, row);
    assert_eq!((found.kept.void, found.kept.void_reason), (false, None));
    desk.back(forth);
    assert_eq!((desk.living(Petition::REGISTER), desk.living(Accused::REGISTER)), (0, 0), "and gone once more");
    desk.is_whole();
}

#[test]
fn changes_are_taken_back_one_after_the_other_and_done_again() {
    let desk = Desk::new();
    let (row, entry) = desk.enter(&letter("XF-1", "一"));
    let text = || desk.row(Petition::REGISTER, row).get(Petition::SUMMARY).unwrap();
    let (second, third) = (desk.amend(row, &summary("二")), desk.amend(row, &summary("三")));
    let back = desk.back(third);
    assert_eq!(text(), "二");
    assert_eq!(desk.found(Petition::REGISTER, "二"), [row], "the search follows");
    let further = desk.back(second);
    assert_eq!(text(), "一", "the row is as the second change left it, so that one can go too");
    desk.back(further);
    desk.back(back);
    assert_eq!(text(), "三", "done again, the last taken back first");
    desk.back(third);
    desk.back(second);
    let gone = desk.back(entry);
    assert!(desk.row(Petition::REGISTER, row).kept.void, "down to the entry");
    desk.back(gone);
    assert_eq!(text(), "一");
    let deeds: Vec<String> =
        history::versions(&desk.office.reading(), Petition::REGISTER, row).unwrap().into_iter().map(|v| v.deed).collect();
    assert_eq!(deeds.iter().filter(|deed| *deed == "undo").count(), 8, "every one is in the history: {deeds:?}");
    desk.is_whole();
}

#[test]
fn a_change_of_day_takes_its_month_along() {
    let desk = Desk::new();
    let (row, _) = desk.enter(&letter("XF-1", "一"));
    let mut patch = Draft::new(Petition::REGISTER);
    patch.set(Petition::RECEIVED_ON, Day::new(2015, 7, 9).unwrap());
    let act = desk.amend(row, &patch);
    let month = || desk.row(Petition::REGISTER, row).get(Petition::STAT_MONTH).unwrap().0;
    assert_eq!(month(), "2015-07");
    let back = desk.back(act);
    assert_eq!(month(), "2015-03");
    desk.back(back);
    assert_eq!(month(), "2015-07");
    desk.is_whole();
}

#[test]
fn lines_are_taken_back_by_themselves() {
    let desk = Desk::new();
    let (row, _) = desk.enter(&letter("XF-1", "一"));
    let (line, entry) = desk.under(&accused("王德厚"), row);
    let mut patch = Draft::new(Accused::REGISTER);
    patch.set(Accused::POST_TEXT, "村主任");
    let change = desk.amend(line, &patch);
    assert_eq!(desk.refused(entry).code, "E_BUILT_ON", "not while it was changed since");
    desk.back(change);
    assert_eq!(desk.row(Accused::REGISTER, line).get(Accused::POST_TEXT), None);
    let void = desk.void(Accused::REGISTER, line);
    assert_eq!(desk.living(Accused::REGISTER), 0);
    desk.back(void);
    assert_eq!(desk.found(Petition::REGISTER, "王德厚"), [row], "a lifted void is found again");
    desk.back(entry);
    assert_eq!(desk.living(Accused::REGISTER), 0);
    assert_eq!(desk.living(Petition::REGISTER), 1, "the letter stays");
    desk.is_whole();
}

#[test]
fn what_follows_from_a_sanction_is_right_in_any_order() {
    let desk = Desk::new();
    let (case, _) = desk.enter(&desk.case("AJ-1", desk.incident()));
    let (_, warning) = desk.enter(&desk.sanction(case, "warning", SanctionClass::Party));
    assert_eq!(desk.form(case), Some(FourForm::Second));
    let (_, lighter) = desk.enter(&desk.sanction(case, "warn_talk", SanctionClass::FirstForm));
    assert_eq!(desk.form(case), Some(FourForm::Second), "the graver one counts");
    let back = desk.back(warning);
    assert_eq!(desk.form(case), Some(FourForm::First), "what is left counts, not what was there before");
    desk.back(back);
    assert_eq!(desk.form(case), Some(FourForm::Second));
    desk.back(lighter);
    assert_eq!(desk.form(case), Some(FourForm::Second));
    desk.back(warning);
    assert_eq!(desk.form(case), None, "nothing is decided");
    desk.is_whole();
}

#[test]
fn a_sanction_moved_to_another_case_comes_back_and_both_cases_are_right() {
    let desk = Desk::new();
    let incident = desk.incident();
    let (one, _) = desk.enter(&desk.case("AJ-1", incident));
    let (two, _) = desk.enter(&desk.case("AJ-2", incident));
    let (sanction, _) = desk.enter(&desk.sanction(one, "expel_party", SanctionClass::Party));
    let mut patch = Draft::new(Sanction::REGISTER);
    patch.set(Sanction::CASE_ID, Link::<Case>::from(two));
    let act = desk.amend(sanction, &patch);
    assert_eq!((desk.form(one), desk.form(two)), (None, Some(FourForm::Third)));
    let back = desk.back(act);
    assert_eq!((desk.form(one), desk.form(two)), (Some(FourForm::Third), None));
    desk.back(back);
    assert_eq!((desk.form(one), desk.form(two)), (None, Some(FourForm::Third)));
    desk.is_whole();
}

#[test]
fn a_cases_days_take_its_stage_and_its_incident_along() {
    let desk = Desk::new();
    let incident = desk.incident();
    let (case, _) = desk.enter(&desk.case("AJ-1", incident));
    let mut patch = Draft::new(Case::REGISTER);
    patch.set(Case::INVESTIGATED_ON, Day::new(2015, 5, 1).unwrap()).set(Case::TO_TRIAL_ON, Day::new(2015, 5, 8).unwrap());
    let act = desk.amend(case, &patch);
    let state = || {
        let concluded = desk.row(Incident::REGISTER, incident).get(Incident::CONCLUDED_ON).map(|day| day.to_string());
        (desk.row(Case::REGISTER, case).get(Case::STAGE).unwrap(), concluded)
    };
    assert_eq!(state(), (Stage::ToTrial, Some("2015-05-01".into())));
    let back = desk.back(act);
    assert_eq!(state(), (Stage::Investigating, None), "open again, and so is the incident");
    desk.back(back);
    assert_eq!(state(), (Stage::ToTrial, Some("2015-05-01".into())));
    let (_, other) = desk.enter(&desk.case("AJ-2", incident));
    assert_eq!(state().1, None, "a second case keeps the incident open");
    desk.back(other);
    assert_eq!(state().1, Some("2015-05-01".into()), "until it goes");
    let void = desk.void(Case::REGISTER, case);
    desk.back(void);
    assert_eq!(state(), (Stage::ToTrial, Some("2015-05-01".into())), "a lifted void too");
    desk.is_whole();
}

#[test]
fn what_was_changed_since_or_built_on_is_refused_as_a_whole_and_named() {
    let desk = Desk::new();
    let incident = desk.incident();
    let (row, entry) = desk.enter(&letter("XF-1", "一"));
    let first = desk.amend(row, &summary("二"));
    desk.amend(row, &summary("三"));
    for act in [entry, first] {
        let refused = desk.refused(act);
        assert_eq!(refused.code, "E_BUILT_ON");
        assert!(refused.words.contains("XF-1") && refused.words.contains("office"), "{}", refused.words);
    }
    let (case, filed) = desk.enter(&desk.case("AJ-1", incident));
    let (sanction, _) = desk.enter(&desk.sanction(case, "warning", SanctionClass::Party));
    assert_eq!(desk.refused(filed).code, "E_BUILT_ON", "a sanction changed the case and hangs on it");
    desk.void(Sanction::REGISTER, sanction);
    desk.back(filed);
    assert!(desk.row(Case::REGISTER, case).kept.void, "once that is gone the case can go");

    let mut person = Draft::new(Person::REGISTER);
    person.set(Person::NAME, "周启明").set(Person::UNIT_ID, Link::<Unit>::from(desk.unit));
    let (person, named) = desk.enter(&person);
    let mut patch = Draft::new(Petition::REGISTER);
    patch.set(Petition::HANDLER_ID, Link::<Person>::from(person));
    desk.amend(row, &patch);
    let refused = desk.refused(named);
    assert!(refused.words.contains("XF-1"), "the letter that names the person: {}", refused.words);
    assert!(!desk.row(Person::REGISTER, person).kept.void, "nothing was done by halves");
    patch.empty(Petition::HANDLER_ID.position());
    let empty = desk.amend(row, &patch);
    desk.back(named);
    assert!(desk.row(Person::REGISTER, person).kept.void);
    let refused = desk.refused(empty);
    assert!(refused.words.contains("作废"), "nothing comes back linked to a voided row: {}", refused.words);
    assert_eq!(desk.row(Petition::REGISTER, row).get(Petition::HANDLER_ID).map(|link| link.row()), None);
    desk.is_whole();
}

#[test]
fn an_act_that_wrote_nothing_has_nothing_to_take_back() {
    let desk = Desk::new();
    let (_, act) = desk.office.change_told(Deed::Change, |_| Ok(())).unwrap();
    assert_eq!(desk.try_back(act).unwrap_err().report().code, "E_NOTHING");
    assert_eq!(desk.try_back(act + 1).unwrap_err().report().code, "E_NOT_FOUND");
    assert_eq!(desk.try_back(1).unwrap_err().report().code, "E_NOTHING", "the founding");
}

#[test]
fn a_batch_is_an_act_and_comes_in_again() {
    let desk = Desk::new();
    let (row, _) = desk.enter(&letter("XF-1", "一"));
    let (batch, act) = desk
        .office
        .change_told(Deed::Import, |change| {
            let batch = batch::open(change, Petition::REGISTER)?;
            let source = batch::source(change, batch, "信访.xlsx", "3月", "00")?;
            let origin = Origin { source, row: 2 };
            enter::enter(change, &letter("XF-2", "二"), None, Some(origin))?;
            enter::amend(change, row, &summary("又一"))?;
            Ok(batch)
        })
        .unwrap();
    let withdraw = || desk.office.change_told(Deed::Withdraw, |change| undo::withdraw(change, batch));
    let (done, withdrawn) = withdraw().unwrap();
    assert_eq!((done.withdrawn, done.restored), (1, 1));
    assert_eq!(withdraw().unwrap_err().report().code, "E_WITHDRAWN");
    desk.back(withdrawn);
    assert_eq!(desk.living(Petition::REGISTER), 2, "the batch is in again");
    assert_eq!(desk.row(Petition::REGISTER, row).get(Petition::SUMMARY).as_deref(), Some("又一"));
    let back = desk.back(act);
    assert_eq!(desk.living(Petition::REGISTER), 1, "and can be taken back as an act");
    assert_eq!(withdraw().unwrap_err().report().code, "E_WITHDRAWN", "which the batch knows");
    desk.back(back);
    assert!(withdraw().is_ok(), "and is told when it comes in again");
    desk.is_whole();
}

#[test]
fn taking_back_needs_the_right_to_write_what_was_written() {
    let desk = Desk::new();
    let (case, _) = desk.enter(&desk.case("AJ-1", desk.incident()));
    let (row, entry) = desk.enter(&letter("XF-1", "一"));
    let (_, sanctioned) = desk.enter(&desk.sanction(case, "warning", SanctionClass::Party));
    for (account, role) in [("letters", Role::Petitions), ("clues", Role::Casework), ("boss", Role::Leader)] {
        desk.office.add_account(account, role, None, PASSWORD).unwrap();
    }
    let folder = desk.office.folder().clone();
    drop(desk.office);
    let at = |account: &str| Office::open(&folder, account, PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
    for (account, act) in [("clues", entry), ("boss", entry), ("letters", sanctioned), ("clues", sanctioned)] {
        let office = at(account);
        let refused = office.change(Deed::Undo, |change| undo::take_back(change, act)).unwrap_err().report();
        assert_eq!(refused.code, "E_RIGHT", "{account}: {}", refused.words);
    }
    let office = at("letters");
    office.change(Deed::Undo, |change| undo::take_back(change, entry)).unwrap();
    assert!(read::find(&office.reading(), Petition::REGISTER, row).unwrap().kept.void, "the desk of letters may");
}

#[test]
fn a_history_tells_before_and_after_in_printed_words() {
    let desk = Desk::new();
    let (row, _) = desk.enter(&letter("XF-1", "一"));
    let mut patch = summary("二");
    patch.set(Petition::HANDLER_ID, Link::<Person>::from(desk.person)).set(Petition::ACCUSER_NAME, Sealed::new("沈青禾"));
    patch.set(Petition::CHANNEL, Code::from("letter"));
    let first = desk.amend(row, &patch);
    let void = desk.void(Petition::REGISTER, row);
    let back = desk.back(void);
    let mut patch = summary("三");
    patch.empty(Petition::HANDLER_ID.position());
    let last = desk.amend(row, &patch);
    let steps = history::steps(&desk.office.reading(), Petition::REGISTER, row).unwrap();
    let told: Vec<(i64, &str, Option<bool>)> = steps.iter().map(|step| (step.act, step.deed.as_str(), step.void)).collect();
    assert_eq!(
        told,
        [(last, "change", None), (back, "undo", Some(false)), (void, "void", Some(true)), (first, "change", None)],
        "newest first, each by the number it can be taken back by"
    );
    fn pairs<'s>(step: &'s history::Step) -> Vec<(&'s str, &'s str, &'s str)> {
        let texts = |pair: &'s history::Pair| (pair.field.name, pair.before_text.as_str(), pair.after_text.as_str());
        let mut all: Vec<_> = step.pairs.iter().map(texts).collect();
        all.sort();
        all
    }
    assert_eq!(pairs(&steps[0]), [("handler_id", "陈家林", ""), ("summary", "二", "三")]);
    let channel = desk.office.shelf().codes.label(Some("channel"), "letter").to_string();
    assert_eq!(
        pairs(&steps[3]),
        [("accuser_name", "", ""), ("channel", "", channel.as_str()), ("handler_id", "", "陈家林"), ("summary", "一", "二")],
        "codes and links by their labels, of a sealed field only that it changed"
    );
}
