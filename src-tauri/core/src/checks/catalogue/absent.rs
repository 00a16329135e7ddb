//! What the report's numbers invite to compare and no record can decide: kept with the reason, so that nobody looks for it.

use super::RULE;
use crate::checks::rule::{Kind, On, Rule};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-03",
        kind: Kind::PartOf,
        title: "多出的件数对应的人数",
        relation: "若“四风”是其中一部分，多出的件数应带来多出的人数",
        asks: "多出的件而无多出的人，只能是计数单位不同或有误。",
        on: On::Nothing("由K-02（计数单位）和K-04（一人一案）共同判断，单独成立不了"),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-11",
        kind: Kind::Parts,
        title: "清理后制度存量",
        relation: "制度存量＝保留修订＋新制定",
        asks: "清理后共有多少项制度？",
        on: On::Nothing("报告未印存量数，其和已在K-12中与建立健全数比较"),
        source: "报告五",
        ..RULE
    },
    Rule {
        code: "K-36",
        kind: Kind::PartOf,
        title: "对单位措施与问责",
        relation: "约谈、书面检查、通报的单位与问责人数",
        asks: "对单位采取的措施哪些算问责？",
        on: On::Nothing("单位措施与问责是两类处理，报告没有说二者的关系"),
        source: "报告一（二）、三（三）",
        ..RULE
    },
    Rule {
        code: "K-39",
        kind: Kind::Equal,
        title: "部门与纪检组",
        relation: "县级部门数＝纪检组数",
        asks: "“60余”个部门与“60余”个纪检组是否对应？",
        on: On::Nothing("“余”数不能核对，派驻纪检组可负责几个部门，数目不必相等"),
        source: "报告二（二）、二（五）",
        ..RULE
    },
    Rule {
        code: "K-43",
        kind: Kind::Equal,
        title: "治理小组与整改任务",
        relation: "治理小组数与整改任务数",
        asks: "每项任务由哪个小组负责？",
        on: On::Nothing("小组按制度专项设，任务按整改专项分，数目不必相等"),
        source: "报告一（一）、五",
        ..RULE
    },
    Rule {
        code: "K-47",
        kind: Kind::Complete,
        title: "专项子项名称",
        relation: "五项专项整治、“5+2+1”、七个方面各有其名",
        asks: "各专项的名称是什么？",
        on: On::Nothing("报告未列名称，由专项活动台账的待补录逐项提示"),
        source: "报告一、五",
        ..RULE
    },
    Rule {
        code: "K-54",
        kind: Kind::Parts,
        title: "立案人员的身份构成",
        relation: "各类身份人数之和＝立案人数",
        asks: "“小官”“一把手”以外的是什么职务？",
        on: On::Nothing("报告未印其余人员的构成，按身份分列见立案指标的明细"),
        source: "报告四",
        ..RULE
    },
];
