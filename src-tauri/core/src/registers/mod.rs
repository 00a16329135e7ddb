//! The nouns: one file each, described once. A noun's file holds its description and the verbs that do more than fill
//! in a row. A noun never writes into another noun's register except through its verbs.

pub mod case;
pub mod chain;
pub mod clue;
pub mod enter;
pub mod incident;
pub mod joint;
pub mod lists;
pub mod livelihood;
pub mod meeting;
pub mod paper;
pub mod person;
pub mod petition;
pub mod publicity;
pub mod regulation;
pub mod sanction;
pub mod submission;
pub mod task;
pub mod undo;
pub mod unit;

use crate::register::codes::{Closed, ClosedList};
use crate::register::{Described, Register};

/// All registers in the order of the office's shelf, lines behind their parents.
pub const ALL: &[&Register] = &[
    unit::Unit::REGISTER,
    unit::HeadTerm::REGISTER,
    person::Person::REGISTER,
    person::CareerLine::REGISTER,
    person::RelationLine::REGISTER,
    unit::Zone::REGISTER,
    unit::ZoneMember::REGISTER,
    paper::TaskForce::REGISTER,
    paper::TaskForceMember::REGISTER,
    paper::Document::REGISTER,
    paper::Campaign::REGISTER,
    paper::CampaignItem::REGISTER,
    task::Task::REGISTER,
    task::Measure::REGISTER,
    task::MeasureExtension::REGISTER,
    task::ProgressNote::REGISTER,
    task::CloseOut::REGISTER,
    petition::Petition::REGISTER,
    petition::Accused::REGISTER,
    petition::Coordination::REGISTER,
    clue::Clue::REGISTER,
    clue::ClueHandOver::REGISTER,
    clue::Disposal::REGISTER,
    incident::Incident::REGISTER,
    incident::IncidentPerson::REGISTER,
    case::Case::REGISTER,
    case::CaseMeasure::REGISTER,
    case::CaseHandOver::REGISTER,
    sanction::Sanction::REGISTER,
    sanction::Transfer::REGISTER,
    meeting::Meeting::REGISTER,
    meeting::Resolution::REGISTER,
    joint::Liaison::REGISTER,
    joint::JointTeam::REGISTER,
    joint::JointTeamMember::REGISTER,
    joint::JointTask::REGISTER,
    regulation::Regulation::REGISTER,
    regulation::DutyReport::REGISTER,
    livelihood::LivelihoodItem::REGISTER,
    livelihood::PlatformItem::REGISTER,
    livelihood::VillageAudit::REGISTER,
    publicity::Outreach::REGISTER,
    publicity::PressItem::REGISTER,
    publicity::Survey::REGISTER,
    publicity::SurveyAnswer::REGISTER,
    submission::Submission::REGISTER,
    submission::Waiver::REGISTER,
    submission::ReportSentence::REGISTER,
    submission::CountingChoice::REGISTER,
    submission::FormRule::REGISTER,
];

/// The closed code lists of the program.
pub const CLOSED: &[ClosedList] = &[
    lists::NameKind::LIST,
    lists::DealType::LIST,
    lists::Way::LIST,
    lists::VerifyResult::LIST,
    lists::Stage::LIST,
    lists::FirstHand::LIST,
    lists::TaskForceKind::LIST,
    lists::SanctionClass::LIST,
    lists::FourForm::LIST,
    lists::MeasureBatch::LIST,
    lists::Progress::LIST,
    lists::DueKind::LIST,
    lists::CloseOutResult::LIST,
    lists::DocumentAction::LIST,
    lists::ResolutionStatus::LIST,
    lists::Disposal::LIST,
    lists::ReviseStatus::LIST,
    lists::DutyLevel::LIST,
    lists::MediaLevel::LIST,
    lists::SubmissionKind::LIST,
    lists::CountingQuestion::LIST,
    lists::CountingAnswer::LIST,
];

/// A register by name.
pub fn named(name: &str) -> Option<&'static Register> {
    ALL.iter().find(|register| register.name == name).copied()
}

/// The line registers of a register.
pub fn lines_of(register: &Register) -> impl Iterator<Item = &'static Register> {
    let name = register.name;
    ALL.iter().copied().filter(move |lines| lines.of == Some(name))
}
