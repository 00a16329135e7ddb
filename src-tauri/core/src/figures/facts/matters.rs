//! Facts about matters: letters, clues, what was decided on them, incidents, cases, sanctions, transfers.

use super::super::fact::{Among, Derived, Fact, Holds, Lack, Lies, Mark, Shape};
use super::PLAIN;
use crate::register::Kind;

/// 信访举报
pub(in crate::figures) static PETITIONS: Fact = Fact {
    key: "l.row",
    tables: &[("l", "petitions")],
    from: "FROM petitions l",
    living: "l.void = 0",
    lies: Lies::In("l.issue_unit_id"),
    inside_field: Some("l.issue_unit_id"),
    marks: &[
        Mark::plain("has_coordination", "l.row IN (SELECT o.of FROM petitions_coordination o WHERE o.void = 0)"),
        Mark::plain(
            "from_the_stationed_town",
            "l.issue_unit_id IN (WITH RECURSIVE town(row) AS (SELECT f.station_unit_id FROM task_forces f WHERE \
                 f.void = 0 AND \
             f.kind_code = 'work_group' AND f.station_unit_id IS NOT NULL AND f.from_on <= :to AND (f.to_on IS NULL OR f.to_on \
             >= :from) UNION SELECT u.row FROM town w JOIN units u ON u.parent_id = w.row) SELECT row FROM town)",
        ),
    ],
    derived: &[Derived {
        name: "accused_rank",
        sql: "(SELECT a.rank_code FROM petitions_accused a WHERE a.of = l.row AND a.void = 0 ORDER BY a.row \
                 LIMIT 1)",
        kind: Kind::Code,
        codes: Some("rank_code"),
    }],
    ..PLAIN
};

/// Clues disposed of (处置: the four ways that settle one) before the period, by the day of approval.
const DISPOSED_BEFORE: &str = "d.clue_id FROM disposals d WHERE d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', \
     'close') AND d.approved_on < :from";

/// Clues disposed of by the period's last day.
const DISPOSED_BY_THEN: &str = "d.clue_id FROM disposals d WHERE d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', \
     'close') AND d.approved_on <= :to";

/// Clues disposed of on a day nobody entered.
const UNDATED: &str = "d.clue_id FROM disposals d WHERE d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', 'close') \
     AND d.approved_on IS NULL";

const WHEN_APPROVED: Lack = Lack {
    register: "disposals",
    field: "approved_on",
    key: "d.row",
    join: " JOIN disposals d ON d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', 'close') AND \
         d.approved_on IS NULL",
};

/// 问题线索
pub(in crate::figures) static CLUES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    marks: &[
        Mark {
            name: "disposed_before",
            holds: Holds::Among(Among { guard: "1", listed: DISPOSED_BEFORE, open: UNDATED }),
            lack: Some(WHEN_APPROVED),
        },
        Mark {
            name: "disposed_by_then",
            holds: Holds::Among(Among { guard: "1", listed: DISPOSED_BY_THEN, open: UNDATED }),
            lack: Some(WHEN_APPROVED),
        },
        Mark {
            name: "settled_before",
            holds: Holds::Among(Among { guard: "k.registered_on < :from", listed: DISPOSED_BEFORE, open: UNDATED }),
            lack: Some(WHEN_APPROVED),
        },
        Mark::plain("over_a_month", "date(k.received_on, '+1 month') < :day"),
    ],
    derived: &[
        Derived {
            name: "all_tags",
            sql: "nullif(coalesce(k.tags, '') || coalesce((SELECT group_concat(l.tags, '') FROM \
                 clues_petition_ids q JOIN petitions l ON l.row = q.other AND l.void = 0 WHERE q.row = k.row), ''), '')",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "disposal_way",
            sql: "(SELECT d.way FROM disposals d WHERE d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', \
                 'verify', 'shelve', 'close') AND d.approved_on <= :to ORDER BY d.approved_on DESC, d.row DESC \
                 LIMIT 1)",
            kind: Kind::Code,
            codes: Some("way"),
        },
        Derived {
            name: "verify_result",
            sql: "(SELECT d.verify_result FROM disposals d WHERE d.clue_id = k.row AND d.void = 0 AND \
                 d.verify_result IS NOT NULL ORDER BY d.ended_on DESC, d.row DESC LIMIT 1)",
            kind: Kind::Code,
            codes: Some("verify_result"),
        },
    ],
    ..PLAIN
};

