//! Facts only relation checks ask about: whether the steps of a matter follow each other, whether a row has what must go
//! with it in another register. They stand apart so that the figures of the report keep their covering indexes. Other
//! registers are asked `NOT void`: `void = 0` would lead into an index over all their living rows.

use super::fact::{Fact, Lies, Mark, Shape};

/// What most of them are: rows of one register.
const PLAIN: Fact = Fact {
    key: "",
    tables: &[],
    from: "",
    living: "",
    shape: Shape::Single,
    marks: &[],
    derived: &[],
    reach: "",
    lies: Lies::If("1"),
    inside_field: None,
};

/// Whether a day lies before the one it must not precede. A day known only to the month or year precedes none of them.
/// Where the days follow each other, as nearly all do, their spelling says so at once.
macro_rules! before {
    ($late:literal, $early:literal) => {
        concat!(
            $late,
            " < ",
            $early,
            " AND substr(",
            $late,
            ", 1, length(",
            $early,
            ")) < substr(",
            $early,
            ", 1, length(",
            $late,
            "))"
        )
    };
}

/// Whether one of these holds, whatever days are missing.
macro_rules! any {
    ($first:expr $(, $other:expr)* $(,)?) => {
        concat!("coalesce((", $first, ")", $(" OR (", $other, ")",)* ", 0)")
    };
}

/// 案件, with the clue it came from.
pub static CASE_STEPS: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases"), ("k", "clues")],
    from: "FROM cases c LEFT JOIN clues k INDEXED BY clues_row ON k.row = c.clue_id AND NOT k.void",
    living: "c.void = 0",
    marks: &[
        Mark::plain(
            "at_station",
            "EXISTS (SELECT 1 FROM task_forces f JOIN units u ON u.row = c.unit_id LEFT JOIN units p ON p.row = u.parent_id \
             LEFT JOIN units q ON q.row = p.parent_id WHERE f.row = c.task_force_id AND NOT f.void AND f.station_unit_id \
             IN (u.row, p.row, q.row))",
        ),
        Mark::plain(
            "out_of_order",
            any!(
                before!("c.filed_on", "k.received_on"),
                before!("c.investigated_on", "c.filed_on"),
                before!("c.to_trial_on", "c.investigated_on"),
                before!("c.trial_done_on", "c.to_trial_on"),
                before!("c.decided_on", "c.trial_done_on"),
                before!("c.decided_on", "c.investigated_on"),
                before!("c.announced_on", "c.decided_on"),
                before!("c.closed_on", "c.announced_on"),
                before!("c.closed_on", "c.decided_on"),
                before!("c.closed_on", "c.filed_on"),
            ),
        ),
    ],
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    ..PLAIN
};

/// 问题线索, with the letters it came from.
pub static CLUE_STEPS: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    marks: &[Mark::plain(
        "out_of_order",
        any!(
            before!("k.registered_on", "k.received_on"),
            before!("k.closed_on", "k.received_on"),
            concat!(
                "EXISTS (SELECT 1 FROM clues_petition_ids x JOIN petitions l INDEXED BY petitions_row ON l.row = x.other WHERE \
                 x.row = k.row AND NOT l.void AND ",
                before!("k.received_on", "l.received_on"),
                ")"
            ),
        ),
    )],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 线索处置, with the clue and the case that came of it.
