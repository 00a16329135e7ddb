//! Facts only the superiors' forms ask for: the first decision on a clue, the gravest outcome of a case, the field of a
//! matter near the people.

use super::fact::{Derived, Fact, Lies, Shape};
use super::facts::PLAIN;
use crate::register::Kind;

/// The day of the first decision on a clue.
pub(super) const DISPOSED_ON: &str = "(SELECT coalesce(d.approved_on, d.started_on, d.opinion_on) FROM disposals d WHERE \
             d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', 'close') ORDER \
             BY coalesce(d.approved_on, d.started_on, d.opinion_on), d.row LIMIT 1)";

/// 问题线索 with their first decision.
pub static CLUE_FLOW: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    marks: &[
        (
            "disposed_within",
            "(SELECT coalesce(d.approved_on, d.started_on, d.opinion_on) FROM disposals d WHERE \
             d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', 'close') ORDER \
             BY coalesce(d.approved_on, d.started_on, d.opinion_on), d.row LIMIT 1) BETWEEN :from AND \
             :to",
        ),
        ("over_a_month", "k.registered_on < date(:day, '-1 month')"),
    ],
    derived: &[Derived {
        name: "disposal_way",
        sql: "(SELECT d.way FROM disposals d WHERE d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', \
             'verify', 'shelve', 'close') ORDER BY coalesce(d.approved_on, d.started_on, d.opinion_on), \
             d.row LIMIT 1)",
        kind: Kind::Code,
        codes: Some("way"),
    }],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 案件 with the source of their clue.
pub static CASES_OF_CLUES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    marks: &[],
    derived: &[Derived {
        name: "clue_source",
        sql: "(SELECT k.source FROM clues k WHERE k.row = c.clue_id)",
        kind: Kind::Code,
        codes: Some("source"),
    }],
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    ..PLAIN
};

/// 案件 with their gravest outcome.
pub static CASE_OUTCOMES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    marks: &[],
    derived: &[
        Derived {
            name: "form",
            sql: "CASE WHEN EXISTS (SELECT 1 FROM transfers t WHERE t.void = 0 AND t.case_id = c.row) THEN \
             'fourth' ELSE coalesce((SELECT form FROM (SELECT s.sanction_kind AS kind, s.row AS row, \
             coalesce((SELECT r.four_form_code FROM form_rules r WHERE r.void = 0 AND r.sanction_kind = \
             s.sanction_kind AND (r.from_on IS NULL OR r.from_on <= s.decided_on) AND (r.to_on IS NULL \
             OR r.to_on >= s.decided_on) ORDER BY r.row DESC LIMIT 1), CASE WHEN s.sanction_kind IN \
             ('remove_party_post', 'probation_1', 'probation_2', 'expel_party', 'remove_post', \
             'dismiss', 'lower_post', 'demote') THEN 'third' WHEN s.sanction_kind IN ('warning', \
             'serious_warning', 'gov_warning', 'demerit', 'major_demerit', 'downgrade', 'suspend', \
             'transfer_post', 'resign', 'ordered_resign', 'relieve', 'non_leading', 'retire', \
             'pension_cut', 'strip_title') THEN 'second' WHEN s.sanction_kind = 'exempted' OR \
             s.sanction_class = 'first_form' THEN 'first' ELSE 'none' END) AS form FROM sanctions s \
             WHERE s.void = 0 AND s.case_id = c.row) ORDER BY CASE form WHEN 'fourth' THEN 1 WHEN \
             'third' THEN 2 WHEN 'second' THEN 3 WHEN 'first' THEN 4 ELSE 5 END, row LIMIT 1), 'none') \
             END",
            kind: Kind::Code,
            codes: Some("four_form_code"),
        },
        Derived {
            name: "outcome",
            sql: "CASE WHEN EXISTS (SELECT 1 FROM transfers t WHERE t.void = 0 AND t.case_id = c.row) THEN \
             'judicial' ELSE (SELECT kind FROM (SELECT s.sanction_kind AS kind, s.row AS row, \
             coalesce((SELECT r.four_form_code FROM form_rules r WHERE r.void = 0 AND r.sanction_kind = \
             s.sanction_kind AND (r.from_on IS NULL OR r.from_on <= s.decided_on) AND (r.to_on IS NULL \
             OR r.to_on >= s.decided_on) ORDER BY r.row DESC LIMIT 1), CASE WHEN s.sanction_kind IN \
             ('remove_party_post', 'probation_1', 'probation_2', 'expel_party', 'remove_post', \
             'dismiss', 'lower_post', 'demote') THEN 'third' WHEN s.sanction_kind IN ('warning', \
             'serious_warning', 'gov_warning', 'demerit', 'major_demerit', 'downgrade', 'suspend', \
             'transfer_post', 'resign', 'ordered_resign', 'relieve', 'non_leading', 'retire', \
             'pension_cut', 'strip_title') THEN 'second' WHEN s.sanction_kind = 'exempted' OR \
             s.sanction_class = 'first_form' THEN 'first' ELSE 'none' END) AS form FROM sanctions s \
             WHERE s.void = 0 AND s.case_id = c.row) ORDER BY CASE form WHEN 'fourth' THEN 1 WHEN \
             'third' THEN 2 WHEN 'second' THEN 3 WHEN 'first' THEN 4 ELSE 5 END, row LIMIT 1) END",
            kind: Kind::Code,
            codes: Some("sanction_kind"),
        },
    ],
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    ..PLAIN
};

