//! Sheets of the annual workbook: meetings and what they solved, joint work, livelihood, publicity and regulations.

use super::Part::{Long, Short};
use super::{Ledger, Span};

/// 会议调度.
pub(super) const MEETINGS: Ledger = Ledger {
    register: "meetings",
    span: Span::Flow(&["held_on"]),
    columns: &[
        Long("title"),
        Short("meeting_type"),
        Short("held_on"),
        Short("chair_person_id"),
        Short("chair_role"),
        Short("convener_unit_id"),
        Long("agenda"),
        Short("is_zfsj_topic"),
        Short("heard_report"),
        Short("attendee_count"),
        Short("minutes_doc_no"),
    ],
    keys: 1,
    below: None,
};

/// 议定事项.
pub(super) const RESOLUTIONS: Ledger = Ledger {
    register: "resolutions",
    span: Span::Flow(&["raised_on", "solved_on"]),
    columns: &[
        Long("title"),
        Short("raised_on"),
        Long("meeting_id"),
        Long("instruction_text"),
        Short("resp_unit_id"),
        Short("due_on"),
        Short("status"),
        Short("solved_on"),
        Long("result_text"),
    ],
    keys: 1,
    below: None,
};

/// 定点联系.
pub(super) const LIAISONS: Ledger = Ledger {
    register: "liaisons",
    span: Span::Stock("from_on", "to_on"),
    columns: &[
        Short("leader_id"),
        Short("zone_id"),
        Short("unit_id"),
        Long("duty_text"),
        Long("document_id"),
        Short("from_on"),
        Short("to_on"),
    ],
    keys: 1,
    below: None,
};

/// 联合办案组.
pub(super) const JOINT_TEAMS: Ledger = Ledger {
    register: "joint_teams",
    span: Span::Stock("from_on", "to_on"),
    columns: &[Short("team_no"), Short("leader_id"), Short("zone_id"), Long("members"), Short("from_on"), Short("to_on")],
    keys: 1,
    below: None,
};

/// 联合办案任务.
pub(super) const JOINT_TASKS: Ledger = Ledger {
    register: "joint_tasks",
    span: Span::Flow(&["from_on", "to_on"]),
    columns: &[
        Short("clue_id"),
        Short("case_id"),
        Short("mode"),
        Short("team_ids"),
        Short("lead_unit_id"),
        Short("assist_unit_ids"),
        Short("participant_ids"),
        Short("from_on"),
        Short("to_on"),
        Long("result_text"),
    ],
    keys: 2,
    below: None,
};

/// 村级三资审计.
pub(super) const VILLAGE_AUDITS: Ledger = Ledger {
    register: "village_audits",
    span: Span::Flow(&["published_on", "to_on"]),
    columns: &[
        Short("village_id"),
        Short("audit_kind"),
        Short("from_on"),
        Short("to_on"),
        Short("auditor_unit_id"),
        Long("scope"),
        Short("issue_count"),
        Short("amount_fen"),
        Short("published_on"),
        Short("publish_way"),
        Short("closed_on"),
    ],
    keys: 1,
    below: None,
};

/// 阳光三农平台受理.
pub(super) const PLATFORM_ITEMS: Ledger = Ledger {
    register: "platform_items",
    span: Span::Flow(&["received_on"]),
    columns: &[
        Short("item_no"),
        Short("received_on"),
        Short("village_id"),
        Short("platform_code"),
        Short("kind_code"),
        Long("content"),
        Short("petition_id"),
        Short("replied_on"),
        Short("satisfaction_code"),
    ],
    keys: 1,
    below: None,
};

/// 民生事项.
pub(super) const LIVELIHOOD_ITEMS: Ledger = Ledger {
    register: "livelihood_items",
    span: Span::Flow(&["raised_on", "solved_on"]),
    columns: &[
        Long("title"),
        Short("raised_on"),
        Short("kind_code"),
        Short("source_code"),
        Short("resp_unit_id"),
        Short("due_on"),
        Short("solved_on"),
        Short("beneficiary_count"),
        Short("campaign_id"),
    ],
    keys: 1,
    below: None,
};

/// 经验刊载.
pub(super) const PRESS_ITEMS: Ledger = Ledger {
    register: "press_items",
    span: Span::Flow(&["published_on"]),
    columns: &[
        Long("title"),
        Short("published_on"),
        Short("medium_code"),
        Short("level_code"),
        Short("locator"),
        Long("practice_text"),
    ],
    keys: 1,
    below: None,
};

/// 规章制度.
pub(super) const REGULATIONS: Ledger = Ledger {
    register: "regulations",
    span: Span::Flow(&["disposed_on"]),
    columns: &[
        Short("reg_no"),
        Long("title"),
        Short("unit_id"),
        Short("doc_no"),
        Short("issued_on"),
        Short("task_force_id"),
        Short("disposal"),
        Short("disposed_on"),
        Short("abolish_reason"),
        Short("revise_status"),
        Short("new_doc_no"),
        Short("lead_unit_id"),
        Short("assist_unit_ids"),
        Short("trial_until_on"),
    ],
    keys: 2,
    below: None,
};

/// 述责述廉.
pub(super) const DUTY_REPORTS: Ledger = Ledger {
    register: "duty_reports",
    span: Span::Flow(&["held_on"]),
    columns: &[
        Short("round"),
        Short("person_id"),
        Short("unit_id"),
        Short("level"),
        Short("held_on"),
        Short("good_votes"),
        Short("fair_votes"),
        Short("poor_votes"),
        Short("unknown_votes"),
        Short("score"),
        Long("problem_text"),
        Long("pledge_text"),
        Short("published_on"),
        Short("closed_on"),
    ],
    keys: 2,
    below: None,
};

/// 宣传教育活动.
pub(super) const OUTREACH: Ledger = Ledger {
    register: "outreach",
    span: Span::Flow(&["held_on"]),
    columns: &[
        Long("title"),
        Short("held_on"),
        Short("way_code"),
        Short("unit_id"),
        Long("topic_text"),
        Short("audience_text"),
        Short("audience_count"),
        Short("campaign_id"),
    ],
    keys: 1,
    below: None,
};

/// 群众评价.
pub(super) const SURVEYS: Ledger = Ledger {
    register: "surveys",
    span: Span::Flow(&["held_on"]),
    columns: &[
        Long("title"),
        Short("held_on"),
        Long("scope_text"),
        Short("way_code"),
        Short("sent_count"),
        Short("valid_count"),
    ],
    keys: 1,
    below: None,
};

/// 评价答题.
pub(super) const SURVEY_ANSWERS: Ledger = Ledger {
    register: "surveys_answers",
    span: Span::Lines,
    columns: &[super::Part::Parent, Short("question"), Short("option_code"), Short("votes")],
    keys: 1,
    below: None,
};
