//! A finding's way: where it stands follows from its notices and close-outs, also when they are changed, voided or taken
//! back, and it is due until it is put right.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::deadlines;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Described, Draft, Link, Many, Row};
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::finding::{Finding, FindingExtension, Notice};
use zhengfeng_core::registers::lists::{CloseOutResult, FindingStatus, Severity};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::task::CloseOut;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::registers::{enter, undo};
use zhengfeng_core::storage::read;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::ids::RowId;

const NOON: u64 = 1_448_000_000_000;

struct Desk {
    _place: tempfile::TempDir,
    office: Office,
    unit: RowId,
    person: RowId,
}

impl Desk {
    fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = Office::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(NOON))).unwrap().office;
        let (unit, person) = office
            .change(Deed::Add, |change| {
                let mut unit = Draft::new(Unit::REGISTER);
                unit.set(Unit::FULL_NAME, "青石镇人民政府");
                let unit = enter::enter(change, &unit, None, None)?;
                let mut person = Draft::new(Person::REGISTER);
                person.set(Person::NAME, "廖世昌").set(Person::UNIT_ID, Link::<Unit>::from(unit));
                Ok((unit, enter::enter(change, &person, None, None)?))
            })
            .unwrap();
        Desk { _place: place, office, unit, person }
    }

    fn add(&self, draft: &Draft, of: Option<RowId>) -> RowId {
        self.office.change(Deed::Add, |change| enter::enter(change, draft, of, None)).unwrap()
    }

    fn amend(&self, row: RowId, patch: &Draft) {
        assert!(self.office.change(Deed::Change, |change| enter::amend(change, row, patch)).unwrap(), "something changes");
    }

    fn finding(&self, text: &str) -> RowId {
        let mut draft = Draft::new(Finding::REGISTER);
        draft.set(Finding::FOUND_ON, day(10, 12)).set(Finding::RESP_UNIT_ID, Link::<Unit>::from(self.unit));
        draft.set(Finding::FINDING_TEXT, text).set(Finding::SEVERITY, Severity::ByDay).set(Finding::DUE_ON, day(11, 10));
        self.add(&draft, None)
    }

    fn notice(&self, findings: &[RowId]) -> RowId {
        let mut draft = Draft::new(Notice::REGISTER);
        draft.set(Notice::SENT_ON, day(10, 15)).set(Notice::UNIT_ID, Link::<Unit>::from(self.unit));
        draft.set(Notice::FINDING_IDS, Many::<Finding>::from(findings.to_vec()));
        self.add(&draft, None)
    }

    fn close_out(&self, finding: RowId, applied: Day) -> RowId {
        let mut draft = Draft::new(CloseOut::REGISTER);
        draft.set(CloseOut::FINDING_ID, Link::<Finding>::from(finding)).set(CloseOut::APPLIED_ON, applied);
        self.add(&draft, None)
    }

    fn row(&self, finding: RowId) -> Row {
        read::find(&self.office.reading(), Finding::REGISTER, finding).unwrap()
    }

    fn status(&self, finding: RowId) -> Option<FindingStatus> {
        self.row(finding).get(Finding::STATUS)
    }

    fn due(&self, today: Day) -> Vec<(RowId, i64)> {
        let due = deadlines::due(&self.office.reading(), today, 0).unwrap();
        due.iter().map(|one| (one.row, one.days)).collect()
    }
}

fn day(month: u32, day: u32) -> Day {
    Day::new(2015, month, day).unwrap()
}