/// 问题线索 with what came of them short of a case.
pub static CLUE_OUTCOMES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    marks: &[("filed", "EXISTS (SELECT 1 FROM cases c WHERE c.clue_id = k.row AND c.void = 0)")],
    derived: &[
        Derived {
            name: "form",
            sql: "CASE WHEN (SELECT form FROM (SELECT s.sanction_kind AS kind, s.row AS row, coalesce((SELECT \
             r.four_form_code FROM form_rules r WHERE r.void = 0 AND r.sanction_kind = s.sanction_kind \
             AND (r.from_on IS NULL OR r.from_on <= s.decided_on) AND (r.to_on IS NULL OR r.to_on >= \
             s.decided_on) ORDER BY r.row DESC LIMIT 1), CASE WHEN s.sanction_kind IN \
             ('remove_party_post', 'probation_1', 'probation_2', 'expel_party', 'remove_post', \
             'dismiss', 'lower_post', 'demote') THEN 'third' WHEN s.sanction_kind IN ('warning', \
             'serious_warning', 'gov_warning', 'demerit', 'major_demerit', 'downgrade', 'suspend', \
             'transfer_post', 'resign', 'ordered_resign', 'relieve', 'non_leading', 'retire', \
             'pension_cut', 'strip_title') THEN 'second' WHEN s.sanction_kind = 'exempted' OR \
             s.sanction_class = 'first_form' THEN 'first' ELSE 'none' END) AS form FROM sanctions s \
             WHERE s.void = 0 AND s.clue_id = k.row AND s.case_id IS NULL) ORDER BY CASE form WHEN \
             'fourth' THEN 1 WHEN 'third' THEN 2 WHEN 'second' THEN 3 WHEN 'first' THEN 4 ELSE 5 END, \
             row LIMIT 1) IS NOT NULL THEN (SELECT form FROM (SELECT s.sanction_kind AS kind, s.row AS \
             row, coalesce((SELECT r.four_form_code FROM form_rules r WHERE r.void = 0 AND \
             r.sanction_kind = s.sanction_kind AND (r.from_on IS NULL OR r.from_on <= s.decided_on) AND \
             (r.to_on IS NULL OR r.to_on >= s.decided_on) ORDER BY r.row DESC LIMIT 1), CASE WHEN \
             s.sanction_kind IN ('remove_party_post', 'probation_1', 'probation_2', 'expel_party', \
             'remove_post', 'dismiss', 'lower_post', 'demote') THEN 'third' WHEN s.sanction_kind IN \
             ('warning', 'serious_warning', 'gov_warning', 'demerit', 'major_demerit', 'downgrade', \
             'suspend', 'transfer_post', 'resign', 'ordered_resign', 'relieve', 'non_leading', 'retire', \
             'pension_cut', 'strip_title') THEN 'second' WHEN s.sanction_kind = 'exempted' OR \
             s.sanction_class = 'first_form' THEN 'first' ELSE 'none' END) AS form FROM sanctions s \
             WHERE s.void = 0 AND s.clue_id = k.row AND s.case_id IS NULL) ORDER BY CASE form WHEN \
             'fourth' THEN 1 WHEN 'third' THEN 2 WHEN 'second' THEN 3 WHEN 'first' THEN 4 ELSE 5 END, \
             row LIMIT 1) WHEN (SELECT d.verify_result FROM disposals d WHERE d.clue_id = k.row AND \
             d.void = 0 ORDER BY coalesce(d.approved_on, d.started_on, d.opinion_on) DESC, d.row DESC \
             LIMIT 1) = 'remind' THEN 'first' WHEN EXISTS (SELECT 1 FROM disposals d WHERE d.clue_id = \
             k.row AND d.void = 0 AND d.way = 'talk') AND NOT EXISTS (SELECT 1 FROM disposals d WHERE \
             d.clue_id = k.row AND d.void = 0 AND d.way = 'verify') THEN 'first' WHEN EXISTS (SELECT 1 \
             FROM disposals d WHERE d.clue_id = k.row AND d.void = 0 AND d.way = 'verify' AND \
             d.face_to_face = 1 AND d.verify_result = 'close') THEN 'first' ELSE 'none' END",
            kind: Kind::Code,
            codes: Some("four_form_code"),
        },
        Derived {
            name: "outcome",
            sql: "coalesce((SELECT kind FROM (SELECT s.sanction_kind AS kind, s.row AS row, coalesce((SELECT \
             r.four_form_code FROM form_rules r WHERE r.void = 0 AND r.sanction_kind = s.sanction_kind \
             AND (r.from_on IS NULL OR r.from_on <= s.decided_on) AND (r.to_on IS NULL OR r.to_on >= \
             s.decided_on) ORDER BY r.row DESC LIMIT 1), CASE WHEN s.sanction_kind IN \
             ('remove_party_post', 'probation_1', 'probation_2', 'expel_party', 'remove_post', \
             'dismiss', 'lower_post', 'demote') THEN 'third' WHEN s.sanction_kind IN ('warning', \
             'serious_warning', 'gov_warning', 'demerit', 'major_demerit', 'downgrade', 'suspend', \
             'transfer_post', 'resign', 'ordered_resign', 'relieve', 'non_leading', 'retire', \
             'pension_cut', 'strip_title') THEN 'second' WHEN s.sanction_kind = 'exempted' OR \
             s.sanction_class = 'first_form' THEN 'first' ELSE 'none' END) AS form FROM sanctions s \
             WHERE s.void = 0 AND s.clue_id = k.row AND s.case_id IS NULL) ORDER BY CASE form WHEN \
             'fourth' THEN 1 WHEN 'third' THEN 2 WHEN 'second' THEN 3 WHEN 'first' THEN 4 ELSE 5 END, \
             row LIMIT 1), CASE WHEN (SELECT d.verify_result FROM disposals d WHERE d.clue_id = k.row \
             AND d.void = 0 ORDER BY coalesce(d.approved_on, d.started_on, d.opinion_on) DESC, d.row \
             DESC LIMIT 1) = 'remind' THEN 'reminded' WHEN EXISTS (SELECT 1 FROM disposals d WHERE \
             d.clue_id = k.row AND d.void = 0 AND d.way = 'talk') AND NOT EXISTS (SELECT 1 FROM \
             disposals d WHERE d.clue_id = k.row AND d.void = 0 AND d.way = 'verify') THEN 'talk_closed' \
             WHEN EXISTS (SELECT 1 FROM disposals d WHERE d.clue_id = k.row AND d.void = 0 AND d.way = \
             'verify' AND d.face_to_face = 1 AND d.verify_result = 'close') THEN 'face_closed' END)",
            kind: Kind::Code,
            codes: Some("sanction_kind"),
        },
    ],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 问题线索 near the people, by field.
