//! A second, tiny office of an invented county over two years (domain paper §8.8): what one year alone cannot show, carried
//! over cases, growth, a merged town, and what moves between two hand-ins of one month.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Code, Codes, Described, Draft, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::lists::{DueKind, FirstHand, MeasureBatch, NameKind, Progress, SanctionClass};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::sanction::Sanction;
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::{Change, settings};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;

/// Password of its one account, `office`.
pub const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2017-01-04 in China.
const MADE: u64 = 1_483_502_400_000;
/// Cases filed in 2015 and open at its end.
pub const CARRIED: usize = 12;
/// The months in which cases of 2016 were filed.
const FILED: [u32; 20] = [1, 1, 2, 2, 3, 3, 3, 4, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 12];
/// Of them closed in the year: the first fourteen but one that has no sanction yet.
const CLOSED: usize = 14;
/// The case of March that is still open; a later hand-in voids it.
const UNDECIDED: usize = 6;
/// The case of March whose day turns out to be one of February.
const MISDATED: usize = 5;
/// The three towns that became one on 2016-07-01, and that one.
const TOWNS: [&str; 4] = ["枫溪镇", "石湾镇", "竹坪乡", "枫石镇"];
const SURNAMES: [&str; 8] = ["贺", "邹", "熊", "孟", "秦", "尹", "黎", "钱"];
const GIVEN: [&str; 5] = ["仲平", "秀峰", "国富", "玉书", "长林"];

/// The office with what stories ask for; its folder goes with it.
pub struct SecondOffice {
    /// The office, opened by its account.
    pub office: Office,
    /// The folder it lies in.
    pub place: tempfile::TempDir,
    /// The three old towns, then the new one.
    pub towns: Vec<RowId>,
    /// Cases in the order of their filing, those of 2015 first.
    pub cases: Vec<RowId>,
    /// The measures kept up for good since 2015.
    pub lasting: Vec<RowId>,
}

/// What was done between two hand-ins of March 2016.
pub struct Moved {
    /// A case entered late.
    pub added: RowId,
    /// A case whose day of filing moved into February.
    pub corrected: RowId,
    /// A case entered by mistake.
    pub voided: RowId,
}

impl SecondOffice {
    /// Founds it.
    pub fn found() -> SecondOffice {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
        let (towns, cases, lasting) = office
            .change(Deed::Add, |change| {
                settings::set(change, settings::COUNTY, "云枫县")?;
                let towns = towns(change)?;
                let cases = cases(change, &towns)?;
                letters(change, &towns)?;
                let lasting = measures(change, towns[0])?;
                Ok((towns, cases, lasting))
            })
            .unwrap();
        SecondOffice { office, place, towns, cases, lasting }
    }

    /// One case added, one corrected, one voided: what a second hand-in of March 2016 must name.
    pub fn correct_march(&self) -> Moved {
        let corrected = self.cases[CARRIED + MISDATED];
        let voided = self.cases[CARRIED + UNDECIDED];
        let added = self
            .office
            .change(Deed::Add, |change| case(change, "LA2016-021", self.towns[1], 40, day(2016, 3, 25), None))
            .unwrap();
        let mut patch = Draft::new(Case::REGISTER);
        patch.set(Case::FILED_ON, day(2016, 2, 26));
        self.office.change(Deed::Change, |change| enter::amend(change, corrected, &patch)).unwrap();
        let why = "与上年移送检察机关的案件重复登记。";
        self.office.change(Deed::Void, |change| enter::void(change, Case::REGISTER, voided, why)).unwrap();
        Moved { added, corrected, voided }
    }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::new(year, month, day).unwrap()
}

fn towns(change: &Change) -> Result<Vec<RowId>> {
    let mut rows = Vec::new();
    for name in TOWNS.iter().rev() {
        let mut draft = Draft::new(Unit::REGISTER);
        draft
            .set(Unit::FULL_NAME, *name)
            .set(Unit::KIND_CODE, Code::from("town"))
            .set(Unit::DISCIPLINE_BODY, Code::from("committee"));
        match rows.first() {
            None => draft.set(Unit::VALID_FROM_ON, day(2016, 7, 1)),
            Some(new) => draft
                .set(Unit::VALID_FROM_ON, day(2005, 1, 1))
                .set(Unit::VALID_TO_ON, day(2016, 6, 30))
                .set(Unit::SUCCESSOR_ID, *new),
        };
        rows.push(enter::enter(change, &draft, None, None)?);
    }
    rows.reverse();
    Ok(rows)
}

