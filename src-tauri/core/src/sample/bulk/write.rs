//! Writes the rows of one made-up matter after the other.

use super::super::Counts;
use super::parts::{ACTS, Dice, FINDINGS, PLACES, POSTS, SANCTIONS, SUBJECTS, WISHES};
use crate::register::{Code, Codes, Described, Draft, Month, Value};
use crate::registers::case::Case;
use crate::registers::clue::{Clue, Disposal};
use crate::registers::incident::{Incident, IncidentPerson};
use crate::registers::lists::{DealType, FirstHand, FourForm, NameKind, SanctionClass, Stage, VerifyResult, Way};
use crate::registers::person::Person;
use crate::registers::petition::{Accused, Petition};
use crate::registers::sanction::Sanction;
use crate::registers::unit::Unit;
use crate::storage::{Change, write};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::money::Fen;
use crate::words::sealed::Sealed;

/// Clues are spread over so many days from the first of January 2013.
const DAYS: usize = 1_820;

/// The made-up district with what is in it so far.
pub(super) struct District {
    seed: u64,
    office: RowId,
    leader: RowId,
    towns: Vec<(String, RowId)>,
    villages: Vec<(String, RowId)>,
    counts: Counts,
}

/// One matter while it is written.
struct Matter {
    number: usize,
    dice: Dice,
    person: RowId,
    name: String,
    unit: RowId,
    place: String,
    post: (&'static str, &'static str, &'static str),
    subject: (&'static str, &'static str, &'static str),
    text: String,
    amount: Fen,
    received: Day,
}

impl District {
    /// Enters the district's office, forty towns and their villages.
    pub(super) fn open(change: &Change, seed: u64) -> Result<District> {
        let counts = Counts(Vec::new());
        let mut district = District { seed, office: 0, leader: 0, towns: Vec::new(), villages: Vec::new(), counts };
        district.office = district.unit(change, format!("岚北区纪委（{seed}）"), "department", None)?;
        let mut leader = Draft::new(Person::REGISTER);
        leader.set(Person::NAME, "程立信").set(Person::UNIT_ID, district.office).set(Person::POST_TEXT, "区纪委书记");
        snapshot(&mut leader, "county_deputy", "other");
        district.leader = district.insert(change, &leader)?;
        for place in PLACES {
            let town = format!("岚北区{place}镇");
            let row = district.unit(change, town.clone(), "town", None)?;
            for village in PLACES.iter().filter(|other| *other != place).take(6) {
                let name = format!("{town}{village}村");
                let row = district.unit(change, name.clone(), "village", Some(row))?;
                district.villages.push((name, row));
            }
            district.towns.push((town, row));
        }
        Ok(district)
    }

    /// What was entered.
    pub(super) fn counts(self) -> Counts {
        self.counts
    }

    /// Enters a clue with its person and letter, and what became of it.
    pub(super) fn matter(&mut self, change: &Change, number: usize) -> Result<()> {
        let mut matter = self.person(change, number)?;
        let petition = self.petition(change, &mut matter)?;
        let disposed = matter.dice.below(5) < 4;
        let filed = disposed && matter.dice.below(12) < 5;
        let opinion = matter.dice.after(matter.received, 5, 20);
        let ended = matter.dice.after(opinion, 15, 40);
        let clue = self.clue(change, &mut matter, petition, disposed.then_some(ended), filed)?;
        if disposed {
            self.disposal(change, &mut matter, clue, (opinion, ended), filed)?;
        }
        if filed { self.case(change, &mut matter, clue, ended) } else { Ok(()) }
    }

    fn person(&mut self, change: &Change, number: usize) -> Result<Matter> {
        let mut dice = Dice::of(self.seed, number);
        let post = dice.pick(("村文书", "village", "village_other"), POSTS);
        let places = if post.1 == "village" { &self.villages } else { &self.towns };
        let Some((place, unit)) = places.get(dice.below(places.len())).cloned() else {
            return Err(Error::refused("E_GENERATE", "批量数据没有可用的单位，没有生成。"));
        };
        let subject = dice.pick(("农村低保金", "relief", "masses"), SUBJECTS);
        let name = dice.name();
        let Some(first) = Day::new(2013, 1, 1) else {
            return Err(Error::refused("E_GENERATE", "批量数据的起始日不对，没有生成。"));
        };
        let received = dice.after(first, 0, DAYS);
        let amount = Fen(dice.below(90_000) as i64 * 1_000 + 50_000);
        let text = format!(
            "反映{place}{}{name}在{}年{}中{}，涉及资金{}元，{}。",
            post.0,
            received.year_number() - 1 - dice.below(3) as i32,
            subject.0,
            dice.word(ACTS),
            amount.0 / 100,
            dice.word(WISHES)
        );
        let mut draft = Draft::new(Person::REGISTER);
        draft.set(Person::NAME, name.as_str()).set(Person::UNIT_ID, unit).set(Person::POST_TEXT, post.0);
        draft.set(Person::GENDER_CODE, Code::from(if dice.below(5) == 0 { "female" } else { "male" }));
        snapshot(&mut draft, post.1, post.2);
        let person = self.insert(change, &draft)?;
        Ok(Matter { number: number + 1, dice, person, name, unit, place, post, subject, text, amount, received })
    }

    fn petition(&mut self, change: &Change, matter: &mut Matter) -> Result<RowId> {
        let month = format!("{:04}-{:02}", matter.received.year_number(), matter.received.month_number());
        let mut accused = Draft::new(Accused::REGISTER);
        accused
            .set(Accused::NAME, matter.name.as_str())
            .set(Accused::UNIT_ID, matter.unit)
            .set(Accused::POST_TEXT, matter.post.0);
        let mut draft = Draft::new(Petition::REGISTER);
        draft
            .set(Petition::PETITION_NO, numbered(self.seed, "XF", matter.number))
            .set(Petition::RECEIVED_ON, matter.received)
            .set(Petition::STAT_MONTH, Month(month))
            .set(Petition::CHANNEL, Code::from(matter.dice.word(&["letter", "visit", "phone", "web", "wechat"])))
            .set(Petition::ORIGIN, Code::from(matter.dice.word(&["own", "own", "own", "petition_bureau", "upper_forwarded"])))
            .set(Petition::PETITION_CLASS, Code::from("accusation"))
            .set(Petition::TAGS, words(["around_people", matter.subject.1]))
            .set(Petition::SUMMARY, matter.text.as_str())
            .set(Petition::ISSUE_TYPES, words([matter.subject.2]))
            .set(Petition::ISSUE_UNIT_ID, matter.unit)
            .set(Petition::REPEAT_FLAG, false)
            .set(Petition::UPPER_JURISDICTION, false)
            .set(Petition::DEAL_TYPE, DealType::Own)
            .set(Petition::HANDLER_UNIT_ID, self.office)
            .set(Petition::COUNT_FLAG, true);
        if matter.dice.below(10) < 3 {
            draft
                .set(Petition::NAME_KIND, NameKind::Real)
                .set(Petition::ACCUSER_NAME, Sealed::new(matter.dice.name()))
                .set(Petition::NOTIFIED_ON, matter.dice.after(matter.received, 2, 12));
        } else {
            draft.set(Petition::NAME_KIND, NameKind::Anonymous);
        }
        put_line(&mut draft, "accused", accused);
        self.insert(change, &draft)
    }

    fn clue(
        &mut self,
        change: &Change,
        matter: &mut Matter,
        petition: RowId,
        ended: Option<Day>,
        filed: bool,
    ) -> Result<RowId> {
        let mut draft = Draft::new(Clue::REGISTER);
        draft
            .set(Clue::CLUE_NO, numbered(self.seed, "XS", matter.number))
            .set(Clue::RECEIVED_ON, matter.received)
            .set(Clue::REGISTERED_ON, matter.dice.after(matter.received, 0, 3))
            .set(Clue::SOURCE, Code::from(matter.dice.word(&["petition", "petition", "inspection", "audit", "upper"])))
            .set(Clue::PETITION_IDS, vec![petition])
            .set(Clue::SUBJECT_PERSON_ID, matter.person)
            .set(Clue::UNIT_ID, matter.unit)
            .set(Clue::POST_TEXT, matter.post.0)
            .set(Clue::RANK_CODE, Code::from(matter.post.1))
            .set(Clue::POLITICS_CODE, Code::from("party"))
            .set(Clue::IS_SUPERVISEE, matter.post.1 != "village")
            .set(Clue::FIRST_HAND_CODE, first_hand(matter))
            .set(Clue::PROBLEM_TEXT, matter.text.as_str())
            .set(Clue::PROBLEM_CODES, words([matter.subject.2]))
            .set(Clue::AMOUNT_FEN, matter.amount)
            .set(Clue::TAGS, words(["four_winds", matter.subject.1]))
            .set(Clue::ASSIGN_OPINION, "请承办室提出处置意见，按程序报批。")
            .set(Clue::HANDLER_UNIT_ID, self.office)
            .set(Clue::HANDLER_ID, self.leader);
        match (ended, filed) {
            (None, _) => draft.set(Clue::STAGE, Stage::Assigning),
            (Some(ended), true) => {
                let applied = matter.dice.after(ended, 1, 4);
                draft.set(Clue::STAGE, Stage::Investigating).set(Clue::FILING_APPLIED_ON, applied)
            }
            (Some(ended), false) => draft
                .set(Clue::STAGE, Stage::Dropped)
                .set(Clue::CLOSED_ON, matter.dice.after(ended, 1, 10))
                .set(Clue::RESULT_TEXT, "经初步核实，反映问题失实，予以了结。")
                .set(Clue::FOUR_FORM_CODE, FourForm::None),
        };
        self.insert(change, &draft)
    }

    fn disposal(
        &mut self,
        change: &Change,
        matter: &mut Matter,
        clue: RowId,
        (opinion, ended): (Day, Day),
        filed: bool,
    ) -> Result<()> {
        let approved = matter.dice.after(opinion, 0, 4);
        let mut draft = Draft::new(Disposal::REGISTER);
        draft
            .set(Disposal::CLUE_ID, clue)
            .set(Disposal::WAY, Way::Verify)
            .set(Disposal::OPINION_ON, opinion)
            .set(Disposal::OPINION_TEXT, format!("建议对{}{}的有关问题初步核实。", matter.post.0, matter.name))
            .set(Disposal::APPROVED_BY, self.leader)
            .set(Disposal::APPROVED_ON, approved)
            .set(Disposal::STARTED_ON, matter.dice.after(approved, 0, 5))
            .set(Disposal::ENDED_ON, ended)
            .set(Disposal::LEADER_ID, self.leader)
            .set(Disposal::VERIFY_RESULT, if filed { VerifyResult::File } else { VerifyResult::Close });
        self.insert(change, &draft).map(drop)
    }

    fn case(&mut self, change: &Change, matter: &mut Matter, clue: RowId, ended: Day) -> Result<()> {
        let filed = matter.dice.after(ended, 5, 20);
        let investigated = matter.dice.after(filed, 20, 60);
        let to_trial = matter.dice.after(investigated, 1, 6);
        let trial_done = matter.dice.after(to_trial, 5, 22);
        let decided = matter.dice.after(trial_done, 1, 8);
        let closed = matter.dice.after(decided, 5, 20);
        let finding = format!(
            "{}：{}{}在{}中{}。",
            matter.dice.word(FINDINGS),
            matter.post.0,
            matter.name,
            matter.subject.0,
            matter.dice.word(ACTS)
        );
        let (kind, form) = matter.dice.pick(("warning", 2), SANCTIONS);
        let incident = self.incident(change, matter, investigated, &finding)?;
        let mut draft = Draft::new(Case::REGISTER);
        draft
            .set(Case::CASE_NO, numbered(self.seed, "AJ", matter.number))
            .set(Case::FILED_ON, filed)
            .set(Case::PERSON_ID, matter.person)
            .set(Case::INCIDENT_ID, incident)
            .set(Case::CLUE_ID, clue)
            .set(Case::GENDER_CODE, Code::from("male"))
            .set(Case::ETHNIC_CODE, Code::from("han"))
            .set(Case::BIRTH_MONTH, Month(format!("{}-{:02}", 1955 + matter.dice.below(35), 1 + matter.dice.below(12))))
            .set(Case::EDU_CODE, Code::from(matter.dice.word(&["junior", "senior", "college", "bachelor"])))
            .set(Case::POLITICS_CODE, Code::from("party"))
            .set_if(Case::PARTY_JOINED_ON, Day::new(1985 + matter.dice.below(20) as i32, 7, 1))
            .set(Case::UNIT_ID, matter.unit)
            .set(Case::POST_TEXT, matter.post.0)
            .set(Case::RANK_CODE, Code::from(matter.post.1))
            .set(Case::IDENTITY_CODE, Code::from(matter.post.2))
            .set(Case::IS_SUPERVISEE, matter.post.1 != "village")
            .set(Case::FIRST_HAND_CODE, first_hand(matter))
            .set(Case::VIOLATION_TEXT, finding)
            .set(Case::DISCIPLINE_CODES, words([matter.subject.2]))
            .set(Case::FILING_UNIT_ID, self.office)
            .set(Case::APPROVED_BY, self.leader)
            .set(Case::WORK_MODE, Code::from(matter.dice.word(&["own", "own", "zone_joint", "department_joint", "cross"])))
            .set(Case::INVESTIGATED_ON, investigated)
            .set(Case::TO_TRIAL_ON, to_trial)
            .set(Case::TRIAL_DONE_ON, trial_done)
            .set(Case::DECISION_UNIT_ID, self.office)
            .set(Case::DECIDED_ON, decided)
            .set(Case::ANNOUNCED_ON, matter.dice.after(decided, 1, 4))
            .set(Case::CLOSED_ON, closed)
            .set(Case::ILLICIT_FEN, matter.amount)
            .set(Case::STAGE, Stage::Closed)
            .set(
                Case::FOUR_FORM_CODE,
                match form {
                    1 => FourForm::First,
                    2 => FourForm::Second,
                    _ => FourForm::Third,
                },
            );
        let case = self.insert(change, &draft)?;
        let administrative = matches!(kind, "gov_warning" | "demerit");
        let mut draft = Draft::new(Sanction::REGISTER);
        draft
            .set(Sanction::PERSON_ID, matter.person)
            .set(Sanction::SANCTION_KIND, Code::from(kind))
            .set(Sanction::DECIDED_ON, decided)
            .set(Sanction::SANCTION_CLASS, if administrative { SanctionClass::Administrative } else { SanctionClass::Party })
            .set(Sanction::CASE_ID, case)
            .set(Sanction::INCIDENT_ID, incident)
            .set(Sanction::CAUSE_TAGS, words([matter.subject.1]))
            .set(Sanction::BY_UNIT_ID, self.office)
            .set(Sanction::DOC_NO, format!("岚北纪决〔{}〕{}号", decided.year_number(), matter.number));
        self.insert(change, &draft).map(drop)
    }

    fn incident(&mut self, change: &Change, matter: &Matter, investigated: Day, finding: &str) -> Result<RowId> {
        let mut person = Draft::new(IncidentPerson::REGISTER);
        person
            .set(IncidentPerson::PERSON_ID, matter.person)
            .set(IncidentPerson::IDENTITY_CODE, Code::from(matter.post.2))
            .set(IncidentPerson::RANK_CODE, Code::from(matter.post.1));
        let mut draft = Draft::new(Incident::REGISTER);
        draft
            .set(Incident::INCIDENT_NO, numbered(self.seed, "S", matter.number))
            .set(Incident::TITLE, format!("{}{}{}违纪问题", matter.place, matter.name, matter.subject.0))
            .set(Incident::FACTS, finding)
            .set(Incident::IS_CLUSTER, false)
            .set(Incident::TAGS, words(["four_winds", "around_people", matter.subject.1]))
            .set_if(Incident::ACT_FROM_ON, Day::year(matter.received.year_number() - 2))
            .set(Incident::UNIT_ID, matter.unit)
            .set(Incident::AMOUNT_FEN, matter.amount)
            .set(Incident::CONCLUDED_ON, investigated);
        if matter.subject.1 == "eight_rules" {
            draft.set(Incident::EIGHT_RULE_CODE, Code::from("dining"));
        }
        put_line(&mut draft, "persons", person);
        self.insert(change, &draft)
    }

    fn unit(&mut self, change: &Change, name: String, kind: &str, parent: Option<RowId>) -> Result<RowId> {
        let mut draft = Draft::new(Unit::REGISTER);
        draft
            .set(Unit::FULL_NAME, name)
            .set(Unit::KIND_CODE, Code::from(kind))
            .set_if(Unit::VALID_FROM_ON, Day::new(2010, 1, 1))
            .set_if(Unit::PARENT_ID, parent);
        if parent.is_none() {
            draft.set(Unit::DISCIPLINE_BODY, Code::from("committee"));
        }
        self.insert(change, &draft)
    }

    fn insert(&mut self, change: &Change, draft: &Draft) -> Result<RowId> {
        let name = draft.register().name;
        match self.counts.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, rows)) => *rows += 1,
            None => self.counts.0.push((name, 1)),
        }
        write::insert(change, draft, None, None)
    }
}

/// Numbers of a seed are its own, so that bulk rows stand beside others.
pub(super) fn numbered(seed: u64, prefix: &str, number: usize) -> String {
    format!("{prefix}{seed}-{number:07}")
}

fn first_hand(matter: &Matter) -> FirstHand {
    if matter.post.2 == "town_head" { FirstHand::AtHandling } else { FirstHand::No }
}

fn snapshot(draft: &mut Draft, rank: &str, identity: &str) {
    draft
        .set(Person::POLITICS_CODE, Code::from("party"))
        .set(Person::RANK_CODE, Code::from(rank))
        .set(Person::IDENTITY_CODE, Code::from(identity));
}

fn words<const N: usize>(words: [&str; N]) -> Codes {
    Codes(words.iter().map(|word| (*word).to_string()).collect())
}

fn put_line(draft: &mut Draft, field: &str, line: Draft) {
    if let Some(at) = draft.register().position(field) {
        draft.put(at, Value::Lines(vec![line]));
    }
}