pub static FIELD_CLUES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    marks: &[
        (
            "disposed_within",
            "(SELECT coalesce(d.approved_on, d.started_on, d.opinion_on) FROM disposals d WHERE \
             d.clue_id = k.row AND d.void = 0 AND d.way IN ('talk', 'verify', 'shelve', 'close') ORDER \
             BY coalesce(d.approved_on, d.started_on, d.opinion_on), d.row LIMIT 1) BETWEEN :from AND \
             :to",
        ),
        (
            "around_people",
            "instr(k.tags, ',around_people,') > 0 OR EXISTS (SELECT 1 FROM clues_petition_ids q JOIN \
             petitions l ON l.row = q.other WHERE q.row = k.row AND l.void = 0 AND instr(l.tags, \
             ',around_people,') > 0)",
        ),
    ],
    derived: &[Derived {
        name: "field",
        sql: "CASE WHEN instr(k.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(k.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(k.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(k.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(k.tags, ',construction,') > 0 THEN 'construction' WHEN instr(k.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN k.tags IS NULL THEN NULL ELSE 'rest' END",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 案件 near the people, by field.
pub static FIELD_CASES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    marks: &[(
        "around_people",
        "EXISTS (SELECT 1 FROM incidents i WHERE i.row = c.incident_id AND i.void = 0 AND \
             instr(i.tags, ',around_people,') > 0)",
    )],
    derived: &[Derived {
        name: "field",
        sql: "(SELECT CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END \
             FROM incidents i WHERE i.row = c.incident_id)",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    ..PLAIN
};

/// 事项 with their persons, by field.
pub static FIELD_INCIDENTS: Fact = Fact {
    key: "i.row",
    tables: &[("i", "incidents"), ("p", "incidents_persons")],
    from: "FROM incidents i LEFT JOIN incidents_persons p ON p.of = i.row AND p.void = 0",
    living: "i.void = 0",
    shape: Shape::Lines("p", "persons"),
    marks: &[
        (
            "handled",
            "EXISTS (SELECT 1 FROM sanctions s LEFT JOIN cases c ON c.row = s.case_id WHERE s.void = 0 \
             AND s.person_id = p.person_id AND coalesce(s.incident_id, c.incident_id) = i.row)",
        ),
        (
            "sanctioned",
            "EXISTS (SELECT 1 FROM sanctions s LEFT JOIN cases c ON c.row = s.case_id WHERE s.void = 0 \
             AND s.person_id = p.person_id AND coalesce(s.incident_id, c.incident_id) = i.row AND \
             s.sanction_class IN ('party', 'administrative', 'government') AND s.sanction_kind NOT IN \
             ('exempted', 'not_sanctioned'))",
        ),
    ],
    derived: &[Derived {
        name: "field",
        sql: "CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("i.unit_id"),
    inside_field: Some("i.unit_id"),
    ..PLAIN
};

/// 移送司法 near the people, by field.
pub static FIELD_TRANSFERS: Fact = Fact {
    key: "r.row",
    tables: &[("r", "transfers")],
    from: "FROM transfers r LEFT JOIN cases c ON c.row = r.case_id",
    living: "r.void = 0",
    marks: &[(
        "around_people",
        "EXISTS (SELECT 1 FROM incidents i WHERE i.row = c.incident_id AND i.void = 0 AND \
             instr(i.tags, ',around_people,') > 0)",
    )],
    derived: &[Derived {
        name: "field",
        sql: "(SELECT CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END \
             FROM incidents i WHERE i.row = c.incident_id)",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("coalesce(c.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = r.person_id))"),
    inside_field: None,
    ..PLAIN
};

/// 资金清退清理 near the people, by field.
pub static FIELD_RECOVERIES: Fact = Fact {
    key: "m.row",
    tables: &[("m", "recoveries")],
    from: "FROM recoveries m",
    living: "m.void = 0",
    marks: &[(
        "around_people",
        "EXISTS (SELECT 1 FROM incidents i WHERE i.row = m.incident_id AND i.void = 0 AND \
             instr(i.tags, ',around_people,') > 0)",
    )],
    derived: &[Derived {
        name: "field",
        sql: "(SELECT CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END \
             FROM incidents i WHERE i.row = m.incident_id)",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("m.unit_id"),
    inside_field: None,
    ..PLAIN
};

/// 通报曝光 by the matters they name, by field.
pub static FIELD_ITEMS: Fact = Fact {
    key: "b.row",
    tables: &[("b", "publications"), ("n", "publications_items"), ("i", "incidents")],
    from: "FROM publications b JOIN publications_items n ON n.of = b.row AND n.void = 0 JOIN incidents \
             i ON i.row = n.incident_id",
    living: "b.void = 0",
    marks: &[("around_people", "instr(i.tags, ',around_people,') > 0")],
    derived: &[Derived {
        name: "field",
        sql: "CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("i.unit_id"),
    inside_field: None,
    ..PLAIN
};

/// 问责 over matters near the people, by field.
pub static FIELD_ACCOUNTABILITIES: Fact = Fact {
    key: "a.row",
    tables: &[("a", "accountabilities")],
    from: "FROM accountabilities a",
    living: "a.void = 0",
    marks: &[(
        "around_people",
        "EXISTS (SELECT 1 FROM incidents i WHERE i.row = a.trigger_incident_id AND i.void = 0 AND \
             instr(i.tags, ',around_people,') > 0)",
    )],
    derived: &[Derived {
        name: "field",
        sql: "(SELECT CASE WHEN instr(i.tags, ',farm_funds,') > 0 THEN 'farm_funds' WHEN instr(i.tags, \
             ',relief,') > 0 THEN 'relief' WHEN instr(i.tags, ',village_assets,') > 0 THEN \
             'village_assets' WHEN instr(i.tags, ',land_taking,') > 0 THEN 'land_taking' WHEN \
             instr(i.tags, ',construction,') > 0 THEN 'construction' WHEN instr(i.tags, \
             ',school_health,') > 0 THEN 'school_health' WHEN i.tags IS NULL THEN NULL ELSE 'rest' END \
             FROM incidents i WHERE i.row = a.trigger_incident_id)",
        kind: Kind::Code,
        codes: None,
    }],
    lies: Lies::In("coalesce(a.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = a.person_id))"),
    inside_field: None,
    ..PLAIN
};