/// The town a matter of a day lies in: one of the three before the merger, the new one after.
fn town(towns: &[RowId], place: usize, on: Day) -> RowId {
    if on < day(2016, 7, 1) { towns[place % 3] } else { towns[3] }
}

fn cases(change: &Change, towns: &[RowId]) -> Result<Vec<RowId>> {
    let mut rows = Vec::new();
    for place in 0..CARRIED {
        let filed = day(2015, 7 + (place / 2) as u32, 6 + place as u32);
        let closed = day(2016, 1 + (place / 2) as u32, 18 + (place % 2 * 7) as u32);
        let number = format!("LA2015-{:03}", place + 1);
        rows.push(case(change, &number, town(towns, place, filed), place, filed, Some(closed))?);
    }
    for (place, month) in FILED.into_iter().enumerate() {
        let filed = day(2016, month, 5 + place as u32);
        let closed = (place < CLOSED && place != UNDECIDED).then(|| day(2016, month + 4, 20));
        let number = format!("LA2016-{:03}", place + 1);
        rows.push(case(change, &number, town(towns, place, filed), CARRIED + place, filed, closed)?);
    }
    Ok(rows)
}

/// A case on a person of its own, with its incident; closed ones with their sanction.
fn case(change: &Change, number: &str, unit: RowId, place: usize, filed: Day, closed: Option<Day>) -> Result<RowId> {
    let name = format!("{}{}", SURNAMES[place % SURNAMES.len()], GIVEN[place / SURNAMES.len() % GIVEN.len()]);
    let name = if place < 40 { name } else { format!("欧阳{name}") };
    let mut person = Draft::new(Person::REGISTER);
    person
        .set(Person::NAME, name.as_str())
        .set(Person::UNIT_ID, unit)
        .set(Person::POST_TEXT, "村委会主任")
        .set(Person::POLITICS_CODE, Code::from("party"))
        .set(Person::RANK_CODE, Code::from("village"))
        .set(Person::IDENTITY_CODE, Code::from("village_director"));
    let person = enter::enter(change, &person, None, None)?;
    let mut line = Draft::new(IncidentPerson::REGISTER);
    line.set(IncidentPerson::PERSON_ID, person)
        .set(IncidentPerson::IDENTITY_CODE, Code::from("village_director"))
        .set(IncidentPerson::RANK_CODE, Code::from("village"));
    let mut incident = Draft::new(Incident::REGISTER);
    incident
        .set(Incident::TITLE, format!("{name}虚报退耕还林面积套取补助案"))
        .set(Incident::FACTS, format!("{name}在申报退耕还林补助时多报林地{}亩，款项入个人账户。", 3 + place))
        .set(Incident::IS_CLUSTER, false)
        .set(Incident::TAGS, Codes(vec!["four_winds".into(), "around_people".into(), "farm_funds".into()]))
        .set(Incident::ACT_FROM_ON, day(2014, 3, 1))
        .set(Incident::UNIT_ID, unit)
        .put(Incident::PERSONS.position(), Value::Lines(vec![line]));
    let incident = enter::enter(change, &incident, None, None)?;
    let mut draft = Draft::new(Case::REGISTER);
    draft
        .set(Case::CASE_NO, number)
        .set(Case::FILED_ON, filed)
        .set(Case::PERSON_ID, person)
        .set(Case::INCIDENT_ID, incident)
        .set(Case::UNIT_ID, unit)
        .set(Case::POST_TEXT, "村委会主任")
        .set(Case::RANK_CODE, Code::from("village"))
        .set(Case::IDENTITY_CODE, Code::from("village_director"))
        .set(Case::FIRST_HAND_CODE, FirstHand::No)
        .set(Case::VIOLATION_TEXT, format!("多报林地面积套取补助，经手人{name}"))
        // Before 2016 the discipline regulation of 2003 knew no breaches against the masses.
        .set(Case::DISCIPLINE_CODES, Codes(vec![if filed < day(2016, 1, 1) { "integrity" } else { "masses" }.into()]))
        .set(Case::WORK_MODE, Code::from("own"));
    if let Some(closed) = closed {
        draft
            .set(Case::INVESTIGATED_ON, closed.plus_days(-45))
            .set(Case::TO_TRIAL_ON, closed.plus_days(-40))
            .set(Case::TRIAL_DONE_ON, closed.plus_days(-25))
            .set(Case::DECIDED_ON, closed.plus_days(-20))
            .set(Case::ANNOUNCED_ON, closed.plus_days(-12))
            .set(Case::EXECUTED_ON, closed.plus_days(-5))
            .set(Case::CLOSED_ON, closed);
    }
    let row = enter::enter(change, &draft, None, None)?;
    if let Some(closed) = closed {
        let mut sanction = Draft::new(Sanction::REGISTER);
        sanction
            .set(Sanction::PERSON_ID, person)
            .set(Sanction::SANCTION_KIND, Code::from("warning"))
            .set(Sanction::SANCTION_CLASS, SanctionClass::Party)
            .set(Sanction::DECIDED_ON, closed.plus_days(-20))
            .set(Sanction::CASE_ID, row)
            .set(Sanction::INCIDENT_ID, incident);
        enter::enter(change, &sanction, None, None)?;
    }
    Ok(row)
}