pub static DISPOSAL_STEPS: Fact = Fact {
    key: "d.row",
    tables: &[("d", "disposals"), ("k", "clues")],
    from: "FROM disposals d JOIN clues k INDEXED BY clues_row ON k.row = d.clue_id AND NOT k.void",
    living: "d.void = 0",
    marks: &[Mark::plain(
        "out_of_order",
        any!(
            before!("d.opinion_on", "k.received_on"),
            before!("d.approved_on", "d.opinion_on"),
            before!("d.started_on", "d.approved_on"),
            before!("d.ended_on", "d.started_on"),
            concat!(
                "d.verify_result = 'file' AND EXISTS (SELECT 1 FROM cases c WHERE c.clue_id = k.row AND NOT c.void AND ",
                before!("c.filed_on", "d.ended_on"),
                ")"
            ),
        ),
    )],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 联合办案组; one lies in the scope if a unit of the scope is its member on the day.
pub static TEAM_ZONES: Fact = Fact {
    key: "j.row",
    tables: &[("j", "joint_teams")],
    from: "FROM joint_teams j",
    living: "j.void = 0",
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM joint_teams_members m WHERE m.of = j.row AND NOT m.void AND m.from_on <= :day AND (m.to_on \
             IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) AND m.unit_id IN (SELECT row FROM scope))",
    ),
    ..PLAIN
};

/// 规章制度 that are also in 文件方案库 as newly issued, by their titles.
pub static NAMED_REGULATIONS: Fact = Fact {
    key: "g.row",
    tables: &[("g", "regulations"), ("w", "documents")],
    from: "FROM regulations g JOIN documents w ON NOT w.void AND w.action_code = 'new' AND replace(replace(w.title, '《', ''), \
           '》', '') = replace(replace(g.title, '《', ''), '》', '')",
    living: "g.void = 0",
    lies: Lies::In("g.unit_id"),
    ..PLAIN
};

/// 规章制度
pub static REGULATIONS: Fact = Fact {
    key: "g.row",
    tables: &[("g", "regulations")],
    from: "FROM regulations g",
    living: "g.void = 0",
    lies: Lies::In("g.unit_id"),
    ..PLAIN
};

/// 会议
pub static MEETINGS: Fact = Fact {
    key: "y.row",
    tables: &[("y", "meetings")],
    from: "FROM meetings y",
    living: "y.void = 0",
    lies: Lies::In("y.convener_unit_id"),
    inside_field: Some("y.convener_unit_id"),
    ..PLAIN
};

/// 议定事项
pub static RESOLUTIONS: Fact = Fact {
    key: "v.row",
    tables: &[("v", "resolutions")],
    from: "FROM resolutions v",
    living: "v.void = 0",
    lies: Lies::In("v.resp_unit_id"),
    inside_field: Some("v.resp_unit_id"),
    ..PLAIN
};

/// 监督检查 with the units that took part or were inspected.
pub static INSPECTION_UNITS: Fact = Fact {
    key: "n.row",
    tables: &[("n", "inspections"), ("s", "inspections_units")],
    from: "FROM inspections n LEFT JOIN inspections_units s ON s.of = n.row AND NOT s.void",
    living: "n.void = 0",
    shape: Shape::Lines("s", "units"),
    marks: &[Mark::plain(
        "inspected_too",
        "EXISTS (SELECT 1 FROM inspections_units o WHERE o.of = n.row AND NOT o.void AND o.unit_id = s.unit_id AND o.role = \
         'inspected')",
    )],
    lies: Lies::In("s.unit_id"),
    ..PLAIN
};

/// 资金清退清理
pub static RECOVERIES: Fact = Fact {
    key: "q.row",
    tables: &[("q", "recoveries")],
    from: "FROM recoveries q",
    living: "q.void = 0",
    marks: &[Mark::plain(
        "out_of_scale",
        "(SELECT count(*) >= 3 AND (q.amount_fen > 1000 * avg(o.amount_fen) OR q.amount_fen * 1000 < avg(o.amount_fen)) FROM \
         recoveries o WHERE NOT o.void AND o.row <> q.row AND o.kind = q.kind AND o.on_date BETWEEN :from AND :to)",
    )],
    lies: Lies::In(
        "coalesce(q.unit_id, (SELECT i.unit_id FROM incidents i WHERE i.row = q.incident_id), (SELECT p.unit_id \
                    FROM persons p WHERE p.row = q.person_id))",
    ),
    ..PLAIN
};
