//! The clean-up of regulations: section five.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::{Error, Explain};
use crate::figures::figure::Basis::Row;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-09",
        kind: Kind::Parts,
        title: "清理制度的分项合计",
        relation: "清理制度总数＝废除＋保留修订，不重不漏",
        asks: "分项相加是否等于总数？",
        advice: "请核对处置既非废止也非保留、修订的制度（如合并），报告中应单列。",
        on: On::Records(&[must(
            Side::One(of("F131", Row)),
            Relation::MadeOf,
            Side::Sum(&[of("F132", Row), of("F133", Row)]),
            Error,
        )]),
        source: "报告五",
        ..RULE
    },
    Rule {
        code: "K-10",
        kind: Kind::PartOf,
        title: "废除的制度在清理总数之内",
        relation: "废除制度≤清理总数，且每项都有废止原因",
        asks: "废除的制度因何废除：过期、约束力差、实效差、操作性差各多少项？",
        advice: "请补登废止原因，报告所列各项原因之和才等于总数。",
        on: On::Records(&[
            must(Side::One(of("F132", Row)), Relation::PartOf, Side::One(of("F131", Row)), Error),
            must(Side::One(own(&counts::ABOLISHED_FOR_A_REASON, Row)), Relation::Same, Side::One(of("F132", Row)), Error),
        ]),
        source: "报告五",
        ..RULE
    },
    Rule {
        code: "K-12",
        kind: Kind::Slip,
        title: "建立健全制度总数",
        relation: "建立健全制度＝保留修订＋新制定",
        asks: "恰差一位数字是笔误，还是保留修订的只完成了一部分？",
        advice: "建立健全按“新建＋已完成修订”计的，不含修订未完成的制度，请在报告中说明口径；按全部保留修订计的，请改选口径。",
        on: On::Records(&[must(
            Side::One(of("F135", Row)),
            Relation::Same,
            Side::Sum(&[of("F133", Row), of("F134", Row)]),
            Explain,
        )]),
        source: "报告五",
        ..RULE
    },
    Rule {
        code: "K-13",
        kind: Kind::Complete,
        title: "保留修订的制度均已修订完善",
        relation: "“全面修订完善升级”，则保留修订的制度都已完成",
        asks: "“全面”修订完善，为何还有修订未完成的？",
        advice: "请改正“全面修订完善”的表述，写明已完成和修订中的项数；已经完成的，请登记修订状态。",
        on: On::Records(&[must(
            Side::One(of("F133", Row)),
            Relation::Same,
            Side::One(own(&counts::REVISED_OR_KEPT, Row)),
            Error,
        )]),
        source: "报告五",
        ..RULE
    },
    Rule {
        code: "K-14",
        kind: Kind::PartOf,
        title: "点名的新制度在新制定之内",
        relation: "文件方案库中新印发并列入制度清理的，都在新制定的制度之内",
        asks: "其余的新制度没有点名；“通知”“方案”不是制度，是否也计？",
        advice: "请核对该制度的处置是否应为新建、处置日期是否在期内。",
        on: On::Records(&[must(
            Side::One(own(&counts::NAMED_REGULATIONS, Row)),
            Relation::PartOf,
            Side::One(of("F134", Row)),
            Explain,
        )]),
        source: "报告五",
        ..RULE
    },
];
