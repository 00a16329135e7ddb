//! Rules of text only: what a report says in words. They are looked at in an old report or a draft, never in records.

use super::RULE;
use crate::checks::rule::{Kind, On, Rule};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-50",
        kind: Kind::Scope,
        title: "期间用语一致",
        relation: "“全年”“今年以来”“年内”应指同一截止日期",
        asks: "是全年数还是截至某日数？各数是否同一截止日期？",
        advice: "请统一期间用语，并写明统计截止日期。",
        on: On::Text,
        source: "报告全文",
        ..RULE
    },
    Rule {
        code: "K-51",
        kind: Kind::Blank,
        title: "空白占位",
        relation: "报告中不得留有未填的数额、人数",
        asks: "清退、清理的金额和处分人数为何空着？",
        advice: "请填写数字或删去该句。",
        on: On::Text,
        source: "报告一（二）",
        ..RULE
    },
    Rule {
        code: "K-57",
        kind: Kind::Scope,
        title: "范围用语一致",
        relation: "“四风问题”与“四风和腐败问题”范围不同，不应同为一个数",
        asks: "两种范围，一个数字？",
        advice: "请统一范围用语，或分别列数。",
        on: On::Text,
        source: "报告二（三）、四",
        ..RULE
    },
];
