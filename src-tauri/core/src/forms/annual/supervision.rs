//! Sheets of the annual workbook: inspections and what they found, measures on units, money, publicity, accountability,
//! and the sentences the year closes with.

use super::Part::{Long, Parent, Short};
use super::{Ledger, Span};

/// 监督检查.
pub(super) const INSPECTIONS: Ledger = Ledger {
    register: "inspections",
    span: Span::Flow(&["from_on"]),
    columns: &[
        Short("insp_no"),
        Long("title"),
        Short("insp_kind"),
        Short("disciplines"),
        Short("leader_id"),
        Short("member_ids"),
        Short("from_on"),
        Short("to_on"),
        Short("unannounced"),
        Short("festival_node"),
        Long("means_text"),
        Short("petition_id"),
        Short("due_on"),
    ],
    keys: 2,
    below: None,
};

/// 督查参与和被查单位.
pub(super) const INSPECTION_UNITS: Ledger = Ledger {
    register: "inspections_units",
    span: Span::Lines,
    columns: &[Parent, Short("unit_id"), Short("role")],
    keys: 2,
    below: None,
};

/// 督查问题.
pub(super) const FINDINGS: Ledger = Ledger {
    register: "findings",
    span: Span::Flow(&["found_on", "closed_on"]),
    columns: &[
        Short("finding_no"),
        Short("inspection_id"),
        Short("found_on"),
        Short("resp_unit_id"),
        Short("resp_person_id"),
        Short("lead_id"),
        Short("finding_code"),
        Short("severity"),
        Long("finding_text"),
        Long("require_text"),
        Short("due_on"),
        Long("fix_text"),
        Short("fixed_on"),
        Short("verify_by"),
        Short("verify_on"),
        Short("verify_result"),
        Short("closed_on"),
        Short("closed_approved_by"),
        Short("clue_id"),
        Short("status"),
    ],
    keys: 1,
    below: None,
};

/// 督办通知.
pub(super) const NOTICES: Ledger = Ledger {
    register: "notices",
    span: Span::Flow(&["sent_on"]),
    columns: &[
        Short("notice_no"),
        Short("sent_on"),
        Short("unit_id"),
        Short("finding_ids"),
        Short("notice_kind"),
        Short("signed_on"),
        Short("signed_by"),
        Short("due_on"),
        Short("replied_on"),
    ],
    keys: 1,
    below: None,
};

/// 监督检查备案.
pub(super) const FILINGS: Ledger = Ledger {
    register: "filings",
    span: Span::Flow(&["filed_on"]),
    columns: &[Short("inspection_id"), Short("filed_on"), Short("unit_id"), Long("result_text")],
    keys: 1,
    below: None,
};

/// 对单位措施.
pub(super) const UNIT_MEASURES: Ledger = Ledger {
    register: "unit_measures",
    span: Span::Flow(&["decided_on"]),
    columns: &[
        Short("unit_id"),
        Short("measure_kind"),
        Short("reason_kind"),
        Long("reason_text"),
        Short("target_kind"),
        Short("target_person_id"),
        Short("interviewer_id"),
        Short("report_to_unit_id"),
        Short("statement_received_on"),
        Short("doc_no"),
        Short("decided_on"),
        Short("finding_id"),
        Short("due_on"),
        Short("closed_on"),
    ],
    keys: 2,
    below: None,
};

/// 资金清退清理.
pub(super) const RECOVERIES: Ledger = Ledger {
    register: "recoveries",
    span: Span::Flow(&["on_date"]),
    columns: &[
        Short("kind"),
        Short("amount_fen"),
        Short("status"),
        Short("unit_id"),
        Short("incident_id"),
        Short("person_id"),
        Short("found_by"),
        Short("on_date"),
        Short("voucher_no"),
        Long("remark"),
    ],
    keys: 1,
    below: None,
};

/// 通报曝光.
pub(super) const PUBLICATIONS: Ledger = Ledger {
    register: "publications",
    span: Span::Flow(&["published_on"]),
    columns: &[
        Short("pub_no"),
        Long("title"),
        Short("published_on"),
        Short("medium"),
        Short("scope"),
        Short("doc_no"),
        Short("issue_no"),
        Short("signer_id"),
        Short("pub_kind"),
        Short("named_flag"),
    ],
    keys: 2,
    below: None,
};

/// 通报对象.
pub(super) const PUBLICATION_ITEMS: Ledger = Ledger {
    register: "publications_items",
    span: Span::Lines,
    columns: &[
        Parent,
        Short("incident_id"),
        Short("person_id"),
        Short("unit_id"),
        Long("fact_text"),
        Short("result_text"),
        Short("mask_code"),
    ],
    keys: 2,
    below: None,
};

/// 问责.
pub(super) const ACCOUNTABILITIES: Ledger = Ledger {
    register: "accountabilities",
    span: Span::Flow(&["decided_on"]),
    columns: &[
        Short("person_id"),
        Short("unit_id"),
        Short("post_text"),
        Short("decided_on"),
        Short("trigger_incident_id"),
        Short("trigger_code"),
        Short("resp_kind"),
        Short("cause_code"),
        Short("acct_kind"),
        Short("by_unit_id"),
        Short("doc_no"),
        Short("self_critique_on"),
        Short("adjusted_on"),
        Short("public_flag"),
    ],
    keys: 1,
    below: None,
};

/// 跟踪查看.
pub(super) const FOLLOW_UPS: Ledger = Ledger {
    register: "follow_ups",
    span: Span::Flow(&["visited_on"]),
    columns: &[
        Short("incident_id"),
        Short("case_id"),
        Short("visited_on"),
        Short("unit_id"),
        Short("person_id"),
        Short("visitor_ids"),
        Short("is_fixed"),
        Short("is_relapsed"),
        Long("execution_text"),
        Long("conclusion"),
    ],
    keys: 1,
    below: None,
};

/// 考核量化.
pub(super) const SCORES: Ledger = Ledger {
    register: "scores",
    span: Span::PlanYear("period_year"),
    columns: &[
        Short("unit_id"),
        Short("indicator_code"),
        Short("weight"),
        Short("score"),
        Short("finding_ids"),
        Short("notice_ids"),
        Short("publication_ids"),
        Short("case_ids"),
    ],
    keys: 2,
    below: None,
};

/// 存在问题.
pub(super) const SHORTCOMINGS: Ledger = Ledger {
    register: "shortcomings",
    span: Span::PlanYear("period_year"),
    columns: &[
        Short("order_no"),
        Long("text"),
        Long("unit_measure_ids"),
        Long("finding_ids"),
        Long("accountability_ids"),
        Long("task_ids"),
        Long("survey_ids"),
        Long("evidence_text"),
    ],
    keys: 1,
    below: None,
};

/// 下一步打算.
pub(super) const NEXT_STEPS: Ledger = Ledger {
    register: "next_steps",
    span: Span::PlanYear("period_year"),
    columns: &[Short("order_no"), Long("text"), Short("theme_code"), Long("task_id")],
    keys: 1,
    below: None,
};
