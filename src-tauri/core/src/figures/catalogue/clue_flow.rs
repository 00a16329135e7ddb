//! What the table of clues asks for: carried in, received, disposed of by way, not disposed of, filed.
//!
//! A clue is disposed of on the day of its first decision (谈话函询、初步核实、暂存待查、予以了结), under the way of that
//! decision, so that each stands under one way and what was carried in and received comes to what was disposed of and
//! what was not.

use super::super::facts_of_forms::{CASES_OF_CLUES, CLUE_FLOW, DISPOSED_ON};
use super::super::figure::{Basis, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::counted;

const CLUES: Counted = counted(Basis::Clue, "k.row", "clues", "件");

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B110",
        key: "clues.carried_in",
        label: "上期结转线索",
        rule: "登记日期在期前、至期初尚未作出首次处置（谈话函询、初步核实、暂存待查、予以了结）的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：上期结转",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::CarriedIn("k.registered_on", DISPOSED_ON),
            tests: &[],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B111",
        key: "clues.received",
        label: "本期新收线索",
        rule: "登记日期在期内的问题线索数，不分来源。作废记录不计。",
        source: "问题线索处置情况表：本期新收",
        section: &sections::FORMS,
        parts: &[Part { fact: &CLUE_FLOW, when: When::Within("k.registered_on"), tests: &[], printed: &[CLUES], more: &[] }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B112",
        key: "clues.disposed_talk",
        label: "已处置：谈话函询",
        rule: "首次处置方式为“谈话函询”、首次处置（审批日期，未填的以开始日期、意见日期为准）在期内的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：谈话函询",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::Told,
            tests: &[Test::Mark("disposed_within"), Test::Is("disposal_way", &["talk"])],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B113",
        key: "clues.disposed_verify",
        label: "已处置：初步核实",
        rule: "首次处置方式为“初步核实”、首次处置（审批日期，未填的以开始日期、意见日期为准）在期内的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：初步核实",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::Told,
            tests: &[Test::Mark("disposed_within"), Test::Is("disposal_way", &["verify"])],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B114",
        key: "clues.disposed_shelve",
        label: "已处置：暂存待查",
        rule: "首次处置方式为“暂存待查”、首次处置（审批日期，未填的以开始日期、意见日期为准）在期内的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：暂存待查",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::Told,
            tests: &[Test::Mark("disposed_within"), Test::Is("disposal_way", &["shelve"])],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B115",
        key: "clues.disposed_close",
        label: "已处置：予以了结",
        rule: "首次处置方式为“予以了结”、首次处置（审批日期，未填的以开始日期、意见日期为准）在期内的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：予以了结",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::Told,
            tests: &[Test::Mark("disposed_within"), Test::Is("disposal_way", &["close"])],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B116",
        key: "clues.open",
        label: "未处置线索",
        rule: "至期末已登记、尚未作出首次处置的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：未处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::OpenAt("k.registered_on", DISPOSED_ON),
            tests: &[],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B117",
        key: "clues.open_over_month",
        label: "超一个月未处置线索",
        rule: "至期末尚未作出首次处置，且登记已满一个月以上的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：未处置（超1个月）",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CLUE_FLOW,
            when: When::OpenAt("k.registered_on", DISPOSED_ON),
            tests: &[Test::Mark("over_a_month")],
            printed: &[CLUES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B118",
        key: "clues.filed",
        label: "线索转立案",
        rule: "立案日期在期内的案件的来源线索数，一条线索立数案的只计一件。作废记录不计。",
        source: "问题线索处置情况表：转立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &CASES_OF_CLUES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Filled("c.clue_id")],
            printed: &[counted(Basis::Clue, "c.clue_id", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
