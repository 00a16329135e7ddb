//! Section 三: inspections and accountability.

use super::super::facts::supervision;
use super::super::figure::{Basis, Figure, Part, Test, When};
use super::super::sections;
use super::counted;

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F092",
        key: "inspections.key",
        label: "重点督查",
        rule: "开始日期在期内、类型为“重点督查”的监督检查次数；专项督查、随机抽查、暗访等不计。作废记录不计。",
        source: "全年6次重点督查了政治纪律、组织纪律、财经纪律、工作纪律执行落实情况",
        section: &sections::INSPECTIONS,
        parts: &[Part {
            fact: &supervision::INSPECTIONS,
            when: When::Within("y.from_on"),
            tests: &[Test::Is("y.insp_kind", &["key"])],
            printed: &[counted(Basis::Event, "y.row", "inspections", "次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F101",
        key: "accountabilities.decided",
        label: "“一案双查”",
        rule: "件：决定日期在期内的问责的触发事项，同一事项只计一件（按起计）；人：被问责的人员，同一人只计一次。作废记录不计。",
        source: "年内共“一案双查”8件9人",
        section: &sections::ACCOUNTABILITY,
        parts: &[Part {
            fact: &supervision::ACCOUNTABILITIES,
            when: When::Within("a.decided_on"),
            tests: &[],
            printed: &[
                counted(Basis::Incident, "a.trigger_incident_id", "incidents", "件"),
                counted(Basis::Person, "a.person_id", "persons", "人"),
            ],
            more: &[counted(Basis::Row, "a.row", "accountabilities", "项")],
        }],
        ..Figure::PLAIN
    },
];
