//! Facts about leadership: meetings, what was solved, documents, the plan of rectification, regulations.

use super::super::fact::{Fact, Lies, Mark};
use super::PLAIN;

/// 会议; they lie where the convening unit is.
pub(in crate::figures) static MEETINGS: Fact = Fact {
    key: "e.row",
    tables: &[("e", "meetings")],
    from: "FROM meetings e",
    living: "e.void = 0",
    lies: Lies::In("e.convener_unit_id"),
    ..PLAIN
};

/// 议定事项
pub(in crate::figures) static RESOLUTIONS: Fact = Fact {
    key: "o.row",
    tables: &[("o", "resolutions")],
    from: "FROM resolutions o",
    living: "o.void = 0",
    lies: Lies::In("o.resp_unit_id"),
    inside_field: Some("o.resp_unit_id"),
    ..PLAIN
};

/// 文件方案
pub(in crate::figures) static DOCUMENTS: Fact = Fact {
    key: "w.row",
    tables: &[("w", "documents")],
    from: "FROM documents w",
    living: "w.void = 0",
    lies: Lies::In("w.unit_id"),
    inside_field: Some("w.unit_id"),
    marks: &[
        Mark::plain(
            "plan_of_the_year",
            "w.row IN (SELECT t.document_id FROM tasks t WHERE t.void = 0 AND t.period_year = :year AND \
                 t.document_id IS NOT \
             NULL)",
        ),
        Mark::plain("new_regulation", "w.title IN (SELECT x.title FROM regulations x WHERE x.void = 0 AND x.disposal = 'new')"),
    ],
    ..PLAIN
};

/// 专项与活动
pub(in crate::figures) static CAMPAIGNS: Fact = Fact {
    key: "g.row",
    tables: &[("g", "campaigns")],
    from: "FROM campaigns g",
    living: "g.void = 0",
    lies: Lies::In("g.lead_unit_id"),
    ..PLAIN
};

/// 整改任务
pub(in crate::figures) static TASKS: Fact = Fact {
    key: "t.row",
    tables: &[("t", "tasks")],
    from: "FROM tasks t",
    living: "t.void = 0",
    lies: Lies::In("t.lead_unit_id"),
    inside_field: Some("t.lead_unit_id"),
    marks: &[
        Mark::plain(
            "incomplete",
            "t.lead_leader_id IS NULL OR t.lead_unit_id IS NULL OR t.target IS NULL OR t.due_kind IS NULL OR \
                 (t.due_kind = \
             'by_day' AND t.due_on IS NULL) OR t.row NOT IN (SELECT a.row FROM tasks_resp_unit_ids a) OR t.row NOT IN (SELECT \
             a.row FROM tasks_assist_unit_ids a)",
        ),
        Mark::plain("without_measure", "t.row NOT IN (SELECT m.task_id FROM measures m WHERE m.void = 0)"),
    ],
    ..PLAIN
};

/// 整改措施, with the task they belong to; a measure without a lead unit of its own has its task's.
pub(in crate::figures) static MEASURES: Fact = Fact {
    key: "m.row",
    tables: &[("m", "measures"), ("t", "tasks")],
    from: "FROM measures m JOIN tasks t ON t.row = m.task_id AND t.void = 0",
    living: "m.void = 0",
    lies: Lies::In("coalesce(m.lead_unit_id, t.lead_unit_id)"),
    inside_field: Some("t.lead_unit_id"),
    marks: &[Mark::plain(
        "incomplete",
        "coalesce(m.lead_leader_id, t.lead_leader_id) IS NULL OR coalesce(m.lead_unit_id, t.lead_unit_id) IS NULL OR \
         coalesce(m.target, t.target) IS NULL OR coalesce(m.due_kind, t.due_kind) IS NULL OR (coalesce(m.due_kind, \
         t.due_kind) = 'by_day' AND coalesce(m.due_on, t.due_on) IS NULL) OR (m.row NOT IN (SELECT a.row FROM \
         measures_resp_unit_ids a) AND t.row NOT IN (SELECT a.row FROM tasks_resp_unit_ids a)) OR (m.row NOT IN (SELECT \
         a.row FROM measures_assist_unit_ids a) AND t.row NOT IN (SELECT a.row FROM tasks_assist_unit_ids a))",
    )],
    ..PLAIN
};

/// 规章制度
pub(in crate::figures) static REGULATIONS: Fact = Fact {
    key: "x.row",
    tables: &[("x", "regulations")],
    from: "FROM regulations x",
    living: "x.void = 0",
    lies: Lies::In("x.unit_id"),
    marks: &[Mark::plain(
        "led_without_help",
        "x.lead_unit_id IS NULL OR x.row NOT IN (SELECT a.row FROM regulations_assist_unit_ids a)",
    )],
    ..PLAIN
};
