//! Figures the report does not print and the superiors' forms ask for.

use super::super::facts;
use super::super::figure::{Basis, Figure, Part, Test, When};
use super::super::sections;
use super::{CASE_PERSONS, CASES, counted};

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B001",
        key: "petitions.received",
        label: "受理信访举报",
        rule: "收到日期在期内且计入统计的信访举报件次，重复件计入，不分类别。作废记录不计。",
        source: "信访举报统计表：受理总量",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::PETITIONS,
            when: When::Within("l.received_on"),
            tests: &[Test::Set("l.count_flag")],
            printed: &[counted(Basis::Letter, "l.row", "petitions", "件次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B002",
        key: "petitions.accusations",
        label: "受理检举控告",
        rule: "收到日期在期内、计入统计、类别为检举控告的信访举报件次，重复件计入。作废记录不计。",
        source: "信访举报统计表：检举控告",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::PETITIONS,
            when: When::Within("l.received_on"),
            tests: &[Test::Set("l.count_flag"), Test::Is("l.petition_class", &["accusation"])],
            printed: &[counted(Basis::Letter, "l.row", "petitions", "件次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B020",
        key: "cases.carried_in",
        label: "上期结转案件",
        rule: "立案日期在期前、至期初尚未结案的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "案件结转表：上期结转",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::CASES,
            when: When::CarriedIn("c.filed_on", "c.closed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B021",
        key: "cases.open",
        label: "期末未结案件",
        rule: "至期末已立案、尚未结案的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "案件结转表：期末未结",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::CASES,
            when: When::OpenAt("c.filed_on", "c.closed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
