//! Facts about how the county is laid out: units, zones, ties of leaders, joint teams, groups.

use super::super::fact::{Fact, Lies, Mark};
use super::PLAIN;

/// 单位
pub(in crate::figures) static UNITS: Fact = Fact {
    key: "u.row",
    tables: &[("u", "units")],
    from: "FROM units u",
    living: "u.void = 0",
    lies: Lies::In("u.row"),
    marks: &[Mark::plain(
        "in_one_zone",
        "(SELECT count(*) FROM zones_members m JOIN zones z ON z.row = m.of AND z.void = 0 WHERE m.unit_id = u.row \
             AND m.void \
         = 0 AND m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on)))) = 1",
    )],
    ..PLAIN
};

/// 片区; one lies in the scope if a unit of the scope is its member on the day.
pub(in crate::figures) static ZONES: Fact = Fact {
    key: "z.row",
    tables: &[("z", "zones")],
    from: "FROM zones z",
    living: "z.void = 0",
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM zones_members m WHERE m.of = z.row AND m.void = 0 AND m.from_on <= :day AND (m.to_on \
             IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) AND m.unit_id IN (SELECT row FROM scope))",
    ),
    ..PLAIN
};

/// 定点联系; a tie to a zone lies in no one unit.
pub(in crate::figures) static LIAISONS: Fact = Fact {
    key: "n.row",
    tables: &[("n", "liaisons")],
    from: "FROM liaisons n",
    living: "n.void = 0",
    lies: Lies::In("n.unit_id"),
    ..PLAIN
};

/// 联合办案组; one lies in the scope if a unit of the scope has its body in it on the day.
pub(in crate::figures) static JOINT_TEAMS: Fact = Fact {
    key: "j.row",
    tables: &[("j", "joint_teams")],
    from: "FROM joint_teams j",
    living: "j.void = 0",
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM joint_teams_members m WHERE m.of = j.row AND m.void = 0 AND m.from_on <= :day AND \
             (m.to_on \
             IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) AND m.unit_id IN (SELECT row FROM scope))",
    ),
    ..PLAIN
};

/// 联合办案任务
pub(in crate::figures) static JOINT_TASKS: Fact = Fact {
    key: "q.row",
    tables: &[("q", "joint_tasks")],
    from: "FROM joint_tasks q",
    living: "q.void = 0",
    lies: Lies::In("q.lead_unit_id"),
    inside_field: Some("q.lead_unit_id"),
    ..PLAIN
};

/// 领导小组与工作组 with their members: one row for each.
pub(in crate::figures) static TASK_FORCES: Fact = Fact {
    key: "f.row",
    tables: &[("f", "task_forces")],
    from: "FROM task_forces f",
    living: "f.void = 0",
    marks: &[
        Mark::plain(
            "has_first_responsible",
            "f.row IN (SELECT m.of FROM task_forces_members m WHERE m.void = 0 AND m.role_code = 'first_responsible')",
        ),
        Mark::plain("has_members", "f.row IN (SELECT m.of FROM task_forces_members m WHERE m.void = 0)"),
        Mark::plain(
            "led_without_help",
            "f.lead_unit_id IS NULL OR f.row NOT IN (SELECT a.row FROM task_forces_assist_unit_ids a)",
        ),
    ],
    lies: Lies::In("coalesce(f.station_unit_id, f.lead_unit_id)"),
    ..PLAIN
};
