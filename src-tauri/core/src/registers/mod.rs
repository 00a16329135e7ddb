//! The nouns: one file each, described once. A noun's file holds its description and the verbs that do more than fill
//! in a row. A noun never writes into another noun's register except through its verbs.

pub mod accountability;
pub mod case;
pub mod chain;
pub mod clue;
pub mod decision;
pub mod enter;
pub mod finding;
mod four_forms;
pub mod incident;
pub mod inspection;
pub mod joint;
pub mod lists;
pub mod livelihood;
pub mod meeting;
pub mod outlook;
pub mod paper;
pub mod person;
pub mod petition;
pub mod publication;
pub mod publicity;
pub mod recovery;
pub mod regulation;
pub mod sanction;
pub mod submission;
pub mod task;
pub mod undo;
pub mod unit;
pub mod unit_measure;

use crate::register::codes::{Closed, ClosedList};
use crate::register::{Described, Register};

/// All registers in the order of the office's shelf, lines behind their parents, each behind those it leans on: ledgers
/// taken in by this order find what they name.
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
    petition::Petition::REGISTER,
    petition::Accused::REGISTER,
    petition::Coordination::REGISTER,
    clue::Clue::REGISTER,
    clue::ClueHandOver::REGISTER,
    clue::Disposal::REGISTER,
    clue::DisposalExtension::REGISTER,
    incident::Incident::REGISTER,
    incident::IncidentPerson::REGISTER,
    joint::JointTeam::REGISTER,
    joint::JointTeamMember::REGISTER,
    joint::JointTask::REGISTER,
    case::Case::REGISTER,
    case::CaseMeasure::REGISTER,
    case::CaseHandOver::REGISTER,
    case::CaseExtension::REGISTER,
    sanction::Sanction::REGISTER,
    sanction::Transfer::REGISTER,
    meeting::Meeting::REGISTER,
    meeting::Resolution::REGISTER,
    joint::Liaison::REGISTER,
    regulation::Regulation::REGISTER,
    regulation::DutyReport::REGISTER,
    livelihood::LivelihoodItem::REGISTER,
    livelihood::PlatformItem::REGISTER,
    livelihood::VillageAudit::REGISTER,
    publicity::Outreach::REGISTER,
    publicity::PressItem::REGISTER,
    publicity::Survey::REGISTER,
    publicity::SurveyAnswer::REGISTER,
    inspection::Inspection::REGISTER,
    inspection::InspectionUnit::REGISTER,
    finding::Finding::REGISTER,
    finding::FindingExtension::REGISTER,
    finding::Notice::REGISTER,
    task::CloseOut::REGISTER,
    inspection::Filing::REGISTER,
    unit_measure::UnitMeasure::REGISTER,
    recovery::Recovery::REGISTER,
    publication::Publication::REGISTER,
    publication::PublicationItem::REGISTER,
    accountability::Accountability::REGISTER,
    accountability::Intervention::REGISTER,
    inspection::FollowUp::REGISTER,
    unit_measure::Score::REGISTER,
    outlook::Shortcoming::REGISTER,
    outlook::NextStep::REGISTER,
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
    lists::ExtendedTerm::LIST,
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
    lists::MeasureTarget::LIST,
    lists::RecoveryStatus::LIST,
    lists::PublicationScope::LIST,
    lists::RespKind::LIST,
    lists::InspectionRole::LIST,
    lists::Severity::LIST,
    lists::FindingStatus::LIST,
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
