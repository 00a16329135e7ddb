//! Letters, clues and first verifications, and numbers of theirs that agree by chance.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::{Explain, Hint};
use crate::figures::figure::Basis::{Case, Clue, Incident, Person};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-15",
        kind: Kind::Equal,
        title: "线索来源",
        relation: "问题线索不全部来自信访举报；全部来自信访举报而条数等于件次的，来源单一",
        asks: "每条线索都来自信访，没有重复件，也没有来自审计、督查、阳光三农平台、巡视的？与“多渠道、全方位”不符。",
        advice: "来源单一，请在报告中说明其他渠道未发现线索，或核对线索来源是否漏登。",
        on: On::Records(&[must(
            Side::One(own(&counts::CLUES_FROM_LETTERS, Clue)),
            Relation::NotAll,
            Side::One(of("F061", Clue)),
            Explain,
        )]),
        source: "报告二（三）、四",
        ..RULE
    },
    Rule {
        code: "K-16",
        kind: Kind::Equal,
        title: "线索处置方式",
        relation: "问题线索不全部初核；初核件数等于线索条数的，处置方式单一",
        asks: "全部初核，没有谈话函询、暂存待查、予以了结的？",
        advice: "处置方式单一，请在报告中说明，或核对线索处置登记。",
        on: On::Records(&[must(Side::One(of("F111", Clue)), Relation::NotAll, Side::One(of("F061", Clue)), Explain)]),
        source: "报告二（三）、四",
        ..RULE
    },
    Rule {
        code: "K-52",
        kind: Kind::Coincidence,
        title: "“惠农”人数与通报件数同数",
        relation: "查处“惠农”资金案件人数与通报批评件数所指不同，不应是同一个数",
        asks: "数字相同而所指不同，是否抄错？",
        advice: "请核对两数是否各自从台账计得，不是抄写所致。",
        on: On::Records(&[must(Side::One(of("F072", Person)), Relation::Apart, Side::One(of("F118", Incident)), Hint)]),
        source: "报告二（四）、四",
        ..RULE
    },
    Rule {
        code: "K-53",
        kind: Kind::Coincidence,
        title: "未立案线索数与“小官”件数同数",
        relation: "初核件数减立案件数与“小官”件数所指不同，不应是同一个数",
        asks: "数字相同而所指不同，是否抄错？",
        advice: "请核对两数是否各自从台账计得，不是抄写所致。",
        on: On::Records(&[must(
            Side::Less(of("F111", Clue), of("F112", Case)),
            Relation::Apart,
            Side::One(of("F117", Incident)),
            Hint,
        )]),
        source: "报告四",
        ..RULE
    },
];
