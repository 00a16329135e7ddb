//! Facts about supervision: inspections and what they found, measures on units, money, bulletins, accountability.

use super::super::fact::{Derived, Fact, Lies, Mark, Shape};
use super::PLAIN;
use crate::register::Kind;

/// 监督检查; one lies in the scope if a unit of the scope was inspected.
pub(in crate::figures) static INSPECTIONS: Fact = Fact {
    key: "y.row",
    tables: &[("y", "inspections")],
    from: "FROM inspections y",
    living: "y.void = 0",
    marks: &[Mark::plain(
        "four_disciplines",
        "instr(y.disciplines, ',political,') > 0 AND instr(y.disciplines, ',organisational,') > 0 AND \
             instr(y.disciplines, \
         ',financial,') > 0 AND instr(y.disciplines, ',work,') > 0",
    )],
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM inspections_units n WHERE n.of = y.row AND n.void = 0 AND n.role = 'inspected' AND \
             n.unit_id IN \
         (SELECT row FROM scope))",
    ),
    ..PLAIN
};

/// 监督检查 with the units they have to do with: one row for each.
pub(in crate::figures) static INSPECTION_UNITS: Fact = Fact {
    key: "y.row",
    tables: &[("y", "inspections"), ("n", "inspections_units")],
    from: "FROM inspections y LEFT JOIN inspections_units n ON n.of = y.row AND n.void = 0",
    living: "y.void = 0",
    shape: Shape::Lines("n", "units"),
    lies: Lies::In("n.unit_id"),
    ..PLAIN
};

/// 督查问题
pub(in crate::figures) static FINDINGS: Fact = Fact {
    key: "h.row",
    tables: &[("h", "findings")],
    from: "FROM findings h",
    living: "h.void = 0",
    lies: Lies::In("h.resp_unit_id"),
    marks: &[
        Mark::plain(
            "noticed",
            "h.row IN (SELECT l.other FROM notices_finding_ids l JOIN notices w ON w.row = l.row \
             AND w.void = 0)",
        ),
        Mark::plain(
            "overdue",
            "h.closed_on IS NULL AND h.status IN ('to_send', 'fixing', 'to_verify', 'returned') \
             AND h.due_on < :day",
        ),
    ],
    ..PLAIN
};

/// 督办通知
pub(in crate::figures) static NOTICES: Fact = Fact {
    key: "w.row",
    tables: &[("w", "notices")],
    from: "FROM notices w",
    living: "w.void = 0",
    lies: Lies::In("w.unit_id"),
    ..PLAIN
};

/// 销号; they lie where their finding or measure lies.
pub(in crate::figures) static CLOSE_OUTS: Fact = Fact {
    key: "z.row",
    tables: &[("z", "close_outs")],
    from: "FROM close_outs z",
    living: "z.void = 0",
    lies: Lies::In(
        "coalesce((SELECT h.resp_unit_id FROM findings h WHERE h.row = z.finding_id), (SELECT \
         coalesce(m.lead_unit_id, t.lead_unit_id) FROM measures m JOIN tasks t ON t.row = m.task_id WHERE m.row = \
         z.measure_id))",
    ),
    ..PLAIN
};

/// 监督检查备案
pub(in crate::figures) static FILINGS: Fact = Fact {
    key: "fl.row",
    tables: &[("fl", "filings")],
    from: "FROM filings fl",
    living: "fl.void = 0",
    lies: Lies::In("fl.unit_id"),
    marks: &[Mark::plain(
        "of_the_period",
        "fl.inspection_id IN (SELECT y.row FROM inspections y WHERE y.void = 0 \
         AND y.from_on BETWEEN :from AND :to)",
    )],
    ..PLAIN
};

/// 考核量化
pub(in crate::figures) static SCORES: Fact = Fact {
    key: "sc.row",
    tables: &[("sc", "scores")],
    from: "FROM scores sc",
    living: "sc.void = 0",
    lies: Lies::In("sc.unit_id"),
    ..PLAIN
};

/// 案后跟踪查看
pub(in crate::figures) static FOLLOW_UPS: Fact = Fact {
    key: "fu.row",
    tables: &[("fu", "follow_ups")],
    from: "FROM follow_ups fu",
    living: "fu.void = 0",
    lies: Lies::In("fu.unit_id"),
    inside_field: Some("fu.unit_id"),
    ..PLAIN
};

/// 对单位措施
pub(in crate::figures) static UNIT_MEASURES: Fact = Fact {
    key: "b.row",
    tables: &[("b", "unit_measures")],
    from: "FROM unit_measures b",
    living: "b.void = 0",
    lies: Lies::In("b.unit_id"),
    ..PLAIN
};

/// 资金清退清理; they lie in their unit, else where their matter or person is.
pub(in crate::figures) static RECOVERIES: Fact = Fact {
    key: "v.row",
    tables: &[("v", "recoveries")],
    from: "FROM recoveries v",
    living: "v.void = 0",
    lies: Lies::In(
        "coalesce(v.unit_id, (SELECT i.unit_id FROM incidents i WHERE i.row = v.incident_id), (SELECT \
         p.unit_id FROM persons p WHERE p.row = v.person_id))",
    ),
    derived: &[Derived {
        name: "tags",
        sql: "(SELECT i.tags FROM incidents i WHERE i.row = v.incident_id)",
        kind: Kind::Codes,
        codes: Some("tags"),
    }],
    ..PLAIN
};

/// 通报曝光 with the persons in them: one row for each; they lie where the matter lies.
pub(in crate::figures) static PUBLICATIONS: Fact = Fact {
    key: "b.row",
    tables: &[("b", "publications"), ("q", "publications_items")],
    from: "FROM publications b LEFT JOIN publications_items q ON q.of = b.row AND q.void = 0",
    living: "b.void = 0",
    shape: Shape::Lines("q", "items"),
    derived: &[Derived {
        name: "tags",
        sql: "(SELECT i.tags FROM incidents i WHERE i.row = q.incident_id)",
        kind: Kind::Codes,
        codes: Some("tags"),
    }],
    lies: Lies::In("(SELECT i.unit_id FROM incidents i WHERE i.row = q.incident_id)"),
    ..PLAIN
};

/// 通报曝光, each once
pub(in crate::figures) static BULLETINS: Fact =
    Fact { key: "b.row", tables: &[("b", "publications")], from: "FROM publications b", living: "b.void = 0", ..PLAIN };

/// 问责; they lie with the organisation, else where the matter or the person is.
pub(in crate::figures) static ACCOUNTABILITIES: Fact = Fact {
    key: "a.row",
    tables: &[("a", "accountabilities")],
    from: "FROM accountabilities a",
    living: "a.void = 0",
    lies: Lies::In(
        "coalesce(a.unit_id, (SELECT i.unit_id FROM incidents i WHERE i.row = a.trigger_incident_id), \
         (SELECT p.unit_id FROM persons p WHERE p.row = a.person_id))",
    ),
    marks: &[Mark::plain(
        "by_task_force_cluster",
        "a.trigger_incident_id IN (SELECT i.row FROM incidents i JOIN cases c ON c.incident_id = i.row AND c.void = \
             0 AND \
         c.work_mode = 'task_force' WHERE i.void = 0 AND i.is_cluster = 1)",
    )],
    derived: &[Derived {
        name: "tags",
        sql: "(SELECT i.tags FROM incidents i WHERE i.row = a.trigger_incident_id)",
        kind: Kind::Codes,
        codes: Some("tags"),
    }],
    ..PLAIN
};