#[test]
fn a_finding_stands_where_its_notices_and_close_outs_say() {
    let desk = Desk::new();
    let finding = desk.finding("便民服务大厅工作时间有2个窗口无人值守");
    assert_eq!(desk.status(finding), Some(FindingStatus::ToSend), "found, nothing sent");
    desk.notice(&[finding]);
    assert_eq!(desk.status(finding), Some(FindingStatus::Fixing), "the notice went out");
    let mut fixed = Draft::new(Finding::REGISTER);
    fixed.set(Finding::FIX_TEXT, "窗口实行AB岗，缺岗人员已作书面检查").set(Finding::FIXED_ON, day(11, 2));
    desk.amend(finding, &fixed);
    assert_eq!(desk.status(finding), Some(FindingStatus::ToVerify), "the unit says it is put right");

    let first = desk.close_out(finding, day(11, 3));
    let mut back = Draft::new(CloseOut::REGISTER);
    back.set(CloseOut::VERIFY_RESULT, CloseOutResult::Returned).set(CloseOut::VERIFY_ON, day(11, 5));
    desk.amend(first, &back);
    assert_eq!(desk.status(finding), Some(FindingStatus::Returned), "verified on the spot and given back");
    let second = desk.close_out(finding, day(11, 20));
    assert_eq!(desk.status(finding), Some(FindingStatus::ToVerify), "asked again");
    assert_eq!(desk.row(finding).get(Finding::VERIFY_ON), None, "the new asking is not verified yet");
    let mut passed = Draft::new(CloseOut::REGISTER);
    passed.set(CloseOut::VERIFY_RESULT, CloseOutResult::Passed).set(CloseOut::VERIFY_ON, day(11, 23));
    passed.set(CloseOut::VERIFY_BY, Link::<Person>::from(desk.person));
    desk.amend(second, &passed);
    assert_eq!(desk.status(finding), Some(FindingStatus::ToVerify), "passed, the closing is not approved yet");
    let mut closed = Draft::new(CloseOut::REGISTER);
    closed.set(CloseOut::CLOSED_ON, day(11, 25)).set(CloseOut::CLOSED_APPROVED_BY, Link::<Person>::from(desk.person));
    let (changed, act) = desk.office.change_told(Deed::Change, |change| enter::amend(change, second, &closed)).unwrap();
    assert!(changed, "the close-out is approved");
    let row = desk.row(finding);
    assert_eq!(row.get(Finding::STATUS), Some(FindingStatus::Closed));
    assert_eq!(row.get(Finding::CLOSED_ON), Some(day(11, 25)), "the day is the close-out's");
    assert_eq!(row.get(Finding::VERIFY_RESULT), Some(CloseOutResult::Passed));

    desk.office.change(Deed::Undo, |change| undo::take_back(change, act)).unwrap();
    assert_eq!(desk.status(finding), Some(FindingStatus::ToVerify), "a closing taken back opens it again");
    desk.office.change(Deed::Void, |change| enter::void(change, CloseOut::REGISTER, second, "重复申请")).unwrap();
    assert_eq!(desk.status(finding), Some(FindingStatus::Returned), "the close-out before it speaks again");
}

#[test]
fn a_notice_moved_to_another_finding_leaves_the_first_to_be_sent() {
    let desk = Desk::new();
    let (first, second) = (desk.finding("村务公开栏三季度财务收支未公开"), desk.finding("公务用车未封存停驶登记"));
    let notice = desk.notice(&[first]);
    let mut patch = Draft::new(Notice::REGISTER);
    patch.set(Notice::FINDING_IDS, Many::<Finding>::from(vec![second]));
    desk.amend(notice, &patch);
    assert_eq!((desk.status(first), desk.status(second)), (Some(FindingStatus::ToSend), Some(FindingStatus::Fixing)));
    let mut clue = Draft::new(Clue::REGISTER);
    clue.set(Clue::RECEIVED_ON, day(11, 3)).set(Clue::SUBJECT_UNIT_ID, Link::<Unit>::from(desk.unit));
    let clue = desk.add(&clue, None);
    let mut patch = Draft::new(Finding::REGISTER);
    patch.set(Finding::CLUE_ID, Link::<Clue>::from(clue));
    desk.amend(second, &patch);
    assert_eq!(desk.status(second), Some(FindingStatus::ToClue), "handed on");
}

#[test]
fn a_finding_is_due_until_it_is_put_right_and_a_day_granted_counts() {
    let desk = Desk::new();
    let finding = desk.finding("食堂公务接待无公函，菜单未附");
    desk.notice(&[finding]);
    assert_eq!(desk.due(day(11, 9)), [], "its day is to come");
    assert_eq!(desk.due(day(11, 10)), [(finding, 0)], "on its day");
    assert_eq!(desk.due(day(11, 20)), [(finding, -10)], "past its day");
    let mut line = Draft::new(FindingExtension::REGISTER);
    line.set(FindingExtension::APPLIED_ON, day(11, 8)).set(FindingExtension::REASON_TEXT, "整改涉及往来款核对，需延期");
    line.set(FindingExtension::OLD_DUE_ON, day(11, 10)).set(FindingExtension::NEW_DUE_ON, day(11, 30));
    let line = desk.add(&line, Some(finding));
    assert_eq!(desk.due(day(11, 20)), [(finding, -10)], "asking for time gives none");
    let mut granted = Draft::new(FindingExtension::REGISTER);
    granted.set(FindingExtension::APPROVED_ON, day(11, 9));
    desk.amend(line, &granted);
    assert_eq!(desk.due(day(11, 20)), [], "granted");
    assert_eq!(desk.due(day(12, 3)), [(finding, -3)], "and past that too");
    let mut fixed = Draft::new(Finding::REGISTER);
    fixed.set(Finding::FIXED_ON, day(12, 2));
    desk.amend(finding, &fixed);
    assert_eq!(desk.due(day(12, 3)), [], "put right");
}
