//! The four forms (四种形态) by the final result of a clue: persons times (人次), the gravest outcome counts.
//!
//! Only what goes back to a clue counts; talks and criticism without one do not. Which kind of measure belongs to which
//! form the office may rule otherwise in `form_rules`.

use super::super::facts_of_forms::{CASE_OUTCOMES, CLUE_OUTCOMES};
use super::super::figure::{Basis, Figure, Part, Test, When};
use super::super::sections;
use super::counted;

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B120",
        key: "forms.of_cases",
        label: "四种形态：立案处理人次",
        rule: "处分决定日期在期内、有来源线索的案件，按其最重的处理结果归入一种形态（移送司法归第四种；其余按处理种类，以“四种形态归类”登记的为准），一案一人计一人次。作废记录不计。",
        source: "四种形态统计：立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CASE_OUTCOMES,
            when: When::Within("c.decided_on"),
            tests: &[Test::Filled("c.clue_id"), Test::IsNot("form", &["none"])],
            printed: &[counted(Basis::PersonAction, "c.row", "cases", "人次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B121",
        key: "forms.of_clues",
        label: "四种形态：未立案处理人次",
        rule: "办结日期在期内、未立案的问题线索，最后以批评教育类措施、谈话函询了结或面对面初核了结处理的，一条线索计一人次；予以了结、暂存待查的不计。作废记录不计。",
        source: "四种形态统计：未立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_OUTCOMES,
            when: When::Within("k.closed_on"),
            tests: &[Test::NotMark("filed"), Test::IsNot("form", &["none"])],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