/// 40 letters in 2015, 50 in 2016; of those three appeals, a class that had none the year before.
fn letters(change: &Change, towns: &[RowId]) -> Result<()> {
    for (year, number, appeals) in [(2015, 40, 0), (2016, 50, 3)] {
        for place in 0..number {
            let received = day(year, 1 + (place * 12 / number) as u32, 4 + (place % 20) as u32);
            let class = if place < appeals { "appeal" } else { "accusation" };
            let mut letter = Draft::new(Petition::REGISTER);
            letter
                .set(Petition::RECEIVED_ON, received)
                .set(Petition::CHANNEL, Code::from(["letter", "phone", "web"][place % 3]))
                .set(Petition::ORIGIN, Code::from("own"))
                .set(Petition::PETITION_CLASS, Code::from(class))
                .set(Petition::NAME_KIND, NameKind::Anonymous)
                .set(Petition::REPEAT_FLAG, false)
                .set(Petition::TAGS, Codes(vec!["around_people".into()]))
                .set(Petition::SUMMARY, format!("反映村干部在第{}笔退耕还林补助中多报面积（{year}年收）", place + 1))
                .set(Petition::ISSUE_UNIT_ID, town(towns, place, received));
            enter::enter(change, &letter, None, None)?;
        }
    }
    Ok(())
}

fn measures(change: &Change, lead: RowId) -> Result<Vec<RowId>> {
    let mut task = Draft::new(Task::REGISTER);
    task.set(Task::PERIOD_YEAR, 2015).set(Task::TASK_NO, "1").set(Task::TASK_TEXT, "集中整治惠农补贴虚报冒领问题");
    let task = enter::enter(change, &task, None, None)?;
    let mut rows = Vec::new();
    for (number, text) in [("1-1", "补贴面积每年张榜公示，村民可当场核对"), ("1-2", "每季抽查十户补贴到户情况，结果报镇纪委")]
    {
        let mut measure = Draft::new(Measure::REGISTER);
        measure
            .set(Measure::TASK_ID, task)
            .set(Measure::MEASURE_NO, number)
            .set(Measure::MEASURE_TEXT, text)
            .set(Measure::BATCH, MeasureBatch::Initial)
            .set(Measure::LEAD_UNIT_ID, lead)
            .set(Measure::DUE_KIND, DueKind::LongTerm)
            .set(Measure::PROGRESS, Progress::LongTerm);
        rows.push(enter::enter(change, &measure, None, None)?);
    }
    Ok(rows)
}