/// 线索处置; they lie where their clue lies.
pub(in crate::figures) static DISPOSALS: Fact = Fact {
    key: "d.row",
    tables: &[("d", "disposals"), ("k", "clues")],
    from: "FROM disposals d",
    living: "d.void = 0",
    reach: " JOIN clues k ON k.row = d.clue_id",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    derived: &[
        Derived {
            name: "all_tags",
            sql: "nullif(coalesce((SELECT k.tags FROM clues k WHERE k.row = d.clue_id), '') || coalesce((SELECT group_concat(l.tags, '') FROM \
                 clues_petition_ids q JOIN petitions l ON l.row = q.other AND l.void = 0 WHERE q.row = d.clue_id), ''), '')",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "tags",
            sql: "(SELECT k.tags FROM clues k WHERE k.row = d.clue_id)",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "source",
            sql: "(SELECT k.source FROM clues k WHERE k.row = d.clue_id)",
            kind: Kind::Code,
            codes: Some("source"),
        },
    ],
    ..PLAIN
};

/// 事项 with their persons: one row for each person of a matter.
pub(in crate::figures) static INCIDENTS: Fact = Fact {
    key: "i.row",
    tables: &[("i", "incidents"), ("p", "incidents_persons")],
    from: "FROM incidents i LEFT JOIN incidents_persons p ON p.of = i.row AND p.void = 0",
    living: "i.void = 0",
    shape: Shape::Lines("p", "persons"),
    marks: &[
        Mark::plain(
            "by_task_force",
            "i.row IN (SELECT c.incident_id FROM cases c WHERE c.void = 0 AND c.work_mode = 'task_force' AND c.incident_id \
         IS NOT NULL)",
        ),
        Mark::plain(
            "person_sanctioned",
            "EXISTS (SELECT 1 FROM sanctions s LEFT JOIN cases c ON c.row = s.case_id AND c.void = 0 WHERE s.void = \
                 0 AND \
             s.person_id = p.person_id AND s.sanction_class IN ('party', 'administrative', 'government') AND s.sanction_kind \
             NOT IN ('exempted', 'not_sanctioned') AND (s.incident_id = i.row OR c.incident_id = i.row))",
        ),
    ],
    derived: &[Derived {
        name: "rank",
        sql: "(SELECT w.word FROM incidents_persons h JOIN codes w ON w.list = 'rank_code' AND w.word = \
                 h.rank_code WHERE h.of = i.row AND h.void = 0 ORDER BY w.place LIMIT 1)",
        kind: Kind::Code,
        codes: Some("rank_code"),
    }],
    lies: Lies::In("i.unit_id"),
    inside_field: Some("i.unit_id"),
    ..PLAIN
};

/// 案件
pub(crate) static CASES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    marks: &[Mark::plain("has_sanction", "EXISTS (SELECT 1 FROM sanctions s WHERE s.case_id = c.row AND NOT s.void)")],
    derived: &[
        Derived {
            name: "tags",
            sql: "(SELECT i.tags FROM incidents i WHERE i.row = c.incident_id)",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "eight_rule_code",
            sql: "(SELECT i.eight_rule_code FROM incidents i WHERE i.row = c.incident_id)",
            kind: Kind::Code,
            codes: Some("eight_rule_code"),
        },
        Derived {
            name: "source",
            sql: "(SELECT k.source FROM clues k WHERE k.row = c.clue_id)",
            kind: Kind::Code,
            codes: Some("source"),
        },
    ],
    ..PLAIN
};

/// 处分处理; they lie where their case, incident or clue lies, else where the person is.
pub(in crate::figures) static SANCTIONS: Fact = Fact {
    key: "s.row",
    tables: &[("s", "sanctions")],
    from: "FROM sanctions s",
    living: "s.void = 0",
    lies: Lies::In(
        "coalesce((SELECT coalesce(c.unit_id, c.subject_unit_id) FROM cases c WHERE c.row = s.case_id), (SELECT \
             i.unit_id \
             FROM incidents i WHERE i.row = s.incident_id), (SELECT k.unit_id FROM clues k WHERE k.row = s.clue_id), \
             s.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = s.person_id))",
    ),
    derived: &[
        Derived {
            name: "tags",
            sql: "(SELECT i.tags FROM incidents i WHERE i.row = coalesce(s.incident_id, (SELECT c.incident_id FROM \
                 cases c WHERE c.row = s.case_id)))",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "eight_rule_code",
            sql: "(SELECT i.eight_rule_code FROM incidents i WHERE i.row = coalesce(s.incident_id, (SELECT \
                 c.incident_id FROM cases c WHERE c.row = s.case_id)))",
            kind: Kind::Code,
            codes: Some("eight_rule_code"),
        },
        Derived {
            name: "case_rank",
            sql: "coalesce((SELECT c.rank_code FROM cases c WHERE c.row = s.case_id), (SELECT h.rank_code FROM \
                 incidents_persons h WHERE h.of = s.incident_id AND h.person_id = s.person_id AND h.void = 0), \
                 (SELECT k.rank_code FROM clues k WHERE k.row = s.clue_id))",
            kind: Kind::Code,
            codes: Some("rank_code"),
        },
    ],
    ..PLAIN
};

