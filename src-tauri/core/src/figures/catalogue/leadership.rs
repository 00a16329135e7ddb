//! Section 一: leadership, the plan of rectification, and the look back.

use super::super::facts;
use super::super::figure::{Basis, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{INCIDENT_PERSONS, INCIDENTS, NOT_SPARED, SANCTIONED, counted};

const MEASURES: Counted = counted(Basis::Row, "m.row", "measures", "项");

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F016",
        key: "tasks.planned",
        label: "细化分解整改任务",
        rule: "年度为本年的整改任务条数。作废记录不计。属年度存量，本年内各期相同。",
        source: "细化分解18项整改任务",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &facts::TASKS,
            when: When::PlanYear("t.period_year"),
            tests: &[],
            printed: &[counted(Basis::Row, "t.row", "tasks", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F017",
        key: "measures.initial",
        label: "制定整改措施",
        rule: "本年整改任务之下批次为“初始”的整改措施条数，不含细化完善措施。作废记录不计。属年度存量，本年内各期相同。",
        source: "制定68项整改措施",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &facts::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["initial"])],
            printed: &[MEASURES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F022",
        key: "incidents.four_winds",
        label: "查处“四风”类案件",
        rule: "件：查结日期在期内、主题标签含“四风”的事项数（按起计，一起多人计一件）；人：上述事项的人员，同一人只计一次。作废记录不计。",
        source: "全年共查处“四风”类案件122件163人",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &facts::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "four_winds")],
            printed: &[INCIDENTS, INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F024",
        key: "sanctions.dereliction",
        label: "失职渎职受党纪政纪处分",
        rule: "处理日期在期内、事由标签含“失职渎职”、大类为党纪、政纪或政务的处分所涉人员，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
        source: "对发现的**名失职渎职问题当事人进行了党纪政纪处分",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &facts::SANCTIONS,
            when: When::Within("s.decided_on"),
            tests: &[Test::Holds("s.cause_tags", "dereliction"), SANCTIONED, NOT_SPARED],
            printed: &[counted(Basis::Person, "s.person_id", "persons", "名")],
            more: &[counted(Basis::Row, "s.row", "sanctions", "项")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F032",
        key: "measures.refined",
        label: "细化完善整治措施",
        rule: "本年整改任务之下批次为“细化完善”的整改措施条数。作废记录不计。属年度存量，本年内各期相同。",
        source: "进一步细化完善整治措施36项",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &facts::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["refined"])],
            printed: &[MEASURES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
