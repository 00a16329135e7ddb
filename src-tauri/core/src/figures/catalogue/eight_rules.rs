//! What the monthly table of breaches of the eight rules asks for besides the matters themselves.

use super::super::facts;
use super::super::figure::{Figure, Part, Test, When};
use super::super::sections;
use super::{INCIDENT_PERSONS, INCIDENTS};

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B101",
        key: "incidents.eight_rules_handled",
        label: "违反中央八项规定精神问题处理",
        rule: "人：查结日期在期内、主题标签含“八项规定”的事项中，已因该事项受到处分处理（含免予处分、批评教育类措施）的人员，同一人只计一次。作废记录不计。",
        source: "查处违反中央八项规定精神问题统计表：处理人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "eight_rules"), Test::Mark("handled")],
            printed: &[INCIDENT_PERSONS],
            more: &[INCIDENTS],
        }],
        valid_from: "2012-12-04",
        ..Figure::PLAIN
    },
    Figure {
        code: "B102",
        key: "incidents.eight_rules_sanctioned",
        label: "违反中央八项规定精神问题处分",
        rule: "人：查结日期在期内、主题标签含“八项规定”的事项中，因该事项受到党纪、政纪或政务处分的人员，同一人只计一次；免予处分、不予处分的不计。\
               作废记录不计。",
        source: "查处违反中央八项规定精神问题统计表：处分人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &facts::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "eight_rules"), Test::Mark("sanctioned")],
            printed: &[INCIDENT_PERSONS],
            more: &[INCIDENTS],
        }],
        valid_from: "2012-12-04",
        ..Figure::PLAIN
    },
];