/// 处分处理 with the matter they belong to, by themselves or by their case.
pub(in crate::figures) static SANCTIONS_ON_INCIDENTS: Fact = Fact {
    key: "s.row",
    tables: &[("s", "sanctions"), ("i", "incidents")],
    from: "FROM sanctions s LEFT JOIN incidents i ON i.row = coalesce(s.incident_id, (SELECT c.incident_id FROM cases c \
         WHERE c.row = s.case_id)) AND i.void = 0",
    living: "s.void = 0",
    lies: Lies::In("coalesce(i.unit_id, s.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = s.person_id))"),
    ..PLAIN
};

/// 移送司法; they lie where their case lies, else where the person is.
pub(in crate::figures) static TRANSFERS: Fact = Fact {
    key: "r.row",
    tables: &[("r", "transfers")],
    from: "FROM transfers r",
    living: "r.void = 0",
    lies: Lies::In(
        "coalesce((SELECT c.unit_id FROM cases c WHERE c.row = r.case_id), (SELECT p.unit_id FROM persons p WHERE \
             p.row = \
             r.person_id))",
    ),
    derived: &[
        Derived {
            name: "tags",
            sql: "(SELECT i.tags FROM incidents i WHERE i.row = (SELECT c.incident_id FROM cases c WHERE c.row = \
                 r.case_id))",
            kind: Kind::Codes,
            codes: Some("tags"),
        },
        Derived {
            name: "eight_rule_code",
            sql: "(SELECT i.eight_rule_code FROM incidents i WHERE i.row = (SELECT c.incident_id FROM cases c WHERE \
                 c.row = r.case_id))",
            kind: Kind::Code,
            codes: Some("eight_rule_code"),
        },
        Derived {
            name: "case_rank",
            sql: "(SELECT c.rank_code FROM cases c WHERE c.row = r.case_id)",
            kind: Kind::Code,
            codes: Some("rank_code"),
        },
    ],
    ..PLAIN
};

/// 四种形态: a clue on which something was decided in the period, by its gravest outcome (domain paper §4.2). Outcomes are
/// a transfer, a sanction by the office's own list or the usual one (`:forms`), and a clue settled by talk. What has no
/// clue behind it stands outside.
pub(in crate::figures) static OUTCOMES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM (SELECT a.clue, max(a.form * 100000 + coalesce((SELECT w.place FROM codes w WHERE w.list = \
         'sanction_kind' AND w.word = a.kind), 0)) / 100000 AS form, a.kind FROM (SELECT c.clue_id AS clue, 4 AS \
         form, 'transferred' AS kind FROM transfers r JOIN cases c INDEXED BY cases_row ON c.row = r.case_id AND c.void = 0 WHERE r.void \
         = 0 AND r.transferred_on BETWEEN :from AND :to UNION ALL SELECT coalesce(s.clue_id, c.clue_id), \
         coalesce((SELECT CASE g.four_form_code WHEN 'first' THEN 1 WHEN 'second' THEN 2 WHEN 'third' THEN 3 WHEN \
         'fourth' THEN 4 ELSE 0 END FROM form_rules g WHERE g.void = 0 AND g.sanction_kind = s.sanction_kind AND \
         (g.from_on IS NULL OR g.from_on <= s.decided_on) AND (g.to_on IS NULL OR g.to_on >= substr(s.decided_on, \
         1, length(g.to_on))) ORDER BY g.row DESC LIMIT 1), json_extract(:forms, '$.' || s.sanction_kind)), \
         s.sanction_kind FROM sanctions s LEFT JOIN cases c INDEXED BY cases_row ON c.row = s.case_id AND c.void = 0 WHERE s.void = 0 \
         AND s.decided_on BETWEEN :from AND :to UNION ALL SELECT d.clue_id, 1, CASE WHEN d.verify_result = 'remind' \
         THEN 'remind_talk' WHEN d.way = 'talk' THEN 'talk_closed' ELSE 'face_closed' END FROM disposals d WHERE \
         d.void = 0 AND d.ended_on BETWEEN :from AND :to AND (d.verify_result = 'remind' OR (d.verify_result = \
         'close' AND (d.way = 'talk' OR (d.way = 'verify' AND d.face_to_face = 1))))) a WHERE a.clue IS NOT NULL \
         AND a.form > 0 GROUP BY a.clue) o JOIN clues k INDEXED BY clues_row ON k.row = o.clue",
    living: "k.void = 0",
    derived: &[
        Derived {
            name: "form",
            sql: "CASE o.form WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' WHEN 4 THEN 'fourth' END",
            kind: Kind::Code,
            codes: Some("four_form_code"),
        },
        Derived { name: "outcome", sql: "o.kind", kind: Kind::Code, codes: Some("sanction_kind") },
    ],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};
